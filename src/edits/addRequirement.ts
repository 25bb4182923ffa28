/**
 * Writes a new requirement behind one that is there, in the form of that one. It is written with its id and title
 * first, then its fields are set as those of any other; all is one set of edits, read back before it is given out.
 */
import type { RequirementFact } from '../model/facts.ts';
import { message, type Message } from '../model/message.ts';
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';
import { compareRanges } from '../model/textRange.ts';
import { readFacts } from '../readers/readDocument.ts';
import { applySourceEdits, documentChanged, type SourceEdit } from '../readers/writer.ts';
import { newItems } from './adding/newItems.ts';
import { newLines } from './adding/newLines.ts';
import { newRow, rowTablesOf } from './adding/newRow.ts';
import { composeEdits } from './composeEdits.ts';
import type { PlanAndDocuments, TextOf } from './planAndDocuments.ts';
import type { EditResult, SetOptions } from './setField.ts';
import { type FieldChange, setFields } from './setFields.ts';
import { isSameRequirement, sameClaims } from './writtenCheck.ts';

/** A field of the new requirement; it is written only where it does not hold already by what is inherited. */
export interface NewField extends FieldChange {
  readonly holds?: (requirement: Requirement) => boolean;
}

export interface NewRequirement {
  readonly title: string;
  readonly id: string | null;
  /** The requirement that it is written behind, and whose form it takes. */
  readonly like: Requirement;
  readonly fields: readonly NewField[];
}

export type AddResult = EditResult & {
  /** The documents with the new requirement, before its fields were set. */
  readonly added?: Requirement;
};

/** Adds one requirement. Refused where anything else would read differently. */
export function addRequirement(
  snapshot: PlanAndDocuments,
  asked: NewRequirement,
  textOf: TextOf,
  options: SetOptions = {},
): AddResult {
  const { like } = asked;
  const title = asked.title.replace(/\s+/gu, ' ').trim();
  if (title === '') return { refusal: message('A requirement needs a title.') };
  const entry = snapshot.document(like.uri);
  const text = textOf(like.uri);
  if (!entry || text === null) return { refusal: documentChanged() };
  const before = readFacts(entry.path, entry.kind, text, entry.facts.isVouched).requirements;
  const at = entry.facts.requirements.indexOf(like.fact);
  const fact = before[at];
  if (!fact || fact.id !== like.id || compareRanges(fact.range, like.fact.range) !== 0)
    return { refusal: documentChanged() };
  const edit = skeleton(entry, text, before, fact, { ...asked, title });
  if ('key' in edit) return { refusal: edit };
  const after = new AfterAdding(snapshot, entry, like, applySourceEdits(text, [edit]), textOf);
  const added = after.added(before, asked.id, title);
  if (!added)
    return {
      refusal: message(
        'It could not be added without changing how something else is read. Add it in the document.',
      ),
    };
  const lacking = asked.fields.filter(({ holds }) => holds?.(added) !== true);
  const set = setFields(after, [added], lacking, after.textOf, options);
  if ('refusal' in set) return set;
  const edits = new Map(set.edits);
  edits.set(like.uri, composeEdits(text, [edit], set.edits.get(like.uri) ?? []));
  return { ...set, edits, added };
}

function skeleton(
  entry: DocumentEntry,
  text: string,
  facts: readonly RequirementFact[],
  like: RequirementFact,
  { id, title, fields, like: requirement }: NewRequirement,
): SourceEdit | Message {
  switch (like.shape) {
    case 'row': {
      const module = fields.find(({ field }) => field === 'module');
      const sameModule = module?.holds?.(requirement) ?? false;
      return newRow(rowTablesOf(entry.facts.reader, text), like, { id, title, sameModule });
    }
    case 'heading':
    case 'listItem':
    case 'paragraph':
      return newLines(text, facts, like, [{ id, title }]);
    case 'yaml':
      return newItems(text, like, [{ id, title, fields: [] }]);
    case 'frontMatter':
      return message(
        'Here each requirement has a file of its own. Copy one of them, and give it another id.',
      );
    case 'block':
      return message(
        'A requirement cannot be added in the way that those beside it are written. Add it in the document.',
      );
  }
}

/** Whether a requirement is written so that another one can be written like it. */
export function canBeFollowed(snapshot: Pick<Snapshot, 'document'>, { uri, fact }: Requirement): boolean {
  const entry = snapshot.document(uri);
  if (!entry || fact.role !== 'definition' || fact.isInformative === true || fact.isCopy === true)
    return false;
  if (entry.kind === 'plan') return fact.shape === 'yaml';
  const { reader } = entry.facts;
  if (fact.shape === 'row') return reader === 'markdown' || reader === 'csv';
  if (fact.shape === 'yaml') return reader === 'yaml';
  // The formats that structure Markdown write in it what it writes.
  const isMarkdown = /\.(?:md|markdown|mdown|mkd|mdx)$/iu.test(entry.path);
  return isMarkdown && ['heading', 'listItem', 'paragraph'].includes(fact.shape);
}

/** The documents once the new requirement is written; plans stay what they are. */
class AfterAdding implements PlanAndDocuments {
  readonly #before: PlanAndDocuments;
  readonly #like: Requirement;
  readonly #text: string;
  readonly #facts: DocumentEntry['facts'];
  readonly #textOf: TextOf;
  #entry: DocumentEntry;

  constructor(
    before: PlanAndDocuments,
    entry: DocumentEntry,
    like: Requirement,
    text: string,
    textOf: TextOf,
  ) {
    this.#before = before;
    this.#like = like;
    this.#text = text;
    this.#textOf = textOf;
    this.#facts = readFacts(entry.path, entry.kind, text, entry.facts.isVouched);
    this.#entry = { ...entry, facts: this.#facts };
  }

  readonly textOf: TextOf = (uri) => (uri === this.#like.uri ? this.#text : this.#textOf(uri));

  /** The new requirement; `null` unless it is there once, as it was meant, and all others are what they were. */
  added(before: readonly RequirementFact[], id: string | null, title: string): Requirement | null {
    const now = this.#facts.requirements;
    const at = now.findIndex((fact, index) => fact.id === id && isNew(fact, before[index]));
    const fact = now[at];
    if (!fact || now.length !== before.length + 1 || fact.role !== 'definition') return null;
    const said = fact.claims.find(({ field, text }) => field === 'title' && text !== '')?.text ?? fact.title;
    if (![said, fact.title].some((text) => text.replace(/\s+/gu, ' ').trim() === title)) return null;
    const others = now.toSpliced(at, 1);
    const isKept = before.every((each, index) => {
      const other = others[index];
      return other && isSameRequirement(each, other) && sameClaims(each.claims, other.claims);
    });
    if (!isKept) return null;
    const added = this.#before.placed({ ...this.#like, key: '' }, fact);
    this.#entry = { ...this.#entry, requirements: [added] };
    return added;
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
    return uri === this.#like.uri ? this.#entry : this.#before.document(uri);
  }
}

function isNew(fact: RequirementFact, before: RequirementFact | undefined): boolean {
  return (
    !before || fact.id !== before.id || fact.title !== before.title || !sameClaims(before.claims, fact.claims)
  );
}
