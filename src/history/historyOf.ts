/** The history of one requirement from the traces of its document and of its plan file, as the plan is now. */
import { modulePathNames } from '../insight/modulePathNames.ts';
import type { Claim, RequirementFact } from '../model/facts.ts';
import type { Field } from '../model/field.ts';
import type {
  HistoryChange,
  HistoryEntry,
  Past,
  PhaseChange,
  RequirementDates,
  RequirementHistory,
} from '../model/history.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { DocumentTrace, LatestFact } from './documentTrace.ts';
import { fieldChanges } from './fieldChanges.ts';
import { definitionsIn, matchFacts } from './matchFacts.ts';
import { namesInPlan, type PlacementTrace } from './placementTrace.ts';
import { writtenPlacements } from '../placement/writtenPlacements.ts';
import { idKey } from '../vocabulary/ids.ts';
import { changedTexts, longTexts } from './storedFact.ts';

/** What is known of a document's past, and of the plan's that speaks of it. */
export interface Traces {
  readonly document: DocumentTrace;
  /** `null` where there is no plan file, or it has no history. */
  readonly placements: PlacementTrace | null;
}

export function historyOf(snapshot: Snapshot, requirement: Requirement, traces: Traces): RequirementHistory {
  const latest =
    onlyOneOfId(snapshot, requirement, traces.document) ??
    latestOf(snapshot, requirement.uri, traces.document).get(requirement.key);
  return historyFrom(snapshot, requirement, latest, traces);
}

/** Of all requirements of a document, by key. */
export function datesOf(snapshot: Snapshot, uri: string, traces: Traces): Past {
  return new Map(eachDatesOf(snapshot, uri, traces));
}

/** The same one after the other, so that whoever reads them can stop between two. `wanted` leaves some out. */
export function* eachDatesOf(
  snapshot: Snapshot,
  uri: string,
  traces: Traces,
  wanted: (requirement: Requirement) => boolean = () => true,
): Generator<readonly [key: string, dates: RequirementDates]> {
  const latest = latestOf(snapshot, uri, traces.document);
  for (const requirement of snapshot.document(uri)?.requirements ?? []) {
    if (!wanted(requirement)) continue;
    const history = historyFrom(snapshot, requirement, latest.get(requirement.key), traces);
    yield [requirement.key, requirementDates(history)];
  }
}

export function requirementDates({ entries, firstSeen, isCut }: RequirementHistory): RequirementDates {
  const phaseChanges = entries.flatMap(({ revision, changes }): readonly PhaseChange[] =>
    changes.flatMap(({ field, from, to }) =>
      field === 'phase' && from !== null ? [{ date: revision?.date ?? null, from, to }] : [],
    ),
  );
  const status = entries.find(({ changes }) => changes.some(({ field }) => field === 'status'));
  const since = status ? (status.revision?.date ?? null) : isCut ? null : firstSeen;
  return {
    firstSeen,
    isCut,
    phaseChanges: phaseChanges.reverse(),
    statusSince: since?.slice(0, 10) ?? null,
    isStatusNew: status?.revision === null,
  };
}

/** Where one id stands once then and once now, nothing else has to be compared. */
function onlyOneOfId(
  snapshot: Snapshot,
  { id, uri }: Requirement,
  { latest }: DocumentTrace,
): LatestFact | undefined {
  if (id === null) return undefined;
  const isSame = (fact: RequirementFact): boolean =>
    fact.role === 'definition' && fact.id !== null && idKey(fact.id) === idKey(id);
  const [then, ...others] = latest.filter(({ fact }) => isSame(fact));
  const now = snapshot.document(uri)?.facts.requirements.filter(isSame).length;
  return others.length === 0 && now === 1 ? then : undefined;
}

/** What each requirement of today was when its document was last recorded, by key; new ones have none. */
function latestOf(
  snapshot: Snapshot,
  uri: string,
  { latest }: DocumentTrace,
): ReadonlyMap<string, LatestFact> {
  const document = snapshot.document(uri);
  if (!document) return new Map();
  const byFact = new Map(latest.map((one) => [one.fact, one]));
  const then = [...byFact.keys()];
  const matches = matchFacts(then, definitionsIn(document.facts.requirements));
  return new Map(
    document.requirements.flatMap(({ fact, key }) => {
      const match = matches.get(fact);
      const found = match && byFact.get(match);
      return found ? [[key, found] as const] : [];
    }),
  );
}

