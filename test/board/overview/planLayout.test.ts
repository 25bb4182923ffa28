import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  cardPlace,
  cardsBetween,
  cellAt,
  planLayout,
  rowsBetween,
  sizes,
  type Folding,
} from '../../../src/board/overview/planLayout.ts';
import { PlanSpots, type Spot, type Step } from '../../../src/board/overview/planSpot.ts';
import { columnOf, dropOf } from '../../../src/board/overview/planDrop.ts';
import { picture } from './picture.ts';

const open: Folding = { folded: new Set(), unfolded: new Set() };
const folded = (...names: readonly string[]): Folding => ({ folded: new Set(names), unfolded: new Set() });

// What lacks a module; A with A/X; B. Columns: no phase, One, Two.
const small = picture([
  { name: 'lacking', depth: 0, cells: [1, 0, 0] },
  { name: 'A', depth: 0, cells: [0, 2, 0] },
  { name: 'A/X', depth: 1, cells: [0, 1, 3] },
  { name: 'B', depth: 0, cells: [0, 0, 0] },
]);

describe('the layout of the Plan picture', () => {
  it('makes a row as high as its fullest cell, and low where it has no cards', () => {
    const { rows, height } = planLayout(small, open, 80);
    const cards = (count: number): number => count * sizes.card - sizes.cardGap + 2 * sizes.cellPadding;
    assert.deepEqual(
      rows.map((row) => row.height),
      [cards(1), cards(2), cards(3), sizes.lowRow],
    );
    assert.equal(height, cards(1) + cards(2) + cards(3) + sizes.lowRow);
  });

  it('hides what lies in a folded row', () => {
    const { rows, placeOf } = planLayout(small, folded('=A'), 80);
    assert.deepEqual(
      rows.map(({ index }) => index),
      [0, 1, 3],
    );
    assert.deepEqual(placeOf, [0, 1, -1, 2]);
    assert.equal(rows[1]?.height, sizes.lowRow);
  });

  it('folds a row with very many cards by itself, until somebody unfolds it', () => {
    const full = picture([{ name: 'lacking', depth: 0, cells: [500] }]);
    assert.equal(planLayout(full, open, 80).rows[0]?.isFolded, true);
    const asked = { folded: new Set<string>(), unfolded: new Set(['lacking']) };
    assert.equal(planLayout(full, asked, 80).rows[0]?.isFolded, false);
  });

  it('gives each column its room, and scrolls where there is not enough', () => {
    for (const width of [10, 40, 80, 300]) {
      const { columns, rowHead, width: whole } = planLayout(small, open, width);
      assert.equal(columns[0]?.left, rowHead);
      columns.forEach((column, at) => {
        assert.ok(column.width >= sizes.slimColumn);
        const next = columns[at + 1];
        if (next) assert.equal(next.left, column.left + column.width);
      });
      assert.equal(whole, (columns.at(-1)?.left ?? 0) + (columns.at(-1)?.width ?? 0));
    }
  });

  it('finds the rows, the cell and the cards of any place by arithmetic as by looking at each', () => {
    const row = fc.record({
      name: fc.constant(''),
      depth: fc.constant(0),
      cells: fc.array(fc.nat({ max: 30 }), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 20 }),
        fc.integer({ min: -50, max: 4000 }),
        fc.nat({ max: 200 }),
        (rows, top, high) => {
          const layout = planLayout(picture(rows.map((each, at) => ({ ...each, name: `M${at}` }))), open, 80);
          const [from, to] = rowsBetween(layout, top, top + high);
          layout.rows.forEach((each, at) => {
            const reachesIn = each.top + each.height > top && each.top < top + high;
            assert.equal(reachesIn, at >= from && at < to, `row ${at}`);
          });
          const found = cellAt(layout, layout.rowHead + 1, top);
          const place = layout.rows.findIndex((each) => top >= each.top && top < each.top + each.height);
          assert.equal(found.row, place);
          const column = layout.columns[0];
          if (!column) return;
          const [first, after] = cardsBetween(30, column.perLine, top, top + high);
          for (let at = 0; at < 30; at++) {
            const card = cardPlace(at, column);
            const isSeen = card.top + card.height > top && card.top < top + high;
            if (isSeen) assert.ok(at >= first && at < after, `card ${at}`);
          }
        },
      ),
    );
  });
});

