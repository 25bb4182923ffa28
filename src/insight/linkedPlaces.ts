/** The places of a document that lead to a requirement: every id that names one, but for its own definition. */
import type { Reference } from '../model/reference.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { compareRanges, containsPosition, type TextRange } from '../model/textRange.ts';
import { documentUri } from '../model/documentUri.ts';
import { idKey } from '../vocabulary/ids.ts';
import { namesAlone, stillNames } from './stillNames.ts';

/** A text as it is now: what stands in a range within one line. */
export interface PlacedText {
  readonly uri: string;
  slice(range: TextRange): string;
}

export interface LinkedPlace {
  readonly range: TextRange;
  readonly requirement: Requirement;
}

/** An editor draws no more links than a reader follows. */
const mostLinks = 5000;

/** In the order of the text; an id that may mean several requirements leads nowhere. */
export function linkedPlaces(snapshot: Snapshot, text: PlacedText): readonly LinkedPlace[] {
  const entry = snapshot.document(text.uri);
  if (!entry) return [];
  const anchors = anchorsByLine(entry.requirements);
  const found: LinkedPlace[] = [];
  for (const reference of snapshot.referencesIn(text.uri)) {
    if (found.length >= mostLinks) break;
    const { id, range } = reference;
    const own = anchors
      .get(range.line)
      ?.some((anchor) => containsPosition(anchor, range.line, range.character));
    if (own === true || !namesAlone(id, text.slice(range))) continue;
    const meant = snapshot.meaningOf(reference);
    const last = found.at(-1);
    if (meant.kind !== 'one' || (last && overlap(last.range, range))) continue;
    found.push({ range, requirement: meant.requirement });
  }
  return found;
}

/** Every place of a document that names one of these requirements, definitions first in no order of their own. */
export function placesOf(
  snapshot: Snapshot,
  text: PlacedText,
  requirements: readonly Requirement[],
): readonly { readonly range: TextRange; readonly isDefinition: boolean }[] {
  const keys = new Set(requirements.map(({ key }) => key));
  const entry = snapshot.document(text.uri);
  const definitions = (entry?.requirements ?? []).filter(({ key }) => keys.has(key));
  const meansOne = new Map<string, boolean>();
  const isSpokenOf = entry?.facts.features !== undefined;
  const means = (reference: Reference): boolean => {
    // Where the text speaks of features, one id may mean another thing on another line.
    const { id, range, isLocal = false } = reference;
    const place = `${isLocal} ${isSpokenOf ? range.line : ''} ${id}`;
    let known = meansOne.get(place);
    if (known === undefined) {
      const meant = snapshot.meaningOf(reference);
      known =
        meant.kind === 'one'
          ? keys.has(meant.requirement.key)
          : meant.kind === 'several' && meant.requirements.some(({ key }) => keys.has(key));
      meansOne.set(place, known);
    }
    return known;
  };
  const places = new Map<string, { range: TextRange; isDefinition: boolean }>();
  for (const { fact } of definitions)
    places.set(placeKey(fact.anchor), { range: fact.anchor, isDefinition: true });
  for (const reference of snapshot.referencesIn(text.uri)) {
    const { id, range } = reference;
    if (!means(reference) || !stillNames(id, text.slice(range))) continue;
    const isInDefinition = definitions.some(({ fact }) => overlap(fact.anchor, range));
    if (!isInDefinition) places.set(placeKey(range), { range, isDefinition: false });
  }
  return [...places.values()].sort((a, b) => compareRanges(a.range, b.range));
}

/** Where the keys of the plan file's `placements:` lead: the requirement, or the document that should hold it. */
export function placementTargets(
  snapshot: Snapshot,
  planUri: string,
): readonly { readonly range: TextRange; readonly requirement: Requirement | null; readonly uri: string }[] {
  const root = snapshot.document(planUri)?.root;
  if (root === undefined) return [];
  const plan = snapshot.plan(root);
  if (plan.uri !== planUri) return [];
  return plan.placements.flatMap(({ of: { text, range } }) => {
    const at = text.lastIndexOf('#');
    if (at < 0) {
      const meant = snapshot.resolve(text, planUri);
      return meant.kind === 'one'
        ? [{ range, requirement: meant.requirement, uri: meant.requirement.uri }]
        : [];
    }
    const uri = documentUri(root, text.slice(0, at));
    const id = idKey(text.slice(at + 1));
    const document = snapshot.document(uri);
    const requirement = document?.requirements.find((one) => one.id !== null && idKey(one.id) === id) ?? null;
    return document ? [{ range, requirement, uri }] : [];
  });
}

function anchorsByLine(requirements: readonly Requirement[]): ReadonlyMap<number, readonly TextRange[]> {
  const byLine = new Map<number, TextRange[]>();
  for (const { fact } of requirements) {
    const known = byLine.get(fact.anchor.line);
    if (known) known.push(fact.anchor);
    else byLine.set(fact.anchor.line, [fact.anchor]);
  }
  return byLine;
}

function overlap(a: TextRange, b: TextRange): boolean {
  return a.line === b.line && a.character < b.endCharacter && b.character < a.endCharacter;
}

function placeKey({ line, character, endCharacter }: TextRange): string {
  return `${line}:${character}:${endCharacter}`;
}
