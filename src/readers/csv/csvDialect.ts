/** Which character separates the values of a text, by how evenly it does and what stands between. */
import { countHeaders, mostTitleRows } from '../table/headerRow.ts';
import { type CsvRow, scanCsv } from './scanCsv.ts';

export interface CsvDialect {
  readonly separator: string;
  /** Where the first row begins: behind a byte order mark and a line such as `sep=;`. */
  readonly start: number;
  readonly line: number;
}

const separators = [',', '\t', ';', '|'] as const;
/** Enough rows to tell; a file of data may have millions. */
const sample = { mostRows: 50, mostCharacters: 65_536 };

/** `null` where nothing separates two values. A first line `sep=;` decides, as it does in spreadsheets. */
export function csvDialect(text: string, path: string): CsvDialect | null {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const stated = /^"?sep=([^"\r\n])"?[ \t]{0,8}(?:\r\n?|\n)/iu.exec(text.slice(mark, mark + 32));
  if (stated?.[1]) return { separator: stated[1], start: mark + stated[0].length, line: 1 };
  const start = mark;
  let best: { separator: string; score: number } | null = null;
  const inOrder = /\.tsv$/iu.test(path) ? ['\t', ...separators.filter((each) => each !== '\t')] : separators;
  for (const separator of inOrder) {
    const score = scoreOf(sampleRows(text, separator, start));
    if (score > (best?.score ?? 0)) best = { separator, score };
  }
  return best && { separator: best.separator, start, line: 0 };
}

/** Of a text that goes on behind the sample, the last row is cut somewhere: it counts only where there is no other. */
function sampleRows(text: string, separator: string, start: number): readonly CsvRow[] {
  const end = start + sample.mostCharacters;
  const rows = scanCsv(text.slice(0, end), separator, { start }, { ...sample, mostCharacters: Infinity });
  return end < text.length && rows.length > 1 && rows.length < sample.mostRows ? rows.slice(0, -1) : rows;
}

/** Known headers count most; then the share of rows that have as many cells as most rows have. 0 for one column. */
function scoreOf(rows: readonly CsvRow[]): number {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const { cells } of rows) {
    if (cells.every(({ text }) => text === '')) continue;
    filled++;
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  // Title rows have one cell: of the wider rows, the commonest width.
  const wide = [...counts].filter(([width]) => width > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  if (!wide) return 0;
  const headers = Math.max(...rows.slice(0, mostTitleRows).map(({ cells }) => countHeaders(cells)));
  return headers * 4 + wide[1] / filled + Math.min(wide[0], 20) / 100;
}
