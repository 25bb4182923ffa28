/**
 * Shortcut (Clubhouse): “Export all stories as CSV”, whose headers are written with `_`: id, name, type,
 * requester, owners, epic_id, iteration, milestone (now objective), workflow, product_area, custom_fields.
 * Lists join with `;`.
 */
import type { Tracker } from './tracker.ts';

export const shortcut: Tracker = {
  name: 'shortcut',
  tells: [
    ['id', 'name', 'requester', 'owners', 'state'],
    ['name', 'epic_id', 'iteration_id'],
    ['name', 'external_ticket_count'],
    ['name', 'state', 'utc_offset'],
  ],
  columns: {
    type: 'type',
    state: 'status',
    is_completed: 'status',
    requester: 'requester',
    owners: 'owner',
    labels: 'tags',
    epic_labels: 'other',
    epic: 'parent',
    epic_id: 'other',
    epic_state: 'other',
    parent_story_id: 'parent',
    project: 'product',
    project_id: 'other',
    team: 'product',
    team_id: 'other',
    iteration: 'phase',
    iteration_id: 'other',
    milestone: 'other',
    objective: 'other',
    product_area: 'module',
    technical_area: 'tags',
    skill_set: 'other',
    external_tickets: 'links',
    started_at: 'start',
    completed_at: 'released',
    severity: 'urgency',
    tasks: 'other',
    workflow: 'other',
  },
  order: ['parent_story_id', 'epic', 'state', 'is_completed'],
  statuses: [
    {
      headers: ['state'],
      words: {
        unscheduled: 'proposed',
        unstarted: 'accepted',
        todo: 'accepted',
        'ready for development': 'planned',
        'in development': 'developing',
        'ready for review': 'testing',
        'ready for deploy': 'testing',
      },
    },
    { headers: ['is_completed'], words: { true: 'released', false: null } },
  ],
  separators: { tags: ';', links: ';' },
  kinds: { headers: ['type'], words: { bug: 'defect', chore: 'task' } },
};
