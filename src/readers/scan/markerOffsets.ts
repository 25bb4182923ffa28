/** Where a plain word stands in the parts of a text; plain searches are faster than any pattern. */
import type { TextPart } from './textPart.ts';

export function* offsetsOfWord(text: string, parts: readonly TextPart[], word: string): Generator<number> {
  for (const { from, to } of parts) {
    for (let at = text.indexOf(word, from); at >= 0 && at < to; at = text.indexOf(word, at + word.length)) {
      yield at;
    }
  }
}
