/** Takes over one difference of a requirement: adds it, takes it out, or makes it say what the other plan says. */
import type { BothPlans } from '../../insight/compare/bothPlans.ts';
import type { Difference } from '../../insight/compare/difference.ts';
import { type ComparedRequirement, isCompared } from '../../insight/compare/planState.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import { writtenModule, writtenModules, writtenPhase, writtenStep } from '../../insight/writtenNames.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import {
  applySourceEdits,
  documentChanged,
  type FieldValue,
  type SourceEdit,
  type WritableField,
  writableFields,
} from '../../readers/writer.ts';
import { addRequirement, canBeFollowed, type NewField } from '../addRequirement.ts';
import { composeEdits } from '../composeEdits.ts';
import { giveId } from '../giveId.ts';
import { renameId } from '../renaming/renameId.ts';
import { factsOfText } from '../renaming/renameResult.ts';
import { type EditResult, setField } from '../setField.ts';
import { hereOf } from './placeInPlan.ts';
import { removeRequirement } from './removeRequirement.ts';
import { setRequirementText } from './requirementText.ts';
import type { TakeResult, Taking } from './taking.ts';

type PlaceField = 'module' | 'phase' | 'step';

export function takeRequirement(taking: Taking, { change, field, from, to }: Difference): TakeResult {
  const { both, snapshot, textOf } = taking;
  const there = both.from.requirements.find(({ key }) => key === from);
  const here = to === null ? undefined : snapshot.requirement(to);
  if (change === 'removed') return there ? added(taking, there) : { refusal: documentChanged() };
  const entry = here && snapshot.document(here.uri);
  const text = here ? textOf(here.uri) : null;
  if (!here || !entry || text === null) return { refusal: documentChanged() };
  const inDocument = (edits: ReturnType<typeof setRequirementText>): TakeResult =>
    'key' in edits ? { refusal: edits } : { edits: new Map([[here.uri, edits]]) };
  if (change === 'added') return inDocument(removeRequirement(entry, text, here.fact));
  if (!there) return { refusal: documentChanged() };
  if (field === 'id') {
    if (there.id === null) return { refusal: message('An id is taken away in the document itself.') };
    if (here.id === null) return inDocumentOrPlan(giveId(snapshot, here, there.id, textOf));
    const renamed = renameId(snapshot, here, there.id, textOf);
    return 'edits' in renamed ? { edits: renamed.edits } : renamed;
  }
  if (field === 'title')
    return inDocument(setRequirementText(entry, text, here.fact, { key: 'title', value: there.title }));
  const set = (name: WritableField, value: FieldValue): TakeResult =>
    inDocumentOrPlan(setField(snapshot, here, name, value, textOf));
  if (field === 'module' || field === 'phase' || field === 'step')
    return set(field, placeValue(taking, snapshot, here, there, field));
  if (field === 'status' || field === 'priority' || field === 'necessity')
    return set(field, there.words[field] ?? there[field]);
  const key = field.slice('text:'.length);
  const value = there.texts.get(key) ?? '';
  const written = setRequirementText(entry, text, here.fact, { key, value });
  const writable = writableFields.find((each) => each === key);
  if ('key' in written && writable) return set(writable, value === '' ? null : value);
  return inDocument(written);
}

/** Without a plan file, what goes there would be a plan file of its own. */
function inDocumentOrPlan(result: EditResult): TakeResult {
  if ('refusal' in result) return { refusal: result.refusal };
  if (result.create && result.create.size > 0)
    return {
      refusal: message('There is no plan file here that this could be written into. Create a plan first.'),
    };
  return { edits: result.edits };
}

/** Where the other plan has a requirement, as a document here writes it; `null` where it has no such place. */
function placeValue(
  { both, root }: Taking,
  snapshot: Snapshot,
  requirement: Requirement,
  there: ComparedRequirement,
  field: PlaceField,
): FieldValue {
  const written = there.unplaced[field] ?? null;
  if (field === 'module') {
    const paths = modulesHere(both, there);
    const [only] = paths;
    if (only === undefined) return written;
    if (paths.length > 1) {
      const text = writtenModules(snapshot, requirement, paths);
      return { path: [text], text, all: paths };
    }
    return { path: modulePathNames(snapshot, root, only), text: writtenModule(snapshot, requirement, only) };
  }
  if (field === 'phase') {
    const id = phaseHere(both, there);
    return id === null ? written : writtenPhase(snapshot, requirement, id);
  }
  const path = stepHere(both, there);
  return path === null ? written : writtenStep(snapshot, root, path);
}

function modulesHere({ from, to, matches }: BothPlans, { modules }: ComparedRequirement): readonly string[] {
  return modules.map((path) => hereOf(matches.modules, from.modules, to.modules, 'path', path) ?? path);
}

function phaseHere({ from, to, matches }: BothPlans, { phase }: ComparedRequirement): string | null {
  return phase === null ? null : (hereOf(matches.phases, from.phases, to.phases, 'id', phase) ?? phase);
}

