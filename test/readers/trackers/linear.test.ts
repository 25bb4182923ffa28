import assert from 'node:assert/strict';
import { counted, csvOf, factsOf, landed, type Row } from './exports.ts';
import { slice } from '../csv/reading.ts';

const headers = [
  'ID',
  'Team',
  'Title',
  'Description',
  'Status',
  'Estimate',
  'Priority',
  'Project ID',
  'Project',
  'Creator',
  'Assignee',
  'Labels',
  'Cycle Number',
  'Cycle Name',
  'Cycle Start',
  'Cycle End',
  'Created',
  'Updated',
  'Started',
  'Triaged',
  'Completed',
  'Canceled',
  'Archived',
  'Due Date',
  'Parent issue',
  'Initiatives',
  'Project Milestone ID',
  'Project Milestone',
  'SLA Status',
];

const rows: readonly Row[] = [
  {
    ID: 'ENG-42',
    Team: 'Sales',
    Title: "'=SUM wrong in the report",
    Description: 'One line\n\n- and another',
    Status: 'In Progress',
    Estimate: '3',
    Priority: 'Urgent',
    'Project ID': 'a1b2',
    Project: 'Lead import',
    Creator: 'xu@example.com',
    Assignee: 'shen@example.com',
    Labels: 'Feature, Front line, phone',
    'Cycle Number': '12',
    'Cycle Name': 'Cycle 12',
    Created: '2026-09-01',
    Started: '2026-09-02',
    'Due Date': '2026-09-30',
    'Parent issue': 'ENG-40',
    'Project Milestone ID': 'c3d4',
    'Project Milestone': 'Beta',
  },
  {
    ID: 'ENG-43',
    Team: 'Sales',
    Title: 'Merge',
    Status: 'Triage',
    Priority: 'No priority',
    'Cycle Name': 'Cycle 13',
  },
  { ID: 'ENG-44', Team: 'Sales', Title: 'Print', Status: 'Canceled', Priority: '4' },
  { ID: 'ENG-45', Team: 'Sales', Title: 'Export', Status: 'Done', Priority: 'High', Completed: '2026-10-01' },
];

describe('an export of Linear', () => {
  const text = csvOf(headers, rows);
  const facts = factsOf(text);
  const [first, second] = facts.requirements;

  it('is told by its headers, and has every field in its place', () => {
    assert.deepEqual([facts.format, facts.leftOut], ['linear', []]);
    assert.deepEqual(landed(first), {
      id: 'ENG-42',
      product: 'Sales',
      title: '=SUM wrong in the report',
      description: 'One line\n\n- and another',
      status: 'In Progress',
      effort: '3',
      priority: 'Urgent',
      module: 'Lead import',
      creator: 'xu@example.com',
      owner: 'shen@example.com',
      tags: ['Feature', 'Front line', 'phone'],
      phase: ['Beta', 'Cycle 12'],
      created: '2026-09-01',
      start: '2026-09-02',
      due: '2026-09-30',
      parent: 'ENG-40',
    });
    const labels = first?.claims.filter(({ field }) => field === 'tags') ?? [];
    assert.deepEqual(
      labels.map(({ range }) => slice(text, range)),
      ['Feature', 'Front line', 'phone'],
    );
  });

  it('is in its milestone, else in its cycle', () => {
    assert.equal(landed(second).phase, 'Cycle 13');
  });

  it('counts its words, and 1 as the highest number', () => {
    assert.deepEqual(facts.requirements.map(counted), [
      ['P0', 'developing'],
      [null, 'proposed'],
      ['P3', 'rejected'],
      ['P1', 'released'],
    ]);
  });
});
