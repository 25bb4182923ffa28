import assert from 'node:assert/strict';
import { trackers } from '../../../src/readers/trackers/trackers.ts';
import { counted, csvOf, factsOf, landed, xlsxOf, type Row } from './exports.ts';
import { read, set } from '../writing.ts';

interface Example {
  readonly format: string;
  readonly headers: string;
  readonly row: Row;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly counts: readonly (string | null)[];
}

const examples: readonly Example[] = [
  {
    format: 'zentao',
    headers:
      'ID,Product,Branch/Platform,Module,Plan,From,Note,Story Name,Description,Acceptance,Keywords,Priority,Estimates,Status,Phase,Category,CreatedBy,CreatedDate,AssignTo,Reason',
    row: {
      ID: '12',
      Product: 'CRM(#1)',
      Module: '/Leads(#4)',
      Plan: '1.0(#2)',
      'Story Name': 'Merge leads',
      Acceptance: 'By phone',
      Priority: '2',
      Status: 'Closed',
      Phase: 'Closed',
      CreatedBy: 'Xu',
      AssignTo: 'Shen',
      Reason: 'Postponed',
    },
    fields: {
      id: '12',
      product: 'CRM',
      module: '/Leads',
      phase: '1.0',
      title: 'Merge leads',
      acceptance: 'By phone',
      priority: '2',
      status: ['Postponed', 'Closed'],
      creator: 'Xu',
      owner: 'Shen',
      reason: 'Postponed',
    },
    counts: ['P1', 'deferred'],
  },
  {
    format: 'redmine',
    headers:
      '#,Project,Tracker,Parent task,Status,Priority,Subject,Author,Assignee,Updated,Category,Target version,Start date,Due date,Estimated time,Total estimated time,Spent time,% Done,Created,Closed,Related issues,Private',
    row: {
      '#': '812',
      Project: 'CRM',
      Tracker: 'Feature',
      'Parent task': '800',
      Status: 'Feedback',
      Priority: 'Immediate',
      Subject: 'Merge leads',
      Author: 'Xu',
      Assignee: 'Shen',
      Category: 'Leads',
      'Target version': '2.0',
      'Start date': '2026-09-01',
      'Due date': '2026-09-30',
      'Estimated time': '8.00',
      '% Done': '40',
      Created: '2026-08-01',
    },
    fields: {
      id: '812',
      product: 'CRM',
      type: 'Feature',
      parent: '800',
      status: 'Feedback',
      priority: 'Immediate',
      title: 'Merge leads',
      creator: 'Xu',
      owner: 'Shen',
      module: 'Leads',
      phase: '2.0',
      start: '2026-09-01',
      due: '2026-09-30',
      effort: '8.00',
      created: '2026-08-01',
    },
    counts: ['P0', 'developing'],
  },
  {
    format: 'redmine',
    headers:
      '#,项目,跟踪,父任务,状态,优先级,主题,作者,指派给,更新于,类别,目标版本,开始日期,计划完成日期,预期时间,% 完成,创建于',
    row: {
      '#': '9',
      项目: '客户管理',
      跟踪: '功能',
      状态: '新建',
      优先级: '立刻',
      主题: '合并线索',
      指派给: '沈亦',
      类别: '线索',
      目标版本: '二期',
      计划完成日期: '2026-09-30',
    },
    fields: {
      id: '9',
      product: '客户管理',
      type: '功能',
      status: '新建',
      priority: '立刻',
      title: '合并线索',
      owner: '沈亦',
      module: '线索',
      phase: '二期',
      due: '2026-09-30',
    },
    counts: ['P0', 'proposed'],
  },
  {
    format: 'plane',
    headers:
      'ID,Project,Name,Description,State,Start Date,Target Date,Priority,Created By,Assignee,Labels,Cycle Name,Cycle Start Date,Cycle End Date,Module Name,Module Start Date,Module Target Date,Created At,Updated At,Completed At,Archived At',
    row: {
      ID: 'CRM-7',
      Project: 'CRM',
      Name: 'Merge leads',
      Description: 'By phone',
      State: 'Todo',
      'Start Date': '2026-09-01',
      'Target Date': '2026-09-30',
      Priority: 'urgent',
      'Created By': 'Xu',
      Assignee: 'Shen',
      Labels: 'phone, frontline',
      'Cycle Name': 'Cycle 3',
      'Module Name': 'Leads, Import',
      'Created At': '2026-08-01',
    },
    fields: {
      id: 'CRM-7',
      product: 'CRM',
      title: 'Merge leads',
      description: 'By phone',
      status: 'Todo',
      start: '2026-09-01',
      due: '2026-09-30',
      priority: 'urgent',
      creator: 'Xu',
      owner: 'Shen',
      tags: ['phone', 'frontline'],
      phase: 'Cycle 3',
      module: ['Leads', 'Import'],
      created: '2026-08-01',
    },
    counts: ['P0', 'accepted'],
  },
  {
    format: 'shortcut',
    headers:
      'id,name,type,requester,owners,description,is_completed,created_at,started_at,updated_at,moved_at,completed_at,estimate,external_ticket_count,external_tickets,is_blocked,is_a_blocker,due_date,labels,epic_labels,tasks,state,epic_id,epic,project_id,project,iteration_id,iteration,utc_offset,is_archived,team_id,team,priority,severity,product_area,technical_area',
    row: {
      id: '85463',
      name: 'Merge leads',
      type: 'feature',
      requester: 'xu@example.com',
      owners: 'shen@example.com;zhao@example.com',
      description: 'By phone',
      is_completed: 'false',
      created_at: '2026/09/01 10:00:00',
      estimate: '3',
      labels: 'phone;frontline',
      state: 'Ready for Deploy',
      epic_id: '80001',
      epic: 'One lead',
      iteration_id: '9',
      iteration: 'Sprint 4',
      team: 'Sales',
      priority: 'Highest',
      product_area: 'Leads',
      technical_area: 'Web',
    },
    fields: {
      id: '85463',
      title: 'Merge leads',
      type: 'feature',
      requester: 'xu@example.com',
      owner: 'shen@example.com;zhao@example.com',
      description: 'By phone',
      created: '2026/09/01 10:00:00',
      effort: '3',
      tags: ['phone', 'frontline', 'Web'],
      status: 'Ready for Deploy',
      parent: 'One lead',
      phase: 'Sprint 4',
      product: 'Sales',
      priority: 'Highest',
      module: 'Leads',
    },
    counts: ['P0', 'testing'],
  },
  {
    format: 'tuleap',
    headers:
      'aid,title,description,status,assigned_to,category,priority,release_number,submitted_by,submitted_on,initial_effort,artifact_links',
    row: {
      aid: '1204',
      title: 'Merge leads',
      status: 'On going',
      assigned_to: 'shen',
      category: 'Leads',
      priority: 'High',
      release_number: '2.0',
      submitted_by: 'xu',
      initial_effort: '5',
      artifact_links: '1100, 1101',
    },
    fields: {
      id: '1204',
      title: 'Merge leads',
      status: 'On going',
      owner: 'shen',
      module: 'Leads',
      priority: 'High',
      phase: '2.0',
      creator: 'xu',
      effort: '5',
      links: ['1100', '1101'],
    },
    counts: ['P1', 'developing'],
  },
  {
    format: 'aha',
    headers:
      'Feature reference #,Feature name,Feature description,Feature status,Feature assigned to,Feature type,Feature tags,Epic name,Release name,Initiative name,Workspace name,Feature due date,Feature initial estimate',
    row: {
      'Feature reference #': 'CRM-12',
      'Feature name': 'Merge leads',
      'Feature description': '<p>By <b>phone</b></p>',
      'Feature status': 'Under consideration',
      'Feature assigned to': 'Shen',
      'Feature type': 'New',
      'Feature tags': 'phone, frontline',
      'Epic name': 'One lead',
      'Release name': '2026 Q3',
      'Workspace name': 'CRM',
      'Feature due date': '2026-09-30',
      'Feature initial estimate': '3d',
    },
    fields: {
      id: 'CRM-12',
      title: 'Merge leads',
      description: 'By phone',
      status: 'Under consideration',
      owner: 'Shen',
      type: 'New',
      tags: ['phone', 'frontline'],
      parent: 'One lead',
      phase: '2026 Q3',
      product: 'CRM',
      due: '2026-09-30',
      effort: '3d',
    },
    counts: [null, 'proposed'],
  },
];

