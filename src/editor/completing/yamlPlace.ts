/**
 * Where in a YAML text a cursor is: under which keys, and whether a key or a value is being written. Told from
 * the lines, because a text that is being written seldom parses.
 */
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';
import type { At, LineOf, Piece } from './writingPlace.ts';

export interface YamlPlace extends Piece {
  /** The keys from the root to this place; `-` for an item of a list. For a key, those of its map. */
  readonly path: readonly string[];
  readonly kind: 'key' | 'value';
  /** A text alone on its line may be the beginning of a key or the item of a list. */
  readonly isItem: boolean;
  /** Where the keys of the map begin, counted in characters; for keys. */
  readonly column: number;
  readonly write: (text: string) => string;
}

const mostAbove = 5_000;
const keyAtStart =
  /^(?:"(?<double>[^"]{1,200})"|'(?<single>[^']{1,200})'|(?<plain>[^\s"'#{}[\],:&*!|>%@-][^#{}[\],:]{0,200}?|-[^\s#{}[\],:][^#{}[\],:]{0,200}?))\s{0,8}:(?=\s|$)/u;

export function yamlPlaceAt(lineOf: LineOf, at: At, firstLine = 0): YamlPlace | null {
  const line = lineOf(at.line);
  if (line.length > 4_000) return null;
  const head = headOf(line.slice(0, at.character));
  if (!head || isInComment(head.rest)) return null;
  const { column, dashes, rest } = head;
  const local = localPlace(rest);
  if (!local) return null;
  const above = pathAbove(
    lineOf,
    at.line,
    dashes.length > 0 ? (dashes[0] ?? column) : column,
    dashes.length > 0,
    firstLine,
  );
  const path = [...above, ...dashes.map(() => '-'), ...local.keys];
  const start = column + local.start;
  const quote = /^["']/u.exec(line.slice(start, at.character))?.[0] ?? '';
  const from = start + quote.length;
  const end = endOfValue(line, at.character, quote, local.inFlow);
  const piece: Piece = { start: from, end, typed: line.slice(from, at.character) };
  const isItem = local.kind === 'key' && local.keys.length === 0 && dashes.length > 0;
  return {
    ...piece,
    path,
    kind: local.kind,
    isItem,
    column,
    write: (text) => written(text, quote, local.inFlow, line[from - 1] === ':'),
  };
}

/** The keys that the map around a place has already, in block style. */
export function siblingKeys(lineOf: LineOf, { line }: At, column: number): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const step of [-1, 1]) {
    for (let at = line + step; at >= 0 && Math.abs(at - line) < 500; at += step) {
      const text = lineOf(at);
      if (text === '' && lineOf(at + step) === '' && lineOf(at + 2 * step) === '') break;
      if (text.trim() === '' || /^\s*#/u.test(text)) continue;
      const head = headOf(text);
      if (!head || head.column < column) break;
      const isNextItem = step > 0 && head.dashes.length > 0 && head.column === column;
      if (isNextItem) break;
      const key = head.column === column ? keyOf(head.rest) : null;
      if (key !== null) keys.add(key);
      // The first key of an item stands behind its dash.
      if (step < 0 && head.dashes.length > 0 && head.column === column) break;
    }
  }
  return keys;
}

interface Head {
  /** Where the dashes of list items stand. */
  readonly dashes: readonly number[];
  /** Where the rest begins. */
  readonly column: number;
  readonly rest: string;
}

function headOf(line: string): Head | null {
  const blanks = /^[\uFEFF ]*/u.exec(line)?.[0].length ?? 0;
  if (line[blanks] === '\t' || /^(?:---|\.\.\.)(?:\s|$)/u.test(line)) return null;
  const dashes: number[] = [];
  let column = blanks;
  for (;;) {
    const dash = /^-(?: {1,40}|$)/u.exec(line.slice(column));
    if (!dash) break;
    dashes.push(column);
    column += dash[0].length;
  }
  return { dashes, column, rest: line.slice(column) };
}

function keyOf(rest: string): string | null {
  const groups = keyAtStart.exec(rest)?.groups;
  return groups ? (groups['double'] ?? groups['single'] ?? groups['plain'] ?? '').trim() : null;
}

