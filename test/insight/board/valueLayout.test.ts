import assert from 'node:assert/strict';
import fc from 'fast-check';
import { axisOf } from '../../../src/insight/board/axis.ts';
import { type Box, isWithin, overlap, shortLabel, textWidth } from '../../../src/insight/board/labelRoom.ts';
import { valueLayout, type ValueLayout, type ValuePoint } from '../../../src/insight/board/valueLayout.ts';

function layoutOf(points: readonly ValuePoint[], width = 680): ValueLayout {
  const middle = { value: 3, effort: 5 };
  return valueLayout(points, { width, height: 440, scale: 'value', middle });
}

const point = (
  number: number,
  height: number,
  effort: number | null,
  label = `需求${number}`,
): ValuePoint => ({
  number,
  height,
  effort,
  label,
});

/** All boxes that must not touch each other. */
function boxesOf({ marks, labels }: ValueLayout): readonly Box[] {
  return [...marks.map(({ box }) => box), ...labels.map(({ box }) => box)];
}

function assertLegible(layout: ValueLayout, points: readonly ValuePoint[]): void {
  const boxes = boxesOf(layout);
  boxes.forEach((box, at) => {
    for (const other of boxes.slice(at + 1)) assert.ok(!overlap(box, other), JSON.stringify([box, other]));
    const regions = [layout.plot, layout.band].filter((region) => region !== null);
    assert.ok(
      regions.some((region) => isWithin(box, region)),
      `${JSON.stringify(box)} is outside`,
    );
  });
  const numbers = layout.marks.flatMap((mark) => mark.numbers).sort((a, b) => a - b);
  assert.deepEqual(
    numbers,
    points.map(({ number }) => number),
  );
}

describe('where things stand in the value picture', () => {
  it('puts more value higher and more effort further to the right', () => {
    const { marks } = layoutOf([point(1, 5, 2), point(2, 1, 9)]);
    const [first, second] = marks.map(({ box }) => box);
    assert.ok(first && second && first.y < second.y && first.x < second.x);
  });

  it('moves points apart that share a place, with a line to it', () => {
    const { marks } = layoutOf([point(1, 3, 5), point(2, 3, 5), point(3, 3, 5), point(4, 5, 9)]);
    assert.equal(marks.length, 4);
    assert.deepEqual(
      marks.map(({ from }) => from !== null),
      [false, true, true, false],
    );
  });

  it('stacks points where too many share a place', () => {
    const points = Array.from({ length: 40 }, (_, at) => point(at + 1, 3, at < 38 ? 5 : at));
    const { marks } = layoutOf(points);
    assert.ok(marks.some(({ numbers }) => numbers.length === 38));
  });

  it('has a band for those that say no effort, and only that where none does', () => {
    const mixed = layoutOf([point(1, 5, 2), point(2, 4, null)]);
    assert.ok(mixed.plot && mixed.band);
    const [, second] = mixed.marks;
    assert.ok(second && isWithin(second.box, mixed.band));
    const none = layoutOf([point(1, 5, null), point(2, 4, null)]);
    assert.equal(none.plot, null);
    assert.equal(none.cut, null);
  });

  it('parts the quarters between the points, so that none stands on the line', () => {
    const { cut, marks } = layoutOf([point(1, 5, 2), point(2, 3, 5), point(3, 1, 9)]);
    assert.ok(cut);
    const middles = marks.map(({ box }) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
    assert.ok(middles.every(({ x, y }) => Math.abs(x - cut.x) > 10 && Math.abs(y - cut.y) > 10));
  });

  it('keeps marks and labels apart, and has each point once, whatever they are', () => {
    const anyPoint = fc.tuple(
      fc.oneof(fc.integer({ min: 1, max: 5 }), fc.double({ min: 0, max: 1e6, noNaN: true })),
      fc.option(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 1e5, noNaN: true }))),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(anyPoint, { maxLength: 60 }), fc.constantFrom(340, 540, 1060), (list, width) => {
        const points = list.map(([height, effort, label], at) => point(at + 1, height, effort, label));
        assertLegible(layoutOf(points, width), points);
      }),
      { numRuns: 50 },
    );
  });

  it('stays legible with five thousand points', () => {
    const points = Array.from({ length: 5000 }, (_, at) =>
      point(at + 1, 1 + ((at * 7919) % 97) / 10, at % 9 === 0 ? null : 1 + ((at * 104729) % 400) / 10),
    );
    for (const width of [340, 1060]) {
      const layout = layoutOf(points, width);
      assertLegible(layout, points);
      assert.ok(layout.marks.length > 20 && layout.marks.length < 400, `${layout.marks.length} marks`);
    }
  });
});

describe('a label', () => {
  it('is as long as there is room for', () => {
    assert.equal(shortLabel('自动分配', 100), '自动分配');
    assert.equal(shortLabel('自动分配线索给在岗的销售', 60), '自动分配…');
    assert.ok(textWidth(shortLabel('x'.repeat(10_000), 90)) <= 90);
  });

  it('holds nothing that is not seen or turns the direction around', () => {
    assert.equal(shortLabel('a\u202Eb\u200Bc\n\u0007d\u2066', 200), 'a b c d');
    assert.equal(shortLabel('\u200B\u202E', 200), '');
  });

  it('is never cut within a sign', () => {
    assert.equal(shortLabel('😀😀😀😀😀😀', 50), '😀😀…');
  });
});

describe('an axis', () => {
  const look = { from: 0, to: 100, gap: 10 };

  it('has round numbers at even steps', () => {
    assert.deepEqual(
      axisOf([1, 3, 5], look).ticks.map(({ text, at }) => `${text}@${at}`),
      ['1@0', '2@25', '3@50', '4@75', '5@100'],
    );
  });

  it('takes larger and larger steps where a few numbers are many times as large', () => {
    const axis = axisOf([1, 2, 3, 2, 1, 500], look);
    assert.ok(axis.place(10) > 30);
    assert.equal(axis.place(500), 100);
  });

  it('keeps its numbers apart, and all places finite and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { maxLength: 20 }), (numbers) => {
        const axis = axisOf(numbers, look);
        const { ticks } = axis;
        const sorted = [...numbers].sort((a, b) => a - b).map((number) => axis.place(number));
        assert.ok(sorted.every((at, index) => Number.isFinite(at) && at >= (sorted[index - 1] ?? 0) - 1e-6));
        ticks.forEach(({ at }, index) => {
          assert.ok(ticks.slice(index + 1).every((other) => Math.abs(other.at - at) >= look.gap));
        });
      }),
    );
  });
});
