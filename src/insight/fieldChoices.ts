/** What a person may choose for further fields of a requirement: its step, its necessity, and words in use. */
import { necessities, type Necessity, type Requirement, fieldText } from '../model/requirement.ts';
import type { Field } from '../model/field.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { necessityOf } from '../vocabulary/values.ts';
import { type Choice, type InDocument, type Word, type WordChoice, wordChoices } from './choices.ts';
import { writtenStep } from './writtenNames.ts';

/** More different values than these are free text, and no list helps. */
const mostInUse = 200;
const longestInUse = 60;

/** The steps of a root's processes in their order; what is written is a name that is found again. */
export function stepChoices(snapshot: Snapshot, root: string): readonly Choice[] {
  return snapshot.plan(root).processes.flatMap((process) =>
    process.steps.map((step) => ({
      value: writtenStep(snapshot, root, step.path),
      label: step.name,
      around: [process.name, step.role ?? ''].filter((part) => part !== '').join(' · '),
      purpose: '',
      words: [step.id, step.path, ...step.aliases],
    })),
  );
}

/** The necessities from the strongest on, in the words of the document. */
export function necessityChoices(
  snapshot: Snapshot,
  requirement: InDocument,
): readonly WordChoice<Necessity>[] {
  const wordOf = (each: Requirement): Word<Necessity> => {
    const text = fieldText(each, 'necessity');
    return { text, meaning: text === null ? null : necessityOf(text), isOfFormat: false };
  };
  return wordChoices(snapshot, requirement, necessities, wordOf, {
    blocking: ['刚需', 'Blocking', '剛需'],
    degraded: ['提效', 'Degraded'],
    nice: ['锦上添花', 'Nice to have', '加分項'],
  });
}

/** What the requirements of a root say in a field, the commonest first. */
export function choicesInUse(snapshot: Snapshot, root: string, field: Field): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const requirement of snapshot.requirements()) {
    if (requirement.root !== root) continue;
    const text = fieldText(requirement, field);
    if (text !== null && text.length <= longestInUse && !text.includes('\n'))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostInUse)
    .map(([text]) => ({ value: text, label: text, around: '', purpose: '', words: [] }));
}
