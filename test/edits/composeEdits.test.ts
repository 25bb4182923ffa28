import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeEdits } from '../../src/edits/composeEdits.ts';
import { TextLines } from '../../src/readers/planFile/textLines.ts';
import { applySourceEdits, type SourceEdit } from '../../src/readers/writer.ts';

/** Edits at some places of a text, none of which overlap. */
function editsIn(text: string, cuts: readonly number[], texts: readonly string[]): SourceEdit[] {
  const lines = new TextLines(text);
  const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  const edits: SourceEdit[] = [];
  for (let index = 0; index + 1 < at.length; index += 2)
    edits.push({
      range: lines.range(at[index] ?? 0, at[index + 1] ?? 0),
      text: texts[index % texts.length] ?? '',
    });
  return edits;
}

const piece = fc.constantFrom('', '需求', 'a\nb', '|', 'x');

describe('edits on top of edits', () => {
  it('are one set of edits with the same result', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ab', '线索', '\n', '\r\n', ' '), { maxLength: 20 }),
        fc.array(fc.nat(40), { maxLength: 8 }),
        fc.array(fc.nat(40), { maxLength: 8 }),
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        (parts, first, second, texts) => {
          const text = parts.join('');
          const one = editsIn(text, first, texts);
          const between = applySourceEdits(text, one);
          const two = editsIn(between, second, texts);
          assert.equal(applySourceEdits(text, composeEdits(text, one, two)), applySourceEdits(between, two));
        },
      ),
    );
  });

  it('leave what neither touches out of every edit', () => {
    const text = 'one two three\nfour\n';
    const one: SourceEdit[] = [
      { range: { line: 0, character: 0, endLine: 0, endCharacter: 3 }, text: 'ONE' },
    ];
    const two: SourceEdit[] = [{ range: { line: 1, character: 0, endLine: 1, endCharacter: 4 }, text: '4' }];
    assert.deepEqual(composeEdits(text, one, two), [...one, ...two]);
  });
});
