/** The Phases view: what each phase is for, what it is to change, and how far what it builds is. */
import { Disposable, ThemeColor, ThemeIcon, window } from 'vscode';
import type { MarkdownString, TreeItem, TreeView } from 'vscode';
import {
  isExplanation,
  isOverdue,
  isRunning,
  phaseChildren,
  phaseRowContent,
} from '../../insight/phaseTree.ts';
import type { PhaseFactRow, PhaseTreeRow } from '../../insight/phaseTree.ts';
import type { PhaseRow } from '../../insight/moduleTreeRow.ts';
import { explanationOf } from '../../insight/toDo.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import type { WindowFocus } from '../focus.ts';
import type { Session } from '../session.ts';
import type { ShownViews } from '../shownViews.ts';
import { translate } from '../translate.ts';
import { moduleTreeItem, moduleTreeTooltip, withIcon } from './moduleTreeItem.ts';
import { openInPlan } from './planPlace.ts';
import { rowItem, rowText } from './requirementRow.ts';
import { RequirementDrag } from './dragRequirements.ts';
import { SnapshotTree, touchesCode } from './snapshotTree.ts';
import type { TreeSource } from './snapshotTree.ts';
import { today } from './today.ts';
import { l10n } from '../wording.ts';
import { nameView } from './nameView.ts';

export class PhasesView implements TreeSource<PhaseTreeRow>, Disposable {
  readonly #session: Session;
  readonly #focus: WindowFocus;
  readonly #tree: SnapshotTree<PhaseTreeRow>;
  readonly #view: TreeView<PhaseTreeRow>;
  readonly #subscriptions: Disposable;
  #today = today();

  constructor(session: Session, focus: WindowFocus, shown: ShownViews) {
    this.#session = session;
    this.#focus = focus;
    this.#tree = new SnapshotTree<PhaseTreeRow>(this, () => session.snapshot);
    this.#view = window.createTreeView('groundplan.phases', {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: new RequirementDrag(session, 'phases'),
    });
    this.#subscriptions = Disposable.from(
      this.#view,
      this.#tree,
      this.#tree.rememberFolding(this.#view),
      shown.follow(this.#view),
      session.onDidChange(({ change }) => this.#tree.follow(change)),
      focus.onDidChange(() => this.#showFocus()),
      nameView(this.#view, () => l10n.t('Phases')),
      this.#view.onDidChangeVisibility(() => this.#startDay()),
      window.onDidChangeWindowState(() => this.#startDay()),
    );
  }

  #showFocus(): void {
    this.#view.message = this.#focus.line;
    this.#tree.redraw();
  }

  children(snapshot: Snapshot, row: PhaseTreeRow | null): readonly PhaseTreeRow[] {
    return phaseChildren(snapshot, row, this.#focus.now?.filter ?? null);
  }

  item(snapshot: Snapshot, row: PhaseTreeRow): TreeItem | null {
    const content = phaseRowContent(snapshot, row, this.#today, this.#focus.now?.filter ?? null);
    if (!content) return null;
    if (row.kind === 'fact') return factItem(row, rowItem(content, isMeasure(row) ? l10n.t('Metric') : ''));
    const item = moduleTreeItem(
      snapshot,
      row,
      content,
      row.kind === 'phase' && this.#isUnfolded(snapshot, row),
    );
    if (!item) return null;
    if (row.kind === 'phase') {
      const phase = snapshot.phase(row.root, row.phase);
      if (phase && isOverdue(snapshot, row.root, phase, this.#today)) {
        item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
      }
      const command = openInPlan(snapshot, row.root, phase);
      if (command) item.command = command;
    }
    return isExplanation(snapshot, row) ? withIcon(item, 'info') : item;
  }

  tooltip(snapshot: Snapshot, row: PhaseTreeRow): MarkdownString | string | undefined {
    if (row.kind === 'fact') {
      const content = phaseRowContent(snapshot, row, this.#today, this.#focus.now?.filter ?? null);
      return content ? [content.label, ...content.details].map(rowText).join(' · ') : undefined;
    }
    if (isExplanation(snapshot, row)) return translate(explanationOf('noPhase'));
    return moduleTreeTooltip(this.#session, row);
  }

  mayLookDifferent(change: SnapshotChange, row: PhaseTreeRow): boolean {
    switch (row.kind) {
      case 'requirement':
        return change.requirements.has(row.key) || touchesCode(change);
      case 'reference':
        return change.documents.has(row.uri);
      case 'phase':
        return change.phases.has(`${row.root}\n${row.phase}`);
      case 'fact':
        // Only another plan changes it, and then everything is drawn anew.
        return false;
      default:
        return change.requirements.size > 0;
    }
  }

  mayHoldOthers(change: SnapshotChange, row: PhaseTreeRow): boolean {
    if (row.kind === 'requirement') return touchesCode(change);
    if (row.kind === 'phase') return change.phases.has(`${row.root}\n${row.phase}`);
    return change.requirements.size > 0;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** The phase at work is what people come for. */
  #isUnfolded(snapshot: Snapshot, row: PhaseRow): boolean {
    const phase = snapshot.phase(row.root, row.phase);
    return phase !== undefined && isRunning(phase, this.#today);
  }

  /** A new day may make phases overdue; a window that nobody looks at may learn of it later. */
  #startDay(): void {
    const now = today();
    if (now === this.#today) return;
    this.#today = now;
    this.#tree.redraw();
  }
}

function isMeasure({ fact }: PhaseFactRow): boolean {
  return typeof fact === 'number';
}

function factItem(row: PhaseFactRow, item: TreeItem): TreeItem {
  if (isMeasure(row)) return withIcon(item, 'graph');
  return withIcon(item, row.fact === 'goal' ? 'target' : 'layers');
}
