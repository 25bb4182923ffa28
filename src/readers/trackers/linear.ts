/**
 * Linear: “Export data › CSV”. Headers as Linear's documentation lists them and its own importer reads them:
 * ID, Team, Title, Description, Status, Estimate, Priority, Project, Creator, Assignee, Labels, Cycle …,
 * Parent issue, Initiatives, Project Milestone, SLA Status. Priorities are words; its interface counts from
 * 1 (urgent) to 4 (low), and 0 is none.
 */
import type { Tracker } from './tracker.ts';

export const linear: Tracker = {
  name: 'linear',
  tells: [
    ['Team', 'Title', 'Cycle Number'],
    ['Team', 'Title', 'Cycle Name'],
    ['Team', 'Title', 'Project Milestone'],
    ['Team', 'Title', 'Triaged'],
    ['Team', 'Title', 'SLA Status'],
    ['ID', 'Team', 'Title', 'Status', 'Parent issue'],
  ],
  columns: {
    UUID: 'other',
    'Project ID': 'other',
    'Project Milestone ID': 'other',
    Team: 'product',
    // Nothing is nearer to a part of the system: Linear has no components.
    Project: 'module',
    'Project Milestone': 'phase',
    Milestone: 'phase',
    'Cycle Number': 'other',
    'Cycle Start': 'other',
    'Cycle End': 'other',
    Started: 'start',
    Completed: 'released',
    Canceled: 'other',
    Archived: 'other',
    Triaged: 'other',
    Delegate: 'other',
    Roadmaps: 'other',
    Initiatives: 'other',
    'SLA Status': 'other',
    'Blocked by': 'dependsOn',
    'Duplicate of': 'duplicateOf',
    'Related to': 'links',
  },
  order: ['Project Milestone', 'Milestone', 'Cycle Name', 'Cycle'],
  priorities: { '1': 'P0', '2': 'P1', '3': 'P2', '4': 'P3' },
  statuses: [{ headers: ['Status'], words: { triage: 'proposed', todo: 'accepted', unstarted: 'accepted' } }],
  separators: { tags: ', ' },
};
