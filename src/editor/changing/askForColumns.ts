/** Asks whether tables that have no column for a field may get one, or whether the plan file is to say it. */
import { l10n, ThemeIcon, Uri, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import defer * as placementEdits from '../../edits/placementEdits.ts';
import type { LackingColumn } from '../../edits/setField.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { fieldName } from './fieldName.ts';
import { nameOf } from './openForChange.ts';

interface Answer extends QuickPickItem {
  readonly columns: boolean;
}

/**
 * The documents that may get a column. Where the plan file says this field of a document's requirements
 * already, it goes on to do so and nothing is asked. `undefined` when the box was left.
 */
export async function askForColumns(
  snapshot: Snapshot,
  lacking: LackingColumn,
): Promise<ReadonlySet<string> | undefined> {
  const open = [...lacking].filter(([uri, fields]) =>
    fields.some((field) => field === 'id' || !placementEdits.planSpeaksFor(snapshot, uri, field)),
  );
  const documents = open.map(([uri]) => uri);
  const [first] = documents;
  if (first === undefined) return new Set();
  const names = [...new Set(open.flatMap(([, fields]) => fields))].map(fieldName).join(l10n.t(', '));
  // The plan file can name only what has an id.
  const isForIds = open.some(([, fields]) => fields.includes('id'));
  const items: readonly Answer[] = [
    {
      label: l10n.t('Add the column to the table'),
      detail: l10n.t('At its end, blank for all other requirements.'),
      iconPath: new ThemeIcon('table'),
      columns: true,
    },
    ...(isForIds
      ? []
      : [
          {
            label: l10n.t('Write it into the plan file'),
            detail: l10n.t('The document stays as it is; the plan file says it instead.'),
            iconPath: new ThemeIcon('go-to-file'),
            columns: false,
          },
        ]),
  ];
  const picked = await window.showQuickPick(items, {
    title:
      open.length === 1
        ? l10n.t('“{0}” has no column for “{1}”', nameOf(Uri.parse(first)), names)
        : l10n.t('{0} documents have no column for “{1}”', open.length, names),
  });
  if (!picked) return undefined;
  return picked.columns ? new Set(documents) : new Set();
}
