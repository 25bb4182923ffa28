/** What the revisions of a plan file changed about its `placements:`, by the name that it has for each requirement. */
import type { Claim } from '../model/facts.ts';
import type { Revision } from '../model/history.ts';
import { documentPath } from '../model/documentUri.ts';
import type { Plan } from '../model/plan.ts';
import { nameInPlan, type Requirement } from '../model/requirement.ts';
import { startOfText } from '../model/textRange.ts';
import { placementKey, writtenPlacements } from '../placement/writtenPlacements.ts';
import { idKey } from '../vocabulary/ids.ts';

export interface PlacementStep {
  readonly revision: Revision;
  /** Nothing where the plan did not name it. */
  readonly before: readonly Claim[];
  readonly after: readonly Claim[];
}

export interface PlacementTrace {
  /** The newest first. */
  readonly steps: ReadonlyMap<string, readonly PlacementStep[]>;
  /** What the plan said at the newest revision. */
  readonly latest: ReadonlyMap<string, readonly Claim[]>;
}

type Written = ReadonlyMap<string, readonly Claim[]>;

export class PlacementTraceBuilder {
  readonly #steps = new Map<string, PlacementStep[]>();
  #latest: Written | undefined;

  /** Revisions come from the newest to the oldest; one that cannot be read tells nothing. */
  take(revision: Revision, after: Plan | null, before: readonly (Plan | null)[]): void {
    const now = writtenIn(after);
    this.#latest ??= now;
    const earlier = (before.length === 0 ? [null] : before).map(writtenIn);
    const names = new Set([...now.keys(), ...earlier.flatMap((one) => [...one.keys()])]);
    for (const name of names) {
      const said = now.get(name) ?? [];
      const then = earlier.map((one) => one.get(name) ?? []);
      if (then.some((one) => printOf(one) === printOf(said))) continue;
      const steps = this.#steps.get(name) ?? [];
      steps.push({ revision, before: then[0] ?? [], after: said });
      this.#steps.set(name, steps);
    }
  }

  build(): PlacementTrace {
    return { steps: this.#steps, latest: this.#latest ?? new Map() };
  }
}

/** The names by which a plan may name a requirement, the one with its document first. */
export function namesInPlan({ root, uri, fact }: Requirement): readonly string[] {
  const name = nameInPlan(fact);
  if (name === null) return [];
  const whole = placementKey(documentPath(root, uri) ?? '', name);
  return fact.id === null ? [whole] : [whole, idKey(fact.id)];
}

function writtenIn(plan: Plan | null): Written {
  const written = writtenPlacements(plan?.placements ?? []);
  return new Map(
    [...written].map(([name, claims]) => [name, claims.map((claim) => ({ ...claim, range: startOfText }))]),
  );
}

function printOf(claims: readonly Claim[]): string {
  return claims
    .map(({ field, text }) => `${field}\t${text}`)
    .sort()
    .join('\n');
}
