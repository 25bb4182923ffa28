import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { scanBlocks } from '../../../src/readers/markdown/scanBlocks.ts';
import { gridOfTable } from '../../../src/readers/markdown/gridOfTable.ts';
import { sourceText } from '../../../src/readers/markdown/sourceText.ts';
import { splitTableRow } from '../../../src/readers/markdown/tableRow.ts';

const oracle = new MarkdownIt({ html: true });

interface Found {
  readonly headings: string[];
  readonly tables: string[][][];
  readonly fences: number[][];
}

function ours(text: string): Found {
  const source = sourceText(text);
  const found: Found = { headings: [], tables: [], fences: [] };
  for (const block of scanBlocks(source).blocks) {
    if (block.kind === 'heading') {
      const lines = block.parts.map(({ line, start, end }) =>
        (source.lines[line] ?? '').slice(start, end).trim(),
      );
      found.headings.push(`${block.level} ${lines.join('\n')}`);
    } else if (block.kind === 'table') {
      found.tables.push(
        block.rows.map(({ line, start }) => {
          const cells = splitTableRow(source.lines[line] ?? '', start);
          return Array.from({ length: block.columns }, (_, column) => cells[column]?.text ?? '');
        }),
      );
    } else if (block.kind === 'code' && block.fenced) {
      found.fences.push([block.line, block.endLine]);
    }
  }
  return found;
}

function theirs(text: string): Found {
  const found: Found = { headings: [], tables: [], fences: [] };
  const tokens = oracle.parse(text, {});
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.type === 'heading_open') {
      found.headings.push(`${token.tag.slice(1)} ${(next?.content ?? '').replace(/[ \t]*\n[ \t]*/g, '\n')}`);
    }
    if (token.type === 'table_open') found.tables.push([]);
    if (token.type === 'tr_open') found.tables.at(-1)?.push([]);
    if (token.type === 'th_open' || token.type === 'td_open')
      found.tables
        .at(-1)
        ?.at(-1)
        ?.push(next?.content ?? '');
    if (token.type === 'fence' && token.map) found.fences.push([token.map[0], token.map[1] - 1]);
  }
  return found;
}

/** The oracle lets a header row that lies outside a list item take a delimiter line that lies inside it. */
function hasIndentedDelimiter(text: string): boolean {
  const lines = text.split('\n');
  const indented = (index: number): number => (lines[index] ?? '').search(/\S|$/);
  return lines.some(
    (written, index) =>
      index > 0 && /^ *[-:|][-:| ]*$/.test(written) && indented(index) > indented(index - 1),
  );
}

const word = fc.constantFrom('线索', 'a', 'REQ-1', 'x y', '`c`', 'p\\|q', '—', '**b**', '');
const row = fc
  .tuple(fc.boolean(), fc.array(word, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([left, cells, right]) => `${left ? '| ' : ''}${cells.join(' | ')}${right ? ' |' : ''}`);
const delimiter = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.constantFrom('---', ':--', '--:', ':-:', '-'), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([left, cells, right]) => `${left ? '|' : ''}${cells.join('|')}${right ? '|' : ''}`);
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.array(row, { maxLength: 3 }))
  .chain(([columns, rows]) =>
    fc
      .array(fc.constantFrom('编号', 'Title', '模块'), { minLength: columns, maxLength: columns })
      .map((cells) => [`| ${cells.join(' | ')} |`, `|${'---|'.repeat(columns)}`, ...rows].join('\n')),
  );
// Four blanks only before plain words: there the oracle looks for block starts that it then does not take.
const indent = fc.constantFrom('', '', '', ' ', '  ', '   ');
const prefix = fc.constantFrom('', '', '', '', '> ', '>', '- ', '1. ', '2) ', '* ', '+   ');
const content = fc.oneof(
  row,
  word,
  fc.constantFrom(
    '# H',
    '## 需求 ##',
    '###',
    '#no',
    '===',
    '---',
    '- - -',
    '***',
    '```',
    '````',
    '~~~',
    '``` js',
    '<div>',
    '</div>',
    '<!-- c -->',
    '<!--',
    '-->',
    '<table>',
    'text',
    '',
    '',
    '    code',
    '\tcode',
    '      deep',
    '1. one',
    '14. no',
    '-',
    '> q',
    '<a href="x">',
    '<pre>',
    '</pre>',
  ),
);
const line = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(indent, prefix, content).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(prefix, delimiter).map((parts) => parts.join('')) },
);
const documentText = fc
  .array(fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: table }), { maxLength: 14 })
  .map((lines) => lines.join('\n').trimEnd());

describe('the block scanner, held against markdown-it', () => {
  it('finds the same headings, table cells and fences in any text of Markdown lines', () => {
    fc.assert(
      fc.property(documentText, (text) => {
        const expected = theirs(text);
        // The oracle tries tables before all else, so that a list item's or an HTML line becomes a header
        // row; GitHub's own parser does not.
        fc.pre(!hasIndentedDelimiter(text));
        fc.pre(
          expected.tables.every(
            ([header]) => !/^(?:[-+*>]|\d{1,9}[.)]|#{1,6}\s|[`~]{3}|<)/.test(header?.[0] ?? ''),
          ),
        );
        assert.deepEqual(ours(text), expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives back the cells of a generated table, each at its place', () => {
    const cell = fc.stringMatching(/^[\p{Script=Han}a-z0-9|]{0,8}$/u);
    const shape = fc
      .integer({ min: 1, max: 6 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(
        shape,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('', '> ', '- '),
        (rows, end, before) => {
          const columns = rows[0]?.length ?? 0;
          const written = rows.map(
            (cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`,
          );
          const lines = [written[0] ?? '', `|${' --- |'.repeat(columns)}`, ...written.slice(1)];
          const rest = before === '- ' ? '  ' : before;
          const source = sourceText(
            lines.map((text, index) => (index === 0 ? before : rest) + text).join(end),
          );
          const block = scanBlocks(source).blocks.find(({ kind }) => kind === 'table');
          assert.ok(block?.kind === 'table');
          const grid = gridOfTable(source, block);
          assert.deepEqual(
            grid.rows.map(({ cells }) => cells.map(({ text }) => text)),
            rows,
          );
          for (const { cells } of grid.rows) {
            for (const { source: raw, range } of cells) {
              assert.equal((source.lines[range.line] ?? '').slice(range.character, range.endCharacter), raw);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
