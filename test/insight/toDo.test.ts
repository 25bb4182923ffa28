import assert from 'node:assert/strict';
import type { RowText } from '../../src/insight/moduleTreeContent.ts';
import { rangeSize } from '../../src/insight/moduleTree.ts';
import { toDoChildren, toDoContent, unplacedCount } from '../../src/insight/toDo.ts';
import type { ToDoRow } from '../../src/insight/toDo.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const plan = `
modules:
  - { id: assign, name: Assignment }
  - { id: pool, name: Pool }
phases:
  - { id: p1, name: Phase 1 }
`;

const table = (...rows: string[]): string =>
  ['| ID | Requirement | Module | Phase | Status |', '|-|-|-|-|-|', ...rows, ''].join('\n');

const inWords = (text: RowText): string =>
  typeof text === 'string' ? text : formatMessage(text.key, text.args);

function drawn(snapshot: Snapshot, row: ToDoRow | null = null, indent = ''): string[] {
  return toDoChildren(snapshot, row).flatMap((child) => {
    const content = toDoContent(snapshot, child);
    assert.ok(content, child.id);
    const below = drawn(snapshot, child, `${indent}  `);
    assert.equal(content.hasChildren, below.length > 0, child.id);
    return [[indent + inWords(content.label), ...content.details.map(inWords)].join(' · '), ...below];
  });
}

describe('the To do view', () => {
  it('groups by what is missing and says what is known', () => {
    const snapshot = snapshotOf({
      'groundplan.yaml': plan,
      'docs/a.md': table(
        '| R-01 | Assign by region | Assignment | Phase 1 | Released |',
        '| R-02 | Export | | Phase 1 | Proposed |',
        '| R-03 | Claim | Pool | | Proposed |',
        '| R-04 | Accounts | | | Accepted |',
        '| R-05 | Prefer | Assignments | Phase 1 | Proposed |',
        '| R-06 | Chat | Pool | | Rejected |',
      ),
    });
    assert.deepEqual(drawn(snapshot), [
      'No module · 2',
      '  R-02 Export · Phase 1 · Proposed',
      '  R-04 Accounts · Accepted',
      'No phase · 2',
      '  R-03 Claim · Pool · Proposed',
      '  R-04 Accounts · Accepted',
      'Name not in the plan · 1',
      '  Assignments · did you mean “Assignment”?',
      '    R-05 Prefer · Phase 1 · Proposed',
    ]);
  });

  it('counts each unplaced requirement once', () => {
    const snapshot = snapshotOf({
      'groundplan.yaml': plan,
      'docs/a.md': table(
        '| R-01 | A | | | |',
        '| R-02 | B | Pool | | |',
        '| R-03 | C | Nobody | Phase 1 | |',
      ),
    });
    assert.equal(unplacedCount(snapshot), 3);
  });

  it('lists the steps that nothing supports, apart from the number of the badge', () => {
    const processes = `
processes:
  - id: deal
    name: Lead to deal
    steps:
      - { id: claim, name: Claim, modules: [pool] }
      - { id: doubts, name: Answer doubts, role: Sales }
`;
    const snapshot = snapshotOf({
      'groundplan.yaml': plan + processes,
      'docs/a.md': table('| R-01 | A | Pool | Phase 1 | |'),
    });
    assert.deepEqual(drawn(snapshot), ['Step unsupported · 1', '  Answer doubts · Lead to deal · Sales']);
    assert.equal(unplacedCount(snapshot), 0);
  });

  it('is empty when everything has its place', () => {
    const snapshot = snapshotOf({
      'groundplan.yaml': plan,
      'docs/a.md': table('| R-01 | A | Pool | Phase 1 | |'),
    });
    assert.deepEqual(drawn(snapshot), []);
    assert.equal(unplacedCount(snapshot), 0);
  });

  it('explains with one row that nothing names a phase, and still lists the requirements below it', () => {
    const snapshot = snapshotOf({ 'docs/a.md': table('| R-01 | A | Pool | | |', '| R-02 | B | Pool | | |') });
    assert.deepEqual(drawn(snapshot), [
      'No phase · 2',
      '  Nothing names a phase yet · 2',
      '    R-01 A · Pool',
      '    R-02 B · Pool',
    ]);
    assert.equal(unplacedCount(snapshot), 2);
  });

  it('explains the same where nothing names a module', () => {
    const snapshot = snapshotOf({
      'a.md': '| ID | Requirement | Phase |\n|-|-|-|\n| R-01 | A | Phase 1 |\n',
    });
    assert.deepEqual(drawn(snapshot), [
      'No module · 1',
      '  Nothing names a module yet · 1',
      '    R-01 A · Phase 1',
    ]);
  });

  it('puts more than a list can hold into ranges', () => {
    const rows = Array.from(
      { length: rangeSize + 1 },
      (_, index) => `| R-${index + 1} | T${index + 1} | Pool | | |`,
    );
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/a.md': table(...rows) });
    const [group] = toDoChildren(snapshot, null);
    const ranges = toDoChildren(snapshot, group ?? null);
    assert.deepEqual(
      ranges.map((row) => toDoContent(snapshot, row)?.label),
      ['1–500', '501–501'],
    );
    assert.equal(toDoChildren(snapshot, ranges[1] ?? null).length, 1);
  });
});
