/**
 * Coverage tags of OpenFastTrace: `[impl->dsn~login.sso~1]`, `[utest~name~1->dsn~login.sso~1 >> itest]`.
 * Grammar: OpenFastTrace's tag importer; a name is letters, digits, `_`, `-` and single dots.
 * Between `oft:off` and `oft:on` nothing counts.
 */
import type { Literals } from './literals.ts';
import type { FoundMarker, MarkerSyntax } from './markerSyntax.ts';
import type { TextPart } from './textPart.ts';

const tag =
  /\[[ \t]{0,8}(\p{L}{1,32})(?:~(?:\p{L}[\p{L}\p{N}_.-]{0,99})?~\d{1,9})?[ \t]{0,8}->[ \t]{0,8}(\p{L}{1,32}~\p{L}[\p{L}\p{N}_.-]{0,99}~\d{1,9})[ \t]{0,8}(?:>>[\p{L}, \t]{1,99})?\]/uy;
/** Arrows are common in some languages; what has to follow this one is not. */
const arrow = /->[ \t]{0,8}\p{L}{1,32}~/uy;
/** The longest that may stand before the arrow: a bracket, a type, a name, a revision and blanks. */
const longestBefore = 170;

/** Anything but a test type implements. */
export const openFastTraceSyntax: MarkerSyntax = {
  name: 'openfasttrace',
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
  for (const { from, to } of parts) {
    for (let at = text.indexOf('->', from); at >= 0 && at < to; at = text.indexOf('->', at + 2)) {
      const match = tagAround(text, at);
      if (match === null || off.holds(match.index) || literals.holds(match.index)) continue;
      const id = match[2]!;
      const start = text.indexOf(id, at);
      const kind = /test$/i.test(match[1]!) ? 'verifies' : 'implements';
      found.push({ id, kind, start, end: start + id.length });
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
