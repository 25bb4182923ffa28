/** Answers questions about one immutable state. What is asked often is kept; nothing is ever changed. */
import type { BucketMap } from '../model/bucketMap.ts';
import type { DocumentFacts, RequirementFact } from '../model/facts.ts';
import { emptyPlan, type EffectivePlan, type Module, type Phase, type Step } from '../model/plan.ts';
import type { Reference } from '../model/reference.ts';
import type { Requirement } from '../model/requirement.ts';
import type {
  Counts,
  DocumentEntry,
  LeftOutCount,
  NamingPlace,
  Resolution,
  Root,
  Snapshot,
  SourceOfPlan,
  TaskPlace,
} from '../model/snapshot.ts';
import { ownRoots } from '../model/snapshot.ts';
import { compareRanges, type TextRange } from '../model/textRange.ts';
import { place } from '../placement/place.ts';
import { PlanNames } from '../placement/planNames.ts';
import type { Candidate } from '../placement/definitions.ts';
import { idKey } from '../vocabulary/ids.ts';
import { applyChanges } from './applyChanges.ts';
import { definersOf, groupOf } from './definitionChanges.ts';
import { comparePaths, type DocumentState } from './documentState.ts';
import {
  emptyCounter,
  modulePlace,
  noModuleNeededPlace,
  noPhaseNeededPlace,
  phasePlace,
  rootPlace,
  stepPlace,
  unknownNamePlace,
  withoutModulePlace,
  withoutPhasePlace,
  type Counter,
  type Place,
} from './members.ts';
import { idKeysOf } from './keys.ts';
import { countLeftOut } from './leftOut.ts';
import { inOrder } from './memberOrder.ts';
import { anySpecificationItem } from './namingChange.ts';
import { planOfRoot } from './placeDocument.ts';
import { markedReferences, referencesOfDocument } from './references.ts';
import { resolveId } from './resolveId.ts';
import { sourcesOf } from './sources.ts';
import type { SnapshotState } from './snapshotState.ts';
import { tasksOf } from './tasksOf.ts';

const noPlan: EffectivePlan = {
  ...emptyPlan,
  uri: null,
  modulesInferred: true,
  phasesInferred: true,
  hasCatalog: false,
};

export class IndexSnapshot implements Snapshot {
  readonly #state: SnapshotState;
  readonly #definitions = new Map<readonly Candidate[], readonly Requirement[]>();
  #leftOut: readonly LeftOutCount[] | null = null;

  constructor(state: SnapshotState) {
    this.#state = state;
  }

  get revision(): number {
    return this.#state.revision;
  }

  get roots(): readonly Root[] {
    return this.#state.roots;
  }

  plan(root: string): EffectivePlan {
    return this.#state.plans.get(this.#planRoot(root))?.plan ?? noPlan;
  }