describe('an export', () => {
  for (const { format, headers, row, fields, counts } of examples) {
    const names = headers.split(',');
    it(`of ${format} with ${names[1]} is told by its headers and has every field in its place`, () => {
      for (const facts of [
        factsOf(csvOf(names, [row])),
        factsOf(csvOf(names, [row], '\t'), 'docs/export.tsv'),
        factsOf(xlsxOf(names, [row]), 'docs/export.xlsx'),
      ]) {
        assert.equal(facts.format, format);
        assert.equal(facts.requirements.length, 1);
        assert.deepEqual(landed(facts.requirements[0]), fields);
        assert.deepEqual(counted(facts.requirements[0]), counts);
      }
    });
  }

  it('without the headers of any tracker has no priority from bare numbers', () => {
    for (const number of ['1', '2', '3', '4']) {
      const facts = factsOf(`编号,需求名称,模块,优先级\nA-1,合并,线索,${number}\n`);
      assert.deepEqual(
        [facts.format, facts.requirements.length, counted(facts.requirements[0])[0]],
        [undefined, 1, null],
      );
    }
  });

  it('of each tracker that numbers priorities reads them in its own direction', () => {
    const directions = Object.fromEntries(
      trackers.flatMap(({ name, priorities }) =>
        priorities?.['1'] ? [[name, [priorities['1'], priorities['4']]]] : [],
      ),
    );
    assert.deepEqual(directions, {
      zentao: ['P0', 'P3'],
      tapd: ['P3', 'P1'],
      azureDevOps: ['P0', 'P3'],
      linear: ['P0', 'P3'],
    });
  });

  it('may have titles above its headers', () => {
    const facts = factsOf(
      '需求导出,,,\n导出时间：2026-09-01,,,\n编号,所属计划,所处阶段,需求名称\n1,一期(#2),已计划,合并\n',
    );
    assert.deepEqual(
      [facts.format, landed(facts.requirements[0])],
      ['zentao', { id: '1', phase: '一期', status: '已计划', title: '合并' }],
    );
  });

  it('is told as one by no single word that a table of anything may have', () => {
    for (const { name, tells } of trackers) for (const all of tells) assert.ok(all.length >= 2, name);
  });
});

describe('setting a field in an export', () => {
  const text =
    '编号,所属模块,所属计划,所处阶段,需求名称,优先级,当前状态\n1,/排课(#3),一期(#2),已计划,合并,2,激活\n2,,,未开始,导出,3,激活\n';

  it('changes its cell alone', () => {
    const path = 'docs/export.csv';
    assert.equal(set(path, text, '1', 'module', '教室'), text.replace('/排课(#3)', '教室'));
    assert.equal(set(path, text, '2', 'module', '教室'), text.replace('2,,,', '2,教室,,'));
    assert.equal(set(path, text, '2', 'phase', '二期'), text.replace('2,,,', '2,,二期,'));
    assert.equal(set(path, text, '1', 'priority', '1'), text.replace('合并,2', '合并,1'));
    assert.equal(counted(read(path, set(path, text, '1', 'priority', '1'))[0])[0], 'P0');
  });
});