describe('where a key leads in the Plan picture', () => {
  const spotsOf = (folding: Folding = open): PlanSpots =>
    new PlanSpots(small, planLayout(small, folding, 80));
  const walk = (spots: PlanSpots, from: Spot, ...steps: readonly Step[]): Spot =>
    steps.reduce((spot, step) => spots.next(spot, step), from);
  const at = (row: string, column: number, key: string | null, place = 0): Spot => ({
    kind: 'cell',
    row,
    column,
    key,
    at: place,
  });

  it('goes from card to card, then to the next row, and past cells without cards', () => {
    const spots = spotsOf();
    const first = spots.first();
    assert.deepEqual(first, at('lacking', 0, 'lacking-0-0'));
    assert.deepEqual(walk(spots, first, 'right', 'down'), at('=A', 1, 'A-1-0'));
    assert.deepEqual(walk(spots, first, 'right', 'down', 'down', 'down'), at('=A/X', 1, 'A/X-1-0'));
    assert.deepEqual(walk(spots, at('=A', 1, 'A-1-1', 1), 'left'), at('=A', 0, null));
    assert.deepEqual(walk(spots, at('=A', 0, null), 'left'), { kind: 'row', row: '=A' });
    assert.deepEqual(walk(spots, first, 'up'), { kind: 'column', column: 0 });
    assert.deepEqual(walk(spots, first, 'bottom'), { kind: 'row', row: '=B' });
  });

  it('stays where a card still is, follows it where it went, and takes what came instead', () => {
    const spots = spotsOf();
    assert.deepEqual(spots.kept(at('=A', 1, 'A-1-1', 0)), at('=A', 1, 'A-1-1', 1));
    assert.deepEqual(spots.kept(at('=B', 0, 'A-1-1', 0)), at('=A', 1, 'A-1-1', 1));
    assert.deepEqual(spots.kept(at('=A/X', 2, 'gone', 7)), at('=A/X', 2, 'A/X-2-2', 2));
    assert.deepEqual(
      spotsOf(folded('=A')).kept({ kind: 'row', row: '=A/X' }),
      at('lacking', 0, 'lacking-0-0'),
    );
  });

  it('never leaves the picture, whatever is pressed', () => {
    const steps = fc.array(
      fc.constantFrom<Step>(
        'up',
        'down',
        'left',
        'right',
        'first',
        'last',
        'top',
        'bottom',
        'pageUp',
        'pageDown',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom(open, folded('=A'), folded('=A', 'lacking', '=B')),
        (pressed, folding) => {
          const spots = spotsOf(folding);
          let spot = spots.first();
          for (const step of pressed) {
            spot = spots.next(spot, step);
            assert.deepEqual(spots.kept(spot), spot);
          }
        },
      ),
    );
  });
});

describe('a drop in the Plan picture', () => {
  it('says module and phase, and only what differs', () => {
    assert.equal(columnOf(small, 'A-1-0', '=A'), 1);
    const carried = new Map([['A-1-0', '=A']]);
    assert.deepEqual(dropOf(small, carried, { row: '=B', column: 2 }), {
      kind: 'place',
      action: {
        kind: 'place',
        root: 'file:///plan',
        keys: ['A-1-0'],
        from: ['A'],
        module: { to: 'B' },
        phase: { to: 'p2' },
      },
    });
    const beside = dropOf(small, carried, { row: '=A', column: 2 });
    assert.equal(beside.kind === 'place' && beside.action.module, 'same');
    const onRow = dropOf(small, carried, { row: '=B', column: null });
    assert.equal(onRow.kind === 'place' && onRow.action.phase, 'same');
    assert.deepEqual(dropOf(small, carried, { row: '=A', column: 1 }), { kind: 'same' });
  });

  it('on what has no place takes the place away', () => {
    const carried = new Map([
      ['A-1-0', '=A'],
      ['lacking-0-0', 'lacking'],
    ]);
    const drop = dropOf(small, carried, { row: 'lacking', column: 0 });
    assert.ok(drop.kind === 'place');
    assert.deepEqual(drop.action.module, { to: null });
    assert.deepEqual(drop.action.phase, { to: null });
    assert.deepEqual(drop.action.from, ['A', '']);
  });
});
