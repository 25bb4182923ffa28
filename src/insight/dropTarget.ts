/** What it means to drop requirements on a row of a view: the module, phase or step that they get. */
import type { NextRow } from './nextStep.ts';
import type { ProcessTreeRow } from './processTree.ts';
import type { PhaseTreeRow } from './phaseTree.ts';
import type { ToDoRow } from './toDo.ts';

export interface DropTarget {
  readonly root: string;
  /** A module's path; `null` takes them out of the module that they were dragged out of, or of all. */
  readonly module?: string | null;
  /** A phase's id; `null` takes them out of their phase. */
  readonly phase?: string | null;
  /** `process/step`. */
  readonly step?: string;
}

/** A row of any view that takes requirements. */
export type DropRow = NextRow | PhaseTreeRow | ProcessTreeRow | ToDoRow;

/** `null` where a drop means nothing. On a requirement it means what it does on the row around it. */
export function dropTarget(row: DropRow | undefined): DropTarget | null {
  if (!row) return null;
  switch (row.kind) {
    case 'module':
      // Below a step a module says what carries the step.
      if (!('phase' in row)) return dropTarget(row.parent ?? undefined);
      return { root: row.root, module: row.path, ...(row.phase !== null && { phase: row.phase }) };
    case 'phase':
      return { root: row.root, phase: row.phase };
    case 'step':
      return { root: row.root, step: row.step };
    case 'requirement':
    case 'range':
    case 'reference':
    case 'fact':
      return dropTarget(row.parent ?? undefined);
    default:
      return null;
  }
}

/** The module below which a row stands; what is dragged out of it leaves it. */
export function moduleAround(row: DropRow | null): string | null {
  for (let at: DropRow | null = row; at; at = at.parent) {
    if (at.kind === 'module') return at.path;
  }
  return null;
}
