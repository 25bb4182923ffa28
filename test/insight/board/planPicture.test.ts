import assert from 'node:assert/strict';
import { planPicture, type PlanPicture } from '../../../src/insight/board/planPicture.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: Leads
    modules:
      - { id: assign, name: Assign }
      - { id: pool, name: Pool }
  - { id: orders, name: Orders }
phases:
  - { id: p1, name: Phase 1, due: 2026-01-31, capacity: 3 }
  - { id: p2, name: Phase 2 }
`;

const pool = `
| ID | Requirement | Module | Phase | Status | Effort |
|---|---|---|---|---|---|
| R-01 | Assign by region | Assign | Phase 1 | Released | 2 |
| R-02 | Take back after 48 h | Pool; Assign | Phase 1 | In Progress | 5 |
| R-03 | One phone number, one lead | Leads | | Proposed | |
| R-04 | Chat window | Pool | | Rejected | |
| R-05 | Export needs approval | | Phase 2 | Proposed | |
| R-06 | Keep a log for a year | n/a (for every module) | Phase 2 | Accepted | |
`;

const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/requirements.md': pool });

const pictured = (keys: ReadonlySet<string> | null = null): PlanPicture =>
  planPicture({ snapshot, root: testRoot.id, keys, findings: () => [], today: '2026-11-27' });

/** The picture as people see it: a line a row, ids by column. */
function drawn({ rows, cards }: PlanPicture): readonly string[] {
  return rows.map(({ kind, module, depth, cells }) => {
    const ids = cells.map((cell) => cell.map((index) => cards[index]?.id).join(' ') || '-');
    return `${'  '.repeat(depth)}${module?.name ?? kind} | ${ids.join(' | ')}`;
  });
}

describe('the Plan picture', () => {
  it('has modules down and phases across, with what lacks one before them and what needs none behind', () => {
    const picture = pictured();
    assert.deepEqual(
      picture.columns.map(({ kind, phase }) => phase?.name ?? kind),
      ['lacking', 'Phase 1', 'Phase 2', 'exempt'],
    );
    assert.deepEqual(drawn(picture), [
      'lacking | - | - | R-05 | -',
      'Leads | R-03 | - | - | -',
      '  Assign | - | R-01 R-02 | - | -',
      '  Pool | - | R-02 | - | R-04',
      'Orders | - | - | - | -',
      'exempt | - | - | R-06 | -',
    ]);
  });

  it('counts a requirement of two submodules once for the module around them', () => {
    const leads = pictured().rows[1];
    assert.deepEqual(leads?.within, [
      { shown: 1, released: 0 },
      { shown: 2, released: 1 },
      { shown: 0, released: 0 },
      { shown: 1, released: 0 },
    ]);
    assert.equal(leads?.shown, 4);
    assert.deepEqual(leads?.progress, { done: 1, total: 3 });
  });

  it('tells how much work a phase holds, and whether it is late', () => {
    const [, first, second] = pictured().columns;
    assert.deepEqual(first?.load, { open: 5, unknown: 0, capacity: 3, over: 2 });
    assert.equal(first?.isOverdue, true);
    assert.equal(second?.isOverdue, false);
  });

  it('keeps every row and every phase behind a filter, and the figures of the whole', () => {
    const picture = pictured(new Set(['R-02']));
    assert.deepEqual(drawn(picture), [
      'lacking | - | - | -',
      'Leads | - | - | -',
      '  Assign | - | R-02 | -',
      '  Pool | - | R-02 | -',
      'Orders | - | - | -',
    ]);
    assert.equal(picture.cards.length, 1);
    assert.equal(picture.total, 6);
    assert.deepEqual(picture.columns[1]?.progress, { done: 1, total: 2 });
  });

  it('is one column and one row where nothing names a phase or a module', () => {
    const bare = snapshotOf({ 'docs/a.md': '| ID | Requirement |\n|---|---|\n| R-1 | Something |\n' });
    const picture = planPicture({
      snapshot: bare,
      root: testRoot.id,
      keys: null,
      findings: () => [],
      today: '2026-11-27',
    });
    assert.deepEqual(drawn(picture), ['lacking | R-1']);
  });
});
