/** How rows look: icons that words repeat, so that nothing is said by a picture or a colour alone. */
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { RowContent, RowText } from '../../insight/moduleTreeContent.ts';
import type { ReferenceKind } from '../../model/reference.ts';
import type { Requirement, Status } from '../../model/requirement.ts';
import { translate } from '../translate.ts';
import { l10n } from '../wording.ts';

const statusIcons: Readonly<Record<Status | 'none', readonly [icon: string, color?: string]>> = {
  none: ['circle-large-outline'],
  proposed: ['lightbulb'],
  accepted: ['thumbsup'],
  planned: ['calendar'],
  developing: ['tools', 'charts.blue'],
  testing: ['beaker', 'charts.blue'],
  piloting: ['rocket', 'charts.blue'],
  released: ['pass-filled', 'testing.iconPassed'],
  rejected: ['circle-slash', 'disabledForeground'],
  deferred: ['debug-pause', 'disabledForeground'],
  duplicate: ['files', 'disabledForeground'],
};

/** The icon of a requirement's status; a plain circle where it has none. */
export function statusIcon(status: Status | null): ThemeIcon {
  const [icon, color] = statusIcons[status ?? 'none'];
  return new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
}

export function referenceIcon(kind: ReferenceKind): ThemeIcon {
  if (kind === 'implements') return new ThemeIcon('code');
  return new ThemeIcon(kind === 'verifies' ? 'checklist' : 'mention');
}

/** A name as it is, a sentence of ours in the language of the window. */
export function rowText(text: RowText): string {
  return typeof text === 'string' ? text : translate(text);
}

/** A row without icon and command: name, words beside it, and both for a screen reader. */
export function rowItem(content: RowContent, kind: string, unfolded = false): TreeItem {
  const label = rowText(content.label);
  const details = content.details.map(rowText);
  const folded = unfolded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, content.hasChildren ? folded : TreeItemCollapsibleState.None);
  if (details.length > 0) item.description = details.join(' · ');
  item.accessibilityInformation = {
    label: [kind, label, ...details].filter((part) => part !== '').join(', '),
  };
  return item;
}

/** A requirement's row; a click opens its document. `contextValue` says what can be done with it. */
export function requirementItem(requirement: Requirement, content: RowContent, hasCode: boolean): TreeItem {
  const item = rowItem(content, l10n.t('Requirement'));
  item.iconPath = statusIcon(requirement.status);
  item.contextValue = ['requirement', 'place', requirement.id === null ? '' : 'id', hasCode ? 'code' : '']
    .filter((part) => part !== '')
    .join(' ');
  item.command = {
    command: 'groundplan.openRequirement',
    title: l10n.t('Show in document'),
    arguments: [requirement.key],
  };
  return item;
}
