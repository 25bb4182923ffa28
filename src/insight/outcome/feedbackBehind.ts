/** The feedback that a requirement came from: what was said of another one after its launch. */
import type { Feedback } from '../../model/launch.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { idKey } from '../../vocabulary/ids.ts';

export interface FeedbackBehind {
  /** What was launched. */
  readonly about: Requirement;
  readonly feedback: Feedback;
}

export function feedbackBehind(snapshot: Snapshot, { id, key }: Requirement): readonly FeedbackBehind[] {
  if (id === null) return [];
  return snapshot.documentsNaming(id).flatMap((uri) =>
    (snapshot.document(uri)?.requirements ?? []).flatMap((about) =>
      (about.fact.launch?.feedback ?? [])
        .filter(({ became }) => became !== null && idKey(became) === idKey(id))
        .filter(() => {
          const meant = snapshot.resolve(id, uri);
          return meant.kind === 'one' && meant.requirement.key === key;
        })
        .map((feedback) => ({ about, feedback })),
    ),
  );
}
