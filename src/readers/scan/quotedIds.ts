/** The ids in the string literals between the brackets of a call or an annotation: `("A-1", "A-2")`. */

export interface QuotedId {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Blanks, a comma, the opening of a list, and the name before a value: `value = {`. */
const between = /[\s,[({]{0,200}(?:[A-Za-z_]{1,30}\s{0,8}[=:][\s[({]{0,40})?/y;
const literal = /"([^"\\\r\n]{0,400})"|'([^'\\\r\n]{0,400})'/y;
const idWord = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[-._~/]{1,3}(?=[\p{L}\p{N}])){0,119}/gu;
const mostLiterals = 50;

/** The ids of each literal, from behind the opening bracket until something else stands there. */
export function quotedIds(text: string, from: number): readonly (readonly QuotedId[])[] {
  const literals: QuotedId[][] = [];
  let at = from;
  while (literals.length < mostLiterals) {
    between.lastIndex = at;
    if (!between.test(text)) break;
    if (literals.length > 0 && !text.slice(at, between.lastIndex).includes(',')) break;
    literal.lastIndex = between.lastIndex;
    const match = literal.exec(text);
    if (match === null) break;
    const start = match.index + 1;
    const words = [...(match[1] ?? match[2] ?? '').matchAll(idWord)];
    literals.push(
      words.map(({ 0: id, index }) => ({ id, start: start + index, end: start + index + id.length })),
    );
    at = literal.lastIndex;
  }
  return literals;
}
