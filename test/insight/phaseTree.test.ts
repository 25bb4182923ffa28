import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RowText } from '../../src/insight/moduleTreeContent.ts';
import { isRunning, phaseChildren, phaseRowContent } from '../../src/insight/phaseTree.ts';
import type { PhaseTreeRow } from '../../src/insight/phaseTree.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf, snapshotOfRoots } from '../support/snapshotOf.ts';

const plan = `
system: { name: Sales }
modules:
  - id: leads
    name: Leads
    modules: [{ id: assign, name: Assign }]
  - { id: orders, name: Orders }
phases:
  - id: p1
    name: Phase 1
    goal: No lead is lost
    targetForm: Leads are assigned by rules
    start: 2026-05-11
    due: 2026-09-30
    measures:
      - { name: Called within 10 min, baseline: 38%, target: 80%, actual: 76% }
      - { name: Time to assign, unit: min, baseline: 47, target: 3, actual: 2 }
      - { name: Daily users, target: 90% }
      - { name: Refunds, baseline: 9% }
      - Complaints
  - { id: p2, name: Phase 2, due: 2026-12-31 }
  - { id: p3, name: Phase 3, start: 2027-01-04 }
`;

const table = (...rows: string[]): string =>
  ['| ID | Requirement | Module | Phase | Status |', '|-|-|-|-|-|', ...rows, ''].join('\n');

const pool = table(
  '| R-01 | Assign by region | Assign | Phase 1 | Released |',
  '| R-02 | Take back | Assign; Orders | Phase 1 | In Progress |',
  '| R-03 | Chat | Leads | Phase 1 | Rejected |',
  '| R-04 | Export | | Phase 2 | Released |',
  '| R-05 | Log | Orders | | Proposed |',
  '| R-06 | Old idea | Orders | | Deferred |',
);
const files = { 'groundplan.yaml': plan, 'docs/a.md': pool };

const inWords = (text: RowText): string =>
  typeof text === 'string' ? text : formatMessage(text.key, text.args);

/** The whole tree as people see it on a day, two blanks for each level. */
function drawn(snapshot: Snapshot, today: string, row: PhaseTreeRow | null = null, indent = ''): string[] {
  return phaseChildren(snapshot, row).flatMap((child) => {
    const content = phaseRowContent(snapshot, child, today);
    assert.ok(content, child.id);
    assert.equal(child.parent?.id, row?.id);
    const below = drawn(snapshot, today, child, `${indent}  `);
    assert.equal(content.hasChildren, below.length > 0, child.id);
    return [[indent + inWords(content.label), ...content.details.map(inWords)].join(' · '), ...below];
  });
}

const outermost = (snapshot: Snapshot, today: string): string[] =>
  drawn(snapshot, today).filter((line) => !line.startsWith(' '));

function idsOf(snapshot: Snapshot, row: PhaseTreeRow | null = null): string[] {
  return phaseChildren(snapshot, row).flatMap((child) => [child.id, ...idsOf(snapshot, child)]);
}

