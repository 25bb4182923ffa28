/**
 * The ids behind a keyword that is made for references: `A, B;C`, or `A B` where the words behind a blank look
 * like ids; up to the end of the line.
 */

export interface ListedId {
  readonly id: string;
  readonly start: number;
}

/** No digit is asked for: `tool_req__docs_title` is an id of sphinx-needs. */
const id = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[-.:/~](?=[\p{L}\p{N}_])){0,199}(?![\p{L}\p{N}_<])/uy;
const blank = /[ \t]{0,80}/y;
const separator = /[ \t]{0,80}[,;、，][ \t]{0,80}|[ \t]{1,80}(?=[\p{L}\p{N}]{1,80}_|[\p{L}]{1,80}-?\d)/uy;
const mostIds = 500;

export function idListAt(text: string, from: number): readonly ListedId[] {
  const ids: ListedId[] = [];
  blank.lastIndex = from;
  blank.test(text);
  for (let at = blank.lastIndex; ids.length < mostIds;) {
    id.lastIndex = at;
    const found = id.exec(text)?.[0];
    if (found === undefined) break;
    ids.push({ id: found, start: at });
    separator.lastIndex = at + found.length;
    if (!separator.test(text)) break;
    at = separator.lastIndex;
  }
  return ids;
}

/** Where some keywords stand in the searched parts, in rising order. Plain searches are faster than any pattern. */
export function placesOf(
  text: string,
  parts: readonly { readonly from: number; readonly to: number }[],
  keywords: readonly string[],
): readonly { readonly at: number; readonly end: number }[] {
  const places: { at: number; end: number }[] = [];
  for (const keyword of keywords) {
    for (const { from, to } of parts) {
      for (let at = text.indexOf(keyword, from); at >= 0 && at < to; at = text.indexOf(keyword, at + 1))
        places.push({ at, end: at + keyword.length });
    }
  }
  return places.sort((a, b) => a.at - b.at);
}