function isInComment(rest: string): boolean {
  let quote = '';
  for (let at = 0; at < rest.length; at++) {
    const sign = rest[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if ((sign === '"' || sign === "'") && /^$|[\s{[,:]/u.test(rest[at - 1] ?? '')) quote = sign;
    else if (sign === '#' && /^$|\s/u.test(rest[at - 1] ?? '')) return true;
  }
  return false;
}

interface Local {
  /** Keys on this line around the place. */
  readonly keys: readonly string[];
  readonly kind: 'key' | 'value';
  /** Where the value or key begins, in the rest. */
  readonly start: number;
  readonly inFlow: boolean;
}

function localPlace(rest: string): Local | null {
  const key = keyOf(rest);
  if (key === null && !/^[[{]/u.test(rest)) return { keys: [], kind: 'key', start: 0, inFlow: false };
  const colon = key === null ? '' : (keyAtStart.exec(rest)?.[0] ?? '');
  const from = colon.length + (/^\s{0,80}/u.exec(rest.slice(colon.length))?.[0].length ?? 0);
  const keys = key === null ? [] : [key];
  const value = rest.slice(from);
  if (!/^[[{]/u.test(value)) {
    // A block text is prose, an alias stands for something else.
    if (/^[|>&*!]/u.test(value)) return null;
    return { keys, kind: 'value', start: from, inFlow: false };
  }
  return flowPlace(value, from, keys);
}

/** Within brackets: which of them are open at the end of the text. */
function flowPlace(text: string, offset: number, outer: readonly string[]): Local | null {
  const open: { readonly sign: string; key: string | null }[] = [];
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
      continue;
    }
    const around = open.at(-1);
    if ((sign === '"' || sign === "'") && text.slice(start, at).trim() === '') quote = sign;
    else if (sign === '{' || sign === '[') {
      open.push({ sign, key: null });
      start = at + 1;
    } else if (sign === '}' || sign === ']') {
      open.pop();
      start = at + 1;
    } else if (sign === ',') {
      if (around) around.key = null;
      start = at + 1;
    } else if (sign === ':' && around?.sign === '{' && /^(?:\s|$|["'])/u.test(text.slice(at + 1, at + 2))) {
      around.key = text
        .slice(start, at)
        .trim()
        .replace(/^["']|["']$/gu, '');
      start = at + 1;
    }
  }
  const last = open.at(-1);
  if (!last) return null;
  while (start < text.length && text[start] === ' ') start++;
  const keys = open.flatMap(({ sign, key }) => (sign === '[' ? ['-'] : key === null ? [] : [key]));
  const kind = last.sign === '{' && last.key === null ? 'key' : 'value';
  return { keys: [...outer, ...keys], kind, start: offset + start, inFlow: true };
}

/** The keys above a line under which a column lies. */
function pathAbove(
  lineOf: LineOf,
  line: number,
  column: number,
  isList: boolean,
  firstLine: number,
): string[] {
  const path: string[] = [];
  let limit = column;
  // A list may stand right below its key, no further in.
  let mayBeEqual = isList;
  for (let at = line - 1; at >= firstLine && line - at < mostAbove && (limit > 0 || mayBeEqual); at--) {
    const text = lineOf(at);
    if (text.trim() === '' || /^\s*#/u.test(text)) continue;
    const head = headOf(text);
    if (!head) break;
    const key = keyOf(head.rest);
    const isAbove = head.column < limit || (mayBeEqual && head.column === limit && head.dashes.length === 0);
    if (isAbove && key !== null) {
      path.unshift(key);
      limit = head.column;
      mayBeEqual = false;
    } else if (isAbove && head.dashes.length === 0 && !/^[\]}[{]/u.test(head.rest)) continue;
    // Of the item that the place lies in, the dash stands further out.
    for (const dash of [...head.dashes].reverse()) {
      if (dash >= limit) continue;
      path.unshift('-');
      limit = dash;
      mayBeEqual = true;
    }
  }
  return path;
}

function endOfValue(line: string, from: number, quote: string, inFlow: boolean): number {
  const rest = line.slice(from);
  const stop = quote !== '' ? rest.indexOf(quote) : rest.search(inFlow ? /[,\]}]|\s#/u : /:(?:\s|$)|\s#/u);
  if (quote !== '' && stop >= 0) return from + stop;
  return from + (stop < 0 ? rest : rest.slice(0, stop)).trimEnd().length;
}

function written(text: string, quote: string, inFlow: boolean, needsBlank: boolean): string {
  if (quote === "'") return text.replaceAll("'", "''");
  if (quote === '"') return JSON.stringify(text).slice(1, -1);
  return `${needsBlank ? ' ' : ''}${yamlScalar(text, { inFlow })}`;
}
