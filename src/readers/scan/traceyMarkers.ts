/**
 * tracey's markers in comments: `r[impl auth.login]`, `r[verify auth.login+2]`, `r[auth.login]`. Grammar:
 * tracey's specification; the prefix names a specification, and `+2` the revision that the code was written for.
 *
 * With a verb no other language writes such a thing. Without one it may be an access to an array
 * (`arr[x.y]`), so it counts only in a comment, behind a blank, with the usual prefix `r` or one that the file
 * uses with a verb, and only where a document defines the id.
 */
import type { ReferenceKind } from '../../model/reference.ts';
import { isIdShaped } from '../../vocabulary/ids.ts';
import { Literals } from './literals.ts';
import { offsetsOfWord } from './markerOffsets.ts';
import type { FoundMarker, MarkerSearch, MarkerSyntax } from './markerSyntax.ts';
import type { TextPart } from './textPart.ts';

const kinds: ReadonlyMap<string, ReferenceKind> = new Map([
  ['[impl ', 'implements'],
  ['[verify ', 'verifies'],
  ['[depends ', 'mentions'],
  ['[related ', 'mentions'],
]);
const verbs = [...kinds.keys()];
const id = /([A-Za-z0-9_-]{1,80}(?:\.[A-Za-z0-9_-]{1,80}){0,12})(?:\+[1-9]\d{0,5})?\]/y;
const prefixBefore = /(?<![\p{L}\p{N}_`.$@])[a-z][a-z0-9]{0,19}$/u;
const usual = 'r';
/** Each costs a search; a project has one for each of its specifications. */
const mostPrefixes = 10;

export const traceySyntax: MarkerSyntax = {
  name: 'tracey',
  mayBeIn: (text) =>
    text.includes('[') && (text.includes(` ${usual}[`) || verbs.some((verb) => text.includes(verb))),
  find: (search) => ({ markers: findMarkers(search) }),
};

function findMarkers({ text, parts, literals, most }: MarkerSearch): readonly FoundMarker[] {
  const ignored = text.includes('@tracey:ignore-') ? ignoredParts(text) : [];
  const prefixes = new Set([usual]);
  const found: FoundMarker[] = [];
  for (const [verb, kind] of kinds) {
    for (const at of offsetsOfWord(text, parts, verb)) {
      const prefix = prefixAt(text, at);
      const start = at + verb.length;
      const named = prefix === null ? null : idAt(text, start);
      if (prefix === null || named === null || !(named.includes('.') || isIdShaped(named))) continue;
      if (prefixes.size < mostPrefixes) prefixes.add(prefix);
      found.push({ id: named, kind, start, end: start + named.length });
    }
  }
  for (const prefix of prefixes) {
    for (const at of offsetsOfWord(text, parts, ` ${prefix}[`)) {
      const start = at + prefix.length + 2;
      const named = idAt(text, start);
      if (named === null || !named.includes('.') || !isInComment(text, at + 1)) continue;
      found.push({ id: named, kind: 'implements', start, end: start + named.length, mayBeForeign: true });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return found.filter(isMeant(ignored, literals)).slice(0, most);
}

function prefixAt(text: string, bracket: number): string | null {
  return prefixBefore.exec(text.slice(Math.max(0, bracket - 22), bracket))?.[0] ?? null;
}

function idAt(text: string, start: number): string | null {
  id.lastIndex = start;
  return id.exec(text)?.[1] ?? null;
}

/** Whether the signs of a comment stand in the line before an offset; no further back than a line is long. */
function isInComment(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 400), at);
  return /\/\/|\/\*|^[ \t]{0,200}\*(?:[ \t]|$)|(?:^|[ \t])(?:#|--|;|%)|<!--/.test(
    before.slice(before.lastIndexOf('\n') + 1),
  );
}

/** Tells, in the order of the text, what lies neither in an ignored part nor in a string literal. */
function isMeant(ignored: readonly TextPart[], literals: Literals): (marker: FoundMarker) => boolean {
  let next = 0;
  return ({ start }) => {
    while ((ignored[next]?.to ?? Number.POSITIVE_INFINITY) <= start) next++;
    return !((ignored[next]?.from ?? Number.POSITIVE_INFINITY) <= start) && !literals.holds(start);
  };
}

/** The line behind `@tracey:ignore-next-line`, and all between `@tracey:ignore-start` and `@tracey:ignore-end`. */
function ignoredParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  const literals = new Literals(text);
  let from = -1;
  for (const { index, 1: what } of text.matchAll(/@tracey:ignore-(next-line|start|end)/g)) {
    if (literals.holds(index)) continue;
    if (what === 'start' && from < 0) from = index;
    if (what === 'end' && from >= 0) {
      parts.push({ from, to: endOfLine(text, index) });
      from = -1;
    }
    if (what === 'next-line' && from < 0)
      parts.push({ from: index, to: endOfLine(text, endOfLine(text, index) + 1) });
  }
  if (from >= 0) parts.push({ from, to: text.length });
  return parts;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
