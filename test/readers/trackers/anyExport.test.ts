import assert from 'node:assert/strict';
import fc from 'fast-check';
import { trackers } from '../../../src/readers/trackers/trackers.ts';
import { slice } from '../csv/reading.ts';
import { csvOf, factsOf, xlsxOf } from './exports.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '4',
    '#12',
    'CRM-1',
    '高',
    'Todo',
    '已关闭',
    'Task',
    'a, b',
    'a;b;',
    'P\\A\\B',
    'P',
    '(#3)',
    "'=1",
    '<p>x</p>',
    'x\ny',
    '"',
    '同上',
    '—',
  ),
  fc.string({ maxLength: 8, unit: 'grapheme' }),
);

/** An export of some tracker: its telling headers, others of its own, and rows of anything. */
const anyExport = fc.constantFrom(...trackers).chain((tracker) =>
  fc
    .tuple(fc.constantFrom(...tracker.tells), fc.subarray(Object.keys(tracker.columns), { maxLength: 6 }))
    .chain(([tells, more]) => {
      const headers = [...new Set([...tells, ...more])];
      const row = fc.array(cell, { minLength: headers.length, maxLength: headers.length });
      return fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => ({
        tracker,
        headers,
        rows: rows.map((cells) => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']))),
      }));
    }),
);

describe('any export of any tracker', () => {
  it('is told by its headers, and every place lies in it and covers its value', () => {
    fc.assert(
      fc.property(anyExport, ({ tracker, headers, rows }) => {
        const text = csvOf(headers, rows);
        const facts = factsOf(text);
        if (facts.requirements.length > 0) assert.equal(facts.format, tracker.name);
        const lines = text.split(/\r\n?|\n/);
        for (const { range, anchor, claims } of facts.requirements) {
          for (const place of [range, anchor, ...claims.map((claim) => claim.range)]) {
            assert.ok(place.endLine < lines.length);
            assert.ok(place.endCharacter <= (lines[place.endLine] ?? '').length);
          }
          for (const claim of claims) {
            if (
              claim.from !== 'column' ||
              claim.field === 'id' ||
              /["'<&(;；\r\n\t]/u.test(slice(text, claim.range))
            )
              continue;
            assert.ok(slice(text, claim.range).includes(claim.text), `${claim.field} ${claim.text}`);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same in a workbook', () => {
    fc.assert(
      fc.property(anyExport, ({ headers, rows }) => {
        const plain = rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([header, text]) => [
              header,
              text.replace(/[^\p{L}\p{N}(#)\\;, -]/gu, '').trim(),
            ]),
          ),
        );
        const [csv, xlsx] = [
          factsOf(csvOf(headers, plain)),
          factsOf(xlsxOf(headers, plain), 'docs/export.xlsx'),
        ];
        assert.deepEqual(
          xlsx.requirements.map(({ id, title }) => [id, title]),
          csv.requirements.map(({ id, title }) => [id, title]),
        );
      }),
      { numRuns: 60 },
    );
  });
});
