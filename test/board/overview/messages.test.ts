import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFromBoard, readToBoard } from '../../../src/board/overview/messages.ts';
import { boardPage, firstState, readState } from '../../../src/editor/board/boardPage.ts';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { formatMessage } from '../../../src/model/message.ts';
import { findingsOf, snapshotOf } from '../../support/snapshotOf.ts';

const snapshot = snapshotOf({
  'groundplan.yaml': 'modules: [{ id: a, name: A }]\nphases: [{ id: p1, name: One }]\n',
  'docs/pool.md': '| ID | Requirement | Module | Phase |\n|---|---|---|---|\n| R-1 | Something | A | One |\n',
});

function board(): object {
  const { frame, shown } = boardPage(
    { snapshot, findings: findingsOf(snapshot), search: RequirementSearch.of(snapshot), today: '2026-11-27' },
    firstState,
    ({ key, args }) => formatMessage(key, args),
    'en',
  );
  return { type: 'board', answers: 0, frame, shown, mark: null };
}

const filter = { text: '', module: '', phase: '', status: '', priority: '', owner: '', onlyFindings: false };
const place = { kind: 'place', root: 'r', keys: ['R-1'], from: ['a'], module: { to: null }, phase: 'same' };

describe('the messages of the board', () => {
  it('are taken as they are made', () => {
    const message = board();
    assert.equal(readToBoard(message), message);
    for (const said of [
      { type: 'ready' },
      { type: 'filter', request: 3, filter },
      { type: 'view', request: 4, view: firstState.view },
      { type: 'about', key: 'R-1' },
      { type: 'act', action: place },
      { type: 'act', action: { kind: 'open', key: 'R-1' } },
      { type: 'act', action: { kind: 'command', command: 'createPlan' } },
    ])
      assert.equal(readFromBoard(said), said, JSON.stringify(said));
  });

  it('count for nothing where anything is missing, wrong or too much', () => {
    for (const said of [
      null,
      'ready',
      { type: 'ready', more: 1 },
      { type: 'filter', request: -1, filter },
      { type: 'filter', request: 1, filter: { ...filter, text: 5 } },
      { type: 'filter', request: 1, filter: { ...filter, more: '' } },
      { type: 'act', action: { kind: 'command', command: 'deleteEverything' } },
      { type: 'act', action: { ...place, keys: Array.from({ length: 1001 }, () => 'x') } },
      { type: 'act', action: { ...place, module: { to: 1 } } },
      { type: 'act', action: { ...place, phase: 'other' } },
    ])
      assert.equal(readFromBoard(said), null, JSON.stringify(said)?.slice(0, 80));
  });

  it('with a picture whose cells point nowhere count for nothing', () => {
    const broken = JSON.stringify(board()).replace('"cells":[[],[0]]', '"cells":[[],[7]]');
    assert.notEqual(broken, JSON.stringify(board()));
    assert.equal(readToBoard(JSON.parse(broken)), null);
  });

  it('are read from any value without an error', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (value) => {
        readToBoard(value);
        readFromBoard(value);
        readState(value);
      }),
    );
  });

  it('survive any value in any place of a whole board', () => {
    const paths = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, below]) => [
            [...path, name],
            ...paths(below, [...path, name]),
          ])
        : [];
    const all = paths(board());
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.anything({ maxDepth: 2 }), (path, value) => {
        const message = structuredClone(board());
        const last = path.at(-1) ?? '';
        const holder = path
          .slice(0, -1)
          .reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, {
            ...message,
          });
        holder[last] = value;
        readToBoard(message);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what the workspace remembers of the board', () => {
  it('is as at first where it is anything else', () => {
    assert.deepEqual(readState(undefined), firstState);
    assert.deepEqual(readState({ view: 5, filter: 'x' }), firstState);
    const view = { picture: 'value', root: 'r', folded: ['=a'], unfolded: [] };
    assert.deepEqual(readState({ view, filter: null }), { view, filter });
  });
});
