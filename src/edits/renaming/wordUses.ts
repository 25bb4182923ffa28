/** A word by which the plan knows a module or a phase, and where documents use it. */
import type { EffectivePlan, Module, Phase } from '../../model/plan.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { namedPlaces, type NamedPlace, type PlanPart } from './namedPlaces.ts';
import { isReadOnly } from './renameResult.ts';

/** A word by which the plan knows a module or a phase. */
export interface PlanWord extends PlanPart {
  readonly root: string;
  /** As the plan has it. */
  readonly word: string;
}

export interface RenameOptions {
  /** Whether the documents that use the word are changed; else it stays an alias. */
  readonly documents: 'change' | 'keep';
  /** A document of which headings that name it are changed too, even where no requirement stands below. */
  readonly opened?: string;
}

/** What the plan has under this path or id. */
export function planPart(snapshot: Snapshot, { kind, root, path }: PlanWord): Module | Phase | undefined {
  return kind === 'module' ? snapshot.module(root, path) : snapshot.phase(root, path);
}

/** Whether the plan file names it, or only the documents do. */
export function isDeclared(plan: EffectivePlan, { kind }: PlanPart): boolean {
  return plan.uri !== null && !(kind === 'module' ? plan.modulesInferred : plan.phasesInferred);
}

/** Where documents use the word, by document; those that can only be read as well, the plan file too. */
export function usesOfWord(snapshot: Snapshot, word: PlanWord): ReadonlyMap<string, number> {
  const plan = snapshot.plan(word.root);
  const names = new PlanNames(plan);
  const key = nameKey(word.word);
  const uses = new Map<string, number>();
  for (const entry of documentsOf(snapshot, word.root, plan)) {
    const places = namedPlaces(plan, names, entry, entry.facts).filter((place) => isOfWord(place, word, key));
    const inText = new Set(
      places
        .filter(({ isInText }) => isInText)
        .map(({ value: { range }, piece }) => `${range.line} ${range.character} ${piece.start}`),
    );
    if (inText.size > 0) uses.set(entry.uri, inText.size);
  }
  return uses;
}

/** The documents that renaming may change. */
export function documentsOfWord(
  snapshot: Snapshot,
  word: PlanWord,
  options: RenameOptions,
): ReadonlySet<string> {
  const { uri } = snapshot.plan(word.root);
  const uses = options.documents === 'keep' ? [] : usesOfWord(snapshot, word).keys();
  const writable = [...uses].filter((each) => {
    const entry = snapshot.document(each);
    return entry && !isReadOnly(entry);
  });
  return new Set([...(uri === null ? [] : [uri]), ...writable, ...(options.opened ? [options.opened] : [])]);
}

/** Documents, no code, that may use words of the plan of a root. */
export function documentsOf(snapshot: Snapshot, root: string, plan: EffectivePlan): readonly DocumentEntry[] {
  return [...snapshot.documents()].filter(
    ({ kind, root: own, uri }) => kind !== 'code' && (own === root || uri === plan.uri),
  );
}

export function isOfWord(place: NamedPlace, { kind, path }: PlanPart, key: string): boolean {
  return place.kind === kind && place.path === path && place.word === key;
}
