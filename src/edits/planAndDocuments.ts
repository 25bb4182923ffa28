/** What edits ask of a snapshot, so that they can also be computed on what earlier edits would leave. */
import type { RequirementFact } from '../model/facts.ts';
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';
import { readFacts } from '../readers/readDocument.ts';
import { applySourceEdits, type SourceEdit } from '../readers/writer.ts';

export type PlanAndDocuments = Pick<Snapshot, 'document' | 'plan' | 'placed' | 'resolve'>;

/** The current text of a document; `null` where there is none. */
export type TextOf = (uri: string) => string | null;

/** Documents as they would be after edits; plans stay what they are. */
export class AfterEdits implements PlanAndDocuments {
  readonly #before: PlanAndDocuments;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #entries = new Map<string, DocumentEntry>();
  readonly #textOf: TextOf;

  constructor(
    before: PlanAndDocuments,
    edits: ReadonlyMap<string, readonly SourceEdit[]>,
    created: ReadonlyMap<string, string>,
    textOf: TextOf,
  ) {
    this.#before = before;
    this.#textOf = textOf;
    this.#texts = new Map([
      ...[...edits].map(([uri, some]) => [uri, applySourceEdits(textOf(uri) ?? '', some)] as const),
      ...created,
    ]);
  }

  readonly textOf: TextOf = (uri) => this.#texts.get(uri) ?? this.#textOf(uri);

  plan(root: string): ReturnType<Snapshot['plan']> {
    return this.#before.plan(root);
  }

  resolve(id: string, fromUri: string): ReturnType<Snapshot['resolve']> {
    return this.#before.resolve(id, fromUri);
  }

  placed(requirement: Requirement, fact: RequirementFact): Requirement {
    return this.#before.placed(requirement, fact);
  }

  document(uri: string): DocumentEntry | undefined {
    const known = this.#entries.get(uri);
    if (known) return known;
    const before = this.#before.document(uri);
    const text = this.#texts.get(uri);
    if (!before || text === undefined) return before;
    const facts = readFacts(before.path, before.kind, text, before.facts.isVouched);
    const entry = {
      ...before,
      facts,
      requirements: before.requirements.map((one) => moved(one, before, facts.requirements)),
    };
    this.#entries.set(uri, entry);
    return entry;
  }

  /** The same requirement as it would be written then. Setting fields keeps the order of requirements. */
  requirement(requirement: Requirement): Requirement {
    const at = this.#before.document(requirement.uri)?.requirements.indexOf(requirement) ?? -1;
    return this.document(requirement.uri)?.requirements[at] ?? requirement;
  }
}

function moved(
  requirement: Requirement,
  before: DocumentEntry,
  now: readonly RequirementFact[],
): Requirement {
  const fact = now[before.facts.requirements.indexOf(requirement.fact)];
  return fact ? { ...requirement, id: fact.id, fact } : requirement;
}
