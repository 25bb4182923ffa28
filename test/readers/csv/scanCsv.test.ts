import assert from 'node:assert/strict';
import fc from 'fast-check';
import Papa from 'papaparse';
import { scanCsv } from '../../../src/readers/csv/scanCsv.ts';
import { slice } from '../markdown/reading.ts';

function cells(text: string, separator = ','): string[][] {
  return scanCsv(text, separator).map((row) => row.cells.map((cell) => cell.text));
}

describe('separated values', () => {
  it('are split at the separator and at line ends of any kind', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `a,b${end}${end}c,${end}`;
      assert.deepEqual(cells(text), [['a', 'b'], [''], ['c', '']]);
      assert.deepEqual(
        scanCsv(text, ',').map(({ range }) => [range.line, range.endCharacter]),
        [
          [0, 3],
          [1, 0],
          [2, 2],
        ],
      );
    }
  });

  it('keep separators, quotes and line ends within quotes', () => {
    assert.deepEqual(cells('"a,b","say ""hi""","one\r\ntwo"\nc,d,e'), [
      ['a,b', 'say "hi"', 'one\ntwo'],
      ['c', 'd', 'e'],
    ]);
  });

  it('have their content at its exact place, within the quotes and without blanks around', () => {
    const text = 'x,  y ,"  one\r\ntwo " \r\n"z"';
    const rows = scanCsv(text, ',');
    const all = rows.flatMap((row) => row.cells);
    assert.deepEqual(
      all.map((cell) => [cell.text, slice(text, cell.range), text.slice(cell.start, cell.end)]),
      [
        ['x', 'x', 'x'],
        ['y', 'y', '  y '],
        ['one\ntwo', 'one\ntwo', '"  one\r\ntwo " '],
        ['z', 'z', '"z"'],
      ],
    );
    assert.deepEqual(all[2]?.range, { line: 0, character: 10, endLine: 1, endCharacter: 3 });
    assert.equal(all[3]?.range.line, 2);
    assert.deepEqual(rows[0]?.range, { line: 0, character: 0, endLine: 1, endCharacter: 6 });
  });

  it('take a quote that does not open a cell, or is never closed, for a character', () => {
    assert.deepEqual(cells('5" pipe,a "b" c\n"open,d\ne,f'), [
      ['5" pipe', 'a "b" c'],
      ['"open', 'd'],
      ['e', 'f'],
    ]);
    assert.deepEqual(cells('"a"b,c",d'), [['a"b,c', 'd']]);
  });

  it('are what papaparse finds in any well-formed text', () => {
    const separator = fc.constantFrom(',', ';', '\t', '|');
    const value = fc.oneof(
      fc.constantFrom('', '编号', 'CRM-001', 'a"b', 'x,y;z|w\tv', '两\n行', '"', ' 空 '),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    const newline = fc.constantFrom('\n' as const, '\r\n' as const);
    fc.assert(
      fc.property(rows, separator, newline, fc.boolean(), (data, delimiter, lineEnd, quotes) => {
        // A lone CR is a line end here and a character for the oracle.
        const clean = data.map((row) => row.map((cell) => cell.replaceAll('\r', '')));
        const text = Papa.unparse(clean, { delimiter, newline: lineEnd, quotes });
        const oracle = Papa.parse<string[]>(text, { delimiter, newline: lineEnd }).data;
        const wanted = oracle.map((row) => row.map((cell) => trimmed(cell.replace(/\r\n/g, '\n'))));
        const last = wanted.at(-1);
        // A line end at the end of a text begins no further row.
        if (text.endsWith(lineEnd) && last?.length === 1 && last[0] === '') wanted.pop();
        if (text === '') wanted.length = 0;
        assert.deepEqual(cells(text, delimiter), wanted);
      }),
      { numRuns: 500 },
    );
  });

  it('are found in any text, each within it, one behind the other', () => {
    const part = fc.constantFrom('"', '""', ',', '\r', '\n', '\r\n', ' ', 'a', '需求', '\u3000', '\uD842');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        let end = 0;
        for (const { cells: row, range } of scanCsv(written, ',')) {
          for (const cell of row) {
            assert.ok(end <= cell.start && cell.start <= cell.contentStart);
            assert.ok(
              cell.contentStart <= cell.contentEnd &&
                cell.contentEnd <= cell.end &&
                cell.end <= written.length,
            );
            assert.equal(
              slice(written, cell.range),
              written.slice(cell.contentStart, cell.contentEnd).replace(/\r\n?/g, '\n'),
            );
            ({ end } = cell);
          }
          assert.ok(range.line <= range.endLine);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are scanned in linear time, whatever quotes are left open', () => {
    for (const hostile of ['"', '"a', '""x', '","', '"\n']) {
      const text = hostile.repeat(200_000);
      assert.ok(scanCsv(text, ',').length > 0);
    }
  });

  it('end at a limit', () => {
    assert.equal(scanCsv('a\nb\nc', ',', {}, { mostRows: 2, mostCharacters: 10 }).length, 2);
    assert.equal(scanCsv('a\nb\nc', ',', {}, { mostRows: 9, mostCharacters: 2 }).length, 1);
  });

  it('have their places behind a byte order mark, which is a character of the first line', () => {
    const text = '\uFEFFa,b\nc,d';
    const rows = scanCsv(text, ',', { start: 1 });
    assert.deepEqual(
      rows.flatMap((row) => row.cells.map((cell) => slice(text, cell.range))),
      ['a', 'b', 'c', 'd'],
    );
  });
});

function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n\u3000\u00a0]+|[ \t\r\n\u3000\u00a0]+$/g, '');
}
