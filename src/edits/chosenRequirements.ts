/**
 * Requirements that somebody chose, found again after documents changed. A requirement without an id, or with an id
 * that its document has twice, is named by its words and its order: where there are more or fewer of them now, none
 * is taken for another.
 */
import { message, type Message } from '../model/message.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';

export interface FoundAgain {
  readonly requirements: readonly Requirement[];
  readonly missing: number;
}

/** Why nothing is written where none of the chosen is left. */
export function noLongerThere(): Message {
  return message('This requirement is no longer there. Its document was changed or deleted.');
}

export class ChosenRequirements {
  readonly #chosen: readonly { readonly key: string; readonly alike: number }[];

  constructor(snapshot: Snapshot, requirements: readonly Requirement[]) {
    this.#chosen = requirements.map((requirement) => ({
      key: requirement.key,
      alike: alikeInDocument(snapshot, requirement),
    }));
  }

  in(snapshot: Snapshot): FoundAgain {
    const requirements = this.#chosen.flatMap(({ key, alike }) => {
      const now = snapshot.requirement(key);
      return now && alikeInDocument(snapshot, now) === alike ? [now] : [];
    });
    return { requirements, missing: this.#chosen.length - requirements.length };
  }
}

/** How many requirements of its document only their order tells from it, with itself. */
function alikeInDocument(snapshot: Snapshot, { uri, id, title }: Requirement): number {
  const others = snapshot.document(uri)?.requirements ?? [];
  return others.filter((other) => other.id === id && (id !== null || other.title === title)).length;
}
