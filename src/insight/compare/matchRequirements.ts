/**
 * Which requirement of one plan is which of the other: by id, else by what it says. An id that moved on to another
 * text is told by the text, and so is a text that got another id.
 */
import { idKey } from '../../vocabulary/ids.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { resemblance } from '../../vocabulary/resemblance.ts';
import { Pairing } from './pairing.ts';
import type { ComparedRequirement } from './planState.ts';

/** Below this an id is taken to stand for something else, if its text is found under another one. */
const sameText = 0.5;
/** Two without ids of which one was reworded. */
const likelyText = 0.55;
/** More comparisons of texts than this are made only within a document. */
const mostCompared = 250_000;

export function matchRequirements(
  from: readonly ComparedRequirement[],
  to: readonly ComparedRequirement[],
): Pairing {
  const pairing = new Pairing(from.length, to.length);
  const one = (index: number): ComparedRequirement => from[index] ?? none;
  const two = (index: number): ComparedRequirement => to[index] ?? none;
  const by = (
    keyOf: (requirement: ComparedRequirement) => string | null,
    accepts?: (a: ComparedRequirement, b: ComparedRequirement) => boolean,
  ): void =>
    pairing.pairByKey(
      (index) => keyOf(one(index)),
      (index) => keyOf(two(index)),
      accepts && ((a, b) => accepts(one(a), two(b))),
    );
  const id = (each: ComparedRequirement): string | null => (each.id === null ? null : idKey(each.id));
  const title = (each: ComparedRequirement): string | null =>
    each.title === '' ? null : nameKey(each.title);
  const withDocument = (key: string | null, { document }: ComparedRequirement): string | null =>
    key === null ? null : `${document}\n${key}`;
  const isAlike = (a: ComparedRequirement, b: ComparedRequirement): boolean =>
    resemblance(a.title, b.title) >= sameText;

  // The same id with the same words, in the same document where several have both.
  by((each) => join(withDocument(id(each), each), title(each)));
  by((each) => join(id(each), title(each)));
  // The same id, as long as it does not speak of something else.
  by((each) => withDocument(id(each), each), isAlike);
  by(id, isAlike);
  // The same words under another id, or under none.
  by((each) => withDocument(title(each), each), mayBeRenamed);
  by(title, mayBeRenamed);
  // An id that is left stands for what it stood for, however it was reworded.
  by((each) => withDocument(id(each), each));
  by(id);
  // Without ids: the words that are most alike, of the same document or module first.
  const left = pairing.freeFrom().length * pairing.freeTo().length;
  pairing.pairByScore((a, b) => likeness(one(a), two(b), left > mostCompared));
  return pairing;
}

/** A place that has an id on both sides is the same requirement only where the whole text says so. */
function mayBeRenamed(a: ComparedRequirement, b: ComparedRequirement): boolean {
  // A few letters may well be the title of two different things.
  return a.id === null || b.id === null || a.title.length > 3;
}

function likeness(a: ComparedRequirement, b: ComparedRequirement, isMany: boolean): number | null {
  if (a.id !== null && b.id !== null) return null;
  const isBeside = a.document === b.document;
  if (isMany && !isBeside) return null;
  const alike = resemblance(a.title, b.title);
  if (alike < likelyText) return null;
  const isInSameModule = a.modules.some((path) => b.modules.includes(path));
  return alike + (isBeside ? 0.1 : 0) + (isInSameModule ? 0.1 : 0);
}

function join(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : `${a}\n${b}`;
}

const none: ComparedRequirement = {
  key: '',
  id: null,
  title: '',
  document: '',
  modules: [],
  phase: null,
  step: null,
  unplaced: {},
  status: null,
  priority: null,
  necessity: null,
  words: {},
  texts: new Map(),
  isOpen: false,
};
