/** The pipe tables of a Markdown document that hold requirements, for adding rows and changing cells. */
import { rangeInLine } from '../../model/textRange.ts';
import type { RowTable } from '../table/rowTable.ts';
import { readColumns } from '../table/tableColumns.ts';
import type { SourceEdit } from '../writer.ts';
import type { TableBlock } from './blocks.ts';
import { readFrontMatter } from './frontMatter.ts';
import { gridOfTable } from './gridOfTable.ts';
import { cellText } from './markdownText.ts';
import { scanBlocks } from './scanBlocks.ts';
import { type SourceText, sourceText } from './sourceText.ts';
import { pipeRowEdits } from './tableCellWriter.ts';
import { pipeColumnEdits } from './tableColumnWriter.ts';

export function pipeTables(text: string): readonly RowTable[] {
  const source = sourceText(text);
  const { blocks } = scanBlocks(source, readFrontMatter(source)?.endLine ?? 0);
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  return blocks.flatMap((block): RowTable[] => {
    if (block.kind !== 'table' || block.off) return [];
    const grid = gridOfTable(source, block);
    // Which of them hold requirements was decided when they were read.
    const columns = readColumns(grid, { announced: true, isVouched: true });
    if (columns.kind === 'leftOut') return [];
    return [
      {
        grid,
        columns,
        setCells: (index, texts) => {
          const row = block.rows[index];
          if (!row) return [];
          return pipeRowEdits(source, { line: row.line, start: row.start, columns: block.columns }, texts);
        },
        addRows: (behind, rows) => addRows(source, block, lineEnd, behind, rows),
        addColumns: (headers) => pipeColumnEdits(source, block, headers, new Map()),
      },
    ];
  });
}

function addRows(
  source: SourceText,
  table: TableBlock,
  lineEnd: string,
  behind: number,
  rows: readonly (readonly string[])[],
): SourceEdit | null {
  const row = table.rows[behind];
  if (!row) return null;
  const line = source.lines[row.line] ?? '';
  const style = styleOf(source, table, line, row.start);
  const written = rows.map((texts) => lineEnd + rowSource(texts, table.columns, style));
  return { range: rangeInLine(row.line, line.length, 0), text: written.join('') };
}

interface RowStyle {
  /** What stands before the row: the sign of a quote, an indent. */
  readonly before: string;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly blank: string;
  /** The widths that all rows keep, where the table is drawn with even columns. */
  readonly widths: readonly number[] | null;
}

function styleOf(source: SourceText, { columns, rows }: TableBlock, line: string, start: number): RowStyle {
  const row = line.slice(start).trim();
  const opens = row.startsWith('|');
  const widthsOf = (text: string, from: number): readonly number[] => {
    const cells = text.slice(from).trim().replaceAll('\\|', '  ').split('|');
    return (opens ? cells.slice(1) : cells).slice(0, columns).map(shownWidth);
  };
  const all = rows.map((each) => widthsOf(source.lines[each.line] ?? '', each.start));
  const [first] = all;
  const isEven =
    opens && rows.length > 2 && all.every((widths) => widths.every((width, at) => width === first?.[at]));
  return {
    before: line.slice(0, start),
    opens,
    closes: row.endsWith('|') && !row.endsWith('\\|'),
    blank: /^\|\S/u.test(row) || (!opens && !/\s\||\|\s/u.test(row)) ? '' : ' ',
    widths: isEven && first ? first : null,
  };
}

function rowSource(texts: readonly string[], columns: number, style: RowStyle): string {
  const { before, blank, widths } = style;
  // Where rows are not closed, blank cells at the end would not be there; they may be left out.
  const filled = texts.slice(0, columns).findLastIndex((text) => text !== '') + 1;
  const length = style.closes ? columns : Math.max(filled, Math.min(2, columns));
  const cells = Array.from({ length }, (_, at) => {
    const content = cellText(texts[at] ?? '');
    const cell = content === '' ? blank || ' ' : `${blank}${content}${blank}`;
    const missing = (widths?.[at] ?? 0) - shownWidth(cell);
    return missing > 0 ? cell + ' '.repeat(missing) : cell;
  });
  // A blank first cell without a pipe before it would not be there at all.
  const opens = style.opens || (texts[0] ?? '') === '';
  const closes = style.closes || filled < length;
  const row = `${opens ? '|' : ''}${cells.join('|')}${closes ? '|' : ''}`;
  return before + (closes ? row : row.trimEnd()).slice(opens ? 0 : blank.length);
}

/** How many columns of a terminal or an editor a text takes: Chinese characters take two. */
function shownWidth(text: string): number {
  let width = 0;
  for (const sign of text)
    width += /[\p{Script=Han}\u3000-\u30FF\uAC00-\uD7AF\uFF01-\uFF60\uFFE0-\uFFE6]/u.test(sign) ? 2 : 1;
  return width;
}
