/**
 * Dragging requirements out of the views: what is dragged is named by keys, so that whoever takes the drop asks the
 * snapshot what they are then. Every view puts them under the type that VS Code gives its tree.
 */
import { commands, DataTransferItem } from 'vscode';
import type { DataTransfer, TreeDragAndDropController } from 'vscode';
import { type DropRow, dropTarget, moduleAround } from '../../insight/dropTarget.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import defer * as targets from '../changing/targets.ts';
import type { Session } from '../session.ts';

/** The views that requirements can be dragged from. */
export type DragSource = 'modules' | 'phases' | 'processes' | 'toDo';

const sources: readonly DragSource[] = ['modules', 'phases', 'processes', 'toDo'];

/** Of all views; VS Code writes a tree's type in small letters. */
export const dragTypes: readonly string[] = sources.map(dragTypeOf);

/** What lies in the drop, as JSON: keys, and the module that a row was dragged out of, by key. */
interface Dragged {
  readonly requirements: readonly string[];
  readonly from: Readonly<Record<string, string>>;
}

/** A view's rows are not looked through beyond this; nobody drags more on purpose. */
const mostDragged = 1000;

export class RequirementDrag<Row extends DropRow> implements TreeDragAndDropController<Row> {
  readonly #session: Session;
  readonly #type: string;
  readonly dragMimeTypes: readonly string[] = [];
  readonly dropMimeTypes: readonly string[] = dragTypes;

  constructor(session: Session, source: DragSource) {
    this.#session = session;
    this.#type = dragTypeOf(source);
  }

  handleDrag(rows: readonly Row[], dragged: DataTransfer): void {
    const requirements = targets.requirementsOfRows(this.#session.snapshot, rows).slice(0, mostDragged);
    if (requirements.length === 0) return;
    const from: Record<string, string> = {};
    for (const row of rows) {
      const module = row.kind === 'requirement' ? moduleAround(row) : null;
      if (row.kind === 'requirement' && module !== null) from[row.key] = module;
    }
    const what: Dragged = { requirements: requirements.map(({ key }) => key), from };
    dragged.set(this.#type, new DataTransferItem(JSON.stringify(what)));
  }

  /** A drop where it means nothing is left alone, as it is in other views. */
  async handleDrop(row: Row | undefined, dropped: DataTransfer): Promise<void> {
    const target = dropTarget(row);
    const requirements = await draggedRequirements(this.#session.snapshot, dropped);
    if (!target || requirements.length === 0) return;
    const from = await draggedFrom(dropped);
    const keys = requirements.filter(({ root }) => root === target.root).map(({ key }) => key);
    await commands.executeCommand('groundplan.placeDropped', target, keys, from);
  }
}

/** The requirements of a drop that are still there; none of a drop that is not ours. */
export async function draggedRequirements(
  snapshot: Snapshot,
  dropped: DataTransfer,
): Promise<readonly Requirement[]> {
  for (const text of await textsOf(dropped)) {
    const keys = keysIn(text);
    if (keys.length > 0) return keys.flatMap((key) => snapshot.requirement(key) ?? []);
  }
  return [];
}

/** The modules that requirements were dragged out of, by their keys. */
async function draggedFrom(dropped: DataTransfer): Promise<Readonly<Record<string, string>>> {
  for (const text of await textsOf(dropped)) {
    const what = parsed(text);
    if (what && 'from' in what && typeof what.from === 'object' && what.from !== null)
      return Object.fromEntries(
        Object.entries(what.from).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
  }
  return {};
}

/**
 * All that lies in the drop under our types: from one view to another VS Code puts its own description of the rows
 * under the same type, before what the view has said, and `get` gives only the first.
 */
async function textsOf(dropped: DataTransfer): Promise<readonly string[]> {
  const items = [...dropped].filter(([type]) => dragTypes.includes(type));
  return Promise.all(items.map(([, item]) => item.asString()));
}

/** None in what is not ours. */
function keysIn(text: string): readonly string[] {
  const what = parsed(text);
  if (!what || !('requirements' in what)) return [];
  const { requirements } = what;
  return Array.isArray(requirements)
    ? requirements.slice(0, mostDragged).filter((key) => typeof key === 'string')
    : [];
}

function parsed(text: string): object | null {
  try {
    const what: unknown = JSON.parse(text);
    return typeof what === 'object' ? what : null;
  } catch {
    return null; // Not JSON, so not ours.
  }
}

function dragTypeOf(source: DragSource): string {
  return `application/vnd.code.tree.groundplan.${source.toLowerCase()}`;
}
