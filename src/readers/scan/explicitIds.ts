/**
 * What counts as an id behind an explicit marker. Ids may have shapes there that are no ids in prose
 * (`5.1`, `auth.login`, `REQ_LOGIN`), but prose and type names follow the same keywords.
 */
import { isIdShaped, longestId } from '../../vocabulary/ids.ts';
import { kindAt, unspaced } from './characters.ts';
import { readSeriesItem, splitId } from './series.ts';

/**
 * `free`: any shape of id. `typed`: languages use the keyword with a type (`@implements Foo`), so the id
 * has to have a digit and must not be a name such as `Vector3` or `java.util.Map2`.
 */
export type Naming = 'free' | 'numbered' | 'typed';

/** How ids are told from other words behind one of Groundplan's own keywords. */
export function ownNaming(keyword: string): Naming {
  if (keyword === 'implements' || keyword === 'satisfies') return 'typed';
  return keyword === 'verifies' ? 'numbered' : 'free';
}

const token =
  /[\p{L}\p{N}](?:[\p{L}\p{N}]|[-.~/](?=[\p{L}\p{N}])|_{1,3}(?=[\p{L}\p{N}])){0,159}(?![\p{L}\p{N}])/uy;

const chapterNumber = /^\d{1,4}(?:\.\d{1,4}){1,5}$/;

/** Where the id that starts at an offset ends; -1 where no word of a fitting length starts. */
export function idEnd(text: string, start: number): number {
  token.lastIndex = start;
  if (!token.test(text)) return -1;
  const end = endOfFirst(text, start, token.lastIndex);
  return end - start <= longestId ? end : -1;
}

/** A word may be a list or range (`NT-003/004`, `A-01~03`), or run into a text without blanks. */
function endOfFirst(text: string, start: number, end: number): number {
  const word = text.slice(start, end);
  if (/^[A-Za-z]{1,32}~[^~/]{1,100}~\d{1,9}$/.test(word)) return end;
  for (const match of word.matchAll(/\p{N}(?=[-~/]|[^\x00-\x7F])/gu)) {
    const cut = match.index + match[0].length;
    const sign = word[cut]!;
    const left = word.slice(0, cut);
    if (sign === '/' && isListed(left) && isListed(/^[^/~]*/.exec(word.slice(cut + 1))![0]))
      return start + cut;
    if (sign === '-' || sign === '~' || sign === '/') {
      const split = splitId(left);
      if (split === null || !/[\p{L}.]/u.test(split.head)) continue;
      if (readSeriesItem(text, start + cut, split.head, split.digits) !== null) return start + cut;
    } else if ((kindAt(text, start + cut) & unspaced) !== 0) {
      return start + cut;
    }
  }
  return end;
}

/** Words that `/` parts into a list, rather than into a path: `ENG-01/TRK-02`, `3.1/3.2`. */
function isListed(word: string): boolean {
  return isIdShaped(word) || chapterNumber.test(word);
}

const sourceName = /[\p{L}\p{N}][\p{L}\p{N}_-]{0,59}:(?=[\p{L}\p{N}])/uy;

/**
 * Where the id begins behind the name of the source that it is of (`reqs:CRM-001`); `start` where no name stands
 * there. What is an id itself is none: `CRM-001:说明`.
 */
export function behindSource(text: string, start: number, naming: Naming): number {
  sourceName.lastIndex = start;
  if (!sourceName.test(text)) return start;
  const behind = sourceName.lastIndex;
  const first = idEnd(text, start);
  if (first >= 0 && isExplicitId(text, start, first, naming)) return start;
  const end = idEnd(text, behind);
  return end >= 0 && /\p{N}/u.test(text.slice(behind, end)) ? behind : start;
}

/** Whether the word between two offsets is meant as an id. */
export function isExplicitId(text: string, start: number, end: number, naming: Naming): boolean {
  const word = text.slice(start, end);
  const next = text[end] ?? '';
  // An address, an assignment, a generic type.
  if (next === '@' || next === '=' || next === '<') return false;
  if (/^\d{1,9}$/.test(word)) return naming === 'free';
  if (chapterNumber.test(word)) return true;
  if (!/\p{L}/u.test(word)) return false;
  if (!/\p{N}/u.test(word)) return naming !== 'typed' && next !== '(' && isNameWithParts(word);
  if (naming === 'typed') return /^[A-Z]{1,10}\d{1,9}$/.test(word) || /[-_~]|[^\x00-\x7F]|\.\d/.test(word);
  return /[-_.~/]|[^\x00-\x7F]|^[A-Z]\d|^[A-Za-z]{2}/.test(word);
}

/** `auth.login`, `REQ_LOGIN`, `tool_req__docs`, `REQ-LOGIN`; but no `e.g`, and no `end-to-end`. */
function isNameWithParts(word: string): boolean {
  return (
    /^\p{L}{2,}(?:(?:[.~]|_{1,3})\p{L}{2,})+$/u.test(word) ||
    /^\p{Lu}{2,}(?:[-_]{1,3}\p{Lu}{2,})+$/u.test(word)
  );
}

/** Whether an id begins as another does, up to its first digit or separator: `CRM-001`, `CRM-002`. */
export function continuesList(first: string, id: string): boolean {
  const beginning = /^\p{L}{0,80}/u;
  return beginning.exec(first)![0] === beginning.exec(id)![0];
}
