/** The modules that a name stands for, as a requirement would write it: id, path, name or alias, in every plan. */
import { allModules } from '../model/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { PlanNames } from '../placement/planNames.ts';
import { similarNames } from '../vocabulary/resemblance.ts';

export interface NamedModule {
  readonly root: string;
  readonly path: string;
}

/** In the order of the folders. */
export function modulesNamed(snapshot: Snapshot, name: string): readonly NamedModule[] {
  return snapshot.roots.flatMap(({ id: root }) => {
    const module = new PlanNames(snapshot.plan(root)).module(name);
    return module ? [{ root, path: module.path }] : [];
  });
}

/** Names that resemble one that nobody has, best first. */
export function modulesLike(snapshot: Snapshot, name: string, most: number): readonly string[] {
  const names = snapshot.roots.flatMap(({ id }) =>
    [...allModules(snapshot.plan(id).modules)].map((module) => module.name),
  );
  return similarNames(name.slice(0, 200), [...new Set(names)], most);
}
