/** The row of a box that takes a value out again, and when there is one to take out. */
import { l10n, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { claimsOf, type Requirement } from '../../model/requirement.ts';
import { isOwn, says, takesPart } from '../../readers/table/fieldClaims.ts';
import type { AskedField } from '../../readers/writer.ts';

export function clearItem(): QuickPickItem {
  return { label: l10n.t('Clear it'), iconPath: new ThemeIcon('clear-all') };
}

/** Whether some of the requirements say a field themselves: in their document, or in the plan file. */
export function mayClear(requirements: readonly Requirement[], field: AskedField): boolean {
  return requirements.some((requirement) =>
    claimsOf(requirement).some(
      (claim) =>
        (isOwn(claim) || claim.from === 'plan') &&
        takesPart(claim.field, field) !== null &&
        says(claim.text, claim.field, field),
    ),
  );
}
