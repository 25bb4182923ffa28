/** The To do view: what has no place yet, with the number of unplaced requirements as its badge. */
import { Disposable, ThemeIcon, window } from 'vscode';
import type { MarkdownString, TreeItem, TreeView } from 'vscode';
import defer * as focusing from '../../insight/focus.ts';
import { isLate } from '../../insight/lateLists.ts';
import { explanationOf, toDoChildren, toDoContent } from '../../insight/toDo.ts';
import type { ToDoRow } from '../../insight/toDo.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import type { WindowFocus } from '../focus.ts';
import type { Session } from '../session.ts';
import type { ShownViews } from '../shownViews.ts';
import { translate } from '../translate.ts';
import { requirementTooltip, stepTooltip } from './cardTooltip.ts';
import { requirementItem, rowItem } from './requirementRow.ts';
import { RequirementDrag } from './dragRequirements.ts';
import { SnapshotTree, touchesCode } from './snapshotTree.ts';
import type { TreeSource } from './snapshotTree.ts';
import { stepItem } from './stepItem.ts';
import { l10n } from '../wording.ts';

const groupIcons = {
  noModule: 'package',
  missingModule: 'lightbulb',
  noPhase: 'milestone',
  askedBefore: 'copy',
  unknownName: 'question',
  waiting: 'watch',
  overdue: 'calendar',
  moved: 'redo',
  notFollowedUp: 'graph',
  belowTarget: 'graph-line',
  unsupportedStep: 'list-ordered',
} as const;
const nameIcons = { module: 'package', phase: 'milestone', step: 'list-ordered' } as const;

export class ToDoView implements TreeSource<ToDoRow>, Disposable {
  readonly #session: Session;
  readonly #focus: WindowFocus;
  readonly #tree: SnapshotTree<ToDoRow>;
  readonly #view: TreeView<ToDoRow>;
  readonly #subscriptions: Disposable;
  /** Whether something changed while the view was out of sight. */
  #isStale = false;

  constructor(session: Session, focus: WindowFocus, shown: ShownViews) {
    this.#session = session;
    this.#focus = focus;
    this.#tree = new SnapshotTree<ToDoRow>(this, () => session.snapshot);
    this.#view = window.createTreeView('groundplan.toDo', {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: new RequirementDrag(session, 'toDo'),
    });
    this.#subscriptions = Disposable.from(
      this.#view,
      this.#tree,
      this.#tree.rememberFolding(this.#view),
      shown.follow(this.#view),
      session.onDidChange(({ change }) => {
        // What is late is looked for among all requirements: not with every key while nobody sees it.
        if (this.#view.visible) this.#tree.follow(change);
        else this.#isStale = true;
        this.#count();
      }),
      focus.onDidChange(() => {
        this.#tree.redraw();
        this.#count();
      }),
      session.onDidStartDay(() => this.#tree.redraw()),
      session.onDidRecall(() => {
        if (this.#view.visible) this.#tree.redraw();
        else this.#isStale = true;
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (!visible || !this.#isStale) return;
        this.#isStale = false;
        this.#tree.redraw();
      }),
    );
    this.#count();
  }

  children(snapshot: Snapshot, row: ToDoRow | null): readonly ToDoRow[] {
    const { findings, today } = this.#session;
    const asked = findings.asked.pairs();
    const below = (at: ToDoRow | null): readonly ToDoRow[] =>
      toDoChildren(snapshot, at, today, asked, findings.past);
    const focus = this.#focus.now;
    if (!focus) return below(row);
    return focusing.rowsInFocus(below(row), (one) => focusing.standingInToDo(snapshot, focus, one), below);
  }

  item(snapshot: Snapshot, row: ToDoRow): TreeItem | null {
    const { findings, today } = this.#session;
    const all = toDoContent(snapshot, row, today, findings.asked.pairs(), findings.past);
    if (!all) return null;
    // What is left out is not counted.
    const isCounted = this.#focus.now !== null && (row.kind === 'group' || row.kind === 'name');
    const content = isCounted ? { ...all, details: [`${this.children(snapshot, row).length}`] } : all;
    if (row.kind === 'requirement') {
      const requirement = snapshot.requirement(row.key);
      if (!requirement) return null;
      return requirementItem(requirement, content, snapshot.referencesTo(requirement).length > 0);
    }
    if (row.kind === 'step') return stepItem(snapshot, row, content);
    const item = rowItem(content, '', row.kind === 'group' || row.kind === 'name');
    item.iconPath = new ThemeIcon(iconOf(row));
    if (row.kind === 'name') item.contextValue = `name ${row.field}`;
    if (row.kind === 'twins' || row.kind === 'missing') item.contextValue = row.kind;
    return item;
  }

  tooltip(_snapshot: Snapshot, row: ToDoRow): MarkdownString | string | undefined {
    if (row.kind === 'explanation') return translate(explanationOf(row.group));
    if (row.kind === 'step') return stepTooltip(this.#session, row.root, row.step);
    if (row.kind === 'missing') {
      return l10n.t(
        'None of the modules in the plan is for these, and they speak of the same things: perhaps the plan lacks a module.',
      );
    }
    if (row.kind === 'twins') {
      const finding = this.#session.findings
        .of(row.key)
        .find(({ code, other }) => code === 'requirement/similar' && other === row.other);
      return finding && translate(finding.message);
    }
    return row.kind === 'requirement' ? requirementTooltip(this.#session, row.key) : undefined;
  }

  mayLookDifferent(change: SnapshotChange, row: ToDoRow): boolean {
    if (row.group === 'askedBefore' && row.kind !== 'requirement') return true;
    if (row.kind === 'requirement' && !isLate(row.group))
      return change.requirements.has(row.key) || touchesCode(change);
    // A table in another document may say what came of a requirement.
    return change.requirements.size > 0 || change.documents.size > 0;
  }

  mayHoldOthers(change: SnapshotChange, row: ToDoRow): boolean {
    // Pairs are found after the change that made them.
    if (row.group === 'askedBefore') return true;
    return change.requirements.size > 0 || change.documents.size > 0;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #count(): void {
    const value = this.#focus.unplaced;
    const { requirementCount } = this.#session.snapshot;
    // The other groups may well have something; that everything has its place is said above them.
    const placed = value === 0 && requirementCount > 0 && !this.#focus.now;
    const message =
      this.#focus.line || (placed ? l10n.t('Every requirement has its module and its phase.') : '');
    if (this.#view.message !== message) this.#view.message = message;
    const tooltip =
      value === 1
        ? l10n.t('1 requirement has no module or no phase')
        : l10n.t('{0} requirements have no module or no phase', value);
    if (this.#view.badge?.value !== value) this.#view.badge = value === 0 ? undefined : { value, tooltip };
  }
}

function iconOf(row: Exclude<ToDoRow, { readonly kind: 'requirement' | 'step' }>): string {
  switch (row.kind) {
    case 'group':
      return groupIcons[row.group];
    case 'name':
      return nameIcons[row.field];
    case 'twins':
      return 'copy';
    case 'missing':
      return 'lightbulb';
    case 'range':
      return 'list-unordered';
    case 'explanation':
      return 'info';
  }
}
