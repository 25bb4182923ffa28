import assert from 'node:assert/strict';
import type { RowText } from '../../src/insight/moduleTreeContent.ts';
import { toDoChildren, toDoContent, unplacedCount, type ToDoRow } from '../../src/insight/toDo.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const plan = `
modules: [{ id: leads, name: Leads, owner: Ann }]
phases:
  - { id: p1, name: Phase 1, start: 2026-05-01, due: 2026-09-30 }
  - { id: p2, name: Phase 2, start: 2026-10-01, due: 2027-01-15 }
processes: [{ id: deal, name: Deal, steps: [{ id: doubts, name: Answer doubts }] }]
`;
const pool = [
  '| ID | Requirement | Module | Phase | Status | Created | Released | Due date |',
  '|-|-|-|-|-|-|-|-|',
  '| R-1 | Answer me | Leads | Phase 2 | Proposed | 2026-08-01 | | |',
  '| R-2 | Begin me | Leads | Phase 2 | Accepted | 2026-08-01 | | |',
  '| R-3 | Finish me | Leads | Phase 1 | In progress | 2026-05-01 | | |',
  '| R-4 | Promised | Leads | Phase 2 | In progress | 2026-05-01 | | 2026-11-01 |',
  '| R-5 | Look at me | Leads | Phase 1 | Released | 2026-05-01 | 2026-07-01 | |',
  '| R-6 | Improve me | Leads | Phase 1 | Released | 2026-05-01 | 2026-07-01 | |',
  '| R-7 | Forget me | Leads | Phase 1 | Rejected | 2026-01-01 | | 2026-02-01 |',
].join('\n');
const measures = [
  '| Requirement ID | Metric | Baseline | Target | Actual |',
  '|-|-|-|-|-|',
  '| R-5 | Calls made | 10 | 20 | |',
  '| R-6 | Weekly use | 0% | 60% | 22% |',
].join('\n');
const files = { 'groundplan.yaml': plan, 'docs/a.md': pool, 'docs/measures.md': measures };
const today = '2026-11-23';

const inWords = (text: RowText): string =>
  typeof text === 'string' ? text : formatMessage(text.key, text.args);

function drawn(snapshot: Snapshot, day: string | null, row: ToDoRow | null = null, indent = ''): string[] {
  return toDoChildren(snapshot, row, day).flatMap((child) => {
    const content = toDoContent(snapshot, child, day);
    assert.ok(content, child.id);
    const below = drawn(snapshot, day, child, `${indent}  `);
    assert.equal(content.hasChildren, below.length > 0, child.id);
    return [[indent + inWords(content.label), ...content.details.map(inWords)].join(' · '), ...below];
  });
}

describe('what waits, is late or was launched in the To do view', () => {
  it('stands in groups, each row with since when, who, or how far from the target', () => {
    assert.deepEqual(drawn(snapshotOf(files), today), [
      'No answer yet · 2',
      '  R-1 Answer me · 114 days · Ann',
      '  R-2 Begin me · 53 days · Ann · Phase 2',
      'Overdue · 2',
      '  R-3 Finish me · due 2026-09-30 · Phase 1 · In progress',
      '  R-4 Promised · due 2026-11-01 · In progress',
      'Launched, not followed up · 1',
      '  R-5 Look at me · 145 days · Calls made',
      'Launched, below target · 1',
      '  R-6 Improve me · Weekly use · 0% → 60% · actual 22%',
      'Step unsupported · 1',
      '  Answer doubts · Deal',
    ]);
  });

  it('is not counted as unplaced', () => {
    assert.equal(unplacedCount(snapshotOf(files)), 0);
  });

  it('is empty before anybody says which day it is, and where the plan switches its rule off', () => {
    const off = `${plan}rules: { requirement/waiting: off, phase/overdue: off, requirement/not-followed-up: off, requirement/below-target: off }\n`;
    const rest = ['Step unsupported · 1', '  Answer doubts · Deal'];
    assert.deepEqual(drawn(snapshotOf(files), null), rest);
    assert.deepEqual(drawn(snapshotOf({ ...files, 'groundplan.yaml': off }), today), rest);
  });

  it('is empty without a plan file, as nobody promised anything', () => {
    const late = drawn(snapshotOf({ 'docs/a.md': pool, 'docs/measures.md': measures }), today);
    assert.deepEqual(late, [
      'Overdue · 1',
      '  R-4 Promised · due 2026-11-01 · In progress',
      'Launched, below target · 1',
      '  R-6 Improve me · Weekly use · 0% → 60% · actual 22%',
    ]);
  });
});
