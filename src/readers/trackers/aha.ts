/**
 * Aha!: a list report as CSV or Excel. A report may join several kinds of records, so each header carries the
 * kind: `Feature reference #`, `Feature name`, `Release name`, `Epic name`. The kinds are asked from the
 * innermost outwards. Statuses are those of the workflows that Aha! comes with.
 */
import type { Field } from '../../model/field.ts';
import type { Status } from '../../model/requirement.ts';
import type { Tracker } from './tracker.ts';

const kinds = ['Feature', 'Epic', 'Master feature', 'Idea', 'Requirement'] as const;

const ofRecord: Readonly<Record<string, Field>> = {
  'reference #': 'id',
  'reference num': 'id',
  name: 'title',
  description: 'description',
  'acceptance criteria': 'acceptance',
  status: 'status',
  'assigned to': 'owner',
  'created by': 'creator',
  'created date': 'created',
  'last updated': 'updated',
  'start date': 'start',
  'due date': 'due',
  'end date': 'due',
  tags: 'tags',
  type: 'type',
  priority: 'other',
  rank: 'other',
  'initial estimate': 'effort',
  'original estimate': 'effort',
  score: 'value',
  'product value': 'value',
};

const statusWords: Readonly<Record<string, Status>> = {
  'under consideration': 'proposed',
  'needs review': 'proposed',
  'already exists': 'duplicate',
  'future consideration': 'deferred',
  'likely to implement': 'accepted',
  'unlikely to implement': 'deferred',
  'will not implement': 'rejected',
  'will not do': 'rejected',
  'ready to develop': 'planned',
  'in design': 'developing',
  'in development': 'developing',
  'ready to ship': 'testing',
};

function columnsOf(record: string): readonly (readonly [string, Field])[] {
  return Object.entries(ofRecord).map(([name, field]) => [`${record} ${name}`, field]);
}

export const aha: Tracker = {
  name: 'aha',
  tells: kinds.flatMap((record) => [
    [`${record} reference #`, `${record} name`],
    [`${record} reference num`, `${record} name`],
  ]),
  columns: {
    ...Object.fromEntries(kinds.flatMap(columnsOf)),
    'Workspace name': 'product',
    'Product name': 'product',
    'Release name': 'phase',
    'Release date': 'other',
    'Release date (external)': 'other',
    'Initiative name': 'other',
    'Goal name': 'other',
    'Release status': 'other',
    'Idea votes': 'value',
  },
  order: kinds.flatMap((record) => Object.keys(ofRecord).map((name) => `${record} ${name}`)),
  statuses: kinds.map((record) => ({ headers: [`${record} status`], words: statusWords })),
  separators: { tags: ', ' },
  // Epics group features.
  groups: ['Epic name', 'Master feature name'],
  html: true,
};
