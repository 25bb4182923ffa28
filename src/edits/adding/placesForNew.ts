/** Where a new requirement may be written: the documents in which its neighbours live, the most of them first. */
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { canBeFollowed } from '../addRequirement.ts';

export interface PlaceForNew {
  readonly uri: string;
  /** The requirement that the new one is written behind. */
  readonly like: Requirement;
  /** How many of those that it belongs to stand there. */
  readonly neighbours: number;
}

export interface WantedPlace {
  readonly root: string;
  /** Paths and ids of the plan. */
  readonly module?: string;
  readonly phase?: string;
}

/** Documents with the module's requirements, then with the phase's, then all others of the root that can be written. */
export function placesForNew(
  snapshot: Pick<Snapshot, 'document' | 'documents' | 'inModule' | 'inPhase'>,
  { root, module, phase }: WantedPlace,
): readonly PlaceForNew[] {
  const inModule = module === undefined ? [] : snapshot.inModule(root, module);
  const inPhase = phase === undefined ? [] : snapshot.inPhase(root, phase);
  const both = inModule.filter((requirement) => inPhase.includes(requirement));
  const all: Requirement[] = [];
  for (const document of snapshot.documents()) if (document.root === root) all.push(...document.requirements);
  const places = new Map<string, PlaceForNew>();
  for (const some of [inModule, inPhase, all]) {
    const found: PlaceForNew[] = [];
    for (const [uri, here] of byDocument(snapshot, some)) {
      const like = here.findLast((requirement) => both.includes(requirement)) ?? here.at(-1);
      if (like && !places.has(uri)) found.push({ uri, like, neighbours: here.length });
    }
    // A table of values is mostly an export, which the next one replaces.
    const isExport = ({ uri }: PlaceForNew): boolean => snapshot.document(uri)?.facts.reader === 'csv';
    found.sort((a, b) => Number(isExport(a)) - Number(isExport(b)) || b.neighbours - a.neighbours);
    for (const place of found) places.set(place.uri, place);
  }
  return [...places.values()];
}

function byDocument(
  snapshot: Pick<Snapshot, 'document'>,
  requirements: readonly Requirement[],
): ReadonlyMap<string, readonly Requirement[]> {
  const found = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    if (!canBeFollowed(snapshot, requirement)) continue;
    const others = found.get(requirement.uri);
    if (others) others.push(requirement);
    else found.set(requirement.uri, [requirement]);
  }
  return found;
}
