/**
 * Every place of a document that names a module or a phase of the plan, with the word by which it does: a field,
 * a column, a heading, a step of a process, an entry of the plan's `placements:`.
 */
import type { Claim, DocumentFacts, RequirementFact } from '../../model/facts.ts';
import type { EffectivePlan, Module, Phase } from '../../model/plan.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import type { TextRange } from '../../model/textRange.ts';
import { phaseKey } from '../../placement/phaseKey.ts';
import type { PlanNames } from '../../placement/planNames.ts';
import { phaseName, statedModules, statedPhase } from '../../placement/statedNames.ts';
import { nameKey, withoutNumbering } from '../../vocabulary/names.ts';
import { fieldOfPlanKey } from '../../vocabulary/planKeys.ts';
import { statusOf } from '../../vocabulary/values.ts';
import { namePathsIn, type TextPiece } from './nameParts.ts';

/** A module by its path, or a phase by its id. */
export interface PlanPart {
  readonly kind: 'module' | 'phase';
  readonly path: string;
}

/** A value as people read it, and where it stands. */
export interface PlacedValue {
  readonly text: string;
  readonly range: TextRange;
}

export interface NamedPlace extends PlanPart {
  /** The word of the plan that stands there, as names are compared. */
  readonly word: string;
  readonly value: PlacedValue;
  /** The part of the value's text that is the word. */
  readonly piece: TextPiece;
  /** Written in the document, rather than its path. */
  readonly isInText: boolean;
}

/** The words of a part of the plan: its id, its name, its aliases. */
export function wordsOf({ id, name, aliases }: Module | Phase): readonly string[] {
  return [...new Set([name, id, ...aliases])];
}

/** The places of one document. `facts` are those of its text. */
export function namedPlaces(
  plan: EffectivePlan,
  names: PlanNames,
  { kind, uri }: Pick<DocumentEntry, 'kind' | 'uri'>,
  facts: DocumentFacts,
): readonly NamedPlace[] {
  const finder = new PlaceFinder(plan, names);
  for (const fact of facts.requirements) finder.addFact(fact);
  if (kind === 'plan' && plan.uri === uri) finder.addPlan(facts);
  return finder.places;
}

/** The whole of a heading that names a module or phase and nothing else. */
export function namedByHeading(
  plan: EffectivePlan,
  names: PlanNames,
  value: PlacedValue,
): readonly NamedPlace[] {
  const finder = new PlaceFinder(plan, names);
  finder.addHeading(value);
  return finder.places;
}

class PlaceFinder {
  readonly places: NamedPlace[] = [];
  readonly #plan: EffectivePlan;
  readonly #names: PlanNames;
  /** Claims of headings and of the file are shared by all that inherit them. */
  readonly #seen = new Set<Claim>();

  constructor(plan: EffectivePlan, names: PlanNames) {
    this.#plan = plan;
    this.#names = names;
  }

  addFact(fact: RequirementFact): void {
    const module = fact.claims.find(({ field }) => field === 'module');
    let outer = module ? (namePathsIn(module.text)[0]?.parts.map(({ text }) => text) ?? []) : [];
    for (const claim of fact.claims) {
      const { field } = claim;
      // What a submodule means depends on the module beside it, so it is asked at every requirement.
      if (field === 'submodule') {
        this.#addPaths(claim, outer);
        outer = [...outer, claim.text];
      } else if (!this.#seen.has(claim)) {
        this.#seen.add(claim);
        if (field === 'module') this.#addPaths(claim, []);
        else if (field === 'phase') this.#addPhase(claim, claim.name);
        else if (field === 'phaseOrStatus' && statusOf(claim.text) === null)
          this.#addPhase(claim, claim.name);
        else if (field === 'place') this.#addPlace(claim);
      }
    }
    this.#addStated(fact);
  }

  addPlan({ plan }: DocumentFacts): void {
    if (!plan) return;
    for (const { steps } of plan.processes)
      for (const step of steps) for (const written of step.modules) this.#addPaths(written, []);
    for (const { fields } of plan.placements) {
      for (const written of fields) {
        const field = fieldOfPlanKey(written.name);
        if (field === 'module') this.#addPaths(written, []);
        if (field === 'phase') this.#addPhase(written, written.name);
      }
    }
  }

  addHeading(value: PlacedValue): void {
    const bare = withoutNumbering(value.text);
    const start = value.text.lastIndexOf(bare);
    if (bare === '' || start < 0) return;
    const module = this.#names.module(bare);
    if (module && nameKey(bare) !== '') this.#addWord(value, { text: bare, start }, module);
    const phase = this.#names.phase(bare);
    if (phase) this.#add('phase', phase.id, this.#phaseWord(phase, bare), value, { text: bare, start });
  }

  /** Names of modules, each a path from some module on. */
  #addPaths(value: PlacedValue & { readonly from?: Claim['from'] }, outer: readonly string[]): void {
    for (const { whole, parts } of namePathsIn(value.text)) {
      const named = outer.length === 0 ? this.#names.module(whole.text) : null;
      if (named && this.#addWord(value, whole, named)) continue;
      for (const [nth, part] of parts.entries()) {
        const path = [...outer, ...parts.slice(0, nth + 1).map(({ text }) => text)];
        const module = this.#names.module(path.join('/')) ?? this.#names.module(part.text);
        if (module) this.#addWord(value, part, module);
      }
    }
  }

