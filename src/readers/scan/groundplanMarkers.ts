/**
 * Groundplan's own markers: `@req ID[, ID…]`, `@requirement`, `@satisfies`, `@implements`, `@verifies`; `\`
 * may stand for `@`, and `:` may follow. Ids are parted by `,` `、` `;` `/`, 和 or blanks and may be ranges;
 * one of another repository has the name of its source before it: `reqs:CRM-001`.
 *
 * Other tools use some of these words (`@implements {Foo}`, `@satisfies Type`, `@verifies that …`), so what
 * follows has to look like an id; `explicitIds.ts` says what does.
 */
import type { ReferenceKind } from '../../model/reference.ts';
import { behindSource, continuesList, idEnd, isExplicitId, ownNaming } from './explicitIds.ts';
import type { Literals } from './literals.ts';
import type { FoundMarker, FoundProblem, MarkerSyntax } from './markerSyntax.ts';
import type { TextPart } from './textPart.ts';
import { idsOfRange, mostIdsInRange, readSeriesItem, sizeOfRange, splitId } from './series.ts';

const keyword = /(requirement|req|satisfies|implements|verifies)(?![A-Za-z0-9_])/y;
const afterKeyword = /[ \t]{0,8}(?:[:：][ \t]{0,8}|(?<=[ \t]))(?=[\p{L}\p{N}])/uy;
const listSign = /[ \t]{0,8}(?:[,、;，；/和与及][ \t]{0,8}|(?<=[ \t]))(?=[\p{L}\p{N}])/uy;
/** What may stand behind the last id when nothing else follows: the end of the comment or of the line. */
const endOfComment = /[ \t]{0,8}[.。]?[ \t]{0,8}(?:\*\/|-->|"""|'''|$)/my;
const mostIdsInList = 200;

export const groundplanSyntax: MarkerSyntax = {
  name: 'groundplan',
  mayBeIn: (text) => text.includes('@') || text.includes('\\'),
  find({ text, parts, literals, most }) {
    const markers: FoundMarker[] = [];
    const tooLarge: FoundProblem[] = [];
    for (const part of parts) findInPart(text, part, literals, most, markers, tooLarge);
    return { markers, tooLarge };
  },
};

/** Adds the markers that stand in a part of the text, in order, until `found` holds `most`. */
function findInPart(
  text: string,
  part: TextPart,
  literals: Literals,
  most: number,
  found: FoundMarker[],
  tooLarge: FoundProblem[],
): void {
  let done = part.from;
  for (const sign of signsOfKeywords(text, part)) {
    if (found.length >= most) return;
    // An address, a path or an escaped sign: `me@req`, `C:\\req`, `foo.@req`.
    if (sign < done || (sign > part.from && /[\p{L}\p{N}_.@\\/-]/u.test(text[sign - 1]!))) continue;
    keyword.lastIndex = sign + 1;
    const match = keyword.exec(text);
    if (match === null) continue;
    afterKeyword.lastIndex = keyword.lastIndex;
    if (!afterKeyword.test(text)) continue;
    const start = afterKeyword.lastIndex;
    const naming = ownNaming(match[1]!);
    const idStart = behindSource(text, start, naming);
    const end = idEnd(text, idStart);
    if (end < 0 || !isExplicitId(text, idStart, end, naming) || literals.holds(sign)) continue;
    const kind = match[1] === 'verifies' ? 'verifies' : 'implements';
    done = new MarkerList(text, kind, found, tooLarge).read(start, end, naming);
  }
}

/** Where `@` or `\` stands before what may be a keyword. Plain searches are faster than any pattern. */
function signsOfKeywords(text: string, part: TextPart): readonly number[] {
  const signs: number[] = [];
  for (const sign of ['@', '\\']) {
    for (let at = text.indexOf(sign, part.from); at >= 0 && at < part.to; at = text.indexOf(sign, at + 1)) {
      const next = text[at + 1];
      if (next === 'r' || next === 's' || next === 'i' || next === 'v') signs.push(at);
    }
  }
  return signs.sort((a, b) => a - b);
}

/** Reads the ids behind one keyword. */
class MarkerList {
  readonly #text: string;
  readonly #kind: ReferenceKind;
  readonly #found: FoundMarker[];
  readonly #tooLarge: FoundProblem[];

  constructor(text: string, kind: ReferenceKind, found: FoundMarker[], tooLarge: FoundProblem[]) {
    this.#text = text;
    this.#kind = kind;
    this.#found = found;
    this.#tooLarge = tooLarge;
  }

  /** Adds the id between two offsets and all that its list goes on with; returns where the list ends. */
  read(firstStart: number, firstEnd: number, naming: ReturnType<typeof ownNaming>): number {
    const first = this.#text.slice(firstStart, firstEnd);
    let end = this.#addWithSeries(firstStart, firstEnd);
    // Other ids after a blank may begin a sentence (`UTF-8 names`); they count when nothing follows them.
    let certain = { count: this.#found.length, problems: this.#tooLarge.length, end };
    let isCertain = true;
    for (let count = 1; count < mostIdsInList; count++) {
      listSign.lastIndex = end;
      if (!listSign.test(this.#text)) break;
      const start = listSign.lastIndex;
      const idStart = behindSource(this.#text, start, naming);
      const next = idEnd(this.#text, idStart);
      const isBlank = /^[ \t]*$/.test(this.#text.slice(end, start));
      if (next < 0 || !isExplicitId(this.#text, idStart, next, naming)) break;
      const id = this.#text.slice(start, next);
      if (!continuesList(first, id)) {
        if (!/\p{N}/u.test(id)) break;
        if (isBlank || /^\p{Ll}/u.test(id)) isCertain = false;
      }
      end = this.#addWithSeries(start, next);
      if (isCertain) certain = { count: this.#found.length, problems: this.#tooLarge.length, end };
    }
    endOfComment.lastIndex = end;
    if (isCertain || endOfComment.test(this.#text)) return end;
    this.#found.length = certain.count;
    this.#tooLarge.length = certain.problems;
    return certain.end;
  }

  #addWithSeries(start: number, end: number): number {
    const id = this.#text.slice(start, end);
    this.#add(id, start, end);
    const split = splitId(id);
    if (split === null) return end;
    let { digits } = split;
    let [itemStart, itemEnd] = [start, end];
    for (let count = 0; count < mostIdsInList; count++) {
      const item = readSeriesItem(this.#text, itemEnd, split.head, digits);
      if (item === null) break;
      if (item.kind === 'range') this.#addBetween(split.head, digits, item.digits, itemStart, item.end);
      this.#add(split.head + item.digits, item.start, item.end);
      digits = item.digits;
      [itemStart, itemEnd] = [item.start, item.end];
    }
    return itemEnd;
  }

  #addBetween(head: string, from: string, to: string, start: number, end: number): void {
    const size = sizeOfRange(from, to);
    if (size > mostIdsInRange) {
      this.#tooLarge.push({ size, most: mostIdsInRange, start, end });
      return;
    }
    for (const id of idsOfRange(head, from, to).slice(0, -1)) this.#add(id, start, end);
  }

  #add(id: string, start: number, end: number): void {
    this.#found.push({ id, kind: this.#kind, start, end });
  }
}
