/** The edit behind “Did you mean …?”: the wrong name alone is replaced, whatever stands around it. */
import type { UnknownName } from '../../model/requirement.ts';
import type { TextRange } from '../../model/textRange.ts';
import type { SourceEdit } from '../../readers/writer.ts';

/** Signs that some format of documents would take for its own. */
const plainName = /^[\p{L}\p{N}][\p{L}\p{N} _./（）·—-]{0,200}$/u;

/**
 * Replaces the written name in the text of its claim. `null` where it does not stand there once and as it
 * reads, or where the new name needs care; `lineOf` gives the lines of the document as they are now.
 */
export function nameFix(
  { text, claim }: UnknownName,
  name: string,
  lineOf: (line: number) => string,
): SourceEdit | null {
  const { range } = claim;
  const isInText = range.line === range.endLine && range.endCharacter > range.character;
  if (!isInText || claim.from === 'plan' || !plainName.test(name)) return null;
  const written = lineOf(range.line).slice(range.character, range.endCharacter);
  const at = written.indexOf(text);
  if (text === '' || at < 0 || written.indexOf(text, at + 1) >= 0) return null;
  // The name may be part of a longer one.
  const around = `${written[at - 1] ?? ' '}${written[at + text.length] ?? ' '}`;
  if (/[\p{L}\p{N}]/u.test(around)) return null;
  return { range: within(range, at, text.length), text: name };
}

function within({ line, character }: TextRange, at: number, length: number): TextRange {
  return { line, character: character + at, endLine: line, endCharacter: character + at + length };
}
