/**
 * Whether a snapshot in which something got another name means what the one before meant: every requirement is
 * where it was, and every reference leads to the same requirement.
 */
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, NamingPlace, Resolution, Snapshot } from '../../model/snapshot.ts';
import { idKey, isIdShaped } from '../../vocabulary/ids.ts';
import { type ChangedText, type ExpectedText, lineOfDifference, sameIds } from './sameFacts.ts';

export interface Expected extends ExpectedText {
  readonly changed: ReadonlyMap<string, ChangedText>;
  /** What a module or phase of the plan is called now. */
  readonly modulePath: (root: string, path: string) => string;
  readonly phaseId: (root: string, id: string) => string;
  /** For a new id. */
  readonly id?: ExpectedId;
}

export interface ExpectedId {
  /** The old and the new one, as they are compared. */
  readonly from: string;
  readonly to: string;
  /** The requirement, by its place among all. */
  readonly target: number;
  /** How many places of a document go on to say the old id. */
  readonly leftIn: ReadonlyMap<string, number>;
  /** Whether only the definition gets the new id, as others have the old one too. */
  readonly ownOnly: boolean;
}

export interface Difference {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
  readonly what: 'text' | 'place' | 'reference';
}

/** The first thing that means something else; `null` where nothing does. */
export function differenceBetween(before: Snapshot, after: Snapshot, expected: Expected): Difference | null {
  for (const [uri, changed] of expected.changed) {
    const line = lineOfDifference(changed, expected);
    if (line !== null) return { uri, line, what: 'text' };
  }
  const numbers = new Map<string, number>();
  const numbersNow = new Map<string, number>();
  const nowInOrder = after.requirements()[Symbol.iterator]();
  let count = 0;
  for (const requirement of before.requirements()) {
    const now = nowInOrder.next().value;
    const isSame = now !== undefined && samePlace(requirement, now, expected);
    if (!isSame) return { uri: requirement.uri, line: requirement.fact.anchor.line, what: 'place' };
    numbers.set(requirement.key, count);
    numbersNow.set(now.key, count++);
  }
  const more = nowInOrder.next().value;
  if (more !== undefined) return { uri: more.uri, line: more.fact.anchor.line, what: 'place' };
  const { id, changed } = expected;
  if (id) return differentReference(before, after, { numbers, numbersNow, id, changed });
  // A name may hold what looks like an id; where the same ids stand, nothing needs to be asked.
  const others = new Map([...changed].filter(([, text]) => !sameIds(text)));
  return differentReference(before, after, { numbers, numbersNow, id: noId, changed: others });
}

function samePlace(
  requirement: Requirement,
  now: Requirement,
  { changed, idNow, modulePath, phaseId }: Expected,
): boolean {
  if (requirement === now) return true;
  const { root } = requirement;
  return (
    requirement.uri === now.uri &&
    now.id === (changed.has(requirement.uri) ? idNow(requirement.fact) : requirement.id) &&
    requirement.modules.length === now.modules.length &&
    requirement.modules.every(({ path }, at) => modulePath(root, path) === now.modules[at]?.path) &&
    (requirement.phase ? phaseId(root, requirement.phase.id) : null) === (now.phase?.id ?? null) &&
    requirement.step?.path === now.step?.path &&
    requirement.unknown.length === now.unknown.length &&
    requirement.exemptFromModule === now.exemptFromModule &&
    requirement.exemptFromPhase === now.exemptFromPhase &&
    requirement.status === now.status &&
    requirement.priority === now.priority &&
    requirement.necessity === now.necessity
  );
}

/** No id is empty. */
const noId: ExpectedId = { from: '', to: '', target: -1, leftIn: new Map(), ownOnly: false };

interface ReferencesToCompare {
  readonly numbers: ReadonlyMap<string, number>;
  readonly numbersNow: ReadonlyMap<string, number>;
  readonly id: ExpectedId;
  readonly changed: ReadonlyMap<string, ChangedText>;
}

function differentReference(
  before: Snapshot,
  after: Snapshot,
  { numbers, numbersNow, id, changed }: ReferencesToCompare,
): Difference | null {
  const naming = [id.from, id.to].flatMap((key) => [
    ...before.documentsNaming(key),
    ...after.documentsNaming(key),
  ]);
  for (const uri of new Set([...changed.keys(), ...naming])) {
    const [entry, now] = [before.document(uri), after.document(uri)];
    if (!entry || !now) continue;
    const edits = changed.get(uri)?.edits ?? [];
    const counts = countReferences(before, entry, numbers, id);
    const isSame = sameReferences(counts, countReferences(after, now, numbersNow, id), {
      left: id.leftIn.get(uri) ?? ownPlaces(entry, id.from),
      ownOnly: id.ownOnly ? edits.length : 0,
      sameShape: isIdShaped(id.from) === isIdShaped(id.to),
    });
    if (!isSame) return { uri, line: edits[0]?.range.line ?? 0, what: 'reference' };
  }
  return null;
}

