/**
 * The requirements of one document through its revisions, the newest first: each is followed back under every id and
 * title that it had. What a revision changed is compared within that revision, so that lines of development which
 * went on side by side do not seem to undo one another.
 */
import type { RequirementFact } from '../model/facts.ts';
import type { Field } from '../model/field.ts';
import type { Revision } from '../model/history.ts';
import { definitionsIn, identities, matchFacts } from './matchFacts.ts';
import { changedTexts, fingerprint, longTexts, storedFact, type LongTexts } from './storedFact.ts';

/** What one revision made of a requirement. */
export interface TraceStep {
  readonly revision: Revision;
  /** One for each revision that it followed, several for a merge; none where the requirement appeared. */
  readonly before: readonly RequirementFact[];
  readonly after: RequirementFact;
  /** The long texts that it changed, which the facts do not hold. */
  readonly texts: readonly Field[];
}

/** A document's history up to one revision. */
export interface DocumentTrace {
  /** What the document said at that revision, for telling what changed since. */
  readonly latest: readonly LatestFact[];
  /** Older revisions were not read. */
  readonly isCut: boolean;
}

export interface LatestFact {
  readonly fact: RequirementFact;
  /** Tells whether today's long texts differ from those then. */
  readonly texts: LongTexts;
  /** The newest first. */
  readonly steps: readonly TraceStep[];
}

/** The requirements of a document before and after one revision. */
export interface ReadRevision {
  readonly revision: Revision;
  readonly after: readonly RequirementFact[];
  /** One for each revision that it follows; none where the document is new with it. */
  readonly before: readonly (readonly RequirementFact[])[];
}

export class DocumentTraceBuilder {
  readonly #latest: LatestFact[] = [];
  readonly #byIdentity = new Map<string, TraceStep[]>();
  /** The state in which those appeared that an earlier revision may have had all the same. */
  readonly #appeared = new Map<TraceStep[], RequirementFact>();
  #isStarted = false;

  /** Revisions come from the newest to the oldest. */
  take({ revision, after, before }: ReadRevision): void {
    const now = definitionsIn(after);
    const names = identities(now);
    if (!this.#isStarted) this.#start(now, names);
    const earlier = (before.length === 0 ? [[]] : before).map((facts) => {
      const defined = definitionsIn(facts);
      return { matches: matchFacts(defined, now), names: namesOf(defined) };
    });
    now.forEach((fact, nth) => {
      const steps = this.#byIdentity.get(names[nth] ?? '');
      if (!steps) return;
      this.#joinWithEarlier(steps, fact);
      const matches = earlier.flatMap(({ matches: found, names: known }) => {
        const match = found.get(fact);
        const name = match && known.get(match);
        if (name !== undefined && !this.#byIdentity.has(name)) this.#byIdentity.set(name, steps);
        return match ? [match] : [];
      });
      const print = fingerprint(fact);
      // A merge changes nothing where one of the sides said the same already.
      if (matches.some((match) => fingerprint(match) === print)) return;
      if (matches.length === 0) this.#appeared.set(steps, fact);
      steps.push({
        revision,
        before: matches.map(storedFact),
        after: storedFact(fact),
        texts: changedFromAll(matches, fact),
      });
    });
  }

  /**
   * One that was gone for a while, as in a revision that nobody could read, did not appear when it came back: then it
   * changed, if it is not the same as before.
   */
  #joinWithEarlier(steps: TraceStep[], fact: RequirementFact): void {
    const later = this.#appeared.get(steps);
    const step = steps.pop();
    if (!later || !step) {
      if (step) steps.push(step);
      return;
    }
    this.#appeared.delete(steps);
    if (fingerprint(later) === fingerprint(fact)) return;
    steps.push({ ...step, before: [storedFact(fact)], texts: changedFromAll([fact], later) });
  }

  build(isCut: boolean): DocumentTrace {
    return { latest: this.#latest, isCut };
  }

  #start(facts: readonly RequirementFact[], names: readonly string[]): void {
    this.#isStarted = true;
    facts.forEach((fact, nth) => {
      const steps: TraceStep[] = [];
      this.#latest.push({ fact: storedFact(fact), texts: longTexts(fact), steps });
      this.#byIdentity.set(names[nth] ?? '', steps);
    });
  }
}

/** The long texts that are unlike those of all that came before. */
function changedFromAll(before: readonly RequirementFact[], after: RequirementFact): readonly Field[] {
  const [first, ...others] = before.map((fact) => changedTexts(longTexts(fact), longTexts(after)));
  return (first ?? []).filter((field) => others.every((changed) => changed.includes(field)));
}

function namesOf(facts: readonly RequirementFact[]): ReadonlyMap<RequirementFact, string> {
  const names = identities(facts);
  return new Map(facts.map((fact, nth) => [fact, names[nth] ?? '']));
}
