/**
 * What stands under a cursor: a requirement's id, or the name of a module or phase. It scans the text that
 * is there now. A range known from reading only counts where the text at it still says the same, because
 * the facts may be older than the buffer.
 */
import type { Claim } from '../model/facts.ts';
import { allModules, type Module, type Phase } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';
import { containsPosition, rangeInLine, type TextRange } from '../model/textRange.ts';
import { PlanNames } from '../placement/planNames.ts';
import { scanText } from '../readers/scan/scanText.ts';
import { listParts, withoutNumbering } from '../vocabulary/names.ts';

/** A text as it is now; lines count from 0. A line beyond the end is empty. */
export interface TextNow {
  readonly uri: string;
  line(number: number): string;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** An id, and all requirements that it may mean at this place. */
export interface RequirementSubject {
  readonly kind: 'requirement';
  readonly range: TextRange;
  /** At least one. */
  readonly requirements: readonly Requirement[];
}

/** A name of the plan: module paths and phase ids; a heading may name one of each. */
export interface PlanSubject {
  readonly kind: 'plan';
  readonly range: TextRange;
  readonly root: string;
  readonly modules: readonly string[];
  readonly phases: readonly string[];
}

export type Subject = RequirementSubject | PlanSubject;

/** The length of a line, in UTF-16 code units, within which a cursor's surroundings are scanned. */
const scanned = 4000;
const mostLinesCompared = 40;

/** `null` at once where nothing of interest stands. */
export function subjectAt(snapshot: Snapshot, text: TextNow, at: Position): Subject | null {
  return requirementAt(snapshot, text, at) ?? planNameAt(snapshot, text, at);
}

/** The requirement that an id under the cursor means. */
export function requirementAt(snapshot: Snapshot, text: TextNow, at: Position): RequirementSubject | null {
  const entry = snapshot.document(text.uri);
  const defined = entry && definedAt(entry, text, at);
  if (defined) return { kind: 'requirement', range: defined.fact.anchor, requirements: [defined] };
  for (const { id, range, isLocal } of [
    ...markersOf(entry, text, at),
    ...idsAt(text, at, entry?.kind ?? 'code'),
  ]) {
    const meant = snapshot.resolve(id, text.uri, { line: at.line, isLocal });
    if (meant.kind === 'one') return { kind: 'requirement', range, requirements: [meant.requirement] };
    if (meant.kind === 'several') return { kind: 'requirement', range, requirements: meant.requirements };
  }
  return null;
}

/** The requirement whose own definition stands under the cursor; an id of any shape, or a title without one. */
function definedAt(entry: DocumentEntry, text: TextNow, at: Position): Requirement | undefined {
  return entry.requirements.find(({ id, title, fact }) => {
    const { anchor, claims } = fact;
    if (!isAt(anchor, at)) return false;
    if (stillSays(text, anchor, id ?? title)) return true;
    // `User Story 1` is written for US1: then its number has to stand there.
    const isWritten = claims.some(({ field, from }) => field === 'id' && from === 'field');
    return id !== null && !isWritten && stillSays(text, anchor, id.replace(/^\p{L}{1,10}/u, ''));
  });
}

interface NamedId {
  readonly id: string;
  readonly range: TextRange;
  readonly isLocal: boolean;
}

/** References in the syntax of a document's own format, which the scanner does not know. */
function markersOf(entry: DocumentEntry | undefined, text: TextNow, at: Position): readonly NamedId[] {
  if (!entry || entry.kind === 'code') return [];
  return entry.facts.markers.flatMap(({ id, range, isLocal = false }) =>
    isAt(range, at) && stillSays(text, range, id) ? [{ id, range, isLocal }] : [],
  );
}

/** Explicit markers first, then bare words, each with its place in the text. */
function idsAt(text: TextNow, at: Position, kind: 'code' | 'document' | 'plan'): readonly NamedId[] {
  const line = text.line(at.line);
  const from = line.length <= scanned ? 0 : Math.max(0, at.character - scanned / 2);
  const { words, markers } = scanText(line.slice(from, from + scanned), { kind });
  const found: NamedId[] = [];
  for (const { id, range, isLocal = false } of markers) {
    const place = rangeInLine(at.line, range.character + from, range.endCharacter - range.character);
    if (range.line === 0 && range.endLine === 0 && isAt(place, at)) found.push({ id, range: place, isLocal });
  }
  words.ids.forEach((id, nth) => {
    const [character = 0, length = 0] = words.at.subarray(nth * 3 + 1, nth * 3 + 3);
    const place = rangeInLine(at.line, character + from, length);
    if (isAt(place, at)) found.push({ id, range: place, isLocal: false });
  });
  return found;
}

/** The module or phase that a field, a heading or the plan file names under the cursor. */
export function planNameAt(snapshot: Snapshot, text: TextNow, at: Position): PlanSubject | null {
  const entry = snapshot.document(text.uri);
  if (!entry || entry.kind === 'code') return null;
  const plan = snapshot.plan(entry.root);
  const names = new PlanNames(plan);
  const subject = (
    range: TextRange,
    modules: readonly string[],
    phases: readonly string[],
  ): PlanSubject | null =>
    modules.length + phases.length === 0 ? null : { kind: 'plan', range, root: entry.root, modules, phases };

  if (plan.uri === text.uri) {
    const inPlan = inPlanFile(names, text, at);
    if (inPlan) return subject(inPlan.range, inPlan.modules, inPlan.phases);
  }
  for (const requirement of entry.requirements) {
    for (const claim of requirement.fact.claims) {
      if (!standsInText(claim) || !isAt(claim.range, at) || !stillSays(text, claim.range, claim.text))
        continue;
      const { modules, phases } = namedBy(requirement, claim, names);
      const found = subject(claim.range, atCursor(modules, names, text, at), phases);
      if (found) return found;
    }
  }
  const heading = /^[ >]{0,8}#{1,6}\s{1,8}(?<name>.{1,400}?)[\s#]{0,40}$/u.exec(
    text.line(at.line).slice(0, 500),
  );
  const name = heading?.groups?.['name'];
  if (name === undefined) return null;
  const range = rangeInLine(at.line, text.line(at.line).indexOf(name), name.length);
  const bare = withoutNumbering(name);
  return isAt(range, at) ? subject(range, pathOf(names.module(bare)), idOf(names.phase(bare))) : null;
}