  sources(root: string): readonly SourceOfPlan[] {
    return sourcesOf(this.#state, root);
  }

  module(root: string, path: string): Module | undefined {
    return this.#state.plans.get(this.#planRoot(root))?.names.moduleAt(path);
  }

  phase(root: string, id: string): Phase | undefined {
    return this.#state.plans.get(this.#planRoot(root))?.names.phaseAt(id);
  }

  step(root: string, path: string): Step | undefined {
    return this.#state.plans.get(this.#planRoot(root))?.names.stepAt(path);
  }

  *documents(): Generator<DocumentEntry> {
    for (const { id } of this.roots) {
      for (const uri of this.#state.order.get(id) ?? []) {
        const document = this.#state.documents.get(uri);
        if (document) yield document;
      }
    }
  }

  document(uri: string): DocumentState | undefined {
    return this.#state.documents.get(uri);
  }

  get requirementCount(): number {
    return this.#state.requirements.size;
  }

  *requirements(): Generator<Requirement> {
    for (const document of this.documents()) yield* document.requirements;
  }

  requirement(key: string): Requirement | undefined {
    return this.#state.requirements.get(key);
  }

  placed({ key, root, uri }: Requirement, fact: RequirementFact): Requirement {
    const plan = this.#state.plans.get(root) ?? { plan: noPlan, names: new PlanNames(noPlan) };
    return place(fact, { key, root, uri }, planOfRoot(plan));
  }

  withFacts(documents: ReadonlyMap<string, DocumentFacts>): IndexSnapshot {
    const changes = [...documents].flatMap(([uri, facts]) => {
      const info = this.document(uri);
      return info ? [{ info, facts }] : [];
    });
    return new IndexSnapshot(applyChanges(this.#state, { documents: changes }).state);
  }

  definitionsOf(requirement: Requirement): readonly Requirement[] {
    const document = this.document(requirement.uri);
    if (requirement.id === null || !document) return [requirement];
    const candidates = this.#state.candidates.get(groupOf(document, requirement.id)) ?? [];
    let definitions = this.#definitions.get(candidates);
    if (!definitions) {
      definitions = this.#requirementsAt(definersOf(candidates));
      this.#definitions.set(candidates, definitions);
    }
    return definitions;
  }

  resolve(id: string, fromUri: string, at?: NamingPlace): Resolution {
    return resolveId(this.#state, id, fromUri, at);
  }

  meaningOf({ id, uri, range, isLocal }: Reference): Resolution {
    return this.resolve(id, uri, { line: range.line, isLocal: isLocal === true });
  }

  inModule(root: string, path: string): readonly Requirement[] {
    return this.#membersOf(modulePlace(root, path));
  }

  inPhase(root: string, id: string): readonly Requirement[] {
    return this.#membersOf(phasePlace(root, id));
  }

  inStep(root: string, path: string): readonly Requirement[] {
    return this.#membersOf(stepPlace(root, path));
  }

  withoutModule(root: string): readonly Requirement[] {
    return this.#membersOf(withoutModulePlace(root));
  }

  withoutPhase(root: string): readonly Requirement[] {
    return this.#membersOf(withoutPhasePlace(root));
  }

  needingNoModule(root: string): readonly Requirement[] {
    return this.#membersOf(noModuleNeededPlace(root));
  }

  needingNoPhase(root: string): readonly Requirement[] {
    return this.#membersOf(noPhaseNeededPlace(root));
  }

  withUnknownName(root: string): readonly Requirement[] {
    return this.#membersOf(unknownNamePlace(root));
  }

  moduleCounts(root: string, path: string): Counts {
    return this.#counter(modulePlace(root, path));
  }

  phaseCounts(root: string, id: string): Counts {
    return this.#counter(phasePlace(root, id));
  }

  rootCounts(root: string): Counter {
    return this.#counter(rootPlace(root));
  }

  referencesTo(requirement: Requirement): readonly Reference[] {
    return this.#placesNaming(requirement, (document) => document.kind === 'code');
  }

  mentionsOf(requirement: Requirement): readonly Reference[] {
    return this.#placesNaming(requirement, (document) => document.kind !== 'code');
  }

  referencesIn(uri: string): readonly Reference[] {
    const document = this.document(uri);
    if (!document) return [];
    return referencesOfDocument(document).filter((reference) => this.#counts(reference));
  }

  markedIn(uri: string): readonly Reference[] {
    const document = this.document(uri);
    if (!document || document.facts.markers.length === 0) return [];
    return markedReferences(document).filter((reference) => reference.explicit && this.#counts(reference));
  }

  tasksOf(requirement: Requirement): readonly TaskPlace[] {
    const mentions = requirement.fact.namedByTitle ? this.mentionsOf(requirement) : [];
    const places = tasksOf(this.#state, requirement, [...new Set(mentions.map(({ uri }) => uri))]);
    return [...places].sort(
      (a, b) => this.#compareDocuments(a.uri, b.uri) || compareRanges(a.task.range, b.task.range),
    );
  }

  documentsNaming(id: string): readonly string[] {
    const naming = this.#state.naming.get(idKey(id)) ?? [];
    return naming.length < 2 ? naming : [...naming].sort((a, b) => this.#compareDocuments(a, b));
  }

  get hasSpecificationItems(): boolean {
    return this.#state.naming.has(anySpecificationItem);
  }

  leftOut(): readonly LeftOutCount[] {
    this.#leftOut ??= countLeftOut(this.#state.listedOut.values(), this.documents());
    return this.#leftOut;
  }

  /** For tests that compare two states whole. */
  get state(): SnapshotState {
    return this.#state;
  }

  #requirementsAt(places: readonly Candidate[]): readonly Requirement[] {
    return places.flatMap(({ uri, fact }) => {
      const document = this.document(uri);
      return (document && requirementByFact(document).get(fact)) ?? [];
    });
  }

  #placesNaming(
    requirement: Requirement,
    wanted: (document: DocumentEntry) => boolean,
  ): readonly Reference[] {
    const ids = idKeysOf(requirement);
    const [first, ...parts] = ids.map((id) => this.#placesOfId(id, requirement, wanted));
    if (parts.length === 0) return first ?? [];
    // A place that names the component is one of the id and one of the part with that name.
    const places = new Map(
      [...(first ?? []), ...parts.flat()].map((place) => [
        `${place.uri}\n${place.range.line}:${place.range.character}\n${place.id}`,
        place,
      ]),
    );
    return [...places.values()].sort(
      (a, b) => this.#compareDocuments(a.uri, b.uri) || compareRanges(a.range, b.range),
    );
  }

  #placesOfId(
    key: string,
    requirement: Requirement,
    wanted: (document: DocumentEntry) => boolean,
  ): readonly Reference[] {
    const places: Reference[] = [];
    const defined = (this.#state.keysOfId.get(key) ?? []).flatMap((other) => this.requirement(other) ?? []);
    for (const uri of this.documentsNaming(key)) {
      const document = this.document(uri);
      if (!document || !wanted(document)) continue;
      const meaning = this.#meaningIn(document);
      const defining = defined.filter((other) => other.uri === uri);
      for (const reference of referencesOfDocument(document, key)) {
        const meant = meaning(reference);
        if (meant.kind !== 'one' || meant.requirement.key !== requirement.key) continue;
        if (!defining.some(({ fact }) => isDefinedAt(fact, key, reference.range))) places.push(reference);
      }
    }
    return places;
  }

  /** Asked of many places of one id: where the text speaks of no feature, they all mean the same. */
  #meaningIn({ facts }: DocumentEntry): (reference: Reference) => Resolution {
    if (facts.features) return (reference) => this.meaningOf(reference);
    const kept = new Map<string, Resolution>();
    return (reference) => {
      const key = reference.isLocal ? `local ${reference.id}` : reference.id;
      const meant = kept.get(key) ?? this.meaningOf(reference);
      kept.set(key, meant);
      return meant;
    };
  }

  #counts(reference: Reference): boolean {
    return (reference.explicit && !reference.isLocal) || isMeant(this.meaningOf(reference));
  }

  #membersOf(place: Place): readonly Requirement[] {
    const members = this.#state.members.get(place);
    if (!members) return [];
    return inOrder(
      members,
      this.roots,
      (all) => this.#sort(all),
      (a, b) => this.#compareDocuments(a.uri, b.uri) || compareRanges(a.fact.range, b.fact.range),
    );
  }

  /** Documents are sorted, and the requirements of each stand in order already. */
  #sort(members: BucketMap<Requirement>): readonly Requirement[] {
    const byDocument = new Map<string, Requirement[]>();
    members.forEach((requirement) => {
      const list = byDocument.get(requirement.uri);
      if (list) list.push(requirement);
      else byDocument.set(requirement.uri, [requirement]);
    });
    const rootAt = new Map(this.roots.map(({ id }, at) => [id, at]));
    const documents = Array.from(byDocument, ([uri, list]) => {
      const document = this.document(uri);
      return { document, list, root: rootAt.get(document?.root ?? '') ?? -1, path: document?.path ?? uri };
    }).sort((a, b) => a.root - b.root || comparePaths(a.path, b.path));
    return documents.flatMap(({ document, list }) => {
      const all = document?.requirements ?? [];
      if (list.length < 2) return list;
      if (list.length === all.length) return all;
      if (list.length * 8 < all.length) return list.sort((a, b) => compareRanges(a.fact.range, b.fact.range));
      const wanted = new Set(list);
      return all.filter((requirement) => wanted.has(requirement));
    });
  }

  #compareDocuments(a: string, b: string): number {
    if (a === b) return 0;
    const one = this.document(a);
    const two = this.document(b);
    const rootOf = (document: DocumentState | undefined): number =>
      this.roots.findIndex(({ id }) => id === document?.root);
    return one?.root === two?.root ? comparePaths(one?.path ?? a, two?.path ?? b) : rootOf(one) - rootOf(two);
  }

  #counter(place: Place): Counter {
    return this.#state.counters.get(place) ?? emptyCounter;
  }

  /** A code repository beside a documents repository uses the plan of the latter. */
  #planRoot(root: string): string {
    const own = this.#state.plans.get(root)?.plan;
    if (this.roots.length < 2 || own?.uri || this.#counter(rootPlace(root)).total > 0) return root;
    const others = ownRoots(this).filter(({ id }) => this.#state.plans.get(id)?.plan.uri);
    return others.length === 1 && others[0] ? others[0].id : root;
  }
}

const byFact = new WeakMap<readonly Requirement[], ReadonlyMap<RequirementFact, Requirement>>();

/** Kept with the immutable list: every id of a document asks, and there may be thousands. */
function requirementByFact({ requirements }: DocumentState): ReadonlyMap<RequirementFact, Requirement> {
  let known = byFact.get(requirements);
  if (!known) {
    known = new Map(requirements.map((requirement) => [requirement.fact, requirement]));
    byFact.set(requirements, known);
  }
  return known;
}

/** Numbers behind a word such as “Requirements” refer to something only where a feature can be told. */
function isMeant(meant: Resolution): boolean {
  return meant.kind !== 'none' || meant.within !== undefined;
}

/** Whether a place is where the requirement, or the part of it that has this id, is named first. */
function isDefinedAt({ anchor, parts }: RequirementFact, key: string, place: TextRange): boolean {
  return (
    coversStart(anchor, place) ||
    (parts?.some(({ id, range }) => idKey(id) === key && coversStart(range, place)) ?? false)
  );
}

function coversStart(range: TextRange, inner: TextRange): boolean {
  return (
    compareRanges({ ...range, endLine: 0, endCharacter: 0 }, { ...inner, endLine: 0, endCharacter: 0 }) <=
      0 &&
    (inner.line < range.endLine || (inner.line === range.endLine && inner.character < range.endCharacter))
  );
}
