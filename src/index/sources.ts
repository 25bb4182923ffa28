/**
 * The other repositories that plans name: which roots they are, found by following the plans from the roots that are
 * worked on. Repositories that name one another are each a root once, so that a circle ends by itself.
 */
import type { PlanSource } from '../model/plan.ts';
import type { FoundSource, Root, Snapshot, SourceOfPlan } from '../model/snapshot.ts';
import type { DocumentSource, Listing, SourcePlace, SourcePlaces } from './ports.ts';
import type { SnapshotState } from './snapshotState.ts';

/** Whoever spans more has a warehouse in mind. */
const mostSources = 200;

/** What was found, by `keyOfSource`. */
export type FoundSources = ReadonlyMap<string, FoundSource>;

/** All roots, those that are worked on first, and what each source of a plan turned out to be. */
export interface SourceRoots {
  readonly roots: readonly Root[];
  readonly found: FoundSources;
}

export function keyOfSource(root: string, { path }: PlanSource): string {
  return `${root}\n${path}`;
}

/** Plans of roots that were not read yet name nothing: once they are, it is asked again. */
export async function findSources(
  snapshot: Snapshot,
  own: readonly Root[],
  places: SourcePlaces,
): Promise<SourceRoots> {
  const roots = new Map<string, Root>(own.map((root) => [root.id, root]));
  const found = new Map<string, FoundSource>();
  for (const from of roots.values()) {
    for (const { source } of snapshot.sources(from.id)) {
      // A path counts from the folder of its plan, wherever that lies.
      const place = await places.find(from, source.path, own);
      found.set(keyOfSource(from.id, source), take(roots, from, source, place));
    }
  }
  return { roots: [...roots.values()], found };
}

/** Adds the root that a source is, or gives a root that is there one more file or its code. */
function take(roots: Map<string, Root>, from: Root, source: PlanSource, place: SourcePlace): FoundSource {
  if (place.kind === 'fault') return { fault: place.fault };
  const file = place.kind === 'file' ? place.file : null;
  const known = roots.get(place.id);
  if (place.id === from.id) return { fault: file === null ? 'around' : 'beside' };
  if (known && !known.source) return { root: place.id, file };
  if (!known && roots.size >= mostSources) return { fault: 'tooMany' };
  const before = known?.source;
  const only =
    file === null || before?.only === null ? null : [...new Set([...(before?.only ?? []), file])].sort();
  const path = before?.path ?? (from.source ? joined(from.source.path, place.path) : place.path);
  const readsCode = source.code || before?.readsCode === true;
  roots.set(place.id, {
    id: place.id,
    name: known?.name ?? source.name,
    source: { path, only, readsCode },
  });
  return { root: place.id, file };
}

/** A path below another one, as people write it: `../a` and `../b` are `../b`. */
function joined(base: string, path: string): string {
  if (/^(?:\/|[A-Za-z]:)/u.test(path)) return path;
  const parts = base.split('/');
  for (const part of path.split('/')) {
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** What all plans say of sources, to tell whether they say something else now. */
export function writtenSources(snapshot: Snapshot): string {
  return JSON.stringify(
    snapshot.roots.map(({ id }) => [
      id,
      snapshot.sources(id).map(({ source: { name, path, code } }) => [name, path, code]),
    ]),
  );
}

/** Whether the same is to be read as before. */
export function sameSources(a: SourceRoots, b: SourceRoots): boolean {
  return sameRoots(a.roots, b.roots) && JSON.stringify([...a.found]) === JSON.stringify([...b.found]);
}

function sameRoots(a: readonly Root[], b: readonly Root[]): boolean {
  return a.length === b.length && a.every((root, at) => root.id === b[at]?.id && sameReading(root, b[at]));
}

/** Whether of a root the same files are read. */
export function sameReading(a: Root, b: Root): boolean {
  return JSON.stringify([a.name, a.source]) === JSON.stringify([b.name, b.source]);
}

/** The sources of a root's own plan, with what was found. */
export function sourcesOf(state: SnapshotState, root: string): readonly SourceOfPlan[] {
  const plan = state.plans.get(root)?.plan;
  if (!plan || plan.sources.length === 0 || plan.uri?.startsWith(`${root}/`) !== true) return [];
  return plan.sources.map((source) => ({
    source,
    found: state.foundSources.get(keyOfSource(root, source)) ?? null,
  }));
}

/** What a source lists of a root; of one with chosen files these alone, without looking. */
export function listRoot(
  source: DocumentSource,
  root: Root,
  below?: string,
  signal?: AbortSignal,
): Promise<Listing> {
  const only = root.source?.only;
  if (!only) return source.list(root, below, signal);
  const paths = below === undefined ? only : only.filter((path) => path === below);
  return Promise.resolve({ paths, leftOut: [] });
}
