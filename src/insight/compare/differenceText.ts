/** A difference between two plans in words: what it is about, what changed, and from what to what. */
import { message, type Message } from '../../model/message.ts';
import type { Change, Difference, PhaseEffect, PhaseLoad, StepEffect, Subject } from './difference.ts';

/** A sentence, or a word of the plan's own. */
export type Word = Message | string;

/** In one line; longer texts are cut, as both are shown side by side elsewhere. */
const longestValue = 60;

export function subjectName(subject: Subject): Message {
  switch (subject) {
    case 'system':
      return message('System');
    case 'module':
      return message('Module');
    case 'phase':
      return message('Phase');
    case 'process':
      return message('Process');
    case 'step':
      return message('Step');
    case 'requirement':
      return message('Requirement');
  }
}

export function changeName(change: Change): Message {
  switch (change) {
    case 'added':
      return message('added');
    case 'removed':
      return message('removed');
    case 'moved':
      return message('moved');
    case 'renamed':
      return message('renamed');
    case 'reworded':
      return message('reworded');
    case 'changed':
      return message('changed');
  }
}

/** What of an item differs; `null` where the whole of it is added or removed. */
export function differingField({ subject, field }: Pick<Difference, 'subject' | 'field'>): Word | null {
  if (field === '') return null;
  if (field.startsWith('measure:')) return message('Metric “{0}”', field.slice('measure:'.length));
  if (field.startsWith('text:')) return textFieldName(field.slice('text:'.length));
  switch (field) {
    case 'name':
      return message('Name');
    case 'id':
      return message('Id');
    case 'title':
      return message('Title');
    case 'parent':
      return subject === 'step' ? message('Process') : message('Outer module');
    case 'order':
      return message('Comes after');
    case 'aliases':
      return message('Other names');
    case 'endState':
      return message('End state');
    case 'owner':
      return message('Owner');
    case 'paths':
      return message('Code');
    case 'goal':
      return message('Goal');
    case 'targetForm':
      return message('Target form');
    case 'start':
      return message('Start');
    case 'due':
      return message('Due');
    case 'capacity':
      return message('Capacity');
    case 'role':
      return message('Role');
    case 'modules':
    case 'module':
      return message('Module');
    case 'phase':
      return message('Phase');
    case 'step':
      return message('Step');
    case 'status':
      return message('Status');
    case 'priority':
      return message('Priority');
    case 'necessity':
      return message('Necessity');
    default:
      return field;
  }
}

/** A field of requirements; a column that no vocabulary knows goes by its own header. */
function textFieldName(name: string): Word {
  const known = textFields[name];
  if (known) return known();
  return name.startsWith('other:') ? name.slice('other:'.length) : name;
}

const textFields: Readonly<Record<string, () => Message>> = {
  description: () => message('Description'),
  acceptance: () => message('Acceptance'),
  withoutIt: () => message('If not done'),
  scenario: () => message('Scenario'),
  owner: () => message('Owner'),
  source: () => message('Source'),
  requester: () => message('Requester'),
  value: () => message('Business value'),
  effort: () => message('Effort'),
  process: () => message('Process'),
  dependsOn: () => message('Depends on'),
  duplicateOf: () => message('Duplicate of'),
  parent: () => message('Part of'),
  note: () => message('Note'),
  reason: () => message('Reason'),
  created: () => message('Asked on'),
  decided: () => message('Decided on'),
  released: () => message('Released on'),
  start: () => message('Start'),
  due: () => message('Due'),
  tags: () => message('Tags'),
};

/** What changed, without the item's name: “Phase: 一期 → 二期”. */
export function differenceText(difference: Difference, translate: (message: Message) => string): string {
  const { before, after } = difference;
  const field = differingField(difference);
  if (field === null) {
    const change = translate(changeName(difference.change));
    const where = shortened(before === '' ? after : before);
    return where === '' || where === difference.title
      ? change
      : translate(message('{0}: {1}', change, where));
  }
  const name = typeof field === 'string' ? field : translate(field);
  const shown = (text: string): string => (text === '' ? translate(message('nothing')) : shortened(text));
  return translate(message('{0}: {1} → {2}', name, shown(before), shown(after)));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const signs = [...line];
  return signs.length <= longestValue ? line : `${signs.slice(0, longestValue - 1).join('')}…`;
}

/** What the differences do to a phase; `null` where its load stays what it was. */
export function phaseEffectText({ before, after }: PhaseEffect): Message | null {
  if (!before || !after) {
    const { count, effort, capacity } = before ?? after ?? noLoad;
    return capacity === null
      ? message('{0} requirements, {1} person-days', count, effort)
      : message('{0} requirements, {1} of {2} person-days', count, effort, capacity);
  }
  const isSame =
    before.count === after.count && before.effort === after.effort && before.capacity === after.capacity;
  if (isSame) return null;
  const [counts, efforts] = [fromTo(before.count, after.count), fromTo(before.effort, after.effort)];
  return before.capacity === null && after.capacity === null
    ? message('{0} requirements, {1} person-days', counts, efforts)
    : message(
        '{0} requirements, {1} of {2} person-days',
        counts,
        efforts,
        fromTo(before.capacity ?? '–', after.capacity ?? '–'),
      );
}

const noLoad: PhaseLoad = { id: '', count: 0, effort: 0, withoutEffort: 0, capacity: null };

function fromTo(before: number | string, after: number | string): string {
  return before === after ? String(before) : `${before} → ${after}`;
}

/** Whether a phase holds more than it can. */
export function isOverloaded(load: PhaseLoad | null): boolean {
  return load !== null && load.capacity !== null && load.effort > load.capacity;
}

export function stepEffectText({ before, after }: StepEffect): Message {
  if (before === null)
    return after ? message('a new step, supported') : message('a new step that nothing supports');
  if (after === null) return message('the step is gone');
  return after ? message('supported now') : message('no longer supported');
}
