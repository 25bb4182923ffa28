import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rangeSize } from '../../src/insight/moduleTree.ts';
import type { RowText } from '../../src/insight/moduleTreeContent.ts';
import { processChildren, processRowContent } from '../../src/insight/processTree.ts';
import type { ProcessTreeRow } from '../../src/insight/processTree.ts';
import { stepCard } from '../../src/insight/stepCard.ts';
import { unsupportedSteps } from '../../src/insight/stepSupport.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: Leads
    modules: [{ id: assign, name: Assign }, { id: pool, name: Pool }]
  - { id: orders, name: Orders }
processes:
  - id: deal
    name: Lead to deal
    steps:
      - { id: intake, name: Take in, role: Marketing, modules: [leads, leads/assign, Pool, orders] }
      - { id: assign, name: Assign leads, role: Sales lead, modules: [leads/assign, leads/pool, Pool] }
      - { id: doubts, name: Answer doubts, role: Sales }
      - { id: sign, name: Sign }
      - { id: pay, name: Take payment, modules: [Ordrs] }
  - { id: later, name: Not described yet }
`;

const table = (...rows: string[]): string =>
  ['| ID | Requirement | Module | Step | Status |', '|-|-|-|-|-|', ...rows, ''].join('\n');

const pool = table(
  '| R-01 | Assign by region | Assign | Assign leads | Released |',
  '| R-02 | Take back | Assign | Assign leads | In Progress |',
  '| R-03 | Chat | Leads | Answer doubts | Rejected |',
  '| R-04 | Sign online | | Sign | Proposed |',
  '| R-05 | Log | Orders | | Proposed |',
  '| R-06 | Old idea | Orders | | Deferred |',
);
const files = { 'groundplan.yaml': plan, 'docs/a.md': pool };

const inWords = (text: RowText): string =>
  typeof text === 'string' ? text : formatMessage(text.key, text.args);

/** The whole tree as people see it, two blanks for each level. */
function drawn(snapshot: Snapshot, row: ProcessTreeRow | null = null, indent = ''): string[] {
  return processChildren(snapshot, row).flatMap((child) => {
    const content = processRowContent(snapshot, child);
    assert.ok(content, child.id);
    assert.equal(child.parent?.id, row?.id);
    const below = drawn(snapshot, child, `${indent}  `);
    assert.equal(content.hasChildren, below.length > 0, child.id);
    return [[indent + inWords(content.label), ...content.details.map(inWords)].join(' · '), ...below];
  });
}

function idsOf(snapshot: Snapshot, row: ProcessTreeRow | null = null): string[] {
  return processChildren(snapshot, row).flatMap((child) => [child.id, ...idsOf(snapshot, child)]);
}

describe('the Processes view', () => {
  it('shows each step with who does it and what supports it, then what serves no step', () => {
    assert.deepEqual(drawn(snapshotOf(files)), [
      'Lead to deal · 4 of 5 steps supported · 2 now',
      '  Take in · Marketing · supported now · in Leads, Assign and 2 more modules',
      '    Leads · 1/2',
      '    Leads › Assign · 1/2',
      '    Leads › Pool',
      '    Orders · 0/1',
      '  Assign leads · Sales lead · supported now · in Assign, Pool · 2 requirements',
      '    Leads › Assign · 1/2',
      '    Leads › Pool',
      '    R-01 Assign by region · Released',
      '    R-02 Take back · In Progress',
      '  Answer doubts · Sales · unsupported',
      '    R-03 Chat · Rejected',
      '  Sign · no module carries it · 1 requirement',
      '    R-04 Sign online · Proposed',
      '  Take payment · “Ordrs” is not in the plan',
      '    “Ordrs” is not in the plan',
      'Not described yet · no steps yet',
      'Serves no step · 1',
      '  R-05 Log · Proposed',
    ]);
  });

  it('has no row at all without processes', () => {
    const without = plan.slice(0, plan.indexOf('processes:'));
    assert.deepEqual(drawn(snapshotOf({ 'groundplan.yaml': without, 'docs/a.md': pool })), []);
    assert.deepEqual(drawn(snapshotOf({ 'docs/a.md': pool })), []);
  });

  it('shows processes without a single requirement', () => {
    assert.deepEqual(
      drawn(snapshotOf({ 'groundplan.yaml': plan }))[0],
      'Lead to deal · 3 of 5 steps supported',
    );
  });

  it('names the folders only where two have processes', () => {
    const shop = { id: 'file:///shop', name: 'shop' };
    const docs = { id: 'file:///docs', name: 'docs' };
    const one = snapshotOfRoots([
      { root: shop, files },
      { root: docs, files: { 'a.md': pool } },
    ]);
    assert.deepEqual(drawn(one), drawn(snapshotOf(files)));
    const two = snapshotOfRoots([
      { root: shop, files },
      { root: docs, files: { ...files, 'groundplan.yaml': `system: { name: Sales }\n${plan}` } },
    ]);
    const labels = processChildren(two, null).map((row) => processRowContent(two, row));
    assert.deepEqual(
      labels.map((content) => [content?.label, content?.details]),
      [
        ['shop', []],
        ['Sales', ['docs']],
      ],
    );
  });

  it('puts more than a list can hold into ranges', () => {
    const rows = Array.from({ length: rangeSize + 1 }, (_, index) => `| R-${index + 1} | T | | Sign | |`);
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': table(...rows) });
    const [process] = processChildren(snapshot, null);
    const sign = processChildren(snapshot, process ?? null).find(
      (row) => row.kind === 'step' && row.step === 'deal/sign',
    );
    const ranges = processChildren(snapshot, sign ?? null);
    assert.deepEqual(
      ranges.map((row) => processRowContent(snapshot, row)?.label),
      ['1–500', '501–501'],
    );
    assert.equal(processChildren(snapshot, ranges[1] ?? null).length, 1);
  });

  it('gives each row an id of its own that stays the same in the next snapshot', () => {
    const before = idsOf(snapshotOf(files));
    assert.equal(new Set(before).size, before.length);
    const after = new Set(idsOf(snapshotOf({ ...files, 'docs/b.md': pool.replaceAll('R-0', 'S-0') })));
    assert.deepEqual(
      before.filter((id) => !after.has(id)),
      [],
    );
  });

  it('counts as one does by hand', () => {
    const names = ['Take in', 'Assign leads', 'Answer doubts', 'Sign', 'Take payment'];
    const row = fc.record({
      step: fc.constantFrom('', ...names),
      status: fc.constantFrom('', 'Proposed', 'Released', 'Rejected', 'Deferred'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const written = rows.map(
          ({ step, status }, index) => `| R-${index + 1} | Title ${index + 1} | | ${step} | ${status} |`,
        );
        const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': table(...written) });
        const built = rows.filter(({ status }) => status !== 'Rejected' && status !== 'Deferred');
        const lacking = ['Answer doubts', 'Sign'].filter((name) => !built.some(({ step }) => step === name));
        const lines = drawn(snapshot);
        const live = names.filter((name) =>
          built.some(({ step, status }) => step === name && status === 'Released'),
        ).length;
        const supported = names.length - lacking.length;
        const now = live > 0 && live < supported ? ` · ${live} now` : '';
        assert.equal(lines[0], `Lead to deal · ${supported} of 5 steps supported${now}`);
        assert.deepEqual(
          unsupportedSteps(snapshot).map(({ step }) => step.name),
          lacking,
        );
        for (const name of names) {
          const serving = built.filter(({ step }) => step === name).length;
          const line = lines.find((each) => each.startsWith(`  ${name}`)) ?? '';
          const counted = /(\d+) requirements?$/u.exec(line)?.[1] ?? '0';
          assert.equal(Number(counted), serving, line);
          assert.equal(line.endsWith('unsupported'), lacking.includes(name), line);
        }
        const none = built.filter(({ step }) => step === '').length;
        const group = lines.find((each) => each.startsWith('Serves no step'));
        assert.equal(group, none === 0 ? undefined : `Serves no step · ${none}`);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the card of a step', () => {
  const snapshot = snapshotOf(files);

  it('names who does it, what carries it and how far what serves it is', () => {
    const card = stepCard(snapshot, testRoot.id, 'deal/assign');
    assert.equal(card?.process, 'Lead to deal');
    assert.equal(card?.name, 'Assign leads');
    assert.equal(card?.role, 'Sales lead');
    assert.deepEqual(card?.modules, [
      { path: 'leads/assign', names: ['Leads', 'Assign'], done: 1, total: 2 },
      { path: 'leads/pool', names: ['Leads', 'Pool'], done: 0, total: 0 },
    ]);
    assert.deepEqual(card?.progress, { done: 1, total: 2 });
    assert.equal(card?.isUnsupported, false);
    assert.equal(card?.place?.uri, 'file:///plan/groundplan.yaml');
  });

  it('says where nothing supports it, and which module name the plan does not have', () => {
    assert.equal(stepCard(snapshot, testRoot.id, 'deal/doubts')?.isUnsupported, true);
    const pay = stepCard(snapshot, testRoot.id, 'deal/pay');
    assert.equal(pay?.isUnsupported, false);
    assert.deepEqual(pay?.unknownModules, ['Ordrs']);
  });

  it('is missing for a step that the plan does not have', () => {
    assert.equal(stepCard(snapshot, testRoot.id, 'deal/none'), undefined);
  });
});