function stepHere({ from, to, matches }: BothPlans, { step }: ComparedRequirement): string | null {
  return step === null ? null : (hereOf(matches.steps, from.steps, to.steps, 'path', step) ?? step);
}

/** Written behind the one that it follows in the other plan, else where its module lives; then field by field. */
function added(taking: Taking, there: ComparedRequirement): TakeResult {
  const { snapshot, textOf } = taking;
  let reason = message('No requirement is here that a further one could be written like.');
  for (const like of neighbours(taking, there)) {
    const result = addRequirement(
      snapshot,
      { title: there.title, id: there.id, like, fields: newFields(taking, there) },
      textOf,
    );
    if ('refusal' in result) {
      reason = result.refusal;
      continue;
    }
    const withTexts = otherTexts(taking, there, like, result.edits);
    if ('edits' in withTexts) return withTexts;
  }
  return { refusal: reason };
}

const mostNeighbours = 12;

/** Those that a further requirement may be written behind, the likeliest first; a row may be with an id or without. */
function neighbours(
  { both, snapshot, root, textOf }: Taking,
  there: ComparedRequirement,
): readonly Requirement[] {
  const { from, to, matches } = both;
  const at = from.requirements.indexOf(there);
  const hereAt = (index: number): readonly Requirement[] => {
    const partner = to.requirements[matches.requirements.toOf(index)];
    const requirement = partner && snapshot.requirement(partner.key);
    return requirement ? [requirement] : [];
  };
  const before: Requirement[] = [];
  for (let index = at - 1; index >= 0 && from.requirements[index]?.document === there.document; index--)
    before.push(...hereAt(index));
  const after: Requirement[] = [];
  for (let index = at + 1; from.requirements[index]?.document === there.document; index++)
    after.push(...hereAt(index));
  const ofModule = modulesHere(both, there).flatMap((path) => snapshot.inModule(root, path));
  const any = [...snapshot.requirements()].filter((each) => each.root === root);
  const inOrder = new Set([...before, ...after, ...ofModule.toReversed(), ...any.toReversed()]);
  return [...inOrder]
    .filter((each) => isCompared(each) && canBeFollowed(snapshot, each) && textOf(each.uri) !== null)
    .filter(({ id, fact }) => fact.shape === 'row' || (id === null) === (there.id === null))
    .slice(0, mostNeighbours);
}

/** The fields that have pickers; one that holds already by what is inherited is not written again. */
function newFields(taking: Taking, there: ComparedRequirement): readonly NewField[] {
  const { both, snapshot } = taking;
  const fields: NewField[] = [];
  const place = (field: PlaceField, holds: (requirement: Requirement) => boolean): void => {
    const isNowhere = field === 'module' ? there.modules.length === 0 : there[field] === null;
    if (isNowhere && there.unplaced[field] === undefined) return;
    fields.push({
      field,
      valueFor: (requirement) => placeValue(taking, snapshot, requirement, there, field),
      holds: (requirement) => !isNowhere && holds(requirement),
    });
  };
  const modules = modulesHere(both, there);
  place(
    'module',
    (each) =>
      each.modules.length === modules.length && each.modules.every(({ path }) => modules.includes(path)),
  );
  place('phase', (each) => each.phase?.id === phaseHere(both, there));
  place('step', (each) => each.step?.path === stepHere(both, there));
  for (const field of ['status', 'priority', 'necessity'] as const) {
    const value = there.words[field] ?? there[field];
    if (value !== null)
      fields.push({ field, valueFor: () => value, holds: (each) => each[field] === there[field] });
  }
  for (const [key, value] of there.texts) {
    const field = writableFields.find((each) => each === key);
    if (field) fields.push({ field, valueFor: () => value });
  }
  return fields;
}

/** Texts that no picker sets, as far as the document has a place for them. */
function otherTexts(
  { snapshot, textOf }: Taking,
  there: ComparedRequirement,
  { uri }: Requirement,
  edits: ReadonlyMap<string, readonly SourceEdit[]>,
): TakeResult {
  const entry = snapshot.document(uri);
  const text = textOf(uri);
  if (!entry || text === null) return { edits };
  let all = edits.get(uri) ?? [];
  const known = new Set(entry.facts.requirements.map(({ id, title }) => `${id}\n${title}`));
  for (const [key, value] of there.texts) {
    if (writableFields.some((each) => each === key)) continue;
    const now = applySourceEdits(text, all);
    const facts = factsOfText(entry, now);
    const fact = facts.requirements.find(({ id, title }) => id === there.id && !known.has(`${id}\n${title}`));
    if (!fact) break;
    const written = setRequirementText({ ...entry, facts }, now, fact, { key, value });
    if (!('key' in written)) all = composeEdits(text, all, written);
  }
  return { edits: new Map([...edits, [uri, all]]) };
}
