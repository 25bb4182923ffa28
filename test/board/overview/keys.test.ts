import assert from 'node:assert/strict';
import { nearestMark } from '../../../src/board/overview/nearestMark.ts';
import { nextStop } from '../../../src/board/overview/stepStops.ts';
import type { Mark } from '../../../src/board/overview/valuePicture.ts';

describe('the arrow keys in the steps of a process', () => {
  const counts = [3, 1, 2];
  const go = (column: number, row: number, key: string) => {
    const next = nextStop(counts, { column, row }, key);
    return next && `${next.column} ${next.row}`;
  };

  it('go down to the next step, and up to the end of the one before', () => {
    assert.deepEqual(
      [go(0, 1, 'ArrowDown'), go(0, 2, 'ArrowDown'), go(2, 1, 'ArrowDown')],
      ['0 2', '1 0', null],
    );
    assert.deepEqual([go(1, 0, 'ArrowUp'), go(0, 0, 'ArrowUp')], ['0 2', null]);
  });

  it('go aside to the same height where the next step is so long', () => {
    assert.deepEqual(
      [go(0, 2, 'ArrowRight'), go(1, 0, 'ArrowRight'), go(2, 1, 'ArrowRight')],
      ['1 0', '2 0', null],
    );
    assert.equal(go(2, 1, 'ArrowLeft'), '1 0');
  });

  it('go to both ends', () => {
    assert.deepEqual([go(1, 0, 'Home'), go(1, 0, 'End'), go(1, 0, 'a')], ['0 0', '2 0', null]);
  });
});

describe('the arrow keys in the value picture', () => {
  const mark = (number: number, x: number, y: number): Mark => ({
    numbers: [number],
    box: { x, y, width: 18, height: 18 },
    from: null,
  });
  const marks = [mark(2, 0, 0), mark(1, 100, 10), mark(3, 50, 200), mark(4, 105, 200)];

  it('go to the nearest mark on that side', () => {
    assert.equal(nearestMark(marks, 0, 'ArrowRight'), 1);
    assert.equal(nearestMark(marks, 0, 'ArrowDown'), 2);
    assert.equal(nearestMark(marks, 3, 'ArrowUp'), 1);
    assert.equal(nearestMark(marks, 0, 'ArrowLeft'), null);
  });

  it('go to the first and last number', () => {
    assert.equal(nearestMark(marks, 3, 'Home'), 1);
    assert.equal(nearestMark(marks, 0, 'End'), 3);
    assert.equal(nearestMark([], 0, 'End'), null);
  });
});
