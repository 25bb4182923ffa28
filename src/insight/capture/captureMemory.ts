/**
 * The terms of everything that sentences are compared with, kept for as long as a fact or a part of the plan
 * stays what it is, so that an edit costs no more than what it changed.
 */
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { requirementTexts } from './placeTexts.ts';
import { mergedTerms, type Terms, type WeightedText } from './terms.ts';

export class CaptureMemory {
  readonly #terms = new WeakMap<object, Terms>();

  termsOf(thing: object, texts: () => readonly WeightedText[]): Terms {
    const known = this.#terms.get(thing);
    if (known) return known;
    const terms = mergedTerms(texts());
    this.#terms.set(thing, terms);
    return terms;
  }

  ofRequirement(requirement: Requirement): Terms {
    return this.termsOf(requirement.fact, () => requirementTexts(requirement));
  }

  /** Reads so many requirements that are new to it; returns `true` when none is left. */
  prepare(snapshot: Snapshot, most: number): boolean {
    let left = most;
    for (const requirement of snapshot.requirements()) {
      if (this.#terms.has(requirement.fact)) continue;
      if (left-- === 0) return false;
      this.ofRequirement(requirement);
    }
    return true;
  }
}
