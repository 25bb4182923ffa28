/** Asks for a priority, in the words that the document uses. */
import { l10n, ThemeIcon } from 'vscode';
import { priorityChoices } from '../../insight/choices.ts';
import { fieldText, type Priority, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { mayClear } from './clearItem.ts';
import { chooseWord } from './chooseWord.ts';
import { heldByAll, titleFor } from './questionTitle.ts';

const icons: Readonly<Record<Priority, string>> = {
  P0: 'flame',
  P1: 'arrow-up',
  P2: 'arrow-right',
  P3: 'arrow-down',
};

export async function pickPriority(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
): Promise<string | undefined> {
  const [first] = requirements;
  if (!first) return undefined;
  const [current = null] = heldByAll(requirements, (requirement) =>
    [fieldText(requirement, 'priority') ?? ''].filter(Boolean),
  );
  return chooseWord({
    title: titleFor(requirements, (name) => l10n.t('Set the priority of {0}', name)),
    choices: priorityChoices(snapshot, first),
    current,
    mayClear: mayClear(requirements, 'priority'),
    iconOf: (priority) => new ThemeIcon(icons[priority]),
    explain: (priority) => priority,
  });
}