function historyFrom(
  snapshot: Snapshot,
  requirement: Requirement,
  latest: LatestFact | undefined,
  { document, placements }: Traces,
): RequirementHistory {
  const recorded: HistoryEntry[] = (latest?.steps ?? []).flatMap((step): readonly HistoryEntry[] => {
    const { revision, before, after, texts } = step;
    if (before.length === 0) return [{ revision, kind: 'appeared', changes: [] }];
    const changes = fieldChanges(snapshot, requirement, before, after, texts);
    return changes.length === 0 ? [] : [{ revision, kind: 'changed', changes }];
  });
  const entries = withPlacements(snapshot, recorded, requirement, placements);
  const first = entries.findLast(({ kind }) => kind === 'appeared');
  const unrecorded = sinceLatest(snapshot, requirement, latest, placements);
  return {
    entries: unrecorded ? [unrecorded, ...entries] : entries,
    firstSeen: first?.revision?.date ?? null,
    isCut: document.isCut,
  };
}

/** What the documents of today say that no revision does yet. */
function sinceLatest(
  snapshot: Snapshot,
  requirement: Requirement,
  latest: LatestFact | undefined,
  placements: PlacementTrace | null,
): HistoryEntry | null {
  if (!latest) return { revision: null, kind: 'appeared', changes: [] };
  const { fact } = requirement;
  const texts = changedTexts(latest.texts, longTexts(fact));
  const own = fieldChanges(snapshot, requirement, [latest.fact], fact, texts);
  const planned = placements
    ? claimChanges(
        snapshot,
        requirement.root,
        claimsIn(placements.latest, requirement),
        claimsIn(writtenPlacements(snapshot.plan(requirement.root).placements), requirement),
      )
    : [];
  const changes = [...own, ...planned];
  return changes.length === 0 ? null : { revision: null, kind: 'changed', changes };
}

/** What a revision changed in the plan file belongs to what it changed in the document. */
function withPlacements(
  snapshot: Snapshot,
  entries: readonly HistoryEntry[],
  requirement: Requirement,
  placements: PlacementTrace | null,
): readonly HistoryEntry[] {
  const merged = [...entries];
  for (const step of namesInPlan(requirement).flatMap((name) => placements?.steps.get(name) ?? [])) {
    const changes = claimChanges(snapshot, requirement.root, step.before, step.after);
    const at = merged.findIndex(({ revision }) => revision?.commit === step.revision.commit);
    const same = merged[at];
    if (same?.kind === 'changed') merged[at] = { ...same, changes: [...same.changes, ...changes] };
    else if (!same && changes.length > 0) merged.push({ revision: step.revision, kind: 'changed', changes });
  }
  const time = ({ revision }: HistoryEntry): number => Date.parse(revision?.date ?? '') || 0;
  // The log's own order stays where two have one time.
  return merged.length === entries.length ? merged : merged.sort((a, b) => time(b) - time(a));
}

function claimsIn(
  written: ReadonlyMap<string, readonly Claim[]>,
  requirement: Requirement,
): readonly Claim[] {
  for (const name of namesInPlan(requirement)) {
    const claims = written.get(name);
    if (claims) return claims;
  }
  return [];
}

/** In the words of the plan as it is now. */
function claimChanges(
  snapshot: Snapshot,
  root: string,
  before: readonly Claim[],
  after: readonly Claim[],
): readonly HistoryChange[] {
  const nameOf = ({ field, text }: Claim): string => {
    if (field === 'phase') return snapshot.phase(root, text)?.name ?? text;
    const isModule = field === 'module' && snapshot.module(root, text);
    return isModule ? modulePathNames(snapshot, root, text).join(' › ') : text;
  };
  const said = (claims: readonly Claim[], field: Field): string | null => {
    const texts = claims.filter((claim) => claim.field === field).map(nameOf);
    return texts.length === 0 ? null : texts.join(', ');
  };
  return [...new Set([...before, ...after].map(({ field }) => field))].flatMap((field) => {
    const [from, to] = [said(before, field), said(after, field)];
    return from === to ? [] : [{ field, name: '', from, to }];
  });
}
