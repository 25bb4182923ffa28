/**
 * What a line of a specification is, one question for each kind. Source of the grammar: OpenFastTrace's
 * importers of Markdown and reStructuredText (`MdPattern`, `RstPattern`); their classes of characters are
 * ASCII except in the name of an id.
 */
import { artifactType, specificationIdPattern } from '../../vocabulary/specificationIds.ts';

export type Syntax = 'markdown' | 'restructuredText';

export type LineKind =
  | 'id'
  | 'title'
  | 'underline'
  | 'forward'
  | 'codeBegin'
  | 'codeEnd'
  | 'empty'
  | 'status'
  | 'description'
  | 'rationale'
  | 'comment'
  | 'covers'
  | 'depends'
  | 'needs'
  | 'needsInline'
  | 'tags'
  | 'tagsInline'
  | 'reference'
  | 'neededType'
  | 'tagEntry'
  | 'notEmpty'
  | 'any';

/** The characters of a line that its kind is about. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

const nowhere: Token = { start: 0, end: 0 };
const idLine = new RegExp(`^\`?(${specificationIdPattern})`, 'u');
const anyId = new RegExp(specificationIdPattern, 'gu');
/** `arch --> dsn, impl : req~login~1` */
export const forwardPattern = new RegExp(
  `(${artifactType})\\s{0,20}-->\\s{0,20}(${artifactType}(?:,\\s{0,20}${artifactType}){0,40})\\s{0,20}:\\s{0,20}(${specificationIdPattern})`,
  'u',
);
const bullet = /^\s{0,3}[+*-]/;
const statusLine = /^Status:\s{0,200}(approved|proposed|draft|rejected)\s{0,200}$/;
const codeFence = /^ {0,200}[`~]{3,30}(\w{0,200})\s{0,200}$/;
const underlines: Readonly<Record<Syntax, RegExp>> = {
  markdown: /^[=-]{3,20000}\s{0,200}$/,
  restructuredText: /^[-=`:.'"~^_*+#<>]{3,20000}\s{0,200}$/,
};

/** The token of the line if it is of the kind, else `null`. `next` is the following line, `null` at the end. */
export function matchKind(kind: LineKind, line: string, next: string | null, syntax: Syntax): Token | null {
  switch (kind) {
    case 'id': {
      const match = line.includes('~') ? idLine.exec(line) : null;
      return match && { start: match[0].length - match[1]!.length, end: match[0].length };
    }
    case 'title':
      return titleToken(line, next, syntax);
    case 'underline':
      return underlines[syntax].test(line) ? nowhere : null;
    case 'forward': {
      const match = line.includes('-->') ? forwardPattern.exec(line) : null;
      return match && { start: match.index, end: match.index + match[0].length };
    }
    case 'codeBegin':
      return codeFence.test(line) ? nowhere : null;
    case 'codeEnd':
      return codeFence.exec(line)?.[1] === '' ? nowhere : null;
    case 'empty':
      return line.trim() === '' ? nowhere : null;
    case 'status':
      return statusToken(line);
    case 'description':
    case 'rationale':
    case 'comment':
    case 'covers':
    case 'depends':
    case 'needs':
    case 'tags':
      return isKeyword(line, kind) ? nowhere : null;
    case 'needsInline':
      return inlineList(line, 'Needs:');
    case 'tagsInline':
      return inlineList(line, 'Tags:');
    case 'reference':
      return lastBehindBullet(line, anyId);
    case 'neededType':
      return lastBehindBullet(line, /[A-Za-z]+/g);
    case 'tagEntry': {
      const at = bullet.exec(line)?.[0].length;
      return at === undefined ? null : { start: at, end: line.length };
    }
    case 'notEmpty':
      return line === '' ? null : { start: 0, end: line.length };
    case 'any':
      return { start: 0, end: line.length };
  }
}

function titleToken(line: string, next: string | null, syntax: Syntax): Token | null {
  if (syntax === 'markdown' && line.startsWith('#')) {
    const hashes = /^#{1,20000}\s{0,200}/.exec(line)![0].length;
    return { start: hashes, end: line.length };
  }
  return next !== null && underlines[syntax].test(next) ? { start: 0, end: line.length } : null;
}

function statusToken(line: string): Token | null {
  const match = line.startsWith('Status:') ? statusLine.exec(line) : null;
  if (!match) return null;
  const start = line.indexOf(match[1]!, 'Status:'.length);
  return { start, end: start + match[1]!.length };
}

const keywords = {
  description: 'Description:',
  rationale: 'Rationale:',
  comment: 'Comment:',
  covers: 'Covers:',
  depends: 'Depends:',
  needs: 'Needs:',
  tags: 'Tags:',
} as const;

function isKeyword(line: string, kind: keyof typeof keywords): boolean {
  const word = keywords[kind];
  return line.startsWith(word) && line.slice(word.length).trim() === '';
}

/** `Needs: dsn, utest`: words parted by commas, and nothing else. */
function inlineList(line: string, word: string): Token | null {
  if (!line.startsWith(word)) return null;
  const entries = line.slice(word.length).split(',');
  return entries.every((entry) => /^\w+$/.test(entry.trim()))
    ? { start: word.length, end: line.length }
    : null;
}

/** The last of the words behind a bullet that stands alone: no ASCII letter, digit or `_` beside it. */
function lastBehindBullet(line: string, word: RegExp): Token | null {
  const from = bullet.exec(line)?.[0].length;
  if (from === undefined) return null;
  let last: Token | null = null;
  for (const match of line.slice(from).matchAll(word)) {
    const start: number = from + match.index;
    const end = start + match[0].length;
    const isFree = start === from || /\W/.test(line[start - 1]!);
    if (isFree && (end === line.length || /\W/.test(line[end]!))) last = { start, end };
  }
  return last;
}
