/**
 * The rows that a tree showed last, kept in the workspace's own storage: a window that is opened again shows them at once,
 * and the tree takes over when the workspace has been read. They only look like rows: nothing can be done with them.
 */
import { type Memento, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';

interface PlainRow {
  readonly id: string;
}

/** What is kept of a row: what it stands for, how it looks, and the rows below it if they were on show. */
interface KeptRow {
  readonly row: PlainRow;
  readonly label: string;
  readonly description: string | null;
  readonly spoken: string | null;
  readonly icon: { readonly id: string; readonly color: string | null } | null;
  readonly canUnfold: boolean;
  readonly below: readonly KeptRow[] | null;
}

/** A row that is on show, for `save`; `below` are the rows that are unfolded below it. */
export interface RowOnShow<Row> {
  readonly row: Row;
  readonly item: TreeItem;
  /** `null` while they were not asked for. */
  readonly below: readonly RowOnShow<Row>[] | null;
}

/** More do not fit on a screen. */
export const mostRows = 200;

export class KeptRows<Row extends { readonly id: string; readonly parent: Row | null }> {
  readonly #memory: Memento;
  readonly #key: string;
  readonly #kept = new Map<Row, KeptRow>();
  #outermost: Row[] | null;
  #saved: string;

  constructor(memory: Memento, key: string) {
    this.#memory = memory;
    this.#key = key;
    const kept = memory.get<readonly KeptRow[]>(key, []);
    this.#saved = JSON.stringify(kept);
    this.#outermost = kept.length > 0 ? this.#rowsOf(kept, null) : null;
  }

  /** Whether the kept rows stand in for those of the workspace. */
  get isInForce(): boolean {
    return this.#outermost !== null;
  }

  /** From here on the workspace itself is shown. */
  end(): void {
    this.#outermost = null;
    this.#kept.clear();
  }

  /** `null` where the rows below this one are not kept. */
  children(row: Row | null): Row[] | null {
    if (row === null) return this.#outermost;
    const below = this.#kept.get(row)?.below;
    return below ? this.#rowsOf(below, row) : null;
  }

  /** `null` for a row that is none of these. */
  item(row: Row): TreeItem | null {
    const kept = this.#kept.get(row);
    if (!kept) return null;
    const { None, Expanded, Collapsed } = TreeItemCollapsibleState;
    const item = new TreeItem(kept.label, !kept.canUnfold ? None : kept.below ? Expanded : Collapsed);
    item.id = row.id;
    if (kept.description !== null) item.description = kept.description;
    if (kept.spoken !== null) item.accessibilityInformation = { label: kept.spoken };
    if (kept.icon) {
      const { id, color } = kept.icon;
      item.iconPath = color === null ? new ThemeIcon(id) : new ThemeIcon(id, new ThemeColor(color));
    }
    return item;
  }

  /** Keeps what is on show, if it differs from what is kept. */
  async save(rows: readonly RowOnShow<Row>[]): Promise<void> {
    const kept = rows.map(keptOf);
    const text = JSON.stringify(kept);
    if (text === this.#saved) return;
    this.#saved = text;
    await this.#memory.update(this.#key, kept);
  }

  #rowsOf(kept: readonly KeptRow[], parent: Row | null): Row[] {
    return kept.map((each) => {
      // What was written was a row without its parent; the storage is this extension's own.
      const row = { ...each.row, parent } as Row;
      this.#kept.set(row, each);
      return row;
    });
  }
}

function keptOf({ row, item, below }: RowOnShow<PlainRow>): KeptRow {
  const icon = item.iconPath instanceof ThemeIcon ? item.iconPath : null;
  return {
    // A row holds the rows above it; here it stands below them.
    row: { ...row, parent: undefined } as PlainRow,
    label: typeof item.label === 'string' ? item.label : (item.label?.label ?? ''),
    description: typeof item.description === 'string' ? item.description : null,
    spoken: item.accessibilityInformation?.label ?? null,
    icon: icon && { id: icon.id, color: icon.color?.id ?? null },
    canUnfold: item.collapsibleState !== TreeItemCollapsibleState.None,
    below: below?.map(keptOf) ?? null,
  };
}
