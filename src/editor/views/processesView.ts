/** The Processes view: the business step by step, and what supports each step. */
import { Disposable, window } from 'vscode';
import type { MarkdownString, TreeItem, TreeView } from 'vscode';
import defer * as focusing from '../../insight/focus.ts';
import { processChildren, processOf, processRowContent } from '../../insight/processTree.ts';
import type { ProcessTreeRow } from '../../insight/processTree.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import type { WindowFocus } from '../focus.ts';
import type { Session } from '../session.ts';
import type { ShownViews } from '../shownViews.ts';
import { moduleTooltip, requirementTooltip, stepTooltip } from './cardTooltip.ts';
import { withIcon } from './moduleTreeItem.ts';
import { openInPlan } from './planPlace.ts';
import { requirementItem, rowItem } from './requirementRow.ts';
import { RequirementDrag } from './dragRequirements.ts';
import { SnapshotTree, touchesCode } from './snapshotTree.ts';
import type { TreeSource } from './snapshotTree.ts';
import { stepItem } from './stepItem.ts';
import { l10n } from '../wording.ts';
import { nameView } from './nameView.ts';

export class ProcessesView implements TreeSource<ProcessTreeRow>, Disposable {
  readonly #session: Session;
  readonly #focus: WindowFocus;
  readonly #subscriptions: Disposable;

  constructor(session: Session, focus: WindowFocus, shown: ShownViews) {
    this.#session = session;
    this.#focus = focus;
    const tree = new SnapshotTree<ProcessTreeRow>(this, () => session.snapshot);
    const view: TreeView<ProcessTreeRow> = window.createTreeView('groundplan.processes', {
      treeDataProvider: tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: new RequirementDrag(session, 'processes'),
    });
    this.#subscriptions = Disposable.from(
      view,
      tree,
      tree.rememberFolding(view),
      shown.follow(view),
      session.onDidChange(({ change }) => tree.follow(change)),
      focus.onDidChange(() => {
        view.message = focus.line;
        tree.redraw();
      }),
      nameView(view, () => l10n.t('Processes')),
    );
  }

  children(snapshot: Snapshot, row: ProcessTreeRow | null): readonly ProcessTreeRow[] {
    const below = (at: ProcessTreeRow | null): readonly ProcessTreeRow[] => processChildren(snapshot, at);
    const focus = this.#focus.now;
    return focus
      ? focusing.rowsInFocus(below(row), (one) => focusing.standingInProcesses(focus, one), below)
      : below(row);
  }

  item(snapshot: Snapshot, row: ProcessTreeRow): TreeItem | null {
    const content = processRowContent(snapshot, row);
    if (!content) return null;
    switch (row.kind) {
      case 'system':
        return withIcon(rowItem(content, l10n.t('System'), true), 'project');
      case 'process': {
        const item = withIcon(rowItem(content, l10n.t('Process'), true), 'list-ordered');
        const process = processOf(snapshot, row.root, row.process);
        const command = openInPlan(snapshot, row.root, process);
        if (!command) return item;
        item.contextValue = 'process place';
        item.command = command;
        return item;
      }
      case 'step':
        return stepItem(snapshot, row, content);
      case 'module': {
        const item = withIcon(rowItem(content, l10n.t('Module')), 'package');
        if (snapshot.module(row.root, row.path)?.range) item.contextValue = 'module place';
        return item;
      }
      case 'unknownModule':
        return withIcon(rowItem(content, l10n.t('Module')), 'question');
      case 'group':
        return withIcon(rowItem(content, ''), 'inbox');
      case 'idleModules':
        return withIcon(rowItem(content, ''), 'package');
      case 'range':
        return withIcon(rowItem(content, l10n.t('Requirements')), 'list-unordered');
      case 'requirement': {
        const requirement = snapshot.requirement(row.key);
        if (!requirement) return null;
        return requirementItem(requirement, content, snapshot.referencesTo(requirement).length > 0);
      }
    }
  }

  tooltip(_snapshot: Snapshot, row: ProcessTreeRow): MarkdownString | undefined {
    switch (row.kind) {
      case 'step':
        return stepTooltip(this.#session, row.root, row.step);
      case 'module':
        return moduleTooltip(this.#session, row.root, row.path);
      case 'requirement':
        return requirementTooltip(this.#session, row.key);
      default:
        return undefined;
    }
  }

  mayLookDifferent(change: SnapshotChange, row: ProcessTreeRow): boolean {
    switch (row.kind) {
      case 'process':
      case 'step':
      case 'module':
      case 'group':
      case 'idleModules':
        // A module that carries a step may have got its first requirement.
        return change.requirements.size > 0;
      case 'requirement':
        return change.requirements.has(row.key) || touchesCode(change);
      default:
        // Only another plan changes it, and then everything is drawn anew.
        return false;
    }
  }

  mayHoldOthers(change: SnapshotChange, row: ProcessTreeRow): boolean {
    if (row.kind === 'step') return change.steps.has(`${row.root}\n${row.step}`);
    return change.requirements.size > 0;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
