import assert from 'node:assert/strict';
import { counted, csvOf, factsOf, landed, type Row } from './exports.ts';
import { slice } from '../csv/reading.ts';
import { placementOf } from './placing.ts';
import { readFacts } from '../../../src/readers/readDocument.ts';

const headers = [
  'ID',
  'Work Item Type',
  'Title 1',
  'Title 2',
  'Title 3',
  'Assigned To',
  'State',
  'Priority',
  'Area Path',
  'Iteration Path',
  'Tags',
  'Description',
  'Acceptance Criteria',
  'Story Points',
  'Node Name',
  'Created Date',
];

const rows: readonly Row[] = [
  {
    ID: '100',
    'Work Item Type': 'Epic',
    'Title 1': 'Leads',
    State: 'New',
    'Area Path': 'CRM',
    'Iteration Path': 'CRM',
    'Node Name': 'CRM',
  },
  {
    ID: '101',
    'Work Item Type': 'Feature',
    'Title 2': 'Import',
    'Assigned To': 'Shen Yi <shen@example.com>',
    State: 'Active',
    Priority: '1',
    'Area Path': 'CRM\\Leads\\Import',
    'Iteration Path': 'CRM\\Release 1\\Sprint 3',
    Tags: 'phone; frontline',
    'Story Points': '8',
    Description: '<div>From a <b>sheet</b></div><div>and a form &amp; more</div>',
    'Acceptance Criteria': '<ul><li>10 rows</li></ul>',
    'Node Name': 'Import',
    'Created Date': '9/1/2026',
  },
  {
    ID: '102',
    'Work Item Type': 'User Story',
    'Title 3': 'Columns',
    State: 'Resolved',
    Priority: '2',
    'Area Path': 'CRM\\Leads',
  },
  {
    ID: '103',
    'Work Item Type': 'Task',
    'Title 3': 'Write parser',
    State: 'New',
    Priority: '3',
    'Area Path': 'CRM\\Leads',
  },
  {
    ID: '104',
    'Work Item Type': 'User Story',
    'Title 3': 'Dates',
    State: 'Removed',
    Priority: '4',
    'Area Path': 'CRM\\Leads',
  },
  { ID: '105', 'Work Item Type': 'Bug', 'Title 2': 'Crash', State: 'New', Priority: '1' },
  { ID: '106', 'Work Item Type': 'Feature', 'Title 2': 'Merge', State: 'Closed' },
  { ID: '107', 'Work Item Type': 'Epic', 'Title 1': 'Orders', State: 'New' },
];

describe('an export of Azure DevOps', () => {
  const text = csvOf(headers, rows);
  const facts = factsOf(text);
  const byId = new Map(facts.requirements.map((requirement) => [requirement.id, requirement]));

  it('is told by its headers; tasks and bugs are counted and left out', () => {
    assert.equal(facts.format, 'azureDevOps');
    assert.deepEqual(
      facts.requirements.map(({ id, title }) => `${id} ${title}`),
      ['100 Leads', '101 Import', '102 Columns', '104 Dates', '106 Merge', '107 Orders'],
    );
    assert.deepEqual(
      facts.leftOut.map(({ reason, range }) => [reason.key, range.line]),
      [
        ['A task of a tracker', 4],
        ['A defect of a tracker', 6],
      ],
    );
  });

  it('has every field in its place', () => {
    assert.deepEqual(landed(byId.get('101')), {
      id: '101',
      type: 'Feature',
      title: 'Import',
      parent: '100',
      owner: 'Shen Yi <shen@example.com>',
      status: 'Active',
      priority: '1',
      module: 'Leads\\Import',
      phase: 'Release 1\\Sprint 3',
      tags: ['phone', 'frontline'],
      description: 'From a sheet\nand a form & more',
      acceptance: '10 rows',
      effort: '8',
      created: '9/1/2026',
    });
    const place = (field: string): string | undefined => {
      const claim = byId.get('101')?.claims.find((each) => each.field === field);
      return claim && slice(text, claim.range);
    };
    assert.deepEqual(
      [place('module'), place('phase'), place('title')],
      ['Leads\\Import', 'Release 1\\Sprint 3', 'Import'],
    );
  });

  it('has the parent that stands above, one title to the left, with its place', () => {
    const parents = facts.requirements.map(({ claims }) => claims.find(({ field }) => field === 'parent'));
    assert.deepEqual(
      parents.map((claim) => claim && [claim.text, claim.range.line]),
      [undefined, ['100', 1], ['101', 2], ['101', 2], ['100', 1], undefined],
    );
    for (const claim of parents) assert.equal(claim && slice(text, claim.range), claim?.text);
  });

  it('counts 1 as the highest priority, and its states as their process means them', () => {
    assert.deepEqual(facts.requirements.map(counted), [
      [null, 'proposed'],
      ['P0', 'developing'],
      ['P1', 'testing'],
      ['P3', 'rejected'],
      [null, 'released'],
      [null, 'proposed'],
    ]);
  });

  it('has a module from its area and no module from the project alone', () => {
    assert.deepEqual(landed(byId.get('100')).module, undefined);
    assert.deepEqual(placementOf(text, '101', ''), {
      modules: ['Leads/Import'],
      phase: 'Release 1\\Sprint 3',
    });
  });

  it('is placed in the phase of the plan that its iteration lies in', () => {
    const plan = (name: string): string =>
      `phases:\n  - { id: p1, name: ${name} }\nmodules:\n  - { id: leads, name: Leads }\n`;
    assert.deepEqual(placementOf(text, '101', plan('Release 1')), { modules: ['leads'], phase: 'p1' });
    assert.deepEqual(placementOf(text, '101', plan('Sprint 3')), { modules: ['leads'], phase: 'p1' });
  });

  it('may be flat, with one column of titles', () => {
    const flat = factsOf(
      'ID,Work Item Type,Title,State,Area Path\n1,User Story,Merge,New,CRM\\Leads\n2,Task,Parse,New,CRM\\Leads\n',
    );
    assert.deepEqual(flat.requirements.map(landed), [
      { id: '1', type: 'User Story', title: 'Merge', status: 'New', module: 'Leads' },
    ]);
  });

  it('is taken with all its items when somebody says that it holds requirements', () => {
    const bugs = csvOf(
      headers,
      rows.filter((row) => row['Work Item Type'] === 'Bug'),
    );
    assert.deepEqual(factsOf(bugs).requirements, []);
    const path = 'docs/export.csv';
    assert.equal(readVouched(path, bugs), 1);
  });
});

function readVouched(path: string, text: string): number {
  return readFacts(path, 'document', text, true).requirements.length;
}
