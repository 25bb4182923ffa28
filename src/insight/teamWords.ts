/** The words that the team of a workspace uses, and sentences said in them. */
import { formatMessage, type Translate } from '../model/message.ts';
import type { OwnWords } from '../model/plan.ts';
import { ownRoots, type Snapshot } from '../model/snapshot.ts';
import defer * as ownWords from '../vocabulary/ownWords.ts';

/** A window says one word for one thing: that of the first plan which has words of its own. */
export function wordsOf(snapshot: Snapshot): OwnWords | null {
  for (const { id } of ownRoots(snapshot)) {
    const { words } = snapshot.plan(id);
    if (words) return words;
  }
  return null;
}

/** Says every sentence in these words; names, titles and whatever else comes into a sentence stay as they are. */
export function speaking(translate: Translate, words: OwnWords | null): Translate {
  if (!words) return translate;
  return ({ key, args }) => formatMessage(ownWords.inOwnWords(translate({ key, args: [] }), words), args);
}
