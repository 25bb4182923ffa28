/** Writes other words in place of parts of a value, in the quotes and with the escapes that its format needs. */
import type { DocumentEntry } from '../../model/snapshot.ts';
import { cellText, htmlText, markdownText } from '../../readers/markdown/markdownText.ts';
import { plainText } from '../../readers/markdown/plainText.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';
import type { OffsetEdit } from './idSeries.ts';
import type { TextPiece } from './nameParts.ts';
import type { PlacedValue } from './namedPlaces.ts';
import { overlaps, type Span, type TextPlaces } from './offsets.ts';

/** A part of a value, and what is to stand in its place. */
export interface PieceChange {
  readonly value: PlacedValue;
  readonly piece: TextPiece;
  readonly text: string;
}

export type Dialect = 'yaml' | 'csv' | 'markdown' | 'plain';

const yamlReaders: ReadonlySet<string> = new Set(['yaml', 'doorstop', 'reqstool']);

/** How the values of a document are written; a Markdown text begins with YAML where it has front matter. */
export function dialectOf({ kind, facts, path }: DocumentEntry): Dialect {
  if (kind === 'plan' || yamlReaders.has(facts.reader ?? '')) return 'yaml';
  if (facts.reader === 'csv') return 'csv';
  return facts.reader === 'markdown' || /\.(?:md|markdown|mdown|mkd|mdx)$/iu.test(path)
    ? 'markdown'
    : 'plain';
}

/** The edits; `null` in place of one whose words are not found in the source, with its span. */
export function valueEdits(
  places: TextPlaces,
  dialect: Dialect,
  changes: readonly PieceChange[],
): { readonly edits: readonly OffsetEdit[]; readonly missing: readonly Span[] } {
  const edits: OffsetEdit[] = [];
  const missing: Span[] = [];
  const byValue = new Map<string, PieceChange[]>();
  for (const change of changes) {
    const { start, end } = places.span(change.value.range);
    const key = `${start} ${end}`;
    const others = byValue.get(key) ?? [];
    if (others.every(({ piece }) => piece.start !== change.piece.start)) others.push(change);
    byValue.set(key, others);
  }
  for (const [first, ...others] of byValue.values()) {
    if (!first) continue;
    const whole = places.span(first.value.range);
    const written = editsOfValue(places, dialectAt(places, dialect, whole), whole, [first, ...others]);
    if (written) edits.push(...written);
    else missing.push(whole);
  }
  return { edits, missing };
}

/** Front matter and YAML in Markdown, by the lines around it. */
function dialectAt(places: TextPlaces, dialect: Dialect, { start }: Span): Dialect {
  if (dialect !== 'markdown') return dialect;
  const before = places.text.slice(0, start);
  if (!/^\uFEFF?---[ \t]*\r?\n/u.test(before)) return dialect;
  return /\n(?:---|\.\.\.)[ \t]*\r?\n/u.test(before.slice(3)) ? dialect : 'yaml';
}

function editsOfValue(
  places: TextPlaces,
  dialect: Dialect,
  whole: Span,
  changes: readonly PieceChange[],
): readonly OffsetEdit[] | null {
  const inOrder = [...changes].sort((a, b) => a.piece.start - b.piece.start);
  const { text } = places;
  const quote = text[whole.start - 1] ?? '';
  if (dialect === 'yaml' && quote !== '"' && quote !== "'") {
    const { value } = changes[0] ?? { value: { text: '' } };
    const now = replaced(value.text, inOrder);
    // What has to be quoted is written anew as a whole; a text over several lines has no such limits.
    const isOneLine = places.slice(whole) === value.text;
    if (isOneLine && yamlScalar(now, { inFlow: true, before: value.text }) !== now)
      return [{ ...whole, text: yamlScalar(now, { inFlow: true, before: value.text }) }];
  }
  if (dialect === 'csv' && quote !== '"' && inOrder.some((change) => /[",;\t|]/u.test(change.text))) {
    const now = replaced(changes[0]?.value.text ?? '', inOrder);
    return [{ ...whole, text: `"${now.replaceAll('"', '""')}"` }];
  }
  const edits: OffsetEdit[] = [];
  for (const { value, piece, text: word } of inOrder) {
    const span = spanOf(places, whole, value, piece);
    if (!span || edits.some((edit) => overlaps(edit, span))) return null;
    edits.push({ ...span, text: escaped(places, dialect, quote, span, word) });
  }
  return edits;
}

function replaced(text: string, inOrder: readonly PieceChange[]): string {
  let now = '';
  let at = 0;
  for (const { piece, text: word } of inOrder) {
    now += text.slice(at, piece.start) + word;
    at = piece.start + piece.text.length;
  }
  return now + text.slice(at);
}

/** Where the source has a part of a value: at its offset, else as often as the value has it. */
export function spanOf(
  places: TextPlaces,
  whole: Span,
  { text }: PlacedValue,
  { text: word, start }: TextPiece,
): Span | null {
  const source = places.slice(whole);
  if (source === text) return { start: whole.start + start, end: whole.start + start + word.length };
  const inText = occurrences(text, word);
  const nth = inText.indexOf(start);
  for (const written of writtenForms(word)) {
    const inSource = occurrences(source, written);
    const offset = inSource[nth];
    if (nth < 0 || offset === undefined || inText.length !== inSource.length) continue;
    return { start: whole.start + offset, end: whole.start + offset + written.length };
  }
  // A name with markup within it, such as code, is replaced as a whole.
  return start === 0 && word.length === text.length ? whole : null;
}

/** How a word may stand in a source: as it is, or with the escapes of some format. */
function writtenForms(word: string): ReadonlySet<string> {
  return new Set([
    word,
    markdownText(word),
    cellText(word),
    htmlText(word),
    word.replaceAll('"', '""'),
    word.replaceAll("'", "''"),
    JSON.stringify(word).slice(1, -1),
  ]);
}

function occurrences(text: string, word: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0 && found.length < 100; at = text.indexOf(word, at + word.length))
    found.push(at);
  return found;
}

function escaped(places: TextPlaces, dialect: Dialect, quote: string, { start }: Span, word: string): string {
  if (dialect === 'yaml' && quote === '"') return JSON.stringify(word).slice(1, -1);
  if (dialect === 'yaml' && quote === "'") return word.replaceAll("'", "''");
  if (dialect === 'csv' && quote === '"') return word.replaceAll('"', '""');
  const bare = word.trim();
  if (dialect !== 'markdown' || plainText(bare) === bare) return word;
  const line = places.text.slice(places.text.lastIndexOf('\n', start - 1) + 1, start);
  if (/<t[dh]\b/iu.test(line)) return htmlText(bare);
  return line.includes('|') ? cellText(bare) : markdownText(bare);
}
