/**
 * Coverage tags of OpenFastTrace: `[impl->dsn~login.sso~1]`, `[utest~name~1->dsn~login.sso~1 >> itest]`.
 * Grammar: OpenFastTrace's tag importer; a name is letters, digits, `_`, `-` and single dots.
 * Between `oft:off` and `oft:on` nothing counts, as in documents; OpenFastTrace itself knows these words only
 * there.
 */
import type { MarkerItem } from '../../model/facts.ts';
import {
  artifactType,
  specificationId,
  specificationIdPattern,
  specificationName,
} from '../../vocabulary/specificationIds.ts';
import { detached } from './collector.ts';
import type { Literals } from './literals.ts';
import type { FoundMarker, MarkerSyntax } from './markerSyntax.ts';
import type { TextPart } from './textPart.ts';

const blank = String.raw`[^\S\r\n]{0,20}`;
const tag = new RegExp(
  `\\[${blank}(${artifactType})(?:~(${specificationName})?~(\\d{1,9}))?${blank}->${blank}` +
    `(${specificationIdPattern})${blank}` +
    `(?:>>${blank}(${artifactType}(?:${blank},${blank}${artifactType}){0,40})${blank})?\\]`,
  'uy',
);
/** Arrows are common in some languages; what has to follow this one is not. */
const arrow = new RegExp(`->${blank}${artifactType}~`, 'uy');
/** The longest that may stand before the arrow: a bracket, a type, a name, a revision and blanks. */
const longestBefore = 300;

/** Anything but a test type implements. */
export const openFastTraceSyntax: MarkerSyntax = {
  name: 'openfasttrace',
  countsInTestData: true,
  mayBeIn: (text) => text.includes('->') && text.includes('~'),
  find: ({ text, parts, literals, most }) => ({ markers: findTags(text, parts, literals, most) }),
};

function findTags(
  text: string,
  parts: readonly TextPart[],
  literals: Literals,
  most: number,
): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  const off = new SwitchedOff(text);
  const items = new TagItems();
  for (const { from, to } of parts) {
    for (let at = text.indexOf('->', from); at >= 0 && at < to; at = text.indexOf('->', at + 2)) {
      const match = tagAround(text, at);
      if (match === null || off.holds(match.index) || literals.holds(match.index)) continue;
      const id = match[4]!;
      const start = text.indexOf(id, at);
      const kind = /test$/i.test(match[1]!) ? 'verifies' : 'implements';
      found.push({ id, kind, start, end: start + id.length, item: items.of(match) });
      if (found.length >= most) return found;
    }
  }
  return found;
}

function tagAround(text: string, at: number): RegExpExecArray | null {
  arrow.lastIndex = at;
  if (!arrow.test(text)) return null;
  const before = Math.max(0, at - longestBefore);
  const bracket = text.slice(before, at).lastIndexOf('[');
  if (bracket < 0) return null;
  tag.lastIndex = before + bracket;
  return tag.exec(text);
}

/** What tags are as items of a trace. Most tags of a text are alike and share one. */
class TagItems {
  readonly #known = new Map<string, MarkerItem>();

  of([, type = '', name, revision, covered = '', needed]: RegExpExecArray): MarkerItem {
    const needs = needed === undefined ? [] : needed.split(',').map((each) => detached(each.trim()));
    // A tag without a name gets a made-up one that nothing can cover, unless it asks to be covered.
    const ownName = name ?? (needs.length > 0 ? specificationId(covered)?.name : undefined);
    const id = ownName === undefined ? null : `${type}~${ownName}~${Number(revision ?? 0)}`;
    const key = `${type} ${id ?? ''} ${needs.join()}`;
    let item = this.#known.get(key);
    if (!item) {
      item = { type: detached(type), id, needs };
      this.#known.set(key, item);
    }
    return item;
  }
}

/** What stands between `oft:off` and `oft:on`. Offsets are asked for in rising order. */
class SwitchedOff {
  readonly #text: string;
  #spans: readonly TextPart[] | null = null;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
  }

  holds(offset: number): boolean {
    this.#spans ??= switchedOff(this.#text);
    while (this.#next < this.#spans.length && this.#spans[this.#next]!.to <= offset) this.#next++;
    const span = this.#spans[this.#next];
    return span !== undefined && span.from <= offset;
  }
}

function switchedOff(text: string): readonly TextPart[] {
  const spans: TextPart[] = [];
  if (!text.includes('oft:off')) return spans;
  let from = -1;
  for (const match of text.matchAll(/oft:(on|off)(?![\p{L}\p{N}_-])/gu)) {
    if (match[1] === 'off' && from < 0) from = match.index;
    if (match[1] === 'on' && from >= 0) {
      spans.push({ from, to: match.index });
      from = -1;
    }
  }
  if (from >= 0) spans.push({ from, to: text.length });
  return spans;
}
