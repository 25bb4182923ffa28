/** The To do view: what has no place yet, with the number of unplaced requirements as its badge. */
import { Disposable, l10n, ThemeIcon, window } from 'vscode';
import type { MarkdownString, TreeItem, TreeView } from 'vscode';
import { toDoChildren, toDoContent, unplacedCount } from '../../insight/toDo.ts';
import type { ToDoRow } from '../../insight/toDo.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import type { Session } from '../session.ts';
import { requirementTooltip } from './cardTooltip.ts';
import { requirementItem, rowItem } from './requirementRow.ts';
import { SnapshotTree, touchesCode } from './snapshotTree.ts';
import type { TreeSource } from './snapshotTree.ts';

const groupIcons = { noModule: 'package', noPhase: 'milestone', unknownName: 'question' } as const;
const nameIcons = { module: 'package', phase: 'milestone', step: 'list-ordered' } as const;

export class ToDoView implements TreeSource<ToDoRow>, Disposable {
  readonly #session: Session;
  readonly #tree: SnapshotTree<ToDoRow>;
  readonly #view: TreeView<ToDoRow>;
  readonly #subscriptions: Disposable;

  constructor(session: Session) {
    this.#session = session;
    this.#tree = new SnapshotTree<ToDoRow>(this, () => session.snapshot);
    this.#view = window.createTreeView('groundplan.toDo', {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    this.#subscriptions = Disposable.from(
      this.#view,
      this.#tree,
      this.#tree.rememberFolding(this.#view),
      session.onDidChange(({ change }) => {
        this.#tree.follow(change);
        this.#count();
      }),
    );
    this.#count();
  }

  children(snapshot: Snapshot, row: ToDoRow | null): readonly ToDoRow[] {
    return toDoChildren(snapshot, row);
  }

  item(snapshot: Snapshot, row: ToDoRow): TreeItem | null {
    const content = toDoContent(snapshot, row);
    if (!content) return null;
    if (row.kind === 'requirement') {
      const requirement = snapshot.requirement(row.key);
      if (!requirement) return null;
      return requirementItem(requirement, content, snapshot.referencesTo(requirement).length > 0);
    }
    const item = rowItem(content, '', row.kind === 'group' || row.kind === 'name');
    item.iconPath = new ThemeIcon(iconOf(row));
    return item;
  }

  tooltip(_snapshot: Snapshot, row: ToDoRow): MarkdownString | undefined {
    return row.kind === 'requirement' ? requirementTooltip(this.#session, row.key) : undefined;
  }

  mayLookDifferent(change: SnapshotChange, row: ToDoRow): boolean {
    if (row.kind === 'requirement') return change.requirements.has(row.key) || touchesCode(change);
    return change.requirements.size > 0;
  }

  mayHoldOthers(change: SnapshotChange): boolean {
    return change.requirements.size > 0;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #count(): void {
    const value = unplacedCount(this.#session.snapshot);
    const tooltip =
      value === 1
        ? l10n.t('1 requirement has no module or no phase')
        : l10n.t('{0} requirements have no module or no phase', value);
    if (this.#view.badge?.value !== value) this.#view.badge = value === 0 ? undefined : { value, tooltip };
  }
}

function iconOf(row: Exclude<ToDoRow, { readonly kind: 'requirement' }>): string {
  switch (row.kind) {
    case 'group':
      return groupIcons[row.group];
    case 'name':
      return nameIcons[row.field];
    case 'range':
      return 'list-unordered';
    case 'explanation':
      return 'info';
  }
}
