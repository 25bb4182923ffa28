/** What feedback is about: a requirement or a phase, named so that it is found again after a change. */
import { requirementLabel } from '../moduleTreeContent.ts';
import type { Feedback } from '../../model/launch.ts';
import type { Snapshot } from '../../model/snapshot.ts';

export type Launched =
  | { readonly kind: 'requirement'; readonly key: string }
  | { readonly kind: 'phase'; readonly root: string; readonly phase: string };

/** One thing that somebody said after a launch. */
export interface FeedbackOn {
  readonly about: Launched;
  readonly feedback: Feedback;
}

/** As people call it: `CRM-003 Title`, a phase's name; `null` where it is gone. */
export function launchedName(snapshot: Snapshot, about: Launched): string | null {
  if (about.kind === 'phase') return snapshot.phase(about.root, about.phase)?.name ?? null;
  const requirement = snapshot.requirement(about.key);
  return requirement ? requirementLabel(requirement) : null;
}
