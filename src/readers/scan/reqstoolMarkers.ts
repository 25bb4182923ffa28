/**
 * reqstool's annotations: `@Requirements("A", "B")` implements, `@SVCs({"C"})` verifies, in Java and Python;
 * `@Requirements A, B` in a comment, as TypeScript writes it. The ids stand in strings on purpose; an
 * annotation that stands in a string as a whole is test data. `urn:ID` names the component before the id.
 */
import type { FoundMarker, MarkerSyntax } from './markerSyntax.ts';

const keyword = /@(Requirements|SVCs)(?:[ \t]{0,8}\(\s{0,40}\{?|[ \t]{1,8}(?=[\p{L}]))/uy;
const quoted = /\s{0,200}(["'])([\p{L}\p{N}][\p{L}\p{N}_.:-]{0,119})\1\s{0,200},?/uy;
const bare = /[ \t]{0,8}([\p{L}\p{N}](?:[\p{L}\p{N}_.-]|:(?=[\p{L}\p{N}])){0,119})(?<![.:-])[ \t]{0,8}(,)?/uy;
const mostIds = 200;

export const reqstoolSyntax: MarkerSyntax = {
  name: 'reqstool',
  mayBeIn: (text) => text.includes('@Requirements') || text.includes('@SVCs'),
  find({ text, parts, literals, most }) {
    const markers: FoundMarker[] = [];
    for (const { from, to } of parts) {
      for (let at = text.indexOf('@', from); at >= 0 && at < to; at = text.indexOf('@', at + 1)) {
        if (markers.length >= most) return { markers };
        keyword.lastIndex = at;
        const match = keyword.exec(text);
        if (match === null || /[\p{L}\p{N}_]/u.test(text[at - 1] ?? '') || literals.holds(at)) continue;
        const kind = match[1] === 'SVCs' ? 'verifies' : 'implements';
        const isCall = match[0].includes('(');
        for (const [id, start] of isCall
          ? quotedIds(text, keyword.lastIndex)
          : bareIds(text, keyword.lastIndex))
          markers.push({ id, kind, start, end: start + id.length });
      }
    }
    return { markers };
  },
};

type Ids = readonly (readonly [id: string, start: number])[];

function quotedIds(text: string, from: number): Ids {
  const ids: [string, number][] = [];
  quoted.lastIndex = from;
  for (let match = quoted.exec(text); match && ids.length < mostIds; match = quoted.exec(text)) {
    const [whole, quote = '"', id = ''] = match;
    ids.push([id, match.index + whole.indexOf(quote) + 1]);
  }
  return ids;
}

/** In prose the word may stand with anything behind it; an id has a digit. */
function bareIds(text: string, from: number): Ids {
  const ids: [string, number][] = [];
  bare.lastIndex = from;
  for (let match = bare.exec(text); match && ids.length < mostIds; match = bare.exec(text)) {
    const [whole, id = '', comma] = match;
    if (!/\p{N}/u.test(id)) break;
    ids.push([id, match.index + whole.indexOf(id)]);
    if (comma === undefined) break;
  }
  return ids;
}
