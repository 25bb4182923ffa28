/**
 * StrictDoc's markers: `@relation(UID, UID, scope=function, role=Implementation)`, also with braces and over
 * several lines of a comment. Grammar: StrictDoc's marker lexer. Between `@relation(skip, scope=range_start)`
 * and `@relation(skip, scope=range_end)` nothing counts, and nothing in a file with `@relation(skip, scope=file)`.
 *
 * Prisma and others write `@relation(fields: [a], references: [b])`: what stands in the brackets has to be a
 * list of ids, and without a scope or a role each of them has to look like one.
 */
import type { ReferenceKind } from '../../model/reference.ts';
import { isIdShaped } from '../../vocabulary/ids.ts';
import { offsetsOfWord } from './markerOffsets.ts';
import type { FoundMarker, MarkerSearch, MarkerSyntax } from './markerSyntax.ts';

const word = '@relation';
/** Blanks, and line ends with the signs of a comment that goes on. */
const blanks = /(?:[ \t]{0,100}\r?\n[ \t]{0,100}(?:\/{2,3}!?|\*(?!\/)|#{1,3}|--|;{1,2}|%)?)?[ \t]{0,100}/y;
const option = /(scope|role)=([\p{L}\p{N}_-]{1,60})/uy;
const uid = /\p{L}[\p{L}\p{N}_/.\\-]{0,119}/uy;
const mostIds = 100;

export const relationSyntax: MarkerSyntax = {
  name: 'strictdoc',
  mayBeIn: (text) => text.includes('@relation(') || text.includes('@relation{'),
  find: (search) => ({ markers: findRelations(search) }),
};

interface Relation {
  readonly ids: readonly { readonly id: string; readonly start: number; readonly end: number }[];
  readonly scope: string | null;
  readonly role: string | null;
}

function findRelations({ text, parts, literals, most }: MarkerSearch): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  let isSkipping = false;
  for (const at of offsetsOfWord(text, parts, word)) {
    const relation = readRelation(text, at + word.length);
    if (relation === null || literals.holds(at)) continue;
    const { ids, scope, role } = relation;
    if (ids[0]?.id === 'skip') {
      if (scope === 'file') return [];
      if (scope === 'range_start') isSkipping = true;
      if (scope === 'range_end') isSkipping = false;
      continue;
    }
    if (isSkipping) continue;
    const kind = kindOfRole(role);
    for (const { id, start, end } of ids) found.push({ id, kind, start, end });
    if (found.length >= most) return found.slice(0, most);
  }
  return found;
}

/** What stands in the brackets at an offset; `null` for anything but ids and StrictDoc's options. */
function readRelation(text: string, open: number): Relation | null {
  const closing = text[open] === '(' ? ')' : text[open] === '{' ? '}' : null;
  if (closing === null) return null;
  const ids: { id: string; start: number; end: number }[] = [];
  const options = new Map<string, string>();
  let at = open + 1;
  for (let count = 0; count < mostIds; count++) {
    at = afterBlanks(text, at);
    option.lastIndex = at;
    const stated = option.exec(text);
    uid.lastIndex = at;
    const named = stated ?? uid.exec(text);
    if (named === null) return null;
    const end = at + named[0].length;
    if (stated) options.set(stated[1] ?? '', stated[2] ?? '');
    else if (options.size > 0) return null;
    else ids.push({ id: named[0], start: at, end });
    at = afterBlanks(text, end);
    if (text[at] === ',') {
      at++;
      continue;
    }
    if (text[at] !== closing || ids.length === 0) return null;
    if (options.size === 0 && !ids.every(({ id }) => isIdShaped(id))) return null;
    return { ids, scope: options.get('scope') ?? null, role: options.get('role') ?? null };
  }
  return null;
}

function afterBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  return blanks.test(text) ? blanks.lastIndex : at;
}

/** Teams name their own roles; those of tests are told by their words. */
function kindOfRole(role: string | null): ReferenceKind {
  return role !== null && /test|verif|valid/iu.test(role) ? 'verifies' : 'implements';
}
