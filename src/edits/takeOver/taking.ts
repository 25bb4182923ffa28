/** What is there while differences are taken over, and what one of them gives. */
import type { BothPlans } from '../../insight/compare/bothPlans.ts';
import { message, type Message } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { documentChanged, type SourceEdit } from '../../readers/writer.ts';
import type { TextOf } from '../planAndDocuments.ts';

/** The edits that one difference asks for, by document, or why it stays. */
export type TakeResult =
  | { readonly edits: ReadonlyMap<string, readonly SourceEdit[]> }
  | { readonly refusal: Message };

/** What is there to work on: both plans, and the texts and facts as those before leave them. */
export interface Taking {
  readonly root: string;
  readonly both: BothPlans;
  readonly snapshot: Snapshot;
  readonly textOf: TextOf;
}

/** The plan file with its text; a sentence where there is none to write into. */
export function planFileOf({
  snapshot,
  root,
  textOf,
}: Taking): { readonly uri: string; readonly text: string } | Message {
  const plan = snapshot.plan(root);
  if (plan.uri === null)
    return message('There is no plan file here that this could be written into. Create a plan first.');
  const text = textOf(plan.uri);
  return text === null ? documentChanged() : { uri: plan.uri, text };
}