  /** Whether the piece is one word of the module. */
  #addWord(value: PlacedValue, piece: TextPiece, module: Module): boolean {
    const key = nameKey(piece.text);
    if (!wordsOf(module).some((word) => nameKey(word) === key)) return false;
    this.#add('module', module.path, key, value, piece);
    return true;
  }

  #addPhase(value: PlacedValue, column: string): void {
    const whole = { text: value.text.trim(), start: value.text.length - value.text.trimStart().length };
    const asWritten: Claim = {
      field: 'phase',
      from: 'field',
      name: column,
      text: whole.text,
      range: value.range,
    };
    const phase = this.#names.phase(whole.text) ?? this.#names.phase(phaseName(asWritten));
    if (phase) {
      const word = this.#phaseWord(phase, whole.text) ?? this.#phaseWord(phase, phaseName(asWritten));
      this.#add('phase', phase.id, word, value, whole);
      return;
    }
    for (const { whole: part } of namePathsIn(value.text)) {
      const one = this.#names.phase(part.text);
      if (one) this.#add('phase', one.id, this.#phaseWord(one, part.text), value, part);
    }
  }

  /** A heading, or the name of a file or folder: a whole name, else the longest that stands in it. */
  #addPlace(claim: Claim): void {
    if (claim.from !== 'heading') return;
    const bare = withoutNumbering(claim.text);
    const start = claim.text.lastIndexOf(bare);
    if (!this.#plan.modulesInferred) {
      const module = this.#names.moduleIn(claim.text);
      if (module && !this.#addWord(claim, { text: bare, start }, module)) {
        if (this.#names.module(bare)) this.#addPaths(claim, []);
        else this.#addContained('module', module.path, wordsOf(module), claim, start);
      }
    }
    if (!this.#plan.phasesInferred) {
      const phase = this.#names.phaseIn(claim.text);
      const word = phase && this.#phaseWord(phase, bare);
      if (phase && word) this.#add('phase', phase.id, word, claim, { text: bare, start });
      else if (phase) this.#addContained('phase', phase.id, wordsOf(phase), claim, start);
    }
  }

  /** Without a plan a heading counts for what its words state. */
  #addStated(fact: RequirementFact): void {
    if (this.#plan.modulesInferred) {
      for (const { path, claim } of statedModules(fact)) {
        const [name] = path;
        const module = claim.field === 'place' && name !== undefined ? this.#names.module(name) : null;
        if (!module || name === undefined) continue;
        const start = claim.text.indexOf(name);
        if (start >= 0) this.#addOnce(claim, 'module', module.path, nameKey(name), { text: name, start });
      }
    }
    if (this.#plan.phasesInferred) {
      const stated = statedPhase(fact);
      const phase = stated?.claim.field === 'place' ? this.#names.phase(stated.name) : null;
      const start = stated ? stated.claim.text.indexOf(stated.name) : -1;
      if (stated && phase && start >= 0)
        this.#addOnce(stated.claim, 'phase', phase.id, this.#phaseWord(phase, stated.name), {
          text: stated.name,
          start,
        });
    }
  }

  #addContained(
    kind: PlanPart['kind'],
    path: string,
    words: readonly string[],
    claim: Claim,
    from: number,
  ): void {
    const text = claim.text.toLowerCase();
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      const start = word.length < 2 ? -1 : wholeWordAt(text, word.toLowerCase(), Math.max(0, from));
      if (start < 0) continue;
      this.#add(kind, path, nameKey(word), claim, {
        text: claim.text.slice(start, start + word.length),
        start,
      });
      return;
    }
  }

  /** The word of a phase that a text is, or counts as: `第二期` is 二期. */
  #phaseWord({ id, name, aliases }: Phase, text: string): string | null {
    const words = [name, ...aliases, id];
    const same = words.find((word) => nameKey(word) === nameKey(text));
    if (same !== undefined) return nameKey(same);
    const number = phaseKey(text);
    const alike = number === null ? undefined : words.find((word) => phaseKey(word) === number);
    return alike === undefined ? null : nameKey(alike);
  }

  readonly #stated = new Map<Claim, Set<string>>();

  #addOnce(claim: Claim, kind: PlanPart['kind'], path: string, word: string | null, piece: TextPiece): void {
    const known = this.#stated.get(claim) ?? new Set<string>();
    this.#stated.set(claim, known);
    if (known.has(kind)) return;
    known.add(kind);
    this.#add(kind, path, word, claim, piece);
  }

  #add(
    kind: PlanPart['kind'],
    path: string,
    word: string | null,
    value: PlacedValue & { readonly from?: Claim['from'] },
    piece: TextPiece,
  ): void {
    if (word === null) return;
    const isInText = value.from !== 'folder' && !(value.from === 'file' && isNowhere(value.range));
    this.places.push({ kind, path, word, value, piece, isInText });
  }
}

/** The name of a file stands at the start of the text; what its front matter says has a place of its own. */
function isNowhere({ endLine, endCharacter }: TextRange): boolean {
  return endLine === 0 && endCharacter === 0;
}

/** Where a text holds a name; a Latin one only as a whole word. */
function wholeWordAt(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const starts = !/^[a-z0-9_]/u.test(name) || !/[a-z0-9_]/u.test(text[at - 1] ?? ' ');
    const ends = !/[a-z0-9_]$/u.test(name) || !/[a-z0-9_]/u.test(text[at + name.length] ?? ' ');
    if (starts && ends) return at;
  }
  return -1;
}
