/** The feedback that a requirement came from: what was said of another one, or of a phase, after its launch. */
import type { Feedback } from '../../model/launch.ts';
import type { Phase } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { ownPlan } from '../ownPlan.ts';
import { feedbackIn } from './feedbackIn.ts';

export interface FeedbackBehind {
  /** What was launched. */
  readonly about: Requirement;
  readonly feedback: Feedback;
}

export interface PhaseFeedbackBehind {
  readonly root: string;
  readonly phase: Phase;
  readonly feedback: Feedback;
}

export function feedbackBehind(snapshot: Snapshot, requirement: Requirement): readonly FeedbackBehind[] {
  const { id } = requirement;
  if (id === null) return [];
  return snapshot.documentsNaming(id).flatMap((uri): readonly FeedbackBehind[] => {
    const document = snapshot.document(uri);
    if (!document) return [];
    const found = document.facts.requirements.flatMap((fact) =>
      became(feedbackIn(fact), id).map((feedback) => ({ fact, feedback })),
    );
    if (found.length === 0 || !isMeant(snapshot, requirement, id, uri)) return [];
    return found.flatMap(({ fact, feedback }) => {
      const about = meantBy(snapshot, document, fact);
      return about ? [{ about, feedback }] : [];
    });
  });
}

/** What was said of phases. */
export function phaseFeedbackBehind(
  snapshot: Snapshot,
  requirement: Requirement,
): readonly PhaseFeedbackBehind[] {
  const { id } = requirement;
  if (id === null) return [];
  return snapshot.roots.flatMap(({ id: root }): readonly PhaseFeedbackBehind[] => {
    const plan = ownPlan(snapshot, root);
    if (!plan || plan.uri === null) return [];
    const found = plan.phases.flatMap((phase) =>
      became(phase.launch?.feedback ?? [], id).map((feedback) => ({ root, phase, feedback })),
    );
    return found.length > 0 && isMeant(snapshot, requirement, id, plan.uri) ? found : [];
  });
}

function became(feedback: readonly Feedback[], id: string): readonly Feedback[] {
  return feedback.filter((one) => one.became !== null && idKey(one.became) === idKey(id));
}

function isMeant(snapshot: Snapshot, { key }: Requirement, id: string, uri: string): boolean {
  const meant = snapshot.resolve(id, uri);
  return meant.kind === 'one' && meant.requirement.key === key;
}

/** The requirement that a place speaks of: its own, or one that another document defines. */
function meantBy(
  snapshot: Snapshot,
  document: DocumentEntry,
  fact: DocumentEntry['facts']['requirements'][number],
): Requirement | null {
  const own = document.requirements.find((each) => each.fact === fact);
  if (own || fact.id === null) return own ?? null;
  const meant = snapshot.resolve(fact.id, document.uri);
  return meant.kind === 'one' ? meant.requirement : null;
}
