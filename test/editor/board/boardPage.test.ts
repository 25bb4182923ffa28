import assert from 'node:assert/strict';
import { aboutCard } from '../../../src/editor/board/aboutCard.ts';
import {
  boardPage,
  firstState,
  type BoardPage,
  type BoardSource,
} from '../../../src/editor/board/boardPage.ts';
import { cut } from '../../../src/editor/board/planPage.ts';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { formatMessage, type Message } from '../../../src/model/message.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { findingsOf, snapshotOf, snapshotOfRoots, testRoot } from '../../support/snapshotOf.ts';

const inWords = ({ key, args }: Message): string => formatMessage(key, args);

const sourceOf = (snapshot: Snapshot): BoardSource => ({
  snapshot,
  findings: findingsOf(snapshot, '2026-11-27'),
  search: RequirementSearch.of(snapshot),
  today: '2026-11-27',
});

const pageOf = (snapshot: Snapshot, view = {}, filter = {}): BoardPage =>
  boardPage(
    sourceOf(snapshot),
    { view: { ...firstState.view, ...view }, filter: { ...firstState.filter, ...filter } },
    inWords,
    'en',
  );

const pool = (...rows: readonly string[]): string =>
  ['| ID | Requirement | Module | Phase | Status | Effort |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );

const plan = `
system: { name: Sales }
modules: [{ id: leads, name: Leads, endState: Nobody waits }]
phases: [{ id: p1, name: One, goal: No lead is lost, start: 2026-10-01, due: 2026-12-31, capacity: 3 }]
`;

describe('the page of the board', () => {
  it('says what stands in headers and cards in words', () => {
    const { frame, shown } = pageOf(
      snapshotOf({
        'groundplan.yaml': plan,
        'docs/pool.md': pool(
          '| R-1 | Assign by region | Leads | One | Released | 1 |',
          '| R-2 | Take back | Leads | One | In Progress | 5 |',
        ),
      }),
    );
    assert.equal(frame.heading, 'Sales');
    assert.equal(frame.count, '2 requirements');
    assert.equal(frame.note, null);
    assert.ok(shown.name === 'plan');
    const { columns, rows, cards } = shown.picture;
    assert.deepEqual(columns[1], {
      id: 'p1',
      kind: 'part',
      name: 'One',
      state: 'under way',
      isLate: false,
      dates: '2026-10-01 – 2026-12-31',
      goal: 'No lead is lost',
      done: 1,
      total: 2,
      progress: '1 of 2 released',
      load: '5 of 3 person-days · 2 too many',
      isOver: true,
      measures: [],
    });
    assert.equal(rows[1]?.note, 'Nobody waits');
    assert.deepEqual(rows[1]?.folded, ['', '2 requirements, 1 released']);
    assert.deepEqual(
      cards.map(({ id, status, standing }) => [id, status, standing]),
      [
        ['R-1', 'Released', 'done'],
        ['R-2', 'In Progress', 'doing'],
      ],
    );
  });

  it('says what to do where there is nothing, and where nothing fits', () => {
    const nothing = pageOf(snapshotOf({}));
    assert.equal(nothing.frame.isInstead, true);
    assert.deepEqual(
      nothing.frame.note?.buttons.map(({ action }) => action),
      [{ kind: 'command', command: 'openSample' }],
    );
    const empty = pageOf(snapshotOf({ 'groundplan.yaml': plan }));
    assert.match(empty.frame.note?.text ?? '', /no requirements yet/u);
    const bare = snapshotOf({ 'docs/a.md': '| ID | Requirement |\n|---|---|\n| R-1 | Something |\n' });
    assert.match(pageOf(bare).frame.note?.text ?? '', /Nothing names a phase/u);
    const none = pageOf(bare, {}, { text: 'xyzzy' });
    assert.match(none.frame.note?.text ?? '', /No requirement fits/u);
    assert.equal(none.frame.count, '0 of 1 requirements');
  });

  it('shows one plan of several at a time, the one asked for where it is there', () => {
    const other = { id: 'file:///other', name: 'other' };
    const snapshot = snapshotOfRoots([
      {
        root: testRoot,
        files: { 'groundplan.yaml': plan, 'docs/a.md': pool('| R-1 | A | Leads | One | | |') },
      },
      { root: other, files: { 'docs/a.md': pool('| R-1 | B | Orders | Two | | |', '| R-2 | C | | | | |') } },
    ]);
    const first = pageOf(snapshot);
    assert.deepEqual(
      first.frame.plans.map(({ label }) => label),
      ['Sales · plan', 'other'],
    );
    assert.equal(first.frame.view.root, testRoot.id);
    const second = pageOf(snapshot, { root: other.id });
    assert.ok(second.shown.name === 'plan');
    assert.deepEqual(
      second.shown.picture.cards.map(({ title }) => title),
      ['B', 'C'],
    );
    assert.equal(pageOf(snapshot, { root: 'file:///gone' }).frame.view.root, testRoot.id);
  });

  it('tells more of a card to whoever points at it, and nothing of one that is gone', () => {
    const source = sourceOf(
      snapshotOf({ 'groundplan.yaml': plan, 'docs/a.md': pool('| R-1 | Assign | Leads | | Proposed | 2 |') }),
    );
    const lines = aboutCard(source, 'R-1', inWords);
    assert.deepEqual(lines?.slice(0, 3), ['Assign', 'Module: Leads', 'Person-days: 2']);
    assert.match(lines?.at(-1) ?? '', /^⚠ /u);
    assert.equal(aboutCard(source, 'gone', inWords), null);
  });
});

describe('a text that is cut', () => {
  it('stays one line, and loses no half of a character', () => {
    assert.equal(cut('a  b\n c '), 'a b c');
    assert.equal(cut('x'.repeat(10), 5), 'xxxx…');
    assert.equal(cut(`xxx😀yyy`, 5), 'xxx…');
    assert.equal(cut('short', 5), 'short');
  });
});
