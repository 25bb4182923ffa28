/** A part of a plan that has a page of its own. */
import type { Snapshot } from '../../model/snapshot.ts';
import type { TextRange } from '../../model/textRange.ts';

export interface Part {
  readonly kind: 'module' | 'phase' | 'step';
  readonly root: string;
  /** A module's or a step's path, a phase's id. */
  readonly path: string;
  readonly name: string;
  /** Where the plan file of its own root names it; `null` for an inferred one. */
  readonly place: { readonly uri: string; readonly range: TextRange } | null;
}

/** `undefined` where the plan of the root has no such part. */
export function partAt(snapshot: Snapshot, kind: string, root: string, path: string): Part | undefined {
  if (kind !== 'module' && kind !== 'phase' && kind !== 'step') return undefined;
  const found =
    kind === 'module'
      ? snapshot.module(root, path)
      : kind === 'phase'
        ? snapshot.phase(root, path)
        : snapshot.step(root, path);
  if (!found) return undefined;
  const { uri } = snapshot.plan(root);
  const place = uri !== null && found.range ? { uri, range: found.range } : null;
  return { kind, root, path, name: found.name, place };
}

/** What a command was called with: a row of a view, or kind, root and path. */
export function partOfArguments(
  snapshot: Snapshot,
  [first, root, path]: readonly unknown[],
): Part | undefined {
  if (typeof first === 'string' && typeof root === 'string' && typeof path === 'string')
    return partAt(snapshot, first, root, path);
  if (typeof first !== 'object' || first === null || !('kind' in first) || !('root' in first))
    return undefined;
  const row = first as Record<'kind' | 'root' | 'path' | 'phase' | 'step', unknown>;
  const at = row.kind === 'module' ? row.path : row.kind === 'phase' ? row.phase : row.step;
  return typeof row.kind === 'string' && typeof row.root === 'string' && typeof at === 'string'
    ? partAt(snapshot, row.kind, row.root, at)
    : undefined;
}
