/**
 * Whether a document says after an import what it was to say: compared with the rows once more there is nothing to do,
 * and all else reads as it did. What the form did not take is named, so that it can be left out and told.
 */
import type { RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { isSameRequirement, sameClaims } from '../writtenCheck.ts';
import type { Comparison } from './compareImport.ts';
import type { ImportedItem } from './importedTable.ts';
import { subjectOf } from './subjectOf.ts';

/** Changes by the row and the word over the column, and whole rows, that are not written. */
export class LeftOutOfImport {
  readonly #fields = new Set<string>();
  readonly #items = new Set<number>();
  readonly names = new Set<string>();

  get size(): number {
    return this.#fields.size + this.#items.size;
  }

  hasItem({ row }: ImportedItem): boolean {
    return this.#items.has(row);
  }

  hasField(subject: string, name: string): boolean {
    return this.#fields.has(`${subject}\n${name}`);
  }

  addItem({ row }: ImportedItem): void {
    this.#items.add(row);
  }

  /** `told` is what people call the requirement. */
  addField(subject: string, name: string, told: string): void {
    this.#fields.add(`${subject}\n${name}`);
    this.names.add(`${told}: ${name}`);
  }
}

/** Takes up what the second comparison still finds, of what the first one wanted. Whether there was anything. */
export function takeUpLeftovers(wanted: Comparison, again: Comparison, leftOut: LeftOutOfImport): boolean {
  const before = leftOut.size;
  const added = new Set(wanted.added.map(({ row }) => row));
  for (const item of again.added) if (added.has(item.row)) leftOut.addItem(item);
  for (const { item, changes } of again.changed)
    for (const { name } of changes) leftOut.addField(subjectOf(item), name, item.id ?? item.title);
  for (const { requirement, changes } of again.closed)
    for (const { name } of changes)
      leftOut.addField(subjectOf(requirement), name, requirement.id ?? requirement.title);
  return leftOut.size > before;
}

export interface Kept {
  readonly before: readonly RequirementFact[];
  readonly now: readonly RequirementFact[];
  /** The fields that were to change, by the index of the requirement. */
  readonly changed: ReadonlyMap<number, ReadonlySet<Field>>;
  readonly added: readonly ImportedItem[];
}

/** Whether everything is there that was, in its order, and says what it said but for what was to change. */
export function isKept({ before, now, changed, added }: Kept): boolean {
  const ids = new Set(added.flatMap(({ id }) => (id === null ? [] : idKey(id))));
  const titles = new Set(added.flatMap(({ id, title }) => (id === null ? plain(title) : [])));
  const isNew = ({ id, title }: RequirementFact): boolean =>
    id === null ? titles.has(plain(title)) : ids.has(idKey(id));
  const others = now.filter((fact) => !isNew(fact));
  return (
    now.length === before.length + added.length &&
    others.length === before.length &&
    before.every((fact, index) => {
      const other = others[index];
      if (!other || other.role !== fact.role) return false;
      const fields = changed.get(index) ?? new Set<Field>();
      if (!fields.has('id') && other.id !== fact.id) return false;
      if (!fields.has('title') && !fields.has('description') && other.title !== fact.title) return false;
      const rest = ({ claims }: RequirementFact) =>
        claims.filter(({ field, text }) => text !== '' && !fields.has(field));
      return sameClaims(rest(fact), rest(other));
    })
  );
}

function plain(title: string): string {
  return title.replace(/\s+/gu, ' ').trim();
}

/** Whether a text still says what the snapshot holds of it. */
export function isAsRead(before: readonly RequirementFact[], now: readonly RequirementFact[]): boolean {
  return (
    before.length === now.length &&
    before.every((fact, at) => {
      const other = now[at];
      return other && isSameRequirement(fact, other) && sameClaims(fact.claims, other.claims);
    })
  );
}