/** How many requirements of a document have the id themselves: what names them is theirs. */
function ownPlaces({ facts }: DocumentEntry, key: string): number {
  return facts.requirements.filter(({ id }) => id !== null && idKey(id) === key).length;
}

/** How often the references of one document mean what. */
interface ReferenceCounts {
  /** By meaning, marker and kind: references by any id but the two in question. */
  readonly others: ReadonlyMap<string, number>;
  /** By marker and kind: references by the old or the new id. */
  readonly byEither: ReadonlyMap<string, number>;
  /** By requirement: references by the old (new) id that mean another requirement. */
  readonly oldOfOthers: ReadonlyMap<string, number>;
  readonly newOfOthers: ReadonlyMap<string, number>;
  /** References by the old (new) id that mean nothing. */
  readonly oldOfNone: number;
  readonly newOfNone: number;
}

/** `numbers` tells requirements apart in both snapshots; `target` is that of the one with the new id. */
function countReferences(
  snapshot: Snapshot,
  { uri, facts }: DocumentEntry,
  numbers: ReadonlyMap<string, number>,
  id: ExpectedId,
): ReferenceCounts {
  const others = new Map<string, number>();
  const byEither = new Map<string, number>();
  const oldOfOthers = new Map<string, number>();
  const newOfOthers = new Map<string, number>();
  let [oldOfNone, newOfNone] = [0, 0];
  const meanings = new Map<string, Meaning>();
  const meaningOf = (named: string, at: NamingPlace): Meaning => {
    // Where a text speaks of features, a line tells of which one.
    const place = `${named} ${at.isLocal === true} ${facts.features ? at.line : ''}`;
    let meaning = meanings.get(place);
    if (!meaning) {
      meaning = meaningIn(snapshot.resolve(named, uri, at), named, numbers, id);
      meanings.set(place, meaning);
    }
    return meaning;
  };
  const count = (named: string, at: NamingPlace, as: string): void => {
    const { key, of } = meaningOf(named, at);
    if (key !== id.from && key !== id.to) {
      // A word that means nothing is none of ours; a marker is flagged for it.
      if (of !== '' || as !== '') add(others, of === '' ? `? ${key}${as}` : of + as);
      return;
    }
    add(byEither, as);
    if (of === String(id.target)) return;
    if (of === '' && key === id.from) oldOfNone++;
    else if (of === '') newOfNone++;
    else add(key === id.from ? oldOfOthers : newOfOthers, of);
  };
  facts.words.ids.forEach((named, nth) => count(named, { line: facts.words.at[nth * 3] ?? 0 }, ''));
  for (const { id: named, kind, syntax, isLocal, range } of facts.markers)
    count(named, { line: range.line, isLocal: isLocal === true }, `, ${syntax} ${kind}`);
  return { others, byEither, oldOfOthers, newOfOthers, oldOfNone, newOfNone };
}

/** What an id means in a document: the places of requirements among all, in order. */
interface Meaning {
  readonly key: string;
  readonly of: string;
}

function meaningIn(
  meant: Resolution,
  named: string,
  numbers: ReadonlyMap<string, number>,
  { from, target }: ExpectedId,
): Meaning {
  const requirements =
    meant.kind === 'none' ? [] : meant.kind === 'one' ? [meant.requirement] : meant.requirements;
  const key = idKey(named);
  const all = requirements.map((requirement) => numbers.get(requirement.key) ?? -1).sort((a, b) => a - b);
  // Where it may mean several, it means the others from now on.
  const of = key === from && all.length > 1 ? all.filter((each) => each !== target) : all;
  return { key, of: of.join(' ') };
}

/** What may differ. */
interface Allowed {
  /** How many places go on to say the old id. */
  readonly left: number;
  /** How many places mean the requirement only since its id is its own. */
  readonly ownOnly: number;
  /** Whether both ids, or none of them, are words that the scanner takes for ids. */
  readonly sameShape: boolean;
}

function sameReferences(
  before: ReferenceCounts,
  after: ReferenceCounts,
  { left, ownOnly, sameShape }: Allowed,
): boolean {
  if (!sameCounts(before.others, after.others) || !sameCounts(before.newOfOthers, after.newOfOthers))
    return false;
  // A word that follows an unsaid rule of a list must not become one that means nothing.
  if (after.newOfNone > before.newOfNone || after.oldOfNone > before.oldOfNone + left) return false;
  // Of several that share the old id only the definition itself is renamed; its words meant the first one before.
  if (ownOnly === 0 && left === 0 && !sameCounts(before.byEither, after.byEither, sameShape ? null : ''))
    return false;
  return [...new Set([...before.oldOfOthers.keys(), ...after.oldOfOthers.keys()])].every((of) => {
    const more = (after.oldOfOthers.get(of) ?? 0) - (before.oldOfOthers.get(of) ?? 0);
    return more <= left && -more <= ownOnly;
  });
}

function add(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** Whether both count the same, but for one thing. */
function sameCounts(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  but: string | null = null,
): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every(
    (what) => what === but || a.get(what) === b.get(what),
  );
}
