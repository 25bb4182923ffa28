/**
 * Sets a field of requirements: in the document of each, where its format has a place for it, else under
 * `placements:` in the plan file. What would be written is read again before it is given out.
 */
import { documentPath, documentUri } from '../model/documentUri.ts';
import type { RequirementFact } from '../model/facts.ts';
import { message, type Message } from '../model/message.ts';
import { nameInPlan, type Requirement } from '../model/requirement.ts';
import type { DocumentEntry } from '../model/snapshot.ts';
import { readAgain, type ReadAgain, writerOf } from './readAgain.ts';
import { readFacts } from '../readers/readDocument.ts';
import { noColumn } from '../readers/table/cellEdits.ts';
import { planFileNames } from '../readers/planFile/planFileReader.ts';
import {
  applySourceEdits,
  documentChanged,
  type FieldValue,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type Written,
} from '../readers/writer.ts';
import type { PlanAndDocuments, TextOf } from './planAndDocuments.ts';
import { changedStretch, placementOf, placementValue, writePlacements } from './placementEdits.ts';
import { saysAndKeeps } from './writtenCheck.ts';

export interface FieldEdits {
  /** By document; an empty map where everything says so already. */
  readonly edits: ReadonlyMap<string, readonly SourceEdit[]>;
  /** Documents to be made, with their whole text: a plan file where there is none. */
  readonly create?: ReadonlyMap<string, string>;
  /** Where it is written: `both` for several requirements only. */
  readonly into: 'document' | 'plan' | 'both';
  /** Those that are left as they are, and why. */
  readonly refused: ReadonlyMap<Requirement, Message>;
  /** The same in one sentence. */
  readonly partly?: Message;
  readonly lackingColumn?: LackingColumn;
}

/** The fields, by document, for which a new column of a table would take what goes into the plan now, or nowhere. */
export type LackingColumn = ReadonlyMap<string, readonly (WritableField | 'id')[]>;

export type EditResult = FieldEdits | { readonly refusal: Message; readonly lackingColumn?: LackingColumn };

/** `newColumns`: documents whose tables may get a further column, because somebody agreed to that. */
export interface SetOptions {
  readonly newColumns?: ReadonlySet<string>;
}

/** Sets a field of one requirement; `null` clears what is written at the requirement itself. */
export function setField(
  snapshot: PlanAndDocuments,
  requirement: Requirement,
  field: WritableField,
  value: FieldValue,
  textOf: TextOf,
  options: SetOptions = {},
): EditResult {
  return setFieldOfMany(snapshot, [requirement], field, value, textOf, options);
}

/** The value as a document writes it: asked once for each document, with one of its requirements. `setFields` takes more. */
export type ValueFor = (requirement: Requirement) => FieldValue;

/** Sets a field of several requirements to one value. Refused as a whole only where none can be written. */
export function setFieldOfMany(
  snapshot: PlanAndDocuments,
  requirements: readonly Requirement[],
  field: WritableField,
  value: FieldValue | ValueFor,
  textOf: TextOf,
  options: SetOptions = {},
): EditResult {
  const valueFor = typeof value === 'function' ? value : () => value;
  const setting = new Setting(snapshot, field, valueFor, textOf, options);
  for (const [uri, ofDocument] of byValue(requirements, ({ uri }) => uri))
    setting.setInDocument(uri, ofDocument);
  setting.setInPlans();
  return setting.result(requirements.length);
}

function byValue(
  requirements: readonly Requirement[],
  valueOf: (requirement: Requirement) => string,
): Map<string, Requirement[]> {
  const groups = new Map<string, Requirement[]>();
  for (const requirement of new Set(requirements)) {
    const value = valueOf(requirement);
    const others = groups.get(value);
    if (others) others.push(requirement);
    else groups.set(value, [requirement]);
  }
  return groups;
}

interface Attempt extends Written {
  /** Those that were not refused. */
  readonly written: readonly Requirement[];
  readonly isSafe: boolean;
}

