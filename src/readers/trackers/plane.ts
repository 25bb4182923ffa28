/**
 * Plane: the CSV or Excel file of “Exports”. Headers as its exporter writes them (`ID`, `Project`, `Name`,
 * `State`, `Cycle Name`, `Module Name` …), in the older form and in the one with `Project Identifier` and
 * `Sequence ID`. Priorities are words.
 */
import type { Tracker } from './tracker.ts';

export const plane: Tracker = {
  name: 'plane',
  tells: [
    ['Name', 'State', 'Module Name'],
    ['Name', 'State', 'Cycle Name'],
    ['Name', 'State', 'Cycle Start Date'],
    ['Name', 'Project Identifier', 'Sequence ID'],
    ['Name', 'Project Identifier', 'Identifier'],
  ],
  columns: {
    'Issue ID': 'id',
    Identifier: 'id',
    'Sequence ID': 'id',
    'Project Identifier': 'other',
    'Project Name': 'product',
    'State Name': 'status',
    'State Group': 'status',
    'Module Name': 'module',
    Modules: 'module',
    'Module Start Date': 'other',
    'Module Target Date': 'other',
    'Cycle Name': 'phase',
    Cycles: 'phase',
    'Cycle Start Date': 'other',
    'Cycle End Date': 'other',
    'Start Date': 'start',
    'Target Date': 'due',
    'Completed At': 'released',
    'Archived At': 'other',
    'Created By': 'creator',
    Subscribers: 'other',
    'Sub Issues Count': 'other',
    'Attachment Count': 'other',
  },
  order: ['ID', 'Issue ID', 'Identifier', 'Sequence ID', 'State', 'State Name', 'State Group'],
  statuses: [{ headers: ['State', 'State Name'], words: { todo: 'accepted', unstarted: 'accepted' } }],
  separators: { tags: ', ', module: ', ', phase: ', ' },
};
