/** From a decision to a gesture: status, reason and day, written in each document's own words. */
import { l10n } from 'vscode';
import defer * as recordDecision from '../../edits/recordDecision.ts';
import type { Decision, Verdict } from '../../edits/recordDecision.ts';
import defer * as lazySetFields from '../../edits/setFields.ts';
import { statusChoices } from '../../insight/choices.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Gesture } from '../changing/applyEdits.ts';
import { askForColumns } from '../changing/askForColumns.ts';
import { documentsOf } from '../changing/fieldGestures.ts';
import { namesOf } from '../changing/questionTitle.ts';

export function decisionGesture(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  decision: Decision,
  mayAsk: boolean,
): Gesture {
  const keys = requirements.map(({ key }) => key);
  return {
    documents: documentsOf(snapshot, requirements),
    fromEditor: false,
    ...(mayAsk && { askForColumns }),
    compute: (now, textOf, newColumns) => {
      const known = keys.flatMap((key) => now.requirement(key) ?? []);
      const wordFor = (requirement: Requirement, verdict: Verdict): string =>
        statusChoices(now, requirement).find(({ meaning }) => meaning === verdict)?.value ?? verdict;
      return lazySetFields.setFields(
        now,
        known,
        recordDecision.decisionChanges(decision, known, wordFor),
        textOf,
        { newColumns },
      );
    },
    done: doneText(namesOf(requirements), decision),
  };
}

function doneText(names: string, { verdict, reason }: Decision): string {
  switch (verdict) {
    case 'accepted':
      return l10n.t('{0}: accepted', names);
    case 'deferred':
      return l10n.t('{0}: deferred, because: {1}', names, reason);
    case 'rejected':
      return l10n.t('{0}: rejected, because: {1}', names, reason);
  }
}
