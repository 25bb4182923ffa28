/**
 * One batch of changed documents makes the next snapshot state from the last one. A pure function: the
 * result depends on the facts alone, never on the order in which they came, which is what lets changes be
 * coalesced and what the test “incremental equals rebuild” holds.
 */
import type { Requirement } from '../model/requirement.ts';
import type { DocumentInfo, LeftOutCount, Root } from '../model/snapshot.ts';
import type { DocumentFacts } from '../model/facts.ts';
import { noContribution, sameContribution } from '../placement/inferredPlan.ts';
import { idKey } from '../vocabulary/ids.ts';
import { specificationId } from '../vocabulary/specificationIds.ts';
import { DefinitionChanges } from './definitionChanges.ts';
import { comparePaths, unplacedDocument, type DocumentState } from './documentState.ts';
import { FeatureChange } from './featureChange.ts';
import { idKeysOf, rootPrefixes } from './keys.ts';
import { keepKnownFacts } from './knownFacts.ts';
import { type Counters, MembersChange, rootPlace } from './members.ts';
import { anySpecificationItem, NamingChange, namingOfFeature } from './namingChange.ts';
import { placeDocument } from './placeDocument.ts';
import { nextPlans } from './plans.ts';
import type { SnapshotState } from './snapshotState.ts';
import { mergedInSteps, sortedInSteps } from './sortedInSteps.ts';
import type { FoundSources } from './sources.ts';
import { SpecificationChanges } from './specificationChanges.ts';

/** A document as it is now; `null` facts for one that is gone. */
export interface DocumentChange {
  readonly info: DocumentInfo;
  readonly facts: DocumentFacts | null;
}

export interface Batch {
  readonly documents: readonly DocumentChange[];
  /** The roots, where they changed; documents of a root that is gone go with it. */
  readonly roots?: readonly Root[];
  readonly listedOut?: ReadonlyMap<string, readonly LeftOutCount[]>;
  readonly foundSources?: FoundSources;
}