describe('the Phases view', () => {
  it('shows what each phase is for and is to change, then its modules, then what has no phase', () => {
    assert.deepEqual(drawn(snapshotOf(files), '2026-08-01'), [
      'Phase 1 · 1/2 · 2026-05-11 – 2026-09-30',
      '  Goal: No lead is lost',
      '  Target form: Leads are assigned by rules',
      '  Called within 10 min · 38% → 80% · actual 76%',
      '  Time to assign · 47 → 3 min · actual 2',
      '  Daily users · target 90%',
      '  Refunds · baseline 9%',
      '  Complaints',
      '  Leads',
      '    R-03 Chat · Rejected',
      '  Leads › Assign · 1/2',
      '    R-01 Assign by region · Released',
      '    R-02 Take back · In Progress',
      '  Orders · 0/1',
      '    R-02 Take back · In Progress',
      'Phase 2 · 1/1 · due 2026-12-31',
      '  No module · 1',
      '    R-04 Export · Released',
      'Phase 3 · no requirements yet · from 2027-01-04',
      'No phase · 1',
      '  R-05 Log · Orders · Proposed',
    ]);
  });

  it('says that a phase is overdue from the day after, while something is left to release', () => {
    const snapshot = snapshotOf(files);
    const first = (today: string): string | undefined => outermost(snapshot, today)[0];
    assert.equal(first('2026-09-30'), 'Phase 1 · 1/2 · 2026-05-11 – 2026-09-30');
    assert.equal(first('2026-10-01'), 'Phase 1 · 1/2 · overdue since 2026-09-30');
    assert.equal(outermost(snapshot, '2027-02-01')[1], 'Phase 2 · 1/1 · due 2026-12-31');
  });

  it('knows the phase that is at work today', () => {
    const phases = snapshotOf(files).plan('file:///plan').phases;
    const running = (today: string): string[] =>
      phases.filter((phase) => isRunning(phase, today)).map(({ id }) => id);
    assert.deepEqual(running('2026-05-10'), []);
    assert.deepEqual(running('2026-05-11'), ['p1']);
    assert.deepEqual(running('2026-09-30'), ['p1']);
    assert.deepEqual(running('2026-10-01'), []);
  });

  it('shows the phases that the documents name where there is no plan', () => {
    assert.deepEqual(
      drawn(snapshotOf({ 'a.md': table('| R-01 | Pay | Orders | Phase 1 | |') }), '2026-08-01'),
      ['Phase 1 · 0/1', '  Orders · 0/1', '    R-01 Pay'],
    );
  });

  it('keeps apart what names a phase that the plan does not have', () => {
    const snapshot = snapshotOf({
      'groundplan.yaml': 'phases: [{ id: p1, name: 一期 }]\n',
      'a.md': '| 编号 | 需求 | 建设阶段 |\n|-|-|-|\n| A-1 | 退款 | 九期 |\n',
    });
    assert.deepEqual(drawn(snapshot, '2026-08-01'), [
      '一期 · no requirements yet',
      'Name not in the plan · 1',
      '  A-1 退款 · No module · “九期” is not in the plan',
    ]);
  });

  it('explains with one row that nothing names a phase', () => {
    const snapshot = snapshotOf({ 'a.md': table('| R-01 | Pay | Orders | | |', '| R-02 | Refund | | | |') });
    assert.deepEqual(drawn(snapshot, '2026-08-01'), [
      'Nothing names a phase yet · 2',
      '  R-01 Pay · Orders',
      '  R-02 Refund · No module',
    ]);
  });

  it('is empty where there is nothing to plan', () => {
    assert.deepEqual(drawn(snapshotOf({ 'README.md': '# Shop\n' }), '2026-08-01'), []);
    assert.deepEqual(
      drawn(snapshotOf({ 'a.md': table('| R-01 | Pay | Orders | | Rejected |') }), '2026-08-01'),
      [],
    );
  });

  it('names the folders where more than one has something to show', () => {
    const snapshot = snapshotOfRoots([
      { root: { id: 'file:///sales', name: 'sales' }, files },
      { root: { id: 'file:///shop', name: 'shop' }, files: { 'a.md': pool } },
    ]);
    const rows = outermost(snapshot, '2026-08-01');
    assert.equal(rows.length, 2);
    assert.match(rows[0] ?? '', /^Sales · sales/);
    assert.match(rows[1] ?? '', /^shop/);
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
    const row = fc.record({
      modules: fc.subarray(['Leads', 'Assign', 'Orders']),
      phase: fc.constantFrom('', 'Phase 1', 'Phase 2', 'Phase 3'),
      status: fc.constantFrom('', 'Proposed', 'Released', 'Rejected', 'Deferred'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const written = rows.map(
          ({ modules, phase, status }, index) =>
            `| R-${index + 1} | Title ${index + 1} | ${modules.join('; ')} | ${phase} | ${status} |`,
        );
        const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': table(...written) });
        const built = rows.filter(({ status }) => status !== 'Rejected' && status !== 'Deferred');
        const tree = phaseChildren(snapshot, null);
        for (const phase of ['Phase 1', 'Phase 2', 'Phase 3']) {
          const open = built.filter((each) => each.phase === phase);
          const done = open.filter(({ status }) => status === 'Released').length;
          const shown = tree.find((each) => phaseRowContent(snapshot, each, '2026-08-01')?.label === phase);
          assert.ok(shown);
          const [figures] = phaseRowContent(snapshot, shown, '2026-08-01')?.details ?? [];
          assert.equal(
            figures === undefined ? '' : inWords(figures),
            open.length === 0 ? 'no requirements yet' : `${done}/${open.length}`,
          );
          const modules = phaseChildren(snapshot, shown)
            .filter((each) => each.kind === 'module')
            .map((each) => phaseRowContent(snapshot, each, '2026-08-01'));
          for (const name of ['Leads', 'Leads › Assign', 'Orders']) {
            const inModule = open.filter((each) => each.modules.some((module) => name.endsWith(module)));
            const released = inModule.filter(({ status }) => status === 'Released').length;
            const content = modules.find((each) => each?.label === name);
            if (inModule.length > 0) assert.deepEqual(content?.details, [`${released}/${inModule.length}`]);
            else assert.deepEqual(content?.details ?? [], []);
          }
        }
        const without = built.filter(({ phase }) => phase === '').length;
        const group = tree.find((each) => each.kind === 'group');
        const shown = group ? phaseRowContent(snapshot, group, '2026-08-01')?.details : ['0'];
        assert.deepEqual(shown, [`${without}`]);
      }),
      { numRuns: 60 },
    );
  });
});