function namedBy(
  requirement: Requirement,
  claim: Claim,
  names: PlanNames,
): { readonly modules: readonly string[]; readonly phases: readonly string[] } {
  const placed = requirement.modules.filter((module) => module.claim === claim).map(({ path }) => path);
  const phases = requirement.phase?.claim === claim ? [requirement.phase.id] : [];
  switch (claim.field) {
    case 'module':
    case 'submodule': {
      if (placed.length > 0) return { modules: placed, phases: [] };
      const parts = listParts(claim.text).flatMap((part) => pathOf(names.module(part)));
      return { modules: parts, phases: [] };
    }
    case 'phase':
      return { modules: [], phases: phases.length > 0 ? phases : idOf(names.phase(claim.text)) };
    case 'phaseOrStatus':
    case 'place':
      return { modules: placed, phases };
    default:
      return { modules: [], phases: [] };
  }
}

/** Of several modules in one cell, the one whose name the cursor is in; all of them between names. */
function atCursor(
  paths: readonly string[],
  names: PlanNames,
  text: TextNow,
  at: Position,
): readonly string[] {
  if (paths.length < 2) return paths;
  const line = text.line(at.line);
  const under = paths.find((path) => {
    const module = names.moduleAt(path);
    return [module?.name, module?.id, ...(module?.aliases ?? [])].some((name) => {
      if (!name) return false;
      const start = line.lastIndexOf(name, at.character);
      return start >= 0 && at.character <= start + name.length;
    });
  });
  return under === undefined ? paths : [under];
}

function inPlanFile(
  names: PlanNames,
  text: TextNow,
  at: Position,
): {
  readonly range: TextRange;
  readonly modules: readonly string[];
  readonly phases: readonly string[];
} | null {
  const { modules, phases, processes, placements } = names.plan;
  const holds = (range: TextRange | null, words: readonly string[]): range is TextRange =>
    range !== null && isAt(range, at) && words.some((word) => stillSays(text, range, word));
  for (const module of allModules(modules)) {
    const { range, path, id, name } = module;
    if (holds(range, [name, id])) return { range, modules: [path], phases: [] };
  }
  for (const { range, id, name } of phases)
    if (holds(range, [name, id])) return { range, modules: [], phases: [id] };
  for (const { range, text: written } of processes.flatMap(({ steps }) =>
    steps.flatMap((step) => step.modules),
  )) {
    if (holds(range, [written])) return { range, modules: pathOf(names.module(written)), phases: [] };
  }
  for (const { name, text: written, range } of placements.flatMap(({ fields }) => fields)) {
    if (!holds(range, [written])) continue;
    if (name === 'module') return { range, modules: pathOf(names.module(written)), phases: [] };
    if (name === 'phase') return { range, modules: [], phases: idOf(names.phase(written)) };
  }
  return null;
}

/** A file's or folder's name, and what the plan file adds, stand nowhere in the document. */
function standsInText({ from }: Claim): boolean {
  return from !== 'file' && from !== 'folder' && from !== 'plan';
}

function isAt(range: TextRange, { line, character }: Position): boolean {
  return containsPosition(range, line, character);
}

/** Whether the words of a value stand at its range now, whatever markup is around them. */
function stillSays(text: TextNow, range: TextRange, value: string): boolean {
  const wanted = lettersOf(value);
  if (wanted === '' || range.endLine - range.line > mostLinesCompared) return false;
  let now = '';
  for (let line = range.line; line <= range.endLine; line++) {
    const from = line === range.line ? range.character : 0;
    const to = line === range.endLine ? range.endCharacter : from + scanned;
    now += text.line(line).slice(from, Math.min(to, from + scanned));
  }
  return lettersOf(now).includes(wanted);
}

function lettersOf(text: string): string {
  return text.slice(0, scanned).replace(/[^\p{L}\p{N}]/gu, '');
}

function pathOf(module: Module | null): readonly string[] {
  return module ? [module.path] : [];
}

function idOf(phase: Phase | null): readonly string[] {
  return phase ? [phase.id] : [];
}
