/**
 * Coverage tags of OpenFastTrace: `[impl->dsn~login.sso~1]`, `[utest~name~1->dsn~login.sso~1 >> itest]`.
 * Grammar: OpenFastTrace's tag importer; a name is letters, digits, `_`, `-` and single dots.
 * Between `oft:off` and `oft:on` nothing counts.
 */
import type { FoundMarker, Literals } from './markers.ts';
import type { TextPart } from './scanText.ts';

const tag =
  /\[[ \t]{0,8}(\p{L}{1,32})(?:~(?:\p{L}[\p{L}\p{N}_.-]{0,99})?~\d{1,9})?[ \t]{0,8}->[ \t]{0,8}(\p{L}{1,32}~\p{L}[\p{L}\p{N}_.-]{0,99}~\d{1,9})[ \t]{0,8}(?:>>[\p{L}, \t]{1,99})?\]/gu;

/** The tags in these parts of a text, in order, at most `most`. Anything but a test type implements. */
export function findOpenFastTraceMarkers(
  text: string,
  parts: readonly TextPart[],
  literals: Literals,
  most: number,
): readonly FoundMarker[] {
  const found: FoundMarker[] = [];
  if (!text.includes('->') || !text.includes('~')) return found;
  let off: readonly TextPart[] | null = null;
  let nextOff = 0;
  let nextPart = 0;
  for (const match of text.matchAll(tag)) {
    const { index } = match;
    while (nextPart < parts.length && parts[nextPart]!.to <= index) nextPart++;
    off ??= switchedOff(text);
    while (nextOff < off.length && off[nextOff]!.to <= index) nextOff++;
    const part = parts[nextPart];
    const silent = off[nextOff];
    if (part === undefined || index < part.from || (silent !== undefined && silent.from <= index)) continue;
    if (literals.holds(index)) continue;
    const id = match[2]!;
    const start = index + match[0].indexOf(id, match[0].indexOf('->'));
    const kind = /test$/i.test(match[1]!) ? 'verifies' : 'implements';
    found.push({ id, kind, syntax: 'openfasttrace', start, end: start + id.length });
    if (found.length >= most) break;
  }
  return found;
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
