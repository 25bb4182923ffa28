/** How the rows of modules, phases and what is in them look, in every view that shows them. */
import { ThemeIcon } from 'vscode';
import type { MarkdownString, TreeItem } from 'vscode';
import type { RowContent } from '../../insight/moduleTreeContent.ts';
import { referenceOf } from '../../insight/moduleTreeContent.ts';
import type { GroupKind, TreeRow } from '../../insight/moduleTreeRow.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { placeOf } from '../places.ts';
import type { Session } from '../session.ts';
import { moduleTooltip, phaseTooltip, requirementTooltip } from './cardTooltip.ts';
import { referenceIcon, requirementItem, rowItem } from './requirementRow.ts';
import { l10n } from '../wording.ts';

const groupIcons: Readonly<Record<GroupKind, string>> = {
  withoutModule: 'inbox',
  withoutPhase: 'inbox',
  unknownModule: 'question',
  unknownPhase: 'question',
  noModuleNeeded: 'circle-slash',
  noPhaseNeeded: 'circle-slash',
};

/** The item of a row with this content; `null` where its subject is gone. `unfolded` holds for parts of the plan. */
export function moduleTreeItem(
  snapshot: Snapshot,
  row: TreeRow,
  content: RowContent,
  unfolded: boolean,
): TreeItem | null {
  // Menus offer no changes there.
  const suffix = isSourceRow(snapshot, row) ? ' readOnly' : '';
  switch (row.kind) {
    case 'system':
      return isSourceRow(snapshot, row)
        ? withIcon(rowItem(content, l10n.t('Other repository'), false), 'repo')
        : withIcon(rowItem(content, l10n.t('System'), true), 'project');
    case 'module': {
      const item = withIcon(rowItem(content, l10n.t('Module'), unfolded), 'package');
      item.contextValue = `${snapshot.module(row.root, row.path)?.range ? 'module place' : 'module'}${suffix}`;
      return item;
    }
    case 'phase': {
      const item = withIcon(rowItem(content, l10n.t('Phase'), unfolded), 'milestone');
      item.contextValue = `${snapshot.phase(row.root, row.phase)?.range ? 'phase place' : 'phase'}${suffix}`;
      return item;
    }
    case 'group':
      return withIcon(rowItem(content, '', unfolded), groupIcons[row.group]);
    case 'range':
      return withIcon(rowItem(content, l10n.t('Requirements')), 'list-unordered');
    case 'requirement': {
      const requirement = snapshot.requirement(row.key);
      return requirement ? requirementItem(requirement, content, content.hasChildren) : null;
    }
    case 'reference': {
      const reference = referenceOf(snapshot, row);
      if (!reference) return null;
      const item = rowItem(content, l10n.t('Code'));
      item.iconPath = referenceIcon(reference.kind);
      const place = placeOf(reference.uri, reference.range);
      item.command = {
        command: 'vscode.open',
        title: l10n.t('Open code'),
        arguments: [place.uri, { selection: place.range, preview: true }],
      };
      return item;
    }
  }
}

/** Whether a row is the top of another repository, which is only read. */
function isSourceRow({ roots }: Snapshot, { root }: TreeRow): boolean {
  return roots.some(({ id, source }) => id === root && source);
}

/** The card of what a row stands for. */
export function moduleTreeTooltip(session: Session, row: TreeRow): MarkdownString | string | undefined {
  switch (row.kind) {
    case 'module':
      return moduleTooltip(session, row.root, row.path);
    case 'phase':
      return phaseTooltip(session, row.root, row.phase);
    case 'requirement':
      return requirementTooltip(session, row.key);
    case 'reference':
      return session.snapshot.document(row.uri)?.path;
    case 'system': {
      const system = session.snapshot.plan(row.root).system;
      return [system?.endState, system?.goal].filter((text) => text).join('\n') || undefined;
    }
    default:
      return undefined;
  }
}

export function withIcon(item: TreeItem, icon: string): TreeItem {
  item.iconPath = new ThemeIcon(icon);
  return item;
}
