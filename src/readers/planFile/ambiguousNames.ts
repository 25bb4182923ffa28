/** Finds names that two modules, two phases, two processes or two steps go by. */
import { message, type Message } from '../../model/message.ts';
import type { WrittenName } from '../../model/plan.ts';
import type { TextRange } from '../../model/textRange.ts';
import { nameKey } from '../../vocabulary/names.ts';
import type { Kind } from './named.ts';
import type { PlanSource } from './planSource.ts';

/** A part of the plan with the words that a requirement may name it by. */
export interface NamedPart {
  readonly path: string;
  readonly id: string;
  readonly idRange: TextRange;
  /** Its name, then its aliases. */
  readonly names: readonly WrittenName[];
}

/**
 * Reports the second part that goes by a name, an alias or another's id; one report for each part. Two
 * equal ids under different parents are no mistake: their paths tell them apart.
 */
export function reportAmbiguousNames(source: PlanSource, kind: Kind, parts: readonly NamedPart[]): void {
  const byName = new Map<string, NamedPart>();
  const byId = new Map<string, NamedPart>();
  for (const part of parts) {
    const id = { text: part.id, range: part.idRange };
    const clash = firstClash(part.names, byName) ?? firstClash(part.names, byId) ?? firstClash([id], byName);
    if (clash) source.report(clash.name.range, describe[kind](clash.name.text, clash.other.path, part.path));
    for (const name of part.names) if (!byName.has(nameKey(name.text))) byName.set(nameKey(name.text), part);
    if (!byId.has(nameKey(part.id))) byId.set(nameKey(part.id), part);
  }
}

function firstClash(names: readonly WrittenName[], taken: ReadonlyMap<string, NamedPart>) {
  for (const name of names) {
    const other = taken.get(nameKey(name.text));
    if (other) return { name, other };
  }
  return null;
}

type Describe = (name: string, one: string, two: string) => Message;

const describe: Readonly<Record<Kind, Describe>> = {
  module: (name, one, two) =>
    message(
      '“{0}” stands for two modules, {1} and {2}: a requirement that names it could mean either. Rename one of them.',
      name,
      one,
      two,
    ),
  phase: (name, one, two) =>
    message(
      '“{0}” stands for two phases, {1} and {2}: a requirement that names it could mean either. Rename one of them.',
      name,
      one,
      two,
    ),
  process: (name, one, two) =>
    message('“{0}” stands for two processes, {1} and {2}. Rename one of them.', name, one, two),
  step: (name, one, two) =>
    message(
      '“{0}” stands for two steps, {1} and {2}: a requirement that names it could mean either. Rename one of them.',
      name,
      one,
      two,
    ),
};
