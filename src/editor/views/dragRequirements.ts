/**
 * Dragging requirements out of the views: what is dragged is named by keys, so that whoever takes the drop asks the
 * snapshot what they are then. Every view puts them under the type that VS Code gives its tree.
 */
import { DataTransferItem } from 'vscode';
import type { DataTransfer, TreeDragAndDropController } from 'vscode';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { requirementsOfRows } from '../changing/targets.ts';
import type { Session } from '../session.ts';

/** The views that requirements can be dragged from. */
export type DragSource = 'modules' | 'phases' | 'processes' | 'toDo';

const sources: readonly DragSource[] = ['modules', 'phases', 'processes', 'toDo'];

/** Of all views; VS Code writes a tree's type in small letters. */
export const dragTypes: readonly string[] = sources.map(dragTypeOf);

/** What lies in the drop, as JSON. */
interface Dragged {
  readonly requirements: readonly string[];
}

/** A view's rows are not looked through beyond this; nobody drags more on purpose. */
const mostDragged = 1000;

export class RequirementDrag<Row> implements TreeDragAndDropController<Row> {
  readonly #session: Session;
  readonly #type: string;
  readonly dragMimeTypes: readonly string[] = [];
  readonly dropMimeTypes: readonly string[] = [];

  constructor(session: Session, source: DragSource) {
    this.#session = session;
    this.#type = dragTypeOf(source);
  }

  handleDrag(rows: readonly Row[], dragged: DataTransfer): void {
    const requirements = requirementsOfRows(this.#session.snapshot, rows).slice(0, mostDragged);
    if (requirements.length === 0) return;
    const what: Dragged = { requirements: requirements.map(({ key }) => key) };
    dragged.set(this.#type, new DataTransferItem(JSON.stringify(what)));
  }
}

/** The requirements of a drop that are still there; none of a drop that is not ours. */
export async function draggedRequirements(
  snapshot: Snapshot,
  dropped: DataTransfer,
): Promise<readonly Requirement[]> {
  for (const type of dragTypes) {
    const text = await dropped.get(type)?.asString();
    const keys = text === undefined ? [] : keysIn(text);
    if (keys.length > 0) return keys.flatMap((key) => snapshot.requirement(key) ?? []);
  }
  return [];
}

/** VS Code puts its own description of the rows under the same type where a view has not said anything. */
function keysIn(text: string): readonly string[] {
  try {
    const what: unknown = JSON.parse(text);
    if (typeof what !== 'object' || what === null || !('requirements' in what)) return [];
    const { requirements } = what;
    return Array.isArray(requirements)
      ? requirements.slice(0, mostDragged).filter((key) => typeof key === 'string')
      : [];
  } catch {
    return []; // Not JSON, so not ours.
  }
}

function dragTypeOf(source: DragSource): string {
  return `application/vnd.code.tree.groundplan.${source.toLowerCase()}`;
}
