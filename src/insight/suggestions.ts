/**
 * What may be written at a place: ids of requirements, and the names that a field takes. Ranked as everywhere;
 * each with the text by which a list that filters letters finds it, in pinyin as well.
 */
import type { RequirementFact } from '../model/facts.ts';
import type { Field } from '../model/field.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import defer * as pinyinSpelling from '../vocabulary/pinyinSpelling.ts';
import {
  type Choice,
  moduleChoices,
  phaseChoices,
  priorityChoices,
  rankChoices,
  statusChoices,
} from './choices.ts';
import { choicesInUse, necessityChoices, stepChoices } from './fieldChoices.ts';
import { writtenModule, writtenPhase } from './writtenNames.ts';

export type SuggestionKind = 'requirement' | 'module' | 'phase' | 'step' | 'person' | 'word' | 'key';

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** What it is: the title of a requirement, what a module lies in. */
  readonly detail: string;
  /** What is written, before the format escapes it. */
  readonly text: string;
  /** Letters that find it. */
  readonly filter: string;
  /** What it is for, or a requirement's key. */
  readonly about: string;
}

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** There are more, or they fit what was typed so far only. */
  readonly isIncomplete: boolean;
}

export const mostSuggestions = 100;
/** Lists that filter letters look at no more. */
const longestFilter = 126;

/** The document that is written in. */
export interface WritingPlace {
  readonly uri: string;
  readonly root: string;
}

/** Fields whose values are ids of other requirements. */
export const linkFields: ReadonlySet<Field> = new Set([
  'dependsOn',
  'parent',
  'covers',
  'links',
  'duplicateOf',
]);

/**
 * Requirements that an id at this place may mean. `find` gives keys for what was typed, best first; it is asked
 * only where there are more than a list can hold.
 */
export function requirementSuggestions(
  snapshot: Snapshot,
  { uri }: Pick<WritingPlace, 'uri'>,
  typed: string,
  find: (query: string, limit: number) => readonly { readonly key: string }[],
  accepts: (id: string) => boolean = () => true,
): Suggestions {
  const isAll = snapshot.requirementCount <= mostSuggestions;
  const found: Iterable<Requirement> = isAll
    ? snapshot.requirements()
    : find(typed, mostSuggestions * 2).flatMap(({ key }) => snapshot.requirement(key) ?? []);
  const items: Suggestion[] = [];
  const ids = new Set<string>();
  for (const requirement of found) {
    const { id, key, title } = requirement;
    if (id === null || ids.has(id) || !accepts(id)) continue;
    ids.add(id);
    const meant = snapshot.resolve(id, uri);
    if (meant.kind === 'none') continue;
    // The same id in this folder is another requirement, and the one that is meant here.
    const one = meant.kind === 'one' && meant.requirement.key !== key ? meant.requirement : requirement;
    const filter = filterText([
      id,
      ...pinyinSpelling.pinyinInitials(one.title),
      title,
      pinyinSpelling.pinyinInFull(one.title),
    ]);
    items.push({
      kind: 'requirement',
      label: id,
      detail: one.title,
      text: id,
      // What the search found by other words must not be filtered out again.
      filter: isAll ? filter : `${typed} ${filter}`.slice(0, longestFilter),
      about: one.key,
    });
    if (items.length === mostSuggestions) break;
  }
  return { items, isIncomplete: !isAll };
}

/**
 * What the requirements of the feature folder of a document are called there: numbers with those of their criteria,
 * such as `1` and `1.2`; or only the names of those that have no number. In the order of their documents.
 */
export function partSuggestions(
  snapshot: Snapshot,
  uri: string,
  { namesOnly }: { readonly namesOnly: boolean },
): Suggestions {
  const scope = snapshot.document(uri)?.facts.scope ?? null;
  const root = snapshot.document(uri)?.root;
  const items: Suggestion[] = [];
  const known = new Set<string>();
  for (const { fact, id, key, root: other, title, uri: at } of snapshot.requirements()) {
    if (other !== root) continue;
    // The names that a change alters are those of another folder.
    if (!namesOnly && snapshot.document(at)?.facts.scope !== scope) continue;
    const own = id === null ? [] : [{ id, text: title }];
    const parts = (fact.parts ?? []).map((part) => ({
      id: part.id,
      text: criterionText(fact, part.range.line) ?? title,
    }));
    for (const { id: name, text } of namesOnly
      ? fact.namedByTitle
        ? [{ id: title, text: '' }]
        : []
      : [...own, ...parts]) {
      if (known.has(name)) continue;
      known.add(name);
      const filter = filterText([
        name,
        ...pinyinSpelling.pinyinInitials(text),
        text,
        ...pinyinSpelling.pinyinInitials(name),
        pinyinSpelling.pinyinInFull(text),
      ]);
      items.push({
        kind: 'requirement',
        label: name,
        detail: text.slice(0, 120),
        text: name,
        filter,
        about: key,
      });
      if (items.length === mostParts) return { items, isIncomplete: false };
    }
  }
  return { items, isIncomplete: false };
}

