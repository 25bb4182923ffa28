import assert from 'node:assert/strict';
import {
  modulesWithoutStep,
  moduleState,
  processCoverage,
  stepState,
} from '../../src/insight/processCoverage.ts';
import { processChildren, processRowContent } from '../../src/insight/processTree.ts';
import { formatMessage } from '../../src/model/message.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: Leads
    modules: [{ id: assign, name: Assign }, { id: pool, name: Pool }]
  - { id: orders, name: Orders, modules: [{ id: quote, name: Quotes }] }
  - { id: board, name: Board }
  - { id: chat, name: Chat }
phases: [{ id: p1, name: Phase 1 }, { id: p2, name: Phase 2 }, { id: p3, name: Phase 3 }]
processes:
  - id: deal
    name: Lead to deal
    steps:
      - { id: assign, name: Assign leads, modules: [leads/assign] }
      - { id: quote, name: Quote, modules: [orders] }
      - { id: call, name: Call, modules: [leads/pool] }
      - { id: sign, name: Sign }
      - { id: doubts, name: Answer doubts }
      - { id: coach, name: Coach }
`;
const rows = [
  '| ID | Requirement | Module | Phase | Step | Status |',
  '|-|-|-|-|-|-|',
  '| R-1 | By region | Assign | Phase 1 | Assign leads | Released |',
  '| R-2 | Referrals | Assign | Phase 2 | Assign leads | Planned |',
  '| R-3 | Prices | Quotes | Phase 3 | | Planned |',
  '| R-4 | Campaigns | Quotes | Phase 2 | | Planned |',
  '| R-5 | Old idea | Pool | Phase 1 | Call | Rejected |',
  '| R-6 | E-sign | Chat | | Sign | Proposed |',
  '| R-7 | Scripts | | Phase 2 | Answer doubts | Proposed |',
].join('\n');
const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': rows });
const { id: root } = testRoot;

function stateOf(path: string): string {
  const step = snapshot.step(root, path);
  assert.ok(step);
  const state = stepState(snapshot, root, step);
  return state.kind === 'from' ? `from ${state.name}` : state.kind;
}

describe('process coverage', () => {
  it('says since when a step has support: by what serves it, else by the modules that carry it', () => {
    assert.equal(stateOf('deal/assign'), 'now');
    assert.equal(stateOf('deal/quote'), 'from Phase 2');
    assert.equal(stateOf('deal/call'), 'open');
    assert.equal(stateOf('deal/sign'), 'open');
    assert.equal(stateOf('deal/doubts'), 'from Phase 2');
    assert.equal(stateOf('deal/coach'), 'never');
  });

  it('says it of a module with those in it', () => {
    assert.deepEqual(moduleState(snapshot, root, 'leads'), { kind: 'now' });
    assert.deepEqual(moduleState(snapshot, root, 'orders'), { kind: 'from', phase: 'p2', name: 'Phase 2' });
    assert.deepEqual(moduleState(snapshot, root, 'board'), { kind: 'open' });
  });

  it('counts the steps of a process by phase', () => {
    const [process] = snapshot.plan(root).processes;
    assert.ok(process);
    assert.deepEqual(processCoverage(snapshot, root, process), {
      steps: 6,
      now: 1,
      later: [{ phase: 'p2', name: 'Phase 2', steps: 2 }],
      open: 2,
      never: 1,
    });
  });

  it('finds the modules that neither a step names nor a requirement ties to one', () => {
    assert.deepEqual(
      modulesWithoutStep(snapshot, root).map(({ path }) => path),
      ['board'],
    );
    const less = plan
      .replace('modules: [leads/pool]', 'role: Sales')
      .replace('modules: [orders]', 'role: Sales');
    assert.deepEqual(
      modulesWithoutStep(snapshotOf({ 'groundplan.yaml': less, 'a.md': rows }), root).map(({ path }) => path),
      ['leads/pool', 'orders', 'board'],
    );
    const none = plan.slice(0, plan.indexOf('processes:'));
    assert.deepEqual(modulesWithoutStep(snapshotOf({ 'groundplan.yaml': none, 'a.md': rows }), root), []);
  });

  it('shows them as the last row of the Processes view', () => {
    const last = processChildren(snapshot, null).at(-1);
    assert.ok(last?.kind === 'idleModules');
    const content = processRowContent(snapshot, last);
    assert.equal(
      typeof content?.label === 'object' && formatMessage(content.label.key, content.label.args),
      'Modules that serve no step',
    );
    assert.deepEqual(
      processChildren(snapshot, last).map((row) => row.kind === 'module' && row.path),
      ['board'],
    );
  });
});
