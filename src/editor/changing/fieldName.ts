/** A field in the language of the window. */
import type { WritableField } from '../../readers/writer.ts';
import { l10n } from '../wording.ts';

export function fieldName(field: WritableField | 'id'): string {
  switch (field) {
    case 'module':
      return l10n.t('Module');
    case 'phase':
      return l10n.t('Phase');
    case 'status':
      return l10n.t('Status');
    case 'priority':
      return l10n.t('Priority');
    case 'step':
      return l10n.t('Step');
    case 'owner':
      return l10n.t('Owner');
    case 'necessity':
      return l10n.t('Necessity');
    case 'withoutIt':
      return l10n.t('If not done');
    case 'scenario':
      return l10n.t('Scenario');
    case 'value':
      return l10n.t('Business value');
    case 'effort':
      return l10n.t('Effort');
    case 'duplicateOf':
      return l10n.t('Duplicate of');
    case 'reason':
      return l10n.t('Reason');
    case 'decided':
      return l10n.t('Decided on');
    case 'source':
      return l10n.t('Source');
    case 'requester':
      return l10n.t('Requester');
    case 'created':
      return l10n.t('Created');
    case 'note':
      return l10n.t('Note');
    case 'id':
      return l10n.t('Id');
  }
}
