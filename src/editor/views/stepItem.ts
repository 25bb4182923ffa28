/** How a step of a business process looks, in every view that shows it; a click leads to the plan file. */
import { ThemeColor, ThemeIcon } from 'vscode';
import type { TreeItem } from 'vscode';
import type { RowContent } from '../../insight/moduleTreeContent.ts';
import { isUnsupported, supportOf } from '../../insight/stepSupport.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { openInPlan } from './planPlace.ts';
import { rowItem } from './requirementRow.ts';
import { l10n } from '../wording.ts';

/** `null` where the plan no longer has the step; `row.step` is its path. */
export function stepItem(
  snapshot: Snapshot,
  row: { readonly root: string; readonly step: string },
  content: RowContent,
): TreeItem | null {
  const step = snapshot.step(row.root, row.step);
  if (!step) return null;
  const item = rowItem(content, l10n.t('Step'));
  item.iconPath = isUnsupported(supportOf(snapshot, row.root, step))
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : new ThemeIcon('arrow-right');
  const command = openInPlan(snapshot, row.root, step);
  if (command) {
    item.contextValue = 'step place';
    item.command = command;
  }
  return item;
}
