/** What the fields of a requirement are called on its card. */
import type { Field } from '../../model/field.ts';
import { message, type Message } from '../../model/message.ts';

const names = {
  id: message('Id'),
  title: message('Title'),
  description: message('Description'),
  acceptance: message('Acceptance'),
  module: message('Module'),
  phase: message('Phase'),
  status: message('Status'),
  priority: message('Priority'),
  owner: message('Owner'),
  necessity: message('Necessity'),
  withoutIt: message('If not done'),
  step: message('Step'),
  scenario: message('Scenario'),
  value: message('Business value'),
  effort: message('Effort'),
  source: message('Source'),
  requester: message('Requester'),
  dependsOn: message('Depends on'),
  parent: message('Part of'),
  covers: message('Covers'),
  duplicateOf: message('Duplicate of'),
  links: message('Links to'),
  created: message('Created'),
  decided: message('Decided'),
  start: message('Start'),
  due: message('Due'),
  launchPilotFrom: message('Pilot from'),
  launchFull: message('Full launch'),
  released: message('Released'),
  updated: message('Updated'),
} satisfies Partial<Record<Field, Message>>;

export type NamedField = keyof typeof names;

export function nameOfField(field: NamedField): Message {
  return names[field];
}

/** Whether a field has a name of ours; others are called as their document calls them. */
export function isNamedField(field: Field): field is NamedField {
  return Object.hasOwn(names, field);
}
