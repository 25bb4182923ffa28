/** What is proposed for a sentence, as plain data; `reasonText` puts a reason into words. */
import { message, type Message } from '../../model/message.ts';

/** Why something is proposed. */
export type Reason =
  /** The sentence has the plan's own word. */
  | { readonly kind: 'named'; readonly word: string }
  /** The sentence has another word for what the plan calls so. */
  | { readonly kind: 'meant'; readonly said: string; readonly word: string }
  | { readonly kind: 'like'; readonly id: string | null; readonly title: string }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'fullOf'; readonly module: string; readonly open: number }
  | { readonly kind: 'running' }
  | { readonly kind: 'over'; readonly due: string };

export interface Proposal {
  /** A module's path, a phase's id, a step's path. */
  readonly value: string;
  /** Comparable within one answer only. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

const longestTitle = 30;

export function reasonText(reason: Reason): Message {
  switch (reason.kind) {
    case 'named':
      return message('it says “{0}”', reason.word);
    case 'meant':
      return message('“{0}” is “{1}” here', reason.said, reason.word);
    case 'like': {
      const title = shortened(reason.title);
      return reason.id === null
        ? message('it is like “{0}”', title)
        : message('it is like {0} “{1}”', reason.id, title);
    }
    case 'step':
      return message('it carries the step “{0}”', reason.step);
    case 'fullOf':
      return message('open requirements of “{0}” in it: {1}', reason.module, reason.open);
    case 'running':
      return message('it is under way');
    case 'over':
      return message('it was due on {0}', reason.due);
  }
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longestTitle ? text : `${characters.slice(0, longestTitle - 1).join('')}…`;
}
