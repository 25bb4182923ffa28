/** Asks for a phase of the plan, or for the reason why there is none. */
import type { Memento } from 'vscode';
import { phaseChoices } from '../../insight/choices.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { mayClear } from './clearItem.ts';
import { choosePlace, type ChosenPlace } from './choosePlace.ts';
import { heldByAll, titleFor } from './questionTitle.ts';
import { l10n } from '../wording.ts';

/** All requirements belong to one root; there is at least one. */
export function pickPhase(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  memory: Memento,
): Promise<ChosenPlace | undefined> {
  const root = requirements[0]?.root ?? '';
  return choosePlace({
    title: titleFor(requirements, (name) => l10n.t('Set the phase of {0}', name)),
    placeholder: l10n.t('Name, other name, path or pinyin'),
    icon: 'milestone',
    choices: phaseChoices(snapshot, root),
    current: heldByAll(requirements, ({ phase }) => (phase ? [phase.id] : [])),
    memory,
    memoryKey: `recentPhases ${root}`,
    mayBeNew: snapshot.plan(root).phasesInferred,
    newLabel: snapshot.plan(root).phasesInferred ? null : (name) => l10n.t('New phase “{0}”', name),
    askParent: () => Promise.resolve(null),
    mayClear: mayClear(requirements, 'phase'),
    exemptLabel: l10n.t('Not for any phase (with a reason)…'),
    reasonTitle: titleFor(requirements, (name) => l10n.t('Why is {0} for no phase?', name)),
  });
}
