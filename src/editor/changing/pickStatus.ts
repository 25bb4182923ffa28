/** Asks for a status, in the words that the document uses. */
import { l10n } from 'vscode';
import { statusChoices } from '../../insight/choices.ts';
import { statusText } from '../../insight/statusText.ts';
import type { Requirement, Status } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { statusIcon } from '../views/requirementRow.ts';
import { mayClear } from './clearItem.ts';
import { chooseWord } from './chooseWord.ts';
import { heldByAll, titleFor } from './questionTitle.ts';

export async function pickStatus(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
): Promise<string | undefined> {
  const [first] = requirements;
  if (!first) return undefined;
  const [current = null] = heldByAll(requirements, (requirement) =>
    [statusText(requirement) ?? ''].filter(Boolean),
  );
  return chooseWord({
    title: titleFor(requirements, (name) => l10n.t('Set the status of {0}', name)),
    choices: statusChoices(snapshot, first),
    current,
    mayClear: mayClear(requirements, 'status'),
    iconOf: statusIcon,
    explain: statusMeaning,
  });
}

/** A status in the language of the window. */
export function statusMeaning(status: Status): string {
  switch (status) {
    case 'proposed':
      return l10n.t('Proposed');
    case 'accepted':
      return l10n.t('Accepted');
    case 'planned':
      return l10n.t('Planned');
    case 'developing':
      return l10n.t('In development');
    case 'testing':
      return l10n.t('In testing');
    case 'piloting':
      return l10n.t('Piloting');
    case 'released':
      return l10n.t('Released');
    case 'rejected':
      return l10n.t('Rejected');
    case 'deferred':
      return l10n.t('Deferred');
    case 'duplicate':
      return l10n.t('Duplicate');
  }
}
