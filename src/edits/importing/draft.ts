/** One document while several changes are made to it, one after the other; in the end they are one set of edits. */
import type { RequirementFact } from '../../model/facts.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import { readFacts } from '../../readers/readDocument.ts';
import { applySourceEdits, type SourceEdit } from '../../readers/writer.ts';
import { composeEdits } from '../composeEdits.ts';
import type { PlanAndDocuments } from '../planAndDocuments.ts';

export class Draft {
  readonly #before: PlanAndDocuments;
  readonly #original: string;
  #text: string;
  #edits: readonly SourceEdit[] = [];
  #entry: DocumentEntry;
  #isRead = false;

  /** `read` is what an earlier draft read from the same text. */
  constructor(before: PlanAndDocuments, entry: DocumentEntry, text: string, read: DocumentEntry | null) {
    this.#before = before;
    this.#original = text;
    this.#text = text;
    this.#entry = read ?? entry;
    this.#isRead = read !== null;
  }

  get text(): string {
    return this.#text;
  }

  get edits(): readonly SourceEdit[] {
    return this.#edits;
  }

  get reader(): string | undefined {
    return this.#entry.facts.reader;
  }

  get entry(): DocumentEntry {
    if (!this.#isRead) this.#entry = this.#read(this.#entry);
    this.#isRead = true;
    return this.#entry;
  }

  get facts(): readonly RequirementFact[] {
    return this.entry.facts.requirements;
  }

  /** One for each of the facts, whatever other documents define. */
  get requirements(): readonly Requirement[] {
    return this.entry.requirements;
  }

  /** `edits` speak of the text as it is now. */
  apply(edits: readonly SourceEdit[]): void {
    if (edits.length === 0) return;
    this.#edits = composeEdits(this.#original, this.#edits, edits);
    this.#text = applySourceEdits(this.#text, edits);
    this.#isRead = false;
  }

  document(uri: string): DocumentEntry | undefined {
    return uri === this.#entry.uri ? this.entry : this.#before.document(uri);
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
