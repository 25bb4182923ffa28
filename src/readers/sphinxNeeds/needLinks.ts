/** The ids in a list of links: `A, B;C`, `REQ_1[version==1]`, `"REQ_1"`; each with its place. */
import type { TextRange } from '../../model/textRange.ts';
import type { WrittenText } from './directive.ts';
import { isNeedId } from './needTypes.ts';
import { textWithin } from './textWithin.ts';

export interface NeedLink {
  readonly id: string;
  readonly range: TextRange;
}

/** An item, or what stands in its place: a condition, a function, a variant. */
const part =
  /<<[^\n]{0,400}?>>|<\{[^\n]{0,400}?\}>|\[\[[^\n]{0,400}?\]\]|\[[^\]\n]{0,200}\]|[^\s,;|[\]{}()"'`<>]{1,200}/gu;
const mostLinks = 1_000;

/** `[[function()]]`, `<<variants>>` and conditions such as `[version==1]` name nothing. */
export function needLinks(
  source: { readonly lines: readonly string[] },
  value: WrittenText,
): readonly NeedLink[] {
  const links: NeedLink[] = [];
  for (const { text, line, start } of textWithin(source, value.range)) {
    for (const { 0: word, index } of text.matchAll(part)) {
      if (!isNeedId(word) || links.length >= mostLinks) continue;
      const character = start + index;
      links.push({
        id: word,
        range: { line, character, endLine: line, endCharacter: character + word.length },
      });
    }
  }
  return links;
}

/** Whether a text is a list of ids rather than a sentence: no item has a blank in it. */
export function isListOfIds(text: string): boolean {
  return text
    .replace(part, (found) => (isNeedId(found) ? found : ''))
    .split(/[,;|\n]/u)
    .every((item) => !/\S\s{1,100}\S/u.test(item.trim()));
}
