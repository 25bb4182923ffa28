/** Which requirements ask for much the same as one that is to be decided, and what became of them. */
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { type Twin, twinOf } from '../capture/twins.ts';
import { alikeFrom } from '../similar/likeness.ts';
import type { SimilarityIndex } from '../similar/similarityIndex.ts';
import { textOf } from './reviewItem.ts';

const mostTwins = 3;

/** Best first; without the requirement itself and those that name the same id. */
export function earlierTwins(
  snapshot: Snapshot,
  index: Pick<SimilarityIndex, 'similarTo'>,
  requirement: Requirement,
): readonly Twin[] {
  const body = textOf(requirement, 'description');
  const asked = body === null ? { title: requirement.title } : { title: requirement.title, body };
  return index
    .similarTo(asked, mostTwins * 2)
    .filter(({ requirement: other, score }) => other.key !== requirement.key && score >= alikeFrom)
    .slice(0, mostTwins)
    .map(({ requirement: other }) => twinOf(snapshot, other));
}
