/**
 * What an id means at a place. Ids restart in feature folders, so the same one may stand for several
 * requirements: the feature that the place speaks of decides, then nearness.
 */
import type { FeatureName } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';
import type { NamingPlace, Resolution, SourceOfPlan } from '../model/snapshot.ts';
import { idKey, withoutComponent } from '../vocabulary/ids.ts';
import type { DocumentState } from './documentState.ts';
import { keyOfScope } from './featureChange.ts';
import type { SnapshotState } from './snapshotState.ts';
import { sourcesOf } from './sources.ts';

export function resolveId(state: SnapshotState, id: string, fromUri: string, at?: NamingPlace): Resolution {
  // A component that no document declares says only where the id was meant to be.
  const keys = state.keysOfId.get(idKey(id)) ?? state.keysOfId.get(idKey(withoutComponent(id)));
  const from = state.documents.get(fromUri);
  const everywhere = keys?.flatMap((key) => state.requirements.get(key) ?? []) ?? [];
  const root = from?.root ?? state.roots.find((candidate) => fromUri.startsWith(`${candidate.id}/`))?.id;
  const all = ofNamedSource(state, id, root, everywhere) ?? everywhere;
  if (!from?.facts.features && !at?.isLocal) {
    if (all.length === 0) return { kind: 'none' };
    // Most ids are defined once.
    if (all.length === 1 && all[0]) return { kind: 'one', requirement: all[0] };
  }
  const own = all.filter((requirement) => requirement.root === root);
  const near = own.length > 0 ? own : ofSources(state, root, all);
  const possible = near.length > 0 ? near : all;
  const feature = featureAt(state, from, at);
  if (feature) {
    const inside = feature.among(possible);
    if (inside.length > 0) return answer(primary(state, inside));
    if (at?.isLocal) {
      const unscoped = possible.filter((requirement) => scopeOf(state, requirement) === null);
      if (unscoped.length > 0) return answer(primary(state, unscoped));
      return feature.isDefined ? { kind: 'none', within: feature.name } : { kind: 'none' };
    }
  }
  return answer(primary(state, own.length > 0 ? nearest(state, own, from?.path ?? '') : possible));
}

/** Those of the source that an id names before it (`reqs:CRM-001`); `null` where it names none. */
function ofNamedSource(
  state: SnapshotState,
  id: string,
  root: string | undefined,
  all: readonly Requirement[],
): readonly Requirement[] | null {
  if (root === undefined || all.length === 0 || !id.includes(':')) return null;
  const name = id.slice(0, id.lastIndexOf(':')).normalize('NFKC').trim();
  const named = sourcesOf(state, root).find(({ source }) => source.name === name);
  return named ? all.filter((requirement) => isIn(state, named, requirement)) : null;
}

/** Those of the other repositories that the plan of a root names: they come before other folders of the window. */
function ofSources(
  state: SnapshotState,
  root: string | undefined,
  all: readonly Requirement[],
): readonly Requirement[] {
  const sources = root === undefined || all.length < 2 ? [] : sourcesOf(state, root);
  return all.filter((requirement) => sources.some((source) => isIn(state, source, requirement)));
}

function isIn(state: SnapshotState, { found }: SourceOfPlan, { root, uri }: Requirement): boolean {
  if (!found || 'fault' in found || found.root !== root) return false;
  return found.file === null || state.documents.get(uri)?.path === found.file;
}

/** A name counts for what stands below it; the first one also for the lines right above it in its comment. */
function nearestName(named: readonly FeatureName[], at: number): FeatureName | undefined {
  const above = named.findLast(({ line }) => line <= at);
  return above ?? named.find(({ line }) => line <= at + linesBelow);
}

const linesBelow = 2;

/** The only feature that is named; `null` where there are several. */
function only(named: readonly FeatureName[]): FeatureName | null {
  const [first] = named;
  return first && named.every(({ key }) => key === first.key) ? first : null;
}

interface Feature {
  /** For people. */
  readonly name: string;
  readonly isDefined: boolean;
  /** The requirements that are the feature's. */
  among(requirements: readonly Requirement[]): readonly Requirement[];
}

/** The feature that a place speaks of: named in the text, else the one in whose folder the document counts. */
function featureAt(
  state: SnapshotState,
  from: DocumentState | undefined,
  at: NamingPlace | undefined,
): Feature | null {
  if (!from) return null;
  const { features = [], scope } = from.facts;
  const isDefined = (key: string): boolean => (state.features.get(key)?.defining.length ?? 0) > 0;
  // A reader that says which feature its document speaks of knows it, whether that is defined or not.
  const known = scope === null ? features.filter(({ key }) => isDefined(key)) : features;
  const named = at ? nearestName(known, at.line) : only(known);
  if (named) return namedFeature(state, named.key, isDefined(named.key));
  if (scope === null) return null;
  const defining = state.features.get(keyOfScope(scope))?.defining ?? [];
  return {
    name: scope,
    isDefined: defining.some((uri) => state.documents.get(uri)?.facts.scope === scope),
    among: (all) => all.filter((requirement) => scopeOf(state, requirement) === scope),
  };
}

/** What the feature's own folder defines comes before what other folders propose for it. */
function namedFeature(state: SnapshotState, key: string, isDefined: boolean): Feature {
  return {
    name: key,
    isDefined,
    among(all) {
      const own = all.filter((requirement) => {
        const scope = scopeOf(state, requirement);
        return scope !== null && keyOfScope(scope) === key;
      });
      if (own.length > 0) return own;
      return all.filter(({ uri }) =>
        state.documents.get(uri)?.facts.features?.some((other) => other.key === key),
      );
    },
  };
}

function answer(requirements: readonly Requirement[]): Resolution {
  const [first] = requirements;
  if (!first) return { kind: 'none' };
  return requirements.length === 1 ? { kind: 'one', requirement: first } : { kind: 'several', requirements };
}

/** Of several scopes the one whose folder (or file) the place lies in, the innermost first; else those of the whole root. */
function nearest(
  state: SnapshotState,
  requirements: readonly Requirement[],
  path: string,
): readonly Requirement[] {
  let best: readonly Requirement[] = [];
  let depth = -1;
  const scopes = new Set(requirements.map((requirement) => scopeOf(state, requirement)));
  for (const scope of scopes) {
    const within =
      scope === null ? 0 : path === scope || path.startsWith(`${scope}/`) ? scope.length + 1 : -1;
    if (within <= depth) continue;
    depth = within;
    best = requirements.filter((requirement) => scopeOf(state, requirement) === scope);
  }
  return depth < 0 ? requirements : best;
}

/** The folder in which a requirement's id counts, `null` for the whole root. */
export function scopeOf(state: SnapshotState, { uri }: Requirement): string | null {
  return state.documents.get(uri)?.facts.scope ?? null;
}

/** Conflicting definitions of one id (`id@document`) stand behind the one that has the id for its key. */
function primary(state: SnapshotState, requirements: readonly Requirement[]): readonly Requirement[] {
  if (requirements.length < 2) return requirements;
  const first = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const group = `${requirement.root}\n${scopeOf(state, requirement) ?? ''}`;
    const present = first.get(group);
    if (!present || requirement.key.length < present.key.length) first.set(group, requirement);
  }
  return [...first.values()];
}