/** To find those that spoil a group each is tried alone, which reads the document once more for each. */
const mostTriedAlone = 50;

class Setting {
  readonly #snapshot: PlanAndDocuments;
  readonly #field: WritableField;
  readonly #valueFor: ValueFor;
  readonly #values = new Map<string, FieldValue>();
  readonly #textOf: TextOf;
  readonly #edits = new Map<string, readonly SourceEdit[]>();
  readonly #create = new Map<string, string>();
  readonly #refused = new Map<Requirement, Message>();
  /** Requirements that the plan has to speak of, by root, with why their document cannot. */
  readonly #forPlan = new Map<string, Map<Requirement, Message | null>>();
  readonly #into = new Set<'document' | 'plan'>();
  readonly #newColumns: ReadonlySet<string>;
  readonly #lackingColumn = new Map<string, readonly WritableField[]>();

  constructor(
    snapshot: PlanAndDocuments,
    field: WritableField,
    valueFor: ValueFor,
    textOf: TextOf,
    { newColumns = new Set() }: SetOptions,
  ) {
    this.#newColumns = newColumns;
    this.#snapshot = snapshot;
    this.#field = field;
    this.#valueFor = valueFor;
    this.#textOf = textOf;
  }

  #valueOf(requirement: Requirement): FieldValue {
    const known = this.#values.get(requirement.uri);
    if (known !== undefined) return known;
    const value = this.#valueFor(requirement);
    this.#values.set(requirement.uri, value);
    return value;
  }

  setInDocument(uri: string, requirements: readonly Requirement[]): void {
    const entry = this.#snapshot.document(uri);
    const writer = entry && writerOf(entry);
    const here: Requirement[] = [];
    for (const requirement of requirements) {
      // What the plan says of a requirement counts before its document.
      if (placementOf(this.#snapshot, requirement, this.#field)) this.#leaveToPlan(requirement, null);
      else if (writer) here.push(requirement);
      else this.#leaveToPlan(requirement, message('This kind of document cannot be changed in place.'));
    }
    if (!entry || !writer || here.length === 0) return;
    const read = readAgain(entry, this.#textOf(uri), here);
    if (read) this.#writeInto(entry, writer, read, here);
    else this.#refuse(here, documentChanged());
  }

  #writeInto(
    entry: DocumentEntry,
    writer: Writer,
    read: ReadAgain,
    requirements: readonly Requirement[],
  ): void {
    const attempt = (some: readonly Requirement[]): Attempt => this.#attempt(entry, writer, read, some);
    let best = attempt(requirements);
    for (const requirement of requirements) {
      const fact = read.factOf.get(requirement);
      const refusal = fact && best.refusals.get(fact);
      if (!refusal) continue;
      if (refusal === noColumn) this.#lackingColumn.set(entry.uri, [this.#field]);
      if (entry.kind === 'plan') this.#refused.set(requirement, refusal);
      else this.#leaveToPlan(requirement, refusal);
    }
    const { written } = best;
    if (!best.isSafe && written.length > 1 && written.length <= mostTriedAlone) {
      best = attempt(written.filter((requirement) => attempt([requirement]).isSafe));
    }
    const done = new Set(best.isSafe ? best.written : []);
    this.#refuse(
      written.filter((requirement) => !done.has(requirement)),
      message('This could not be written without changing something else. Change it in the document.'),
    );
    if (done.size === 0) return;
    this.#into.add('document');
    if (best.edits.length > 0) this.#edits.set(entry.uri, best.edits);
  }

  #attempt(
    entry: DocumentEntry,
    writer: Writer,
    { text, facts, factOf }: ReadAgain,
    some: readonly Requirement[],
  ): Attempt {
    const asked = some.flatMap((requirement) => factOf.get(requirement) ?? []);
    const [first] = some;
    const value = first ? this.#valueOf(first) : null;
    const newColumns = this.#newColumns.has(entry.uri);
    const result = writer.setField({ text, requirements: facts }, asked, this.#field, value, { newColumns });
    const written = new Map<Requirement, RequirementFact>();
    for (const requirement of some) {
      const fact = factOf.get(requirement);
      if (fact && !result.refusals.has(fact)) written.set(requirement, fact);
    }
    const after = readFacts(
      entry.path,
      entry.kind,
      applySourceEdits(text, result.edits),
      entry.facts.isVouched,
    ).requirements;
    const isSafe = saysAndKeeps(this.#snapshot, { before: facts, after }, written, this.#field, value);
    return { ...result, written: [...written.keys()], isSafe };
  }

  setInPlans(): void {
    for (const [root, requirements] of this.#forPlan) {
      const named: Requirement[] = [];
      for (const [requirement, why] of requirements) {
        if (why !== null && valueText(this.#valueOf(requirement)) === '') this.#refused.set(requirement, why);
        else if (nameInPlan(requirement.fact) === null)
          this.#refused.set(
            requirement,
            message(
              'Its document has no place for this, and the plan can name only a requirement that has an id. Give it an id first.',
            ),
          );
        else named.push(requirement);
      }
      if (named.length > 0) this.#writeIntoPlan(root, named);
    }
  }

  #writeIntoPlan(root: string, requirements: readonly Requirement[]): void {
    const plan = this.#snapshot.plan(root);
    const uri = plan.uri ?? documentUri(root, 'groundplan.yaml');
    const text = this.#textOf(uri) ?? (plan.uri === null ? '' : null);
    if (plan.uri === null && hasUnreadablePlan(this.#snapshot, root)) {
      this.#refuse(requirements, message('The plan file has an error. Correct it first, and try again.'));
      return;
    }
    if (text === null || documentPath(root, uri) === null) {
      this.#refuse(requirements, documentChanged());
      return;
    }
    // The plan file may list requirements itself, which were changed just now.
    let now = applySourceEdits(text, this.#edits.get(uri) ?? []);
    for (const [value, alike] of byValue(requirements, (each) =>
      placementValue(plan, this.#field, this.#valueOf(each)),
    )) {
      const after = writePlacements(this.#snapshot, now, alike, this.#field, value);
      if (typeof after === 'string') now = after;
      else this.#refuse(alike, after);
    }
    if (requirements.every((requirement) => this.#refused.has(requirement))) return;
    this.#into.add('plan');
    if (plan.uri === null) this.#create.set(uri, now);
    else if (now !== text) this.#edits.set(uri, [changedStretch(text, now)]);
  }

  #leaveToPlan(requirement: Requirement, why: Message | null): void {
    const others = this.#forPlan.get(requirement.root) ?? new Map<Requirement, Message | null>();
    this.#forPlan.set(requirement.root, others.set(requirement, why));
  }

  #refuse(requirements: readonly Requirement[], why: Message): void {
    for (const requirement of requirements) this.#refused.set(requirement, why);
  }

  result(asked: number): EditResult {
    const [refusal] = this.#refused.values();
    const lacking = this.#lackingColumn.size > 0 && { lackingColumn: this.#lackingColumn };
    if (refusal && this.#refused.size === asked) return { refusal, ...lacking };
    return {
      ...lacking,
      edits: this.#edits,
      ...(this.#create.size > 0 && { create: this.#create }),
      into: this.#into.size > 1 ? 'both' : this.#into.has('plan') ? 'plan' : 'document',
      refused: this.#refused,
      ...(this.#refused.size > 0 && {
        partly: message('{0} of {1} requirements were left as they are.', this.#refused.size, asked),
      }),
    };
  }
}

/** A plan file from which no plan can be read must not get a second one beside it. */
function hasUnreadablePlan(snapshot: PlanAndDocuments, root: string): boolean {
  return planFileNames.some((name) => snapshot.document(documentUri(root, name)) !== undefined);
}
