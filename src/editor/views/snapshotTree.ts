/**
 * A tree over snapshots that redraws only what differs. Rows say what they stand for; what they show is asked
 * of the snapshot when the window asks. After a change each row that was shown is compared with what it would
 * show now, and only those that differ are announced: the window keeps its place, selection and focus.
 */
import { Disposable, EventEmitter, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Event, MarkdownString, TreeDataProvider, TreeView } from 'vscode';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import type { KeptRows, RowOnShow } from './keptRows.ts';

export interface TreeSource<Row> {
  children(snapshot: Snapshot, row: Row | null): readonly Row[];
  /** `null` for a row whose subject is gone; its parent is about to be redrawn. */
  item(snapshot: Snapshot, row: Row): TreeItem | null;
  tooltip(snapshot: Snapshot, row: Row): MarkdownString | string | undefined;
  /** Whether a change can make this row look different; a needless yes only costs time. */
  mayLookDifferent(change: SnapshotChange, row: Row): boolean;
  /** Whether a change can put other rows below this one. */
  mayHoldOthers(change: SnapshotChange, row: Row): boolean;
}

interface ShownRow<Row> {
  readonly row: Row;
  look: string | null;
  /** The ids of the rows below, once they were asked for. */
  below: string | null;
}

export class SnapshotTree<Row extends { readonly id: string; readonly parent: Row | null }>
  implements TreeDataProvider<Row>, Disposable
{
  readonly #source: TreeSource<Row>;
  readonly #snapshot: () => Snapshot;
  readonly #changed = new EventEmitter<Row[] | undefined>();
  // By id; the window knows a row by the very object it was given.
  #shown = new Map<string, ShownRow<Row>>();
  #outermost: string | null = null;
  /** What people folded and unfolded: the window forgets it for rows that go and come back. */
  readonly #unfolded = new Map<string, boolean>();

  readonly onDidChangeTreeData: Event<Row[] | undefined> = this.#changed.event;

  readonly #kept: KeptRows<Row> | null;

  /** `kept`: rows of the last session, which are shown until `showWorkspace`. */
  constructor(source: TreeSource<Row>, snapshot: () => Snapshot, kept: KeptRows<Row> | null = null) {
    this.#source = source;
    this.#snapshot = snapshot;
    this.#kept = kept;
  }

  /** Shows the workspace from here on, in place of the rows of the last session. */
  showWorkspace(): void {
    if (!this.#kept?.isInForce) return;
    this.#kept.end();
    this.redraw();
  }

  /** What is on show now, from the top and no more than so many rows, for the next session. */
  onShow(most: number): readonly RowOnShow<Row>[] {
    let left = most;
    const below = (row: Row | null): readonly RowOnShow<Row>[] => {
      const rows: RowOnShow<Row>[] = [];
      for (const each of this.#source.children(this.#snapshot(), row)) {
        if (left-- <= 0) break;
        const item = this.#itemOf(each);
        const isUnfolded =
          item.collapsibleState === TreeItemCollapsibleState.Expanded && this.#shown.get(each.id)?.below;
        rows.push({ row: each, item, below: isUnfolded ? below(each) : null });
      }
      return rows;
    };
    return below(null);
  }

  /** Keeps rows folded as people left them in this view, over regrouping and filters too. */
  rememberFolding(view: TreeView<Row>): Disposable {
    return Disposable.from(
      view.onDidExpandElement(({ element }) => this.#unfolded.set(element.id, true)),
      view.onDidCollapseElement(({ element }) => this.#unfolded.set(element.id, false)),
    );
  }

  getChildren(row?: Row): Row[] {
    if (this.#kept?.isInForce) {
      const kept = this.#kept.children(row ?? null);
      if (kept) return kept;
      // Somebody looks deeper than what is kept: what has been read by now is shown.
      this.#kept.end();
      queueMicrotask(() => this.redraw());
    }
    const rows = [...this.#source.children(this.#snapshot(), row ?? null)];
    const ids = idsOf(rows);
    if (row) {
      const shown = this.#shown.get(row.id);
      if (shown) shown.below = ids;
      // The window asks for what it unfolds; its event for that is lost where a redraw is on the way.
      this.#unfolded.set(row.id, true);
    } else {
      this.#outermost = ids;
    }
    for (const below of rows) this.#shown.set(below.id, { row: below, look: null, below: null });
    return rows;
  }

  getTreeItem(row: Row): TreeItem {
    const kept = this.#kept?.item(row);
    if (kept) return kept;
    const item = this.#itemOf(row);
    const shown = this.#shown.get(row.id);
    if (shown) shown.look = lookOf(item);
    return item;
  }

  getParent(row: Row): Row | null {
    return row.parent;
  }

  resolveTreeItem(item: TreeItem, row: Row): TreeItem {
    if (this.#kept?.item(row)) return item;
    item.tooltip = this.#source.tooltip(this.#snapshot(), row) ?? item.tooltip;
    return item;
  }

  /** Announces what a change makes different. */
  follow(change: SnapshotChange): void {
    if (this.#kept?.isInForce) return;
    const outermost = idsOf(this.#source.children(change.snapshot, null));
    if (change.everything || outermost !== this.#outermost) return this.redraw();
    const different: Row[] = [];
    for (const shown of this.#shown.values()) {
      if (this.#differs(change, shown)) different.push(shown.row);
    }
    if (different.length > 0) this.#changed.fire(different);
  }

  /** Announces that everything may differ; ids keep what is unfolded and selected. */
  redraw(): void {
    this.#kept?.end();
    this.#shown = new Map();
    this.#outermost = null;
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #differs(change: SnapshotChange, { row, look, below }: ShownRow<Row>): boolean {
    const source = this.#source;
    if (look !== null && source.mayLookDifferent(change, row) && lookOf(this.#itemOf(row)) !== look)
      return true;
    if (below === null || !source.mayHoldOthers(change, row)) return false;
    return idsOf(source.children(change.snapshot, row)) !== below;
  }

  #itemOf(row: Row): TreeItem {
    const item = this.#source.item(this.#snapshot(), row) ?? new TreeItem('');
    item.id = row.id;
    const unfolded = this.#unfolded.get(row.id);
    if (unfolded !== undefined && item.collapsibleState !== TreeItemCollapsibleState.None) {
      item.collapsibleState = unfolded
        ? TreeItemCollapsibleState.Expanded
        : TreeItemCollapsibleState.Collapsed;
    }
    return item;
  }
}

function idsOf(rows: readonly { readonly id: string }[]): string {
  return rows.map(({ id }) => id).join('\n');
}

/** Everything about a row that a person can see or act on. */
function lookOf(item: TreeItem): string {
  const { label, description, contextValue, collapsibleState, iconPath, accessibilityInformation, command } =
    item;
  return JSON.stringify([
    label,
    description,
    contextValue,
    collapsibleState !== TreeItemCollapsibleState.None,
    iconPath,
    accessibilityInformation,
    command?.arguments,
  ]);
}

/** Whether a change touches code, and with it what names a requirement there. */
export function touchesCode(change: SnapshotChange): boolean {
  let touches = knownToTouch.get(change);
  if (touches === undefined) {
    touches = [...change.documents].some((uri) => {
      const kind = change.snapshot.document(uri)?.kind;
      return kind === undefined || kind === 'code';
    });
    knownToTouch.set(change, touches);
  }
  return touches;
}

// Asked for every requirement on show.
const knownToTouch = new WeakMap<SnapshotChange, boolean>();