/** What the batch touched; `SnapshotChange` without the snapshot. */
export interface Touched {
  readonly everything: boolean;
  readonly requirements: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

export interface Applied {
  readonly state: SnapshotState;
  readonly touched: Touched;
}

export function applyChanges(state: SnapshotState, batch: Batch): Applied {
  const steps = applyInSteps(state, batch);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps of far less than a millisecond, for a batch of thousands of documents. */
export function* applyInSteps(state: SnapshotState, batch: Batch): Generator<void, Applied> {
  const roots = batch.roots ?? state.roots;
  const prefixes = batch.roots ? rootPrefixes(roots) : state.prefixes;
  const renamed = batch.roots !== undefined && !samePrefixes(prefixes, state.prefixes);
  const changes = latestOfEach([...documentsOfGoneRoots(state, roots), ...batch.documents]);

  const documents = state.documents.change();
  const naming = new NamingChange(state.naming);
  const features = new FeatureChange(state.features);
  const definitions = new DefinitionChanges(state.candidates);
  const specification = new SpecificationChanges();
  const order = new OrderChange(state.order);
  const touchedDocuments = new Set<string>();
  const plansToCheck = new Set<string>(batch.roots?.map(({ id }) => id));
  const before = new Map<string, DocumentState | undefined>();
  for (const { info, facts } of changes) {
    const old = state.documents.get(info.uri);
    if (!old && !facts) continue;
    const now = facts === null ? undefined : unplacedDocument(info, keepKnownFacts(old?.facts, facts), old);
    before.set(info.uri, old);
    touchedDocuments.add(info.uri);
    if (now) documents.set(info.uri, now);
    else documents.delete(info.uri);
    naming.replace(info.uri, old?.facts, now?.facts);
    features.replace(info.uri, old?.facts, now?.facts);
    definitions.replace(old, now);
    specification.replace(old, now);
    order.replace(old, now);
    if (mayChangePlan(old, now, state)) plansToCheck.add(info.root);
    // A folder that became a root of its own takes its documents from the one around it.
    if (old && old.root !== info.root) plansToCheck.add(old.root).add(info.root);
    yield;
  }

  const orderNow = yield* order.done((uri) => documents.get(uri)?.path ?? '');
  const { plans, changed: changedPlans } = nextPlans(state.plans, plansToCheck, orderNow, (uri) =>
    documents.get(uri),
  );
  const candidates = definitions.done((uri) => documents.get(uri));
  // Which documents must be placed (again): changed ones, those that share an id with them, or all.
  const toPlace = new Set<string>([...before.keys(), ...definitions.documents]);
  for (const root of roots) {
    if (renamed || changedPlans.has(root.id)) for (const uri of orderNow.get(root.id) ?? []) toPlace.add(uri);
  }
  const removed: Requirement[] = [];
  const added: Requirement[] = [];
  const moved = new Map<Requirement, Requirement>();
  for (const uri of toPlace) {
    yield;
    const now = documents.get(uri);
    const old = before.has(uri) ? before.get(uri) : state.documents.get(uri);
    if (!now) {
      removed.push(...(old?.requirements ?? []));
      continue;
    }
    if (now.facts.requirements.length === 0 && (old?.requirements.length ?? 0) === 0) continue;
    const plan = plans.get(now.root);
    if (!plan) continue;
    const reusable = renamed || changedPlans.has(now.root) ? [] : (old?.requirements ?? []);
    const isShared = definitions.documents.has(uri);
    const placed = placeDocument(now, candidates, plan, prefixes.get(now.root) ?? '', reusable, isShared);
    documents.set(uri, { ...now, requirements: placed.requirements });
    const stayed = new Set([...placed.requirements, ...placed.moved.values()]);
    const had = new Set(old?.requirements);
    for (const requirement of had) if (!stayed.has(requirement)) removed.push(requirement);
    for (const requirement of placed.requirements) {
      const before = placed.moved.get(requirement);
      if (before) moved.set(requirement, before);
      else if (!had.has(requirement)) added.push(requirement);
    }
  }

  const members = new MembersChange(state.members, state.counters);
  const byKey = state.requirements.change();
  const keysOfId = state.keysOfId.change();
  const touchedRequirements = new Set<string>();
  const vanished = new Map<string, Requirement>();
  for (const requirement of removed) {
    yield;
    members.remove(requirement);
    byKey.delete(requirement.key);
    vanished.set(requirement.key, requirement);
    touchedRequirements.add(requirement.key);
  }
  for (const requirement of added) {
    yield;
    members.add(requirement);
    byKey.set(requirement.key, requirement);
    touchedRequirements.add(requirement.key);
  }
  for (const [requirement, before] of moved) {
    members.move(before, requirement);
    byKey.set(requirement.key, requirement);
    touchedRequirements.add(requirement.key);
  }
  const requirements = byKey.done();
  // The first requirement of a workspace gives every reference in it something to be right or wrong about.
  const newMeaning = yield* updateKeysOfId(vanished, added, keysOfId);
  const namingNow = naming.done();
  const isFirst =
    (requirements.size === 0) !== (state.requirements.size === 0) ||
    namingNow.has(anySpecificationItem) !== state.naming.has(anySpecificationItem);
  const { sets, counters } = members.done();
  // A root without requirements may use the plan of another root: its first one, or its last, changes that.
  const counts = (all: Counters, id: string): boolean => (all.get(rootPlace(id))?.total ?? 0) > 0;
  const switches =
    roots.length > 1 && roots.some(({ id }) => counts(state.counters, id) !== counts(counters, id));
  // What an id means depends on which sources there are.
  const sourcesDiffer = batch.foundSources !== undefined && batch.foundSources !== state.foundSources;
  const everything = renamed || changedPlans.size > 0 || isFirst || switches || sourcesDiffer;
  const keysOfIdNow = keysOfId.done();
  if (!everything) {
    const repeated = [...definitions.ids].filter((id) => specificationId(id) !== null);
    const named = Array.from(features.changed, namingOfFeature);
    for (const ids of [newMeaning, specification.series, repeated, named]) {
      for (const id of ids) for (const uri of namingNow.get(id) ?? []) touchedDocuments.add(uri);
    }
    for (const id of specification.ids((series) =>
      (namingNow.get(series) ?? []).flatMap((uri) => documents.get(uri) ?? []),
    )) {
      for (const key of keysOfIdNow.get(id) ?? []) touchedRequirements.add(key);
    }
    for (const uri of definitions.documents) {
      for (const { id, key } of documents.get(uri)?.requirements ?? []) {
        if (id !== null && definitions.ids.has(idKey(id))) touchedRequirements.add(key);
      }
    }
  }
  const touched: Touched = {
    everything,
    requirements: touchedRequirements,
    documents: touchedDocuments,
    places: new Set(members.touched),
  };
  return {
    touched,
    state: {
      revision: state.revision + 1,
      roots,
      prefixes,
      plans,
      order: orderNow,
      documents: documents.done(),
      candidates,
      requirements,
      keysOfId: keysOfIdNow,
      naming: namingNow,
      features: features.done(),
      members: sets,
      counters,
      listedOut: batch.listedOut ?? state.listedOut,
      foundSources: batch.foundSources ?? state.foundSources,
    },
  };
}

/** Keeps `id → keys` in step and tells the ids that mean something else now: another set of keys, another status. */
function* updateKeysOfId(
  vanished: ReadonlyMap<string, Requirement>,
  added: readonly Requirement[],
  keysOfId: {
    get(id: string): readonly string[] | undefined;
    set(id: string, keys: readonly string[]): void;
    delete(id: string): void;
  },
): Generator<void, ReadonlySet<string>> {
  const meaning = new Set<string>();
  const gone = new Map(vanished);
  const appeared: Requirement[] = [];
  for (const requirement of added) {
    const old = gone.get(requirement.key);
    if (old && sameIds(old, requirement)) {
      gone.delete(requirement.key);
      if (old.status !== requirement.status) for (const id of idKeysOf(requirement)) meaning.add(id);
    } else {
      appeared.push(requirement);
    }
  }
  for (const requirement of gone.values()) {
    for (const id of idKeysOf(requirement)) {
      meaning.add(id);
      const keys = (keysOfId.get(id) ?? []).filter((other) => other !== requirement.key);
      if (keys.length === 0) keysOfId.delete(id);
      else keysOfId.set(id, keys);
    }
  }
  for (const requirement of appeared) {
    yield;
    for (const id of idKeysOf(requirement)) {
      meaning.add(id);
      const others = (keysOfId.get(id) ?? []).filter((other) => other !== requirement.key);
      keysOfId.set(id, [...others, requirement.key].sort());
    }
  }
  return meaning;
}

function sameIds(a: Requirement, b: Requirement): boolean {
  if (a.id !== b.id || a.fact.parts?.length !== b.fact.parts?.length) return false;
  return a.fact.parts?.every(({ id }, index) => id === b.fact.parts?.[index]?.id) ?? true;
}

/** Documents in canonical order by root, changed in place for one batch. */
class OrderChange {
  readonly #original: ReadonlyMap<string, readonly string[]>;
  readonly #removed = new Set<string>();
  readonly #added = new Map<string, DocumentState[]>();
  readonly #roots = new Set<string>();

  constructor(original: ReadonlyMap<string, readonly string[]>) {
    this.#original = original;
  }

  replace(old: DocumentState | undefined, now: DocumentState | undefined): void {
    if (old?.root === now?.root) return;
    if (old) {
      this.#removed.add(old.uri);
      this.#roots.add(old.root);
    }
    if (now) {
      const added = this.#added.get(now.root) ?? [];
      added.push(now);
      this.#added.set(now.root, added);
      this.#roots.add(now.root);
    }
  }

  /** `pathOf` tells the path of a document that is there after the batch. */
  *done(pathOf: (uri: string) => string): Generator<void, ReadonlyMap<string, readonly string[]>> {
    if (this.#roots.size === 0) return this.#original;
    const order = new Map(this.#original);
    for (const root of this.#roots) {
      const kept = (order.get(root) ?? []).filter((uri) => !this.#removed.has(uri));
      const added = yield* sortedInSteps(this.#added.get(root) ?? [], (a, b) => comparePaths(a.path, b.path));
      order.set(
        root,
        yield* mergedInSteps(
          kept,
          added.map(({ uri }) => uri),
          (a, b) => comparePaths(pathOf(a), pathOf(b)),
        ),
      );
    }
    return order;
  }
}

function documentsOfGoneRoots(state: SnapshotState, roots: readonly Root[]): readonly DocumentChange[] {
  const gone = state.roots.filter(({ id }) => roots.every((root) => root.id !== id));
  return gone.flatMap(({ id }) =>
    (state.order.get(id) ?? []).flatMap((uri) => {
      const info = state.documents.get(uri);
      return info ? [{ info, facts: null }] : [];
    }),
  );
}

function latestOfEach(changes: readonly DocumentChange[]): Iterable<DocumentChange> {
  return new Map(changes.map((change) => [change.info.uri, change])).values();
}

/** Asked for every changed document, so it must not look at the others. */
function mayChangePlan(
  old: DocumentState | undefined,
  now: DocumentState | undefined,
  state: SnapshotState,
): boolean {
  if (old?.kind === 'plan' || now?.kind === 'plan') return true;
  if (JSON.stringify(old?.facts.catalog) !== JSON.stringify(now?.facts.catalog)) return true;
  // The first requirement lets catalogs count.
  const counts = (document: DocumentState | undefined): boolean =>
    (document?.facts.requirements.length ?? 0) > 0;
  if (counts(old) !== counts(now)) return true;
  if (sameContribution(old?.contribution ?? noContribution, now?.contribution ?? noContribution))
    return false;
  const plan = state.plans.get(old?.root ?? now?.root ?? '')?.plan;
  return !plan || plan.modulesInferred || plan.phasesInferred;
}

function samePrefixes(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  // A root that only appears or vanishes brings or takes its own documents; others keep their keys.
  for (const [root, prefix] of a) {
    const other = b.get(root);
    if (other !== undefined && other !== prefix) return false;
  }
  return true;
}
