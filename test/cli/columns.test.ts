import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignedRows, displayWidth, wrapped } from '../../src/cli/columns.ts';

describe('columns of a terminal', () => {
  it('give a Chinese sign the room of two letters, and marks none', () => {
    const widths = ['ab', '需求', '（）', 'é', 'e\u0301', '한글', '“…”', '\u200D', '🙂'].map(displayWidth);
    assert.deepEqual(widths, [2, 4, 4, 1, 1, 4, 3, 0, 2]);
  });

  it('begin at the same place in every row, within the room that there is', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constant('线索管理 › 分配'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 8 }), cell, cell), { minLength: 1 }), (rows) => {
        // What stands behind the last column shows where it begins.
        const lines = alignedRows(
          rows.map((row) => [...row, '|']),
          60,
        );
        assert.equal(new Set(lines.map(displayWidth)).size, 1);
        assert.ok(displayWidth(lines[0] ?? '') <= 60);
      }),
    );
  });

  it('break lines between words, and between Chinese signs but not before a comma', () => {
    assert.equal(wrapped('what is not in order', 11), 'what is not\nin order');
    assert.equal(wrapped('指出哪里不对，列出来', 12), '指出哪里不对，\n列出来');
  });
});
