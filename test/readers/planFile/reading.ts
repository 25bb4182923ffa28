/** Shows what the plan file reader found as text, so that a test reads as input and output. */
import { formatMessage } from '../../../src/model/message.ts';
import type { TextRange } from '../../../src/model/textRange.ts';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';

/** The characters of a text that a range covers. Lines end as in VS Code. */
export function sliceAt(text: string, range: TextRange): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map((end) => end.index + end[0].length)];
  const start = starts[range.line];
  const end = starts[range.endLine];
  if (start === undefined || end === undefined)
    throw new RangeError(`no line ${range.line} or ${range.endLine}`);
  return text.slice(start + range.character, end + range.endCharacter);
}

/** Each problem as `line:character «the text there» sentence`, lines and characters from 0. */
export function problemsOf(text: string): string[] {
  return readPlan(text).problems.map(({ range, message }) => {
    const sentence = formatMessage(message.key, message.args);
    return `${range.line}:${range.character} «${sliceAt(text, range)}» ${sentence}`;
  });
}

/** The plan of a text that holds one. */
export function planOf(text: string) {
  const { plan } = readPlan(text);
  if (!plan) throw new Error('the text holds no plan');
  return plan;
}
