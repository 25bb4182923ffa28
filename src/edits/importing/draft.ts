/** One document while several changes are made to it, one after the other; in the end they are one set of edits. */
import type { RequirementFact } from '../../model/facts.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { readFacts } from '../../readers/readDocument.ts';
import { applySourceEdits, type SourceEdit } from '../../readers/writer.ts';
import { composeEdits } from '../composeEdits.ts';
import type { PlanAndDocuments, TextOf } from '../planAndDocuments.ts';

export class Draft implements PlanAndDocuments {
  readonly #before: PlanAndDocuments;
  readonly #textOf: TextOf;
  readonly #original: string;
  #text: string;
  #edits: readonly SourceEdit[] = [];
  #entry: DocumentEntry;

  constructor(before: PlanAndDocuments, entry: DocumentEntry, text: string, textOf: TextOf) {
    this.#before = before;
    this.#textOf = textOf;
    this.#original = text;
    this.#text = text;
    this.#entry = this.#read(entry);
  }

  readonly textOf: TextOf = (uri) => (uri === this.#entry.uri ? this.#text : this.#textOf(uri));

  get text(): string {
    return this.#text;
  }

  get edits(): readonly SourceEdit[] {
    return this.#edits;
  }

  get facts(): readonly RequirementFact[] {
    return this.#entry.facts.requirements;
  }

  get requirements(): readonly Requirement[] {
    return this.#entry.requirements;
  }

  /** `edits` speak of the text as it is now. */
  apply(edits: readonly SourceEdit[]): void {
    if (edits.length === 0) return;
    this.#edits = composeEdits(this.#original, this.#edits, edits);
    this.#text = applySourceEdits(this.#text, edits);
    this.#entry = this.#read(this.#entry);
  }

  plan(root: string): ReturnType<Snapshot['plan']> {
    return this.#before.plan(root);
  }

  placed(requirement: Requirement, fact: RequirementFact): Requirement {
    return this.#before.placed(requirement, fact);
  }

  resolve(id: string, fromUri: string): ReturnType<Snapshot['resolve']> {
    return this.#before.resolve(id, fromUri);
  }

  document(uri: string): DocumentEntry | undefined {
    return uri === this.#entry.uri ? this.#entry : this.#before.document(uri);
  }

  #read(entry: DocumentEntry): DocumentEntry {
    const facts = readFacts(entry.path, entry.kind, this.#text, entry.facts.isVouched);
    const [any] = entry.requirements;
    const requirements = any
      ? facts.requirements.map((fact) => this.#before.placed({ ...any, key: '' }, fact))
      : [];
    return { ...entry, facts, requirements };
  }
}
