import assert from 'node:assert/strict';
import { counted, factsOf, landed } from './exports.ts';
import { reasons, slice } from '../csv/reading.ts';
import type { ReaderResult } from '../../../src/readers/reader.ts';

const headers =
  'Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Resolution,Assignee,Reporter,Creator,' +
  'Created,Updated,Resolved,Due Date,Affects Version/s,Fix Version/s,Fix Version/s,Component/s,Component/s,Labels,Labels,' +
  'Description,Sprint,Sprint,Outward issue link (Blocks),Inward issue link (Blocks),Custom field (Epic Link),' +
  'Custom field (Rank),Custom field (Story Points),Custom field (Acceptance Criteria),Comment,Comment,Parent id,Status Category';

const text = [
  headers,
  '"Merge leads, by phone",CRM-12,10012,Story,In Review,CRM,Sales platform,High,,Shen Yi,Xu Zhixia,Xu Zhixia,' +
    '01/Sep/26 10:00 AM,02/Sep/26 9:00 AM,,30/Sep/26 12:00 AM,1.0,2.0,2.1,Leads,Import,phone,frontline,' +
    '"As a consultant, I see ""one"" lead\n\n* for each phone",Sprint 4,Sprint 5,CRM-13,CRM-9,CRM-1,0|i0001z:,5,' +
    '"Given two leads\nThen one is left",01/Sep/26;Shen Yi;agreed,02/Sep/26;Xu Zhixia;ok,,In Progress,beyond,the header',
  'Export report,CRM-13,10013,Story,Live everywhere,CRM,Sales platform,Lowest,,,,,,,,,,,,,,,,,Sprint 5,,,,,,,,,,10012,Done',
  'Login fails,CRM-14,10014,Bug,Open,CRM,Sales platform,Highest',
  'Write the query,CRM-15,10015,Sub-task,Open,CRM,Sales platform,Medium',
  "Themes,CRM-16,10016,New Feature,Closed,CRM,Sales platform,Low,Won't Do",
].join('\n');

describe('an export of Jira', () => {
  const facts = factsOf(text);
  const [first, second, third] = facts.requirements;

  it('is told by its headers; defects and sub-tasks are counted and left out', () => {
    assert.equal(facts.format, 'jira');
    assert.deepEqual(
      facts.requirements.map(({ id, title }) => `${id} ${title}`),
      ['CRM-12 Merge leads, by phone', 'CRM-13 Export report', 'CRM-16 Themes'],
    );
    assert.deepEqual(reasons(facts as ReaderResult), [
      'Cells beyond the last column that has a header',
      'A defect of a tracker',
      'A task of a tracker',
    ]);
  });

  it('has every field in its place, also those whose headers repeat', () => {
    assert.deepEqual(landed(first), {
      id: 'CRM-12',
      title: 'Merge leads, by phone',
      type: 'Story',
      status: ['In Review', 'In Progress'],
      product: 'Sales platform',
      priority: 'High',
      owner: 'Shen Yi',
      requester: 'Xu Zhixia',
      creator: 'Xu Zhixia',
      created: '01/Sep/26 10:00 AM',
      updated: '02/Sep/26 9:00 AM',
      due: '30/Sep/26 12:00 AM',
      phase: ['2.0', '2.1', 'Sprint 5', 'Sprint 4'],
      module: ['Leads', 'Import'],
      tags: ['phone', 'frontline'],
      description: 'As a consultant, I see "one" lead\n\n* for each phone',
      links: 'CRM-13',
      dependsOn: 'CRM-9',
      parent: 'CRM-1',
      effort: '5',
      acceptance: 'Given two leads\nThen one is left',
      note: ['01/Sep/26;Shen Yi;agreed', '02/Sep/26;Xu Zhixia;ok'],
    });
    for (const claim of first?.claims ?? []) {
      if (claim.from !== 'column' || claim.text === '') continue;
      assert.equal(slice(text, claim.range).replaceAll('""', '"'), claim.text);
    }
  });

  it('is in the newest sprint where no version is named, and tells by its category what its status means', () => {
    assert.deepEqual(landed(second).phase, 'Sprint 5');
    assert.deepEqual([landed(second).parent, counted(second)], ['10012', ['P3', 'released']]);
  });

  it('is rejected where its resolution says so', () => {
    assert.deepEqual([landed(third).reason, counted(third)], ["Won't Do", ['P3', 'rejected']]);
  });

  it('may be in the words of Jira Cloud, or in Chinese', () => {
    const cloud =
      'Work type,Key,Summary,Assignee,Priority,Status\nStory,CRM-1,Merge,Shen Yi,High,To Do\nBug,CRM-2,Crash,,High,To Do\n';
    const chinese =
      '概要,问题关键字,问题类型,状态,优先级,模块,修复的版本,标签\n合并,CRM-1,故事,待办,高,线索,一期,手机\n崩溃,CRM-2,缺陷,待办,高,线索,一期,\n';
    for (const [exported, fields] of [
      [
        cloud,
        { type: 'Story', id: 'CRM-1', title: 'Merge', owner: 'Shen Yi', priority: 'High', status: 'To Do' },
      ],
      [
        chinese,
        {
          title: '合并',
          id: 'CRM-1',
          type: '故事',
          status: '待办',
          priority: '高',
          module: '线索',
          phase: '一期',
          tags: '手机',
        },
      ],
    ] as const) {
      const read = factsOf(exported);
      assert.deepEqual([read.format, read.requirements.length], ['jira', 1]);
      assert.deepEqual(landed(read.requirements[0]), fields);
    }
  });

  it('has no priority where it is a bare number, as Jira has none', () => {
    const numbers = factsOf('Issue key,Summary,Priority\nCRM-1,Merge,1\n');
    assert.deepEqual([numbers.format, counted(numbers.requirements[0])[0]], ['jira', null]);
  });
});
