/** Which requirements a filter leaves in the Modules view, counted for every row above them. */
import type { Snapshot } from '../model/snapshot.ts';

export interface RequirementFilter {
  /** What it is told apart by from other filters, such as its text. */
  readonly name: string;
  readonly keys: ReadonlySet<string>;
  /** By root; each requirement counts once. */
  readonly byRoot: ReadonlyMap<string, number>;
  /** By `root + '\n' + path`, with those of the submodules; each requirement counts once. */
  readonly byModule: ReadonlyMap<string, number>;
}

/** Counts the requirements with these keys for each module and root; unknown keys are passed over. */
export function filterTo(snapshot: Snapshot, name: string, keys: Iterable<string>): RequirementFilter {
  const kept = new Set<string>();
  const byRoot = new Map<string, number>();
  const byModule = new Map<string, number>();
  for (const key of keys) {
    const requirement = snapshot.requirement(key);
    if (!requirement || kept.has(key)) continue;
    kept.add(key);
    byRoot.set(requirement.root, (byRoot.get(requirement.root) ?? 0) + 1);
    const above = new Set(requirement.modules.flatMap(({ path }) => [...pathsTo(path)]));
    for (const path of above) {
      const place = `${requirement.root}\n${path}`;
      byModule.set(place, (byModule.get(place) ?? 0) + 1);
    }
  }
  return { name, keys: kept, byRoot, byModule };
}

/** A module's path and those of the modules around it. */
function* pathsTo(path: string): Generator<string> {
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) yield path.slice(0, end);
  yield path;
}
