/** What moving a module is, and why one cannot be moved somewhere. */
import { message, type Message } from '../../model/message.ts';
import type { Module } from '../../model/plan.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { documentChanged } from '../../readers/writer.ts';
import { nameKey } from '../../vocabulary/names.ts';

export interface Move {
  readonly root: string;
  /** The module's path. */
  readonly path: string;
  /** The path of the module to move it below; `null` for the top of the plan. */
  readonly to: string | null;
}

/** The path that the module has afterwards. */
export function pathAfter({ path, to }: Move): string {
  const id = path.slice(path.lastIndexOf('/') + 1);
  return to === null ? id : `${to}/${id}`;
}

/** Why a module cannot be moved there; `null` where it can. */
export function moveFault(snapshot: Snapshot, move: Move): Message | null {
  const plan = snapshot.plan(move.root);
  const module = snapshot.module(move.root, move.path);
  if (!module) return documentChanged();
  if (plan.uri === null || plan.modulesInferred)
    return message('Modules can be moved once a plan file names them. Create a plan first.');
  const { path, to } = move;
  if (to === null) return takenIn(plan.modules, module, 'top');
  const target = snapshot.module(move.root, to);
  if (!target) return documentChanged();
  if (to === path || to.startsWith(`${path}/`))
    return message('“{0}” cannot be moved below itself.', module.name);
  return takenIn(target.modules, module, target.name);
}

/** Two modules beside each other must not have the same id; a module that is there already is no clash. */
function takenIn(beside: readonly Module[], { id, path, name }: Module, where: string): Message | null {
  const same = beside.find((other) => other.path !== path && nameKey(other.id) === nameKey(id));
  if (!same) return null;
  return where === 'top'
    ? message('At the top of the plan there is “{0}” already, with the id of “{1}”.', same.name, name)
    : message('Below “{0}” there is “{1}” already, with the id of “{2}”.', where, same.name, name);
}
