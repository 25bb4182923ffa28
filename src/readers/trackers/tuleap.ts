/**
 * Tuleap: the CSV of a tracker's report, whose headers are the names of its fields with `aid` for the
 * artifact's number, and the Excel export with `Artifact ID`. Fields are a team's own; those named here come
 * with Tuleap's templates for requirements, stories and releases.
 */
import type { Tracker } from './tracker.ts';

export const tuleap: Tracker = {
  name: 'tuleap',
  tells: [
    ['aid', 'title'],
    ['aid', 'summary'],
    ['aid', 'name'],
    ['aid', 'i_want_to'],
    ['Artifact ID', 'Title'],
    ['Artifact ID', 'Summary'],
    ['artifact_id', 'submitted_by', 'summary'],
  ],
  columns: {
    aid: 'id',
    'Artifact ID': 'id',
    artifact_id: 'id',
    i_want_to: 'title',
    so_that: 'value',
    acceptance_criterias: 'acceptance',
    assigned_to: 'owner',
    submitted_by: 'creator',
    submitted_on: 'created',
    last_update_date: 'updated',
    last_update_by: 'other',
    last_updated_by: 'other',
    remaining_effort: 'other',
    initial_effort: 'effort',
    release_number: 'phase',
    rank: 'other',
    artifact_links: 'links',
    references: 'links',
    cross_references: 'links',
    attachments: 'other',
    type: 'type',
  },
  statuses: [
    {
      headers: ['status'],
      words: { 'on going': 'developing', 'not yet': 'accepted', todo: 'accepted', unassigned: null },
    },
  ],
  separators: { tags: ', ', links: ', ' },
};
