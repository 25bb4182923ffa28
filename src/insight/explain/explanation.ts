/** Why something is read as it is, as plain data: sentences with the places that they speak of. */
import type { Message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';

export interface ExplainedPlace {
  readonly uri: string;
  readonly range: TextRange;
}

/** One thing that was looked at, and what it amounted to. */
export interface ExplanationLine {
  readonly text: Message;
  readonly outcome?: Message;
  readonly place?: ExplainedPlace;
}

export interface ExplanationSection {
  readonly heading: Message;
  readonly lines: readonly ExplanationLine[];
}

/** What is explained, the answer in a sentence or two, and how it came about. */
export interface Explanation {
  readonly title: string;
  readonly answer: readonly ExplanationLine[];
  readonly sections: readonly ExplanationSection[];
}
