/**
 * Which requirement of one state of a document is which of another: by id, else by title and headings, else by title,
 * else by a title that was reworded where it stood.
 */
import type { RequirementFact } from '../model/facts.ts';
import { idKey } from '../vocabulary/ids.ts';
import { resemblance } from '../vocabulary/resemblance.ts';

/** Comparing each title with each would take too long in a document that was written anew. */
const mostReworded = 200;
const alike = 0.5;

/** Those that a document defines; one that names an id in passing has no history of its own. */
export function definitionsIn(facts: readonly RequirementFact[]): readonly RequirementFact[] {
  return facts.filter(({ role, id, title }) => role === 'definition' && (id !== null || title !== ''));
}

/**
 * What a requirement is known by in its document, unique there: those that are called the same are counted. In the
 * order of the facts.
 */
export function identities(facts: readonly RequirementFact[]): readonly string[] {
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const name = nameOf(fact);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}\n${count}`;
  });
}

function nameOf({ id, headings, title }: RequirementFact): string {
  return id === null ? `title ${[...headings, title].join('\n')}` : `id ${idKey(id)}`;
}

/** For each fact of `after` the one of `before` that it was; those that appeared have none. */
export function matchFacts(
  before: readonly RequirementFact[],
  after: readonly RequirementFact[],
): ReadonlyMap<RequirementFact, RequirementFact> {
  const found = new Map<RequirementFact, RequirementFact>();
  const taken = new Set<RequirementFact>();
  const take = (now: RequirementFact, then: RequirementFact): void => {
    found.set(now, then);
    taken.add(then);
  };
  const pair = (
    key: (fact: RequirementFact) => string | null,
    mayBe: (then: RequirementFact, now: RequirementFact) => boolean,
  ): void => {
    const waiting = new Map<string, RequirementFact[]>();
    for (const fact of before) {
      const name = taken.has(fact) ? null : key(fact);
      if (name === null) continue;
      const others = waiting.get(name);
      if (others) others.push(fact);
      else waiting.set(name, [fact]);
    }
    for (const fact of after) {
      const name = found.has(fact) ? null : key(fact);
      const candidates = name === null ? undefined : waiting.get(name);
      const at = candidates?.findIndex((then) => mayBe(then, fact)) ?? -1;
      const [then] = at < 0 ? [] : (candidates?.splice(at, 1) ?? []);
      if (then) take(fact, then);
    }
  };
  const always = (): boolean => true;
  // Of several that have one id, the title tells which is which.
  pair(({ id, title }) => (id === null ? null : `${idKey(id)}\n${title}`), always);
  pair(({ id }) => (id === null ? null : idKey(id)), always);
  // An id that was given, taken away or renamed leaves the title; two that have other ids are two.
  const oneLacksId = (then: RequirementFact, now: RequirementFact): boolean =>
    then.id === null || now.id === null;
  pair(({ headings, title }) => (title === '' ? null : [...headings, title].join('\n')), oneLacksId);
  pair(({ title }) => (title === '' ? null : title), oneLacksId);
  const ids = { before: idsOf(before), after: idsOf(after) };
  // With another id and the same title: the id was changed, where neither stands in the other state.
  pair(
    ({ title }) => (title === '' ? null : title),
    (then, now) => !ids.after.has(then.id ?? '') && !ids.before.has(now.id ?? ''),
  );
  pairReworded(
    before.filter((fact) => !taken.has(fact) && fact.id === null),
    after.filter((fact) => !found.has(fact) && fact.id === null),
    take,
  );
  return found;
}

function idsOf(facts: readonly RequirementFact[]): ReadonlySet<string> {
  return new Set(facts.flatMap(({ id }) => (id === null ? [] : [id])));
}

/** Under the same heading, the one whose title is the most alike. */
function pairReworded(
  before: readonly RequirementFact[],
  after: readonly RequirementFact[],
  take: (now: RequirementFact, then: RequirementFact) => void,
): void {
  if (before.length > mostReworded || after.length > mostReworded) return;
  const left = new Set(before);
  for (const now of after) {
    const heading = now.headings.join('\n');
    let best: RequirementFact | null = null;
    let bestScore = alike;
    for (const then of left) {
      if (then.headings.join('\n') !== heading) continue;
      const score = resemblance(then.title, now.title);
      if (score > bestScore) [best, bestScore] = [then, score];
    }
    if (!best) continue;
    left.delete(best);
    take(now, best);
  }
}
