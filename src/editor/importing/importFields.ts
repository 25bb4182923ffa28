/** The fields that a column of an import may hold, in the language of the window. */
import { l10n } from 'vscode';
import type { Mapped } from '../../edits/importing/importedTable.ts';
import type { Field } from '../../model/field.ts';
import { writableFields } from '../../readers/writer.ts';
import { fieldName } from '../changing/fieldName.ts';

/** In the order in which they are offered. */
export const mappableFields = [
  'id',
  'title',
  'description',
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'status',
  'priority',
  'step',
  'owner',
  'necessity',
  'withoutIt',
  'scenario',
  'value',
  'effort',
  'acceptance',
  'source',
  'requester',
  'tags',
  'dependsOn',
  'note',
  'reason',
] as const satisfies readonly Field[];

export function mappedText(field: Mapped): string {
  const writable = writableFields.find((each) => each === field);
  if (writable) return fieldName(writable);
  switch (field) {
    case null:
      return l10n.t('left out');
    case 'id':
      return l10n.t('Id');
    case 'title':
      return l10n.t('Title');
    case 'description':
      return l10n.t('Description');
    case 'submodule':
      return l10n.t('Submodule');
    case 'phaseOrStatus':
      return l10n.t('Phase or status, by its word');
    case 'acceptance':
      return l10n.t('Acceptance');
    case 'source':
      return l10n.t('Source');
    case 'requester':
      return l10n.t('Requester');
    case 'tags':
      return l10n.t('Tags');
    case 'dependsOn':
      return l10n.t('Depends on');
    case 'note':
      return l10n.t('Note');
    case 'reason':
      return l10n.t('Reason');
    default:
      return l10n.t('kept as it is');
  }
}