/** More than any feature has, and no more than a list shows well. */
const mostParts = 500;

/** What stands at the line of a criterion. */
function criterionText({ claims }: RequirementFact, line: number): string | null {
  const found = claims.find(
    ({ field, range }) => field === 'acceptance' && range.line <= line && range.endLine >= line,
  );
  if (!found) return null;
  return found.text.split('\n')[line - found.range.line] ?? found.text;
}

/** What a field takes at this place; `null` for one that people fill with words of their own. */
export function fieldSuggestions(
  snapshot: Snapshot,
  place: WritingPlace,
  field: Field,
  typed: string,
): Suggestions | null {
  const found = suggestionsFor(snapshot, place, field);
  if (found === null) return null;
  if (found.length <= mostSuggestions)
    return { items: found.map(([kind, choice]) => suggestion(kind, choice)), isIncomplete: false };
  const kinds = new Map(found.map(([kind, choice]) => [choice, kind]));
  const ranked = rankChoices([...kinds.keys()], typed).slice(0, mostSuggestions);
  return {
    items: ranked.map((choice) => {
      const one = suggestion(kinds.get(choice) ?? 'word', choice);
      return { ...one, filter: `${typed} ${one.filter}`.slice(0, longestFilter) };
    }),
    isIncomplete: true,
  };
}

type Found = readonly (readonly [SuggestionKind, Choice])[];

function suggestionsFor(snapshot: Snapshot, place: WritingPlace, field: Field): Found | null {
  const of = (kind: SuggestionKind, choices: readonly Choice[]): Found =>
    choices.map((choice) => [kind, choice] as const);
  const { root } = place;
  switch (field) {
    case 'module':
    case 'submodule':
      return of(
        'module',
        moduleChoices(snapshot, root).map((choice) => ({
          ...choice,
          value: writtenModule(snapshot, place, choice.value),
        })),
      );
    case 'phase':
      return of(
        'phase',
        phaseChoices(snapshot, root).map((choice) => ({
          ...choice,
          value: writtenPhase(snapshot, place, choice.value),
        })),
      );
    case 'status':
      return of('word', statusChoices(snapshot, place));
    case 'phaseOrStatus':
      return [
        ...(suggestionsFor(snapshot, place, 'phase') ?? []),
        ...(suggestionsFor(snapshot, place, 'status') ?? []),
      ];
    case 'priority':
      return of('word', priorityChoices(snapshot, place));
    case 'necessity':
      return of('word', necessityChoices(snapshot, place));
    case 'owner':
      return of('person', owners(snapshot, root));
    case 'step':
      return of('step', stepChoices(snapshot, root));
    default:
      return null;
  }
}

/** Those who own requirements, the busiest first, and those who look after modules. */
function owners(snapshot: Snapshot, root: string): readonly Choice[] {
  const inUse = choicesInUse(snapshot, root, 'owner');
  const known = new Set(inUse.map(({ value }) => value));
  const ofModules = new Set<string>();
  const visit = (modules: ReturnType<Snapshot['plan']>['modules']): void => {
    for (const { owner, modules: inner } of modules) {
      if (owner !== null && !known.has(owner)) ofModules.add(owner);
      visit(inner);
    }
  };
  visit(snapshot.plan(root).modules);
  return [
    ...inUse,
    ...[...ofModules].map((value) => ({ value, label: value, around: '', purpose: '', words: [] })),
  ];
}

function suggestion(kind: SuggestionKind, { value, label, around, purpose, words }: Choice): Suggestion {
  return {
    kind,
    label,
    detail: around,
    text: value,
    filter: filterText([
      label,
      ...pinyinSpelling.pinyinInitials(label),
      ...words,
      pinyinSpelling.pinyinInFull(label),
    ]),
    about: purpose,
  };
}

function filterText(parts: readonly string[]): string {
  return [...new Set(parts.filter((part) => part !== ''))].join(' ').slice(0, longestFilter);
}
