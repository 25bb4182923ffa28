/**
 * Jira: the CSV of “Export › CSV (all fields)”, in which a field with several values repeats its header, and
 * fields of a team's own are `Custom field (X)`. Headers: Atlassian's documentation of import and export
 * (`Issue key`, `Fix Version/s`, `Component/s`, `Parent id`), in the new words of Jira Cloud and in Chinese.
 */
import type { StatusColumn, Tracker } from './tracker.ts';

const resolution: StatusColumn = {
  // A closed issue that was never built is told by its resolution alone.
  headers: ['Resolution', '解决结果'],
  words: {
    "won't do": 'rejected',
    "won't fix": 'rejected',
    'won’t do': 'rejected',
    'won’t fix': 'rejected',
    declined: 'rejected',
    invalid: 'rejected',
    'cannot reproduce': 'rejected',
    rejected: 'rejected',
    duplicate: 'duplicate',
    不做: 'rejected',
    不予处理: 'rejected',
    不会完成: 'rejected',
    重复: 'duplicate',
    重复的: 'duplicate',
    'deferred/later': 'deferred',
    later: 'deferred',
  },
};

/** Words of the workflows that Jira comes with, whose first word alone would mislead. */
const status: StatusColumn = {
  headers: ['Status', '状态'],
  words: {
    'selected for development': 'planned',
    'ready for development': 'planned',
    'ready for dev': 'planned',
    'ready for review': 'testing',
    'ready for qa': 'testing',
    'ready for test': 'testing',
    'ready for testing': 'testing',
    'ready for release': 'testing',
    'ready to release': 'testing',
    'code review': 'testing',
    'waiting for approval': 'proposed',
    'waiting for customer': 'proposed',
    'under review': 'proposed',
    todo: 'accepted',
  },
};

const category: StatusColumn = {
  headers: ['Status Category', '状态类别'],
  words: { 'to do': 'proposed', 'in progress': 'developing', done: 'released', 待办: 'proposed' },
};

export const jira: Tracker = {
  name: 'jira',
  tells: [
    ['Issue key', 'Summary'],
    ['Issue id', 'Issue Type', 'Summary'],
    ['Issue Type', 'Summary', 'Fix Version/s'],
    ['Work item key', 'Summary'],
    ['Work type', 'Key', 'Summary'],
    ['问题关键字', '概要'],
    ['事务关键字', '摘要'],
  ],
  columns: {
    'Work item key': 'id',
    事务关键字: 'id',
    'Work type': 'type',
    'Issue Type': 'type',
    问题类型: 'type',
    事务类型: 'type',
    摘要: 'title',
    'Project key': 'other',
    'Project type': 'other',
    'Project lead': 'other',
    'Project description': 'other',
    项目名称: 'product',
    'Status Category': 'status',
    状态类别: 'status',
    解决结果: 'reason',
    模块: 'module',
    'Affects Version/s': 'other',
    'Affects versions': 'other',
    'Parent key': 'parent',
    'Parent summary': 'other',
    'Custom field (Epic Name)': 'other',
    // The order on a board, in a notation of its own.
    'Custom field (Rank)': 'other',
    Watchers: 'other',
    Votes: 'other',
    Attachment: 'other',
    'Last Viewed': 'other',
    Resolved: 'released',
    'Inward issue link (Blocks)': 'dependsOn',
    'Outward issue link (Depends)': 'dependsOn',
    'Inward issue link (Duplicate)': 'links',
    'Outward issue link (Duplicate)': 'duplicateOf',
    'Inward issue link': 'links',
    'Outward issue link': 'links',
    'Remaining Estimate': 'other',
    'Time Spent': 'other',
  },
  order: [
    'Issue key',
    'Work item key',
    'Key',
    'Fix Version/s',
    'Fix versions',
    'Sprint',
    'Parent key',
    'Custom field (Story Points)',
    'Custom field (Story point estimate)',
    'Resolution',
    '解决结果',
    'Status',
    '状态',
    'Status Category',
    '状态类别',
  ],
  newestLast: ['Sprint', '冲刺'],
  statuses: [resolution, status, category],
  kinds: {
    headers: ['Issue Type', 'Work type', '问题类型', '事务类型'],
    // A “Task” of Jira stands beside a story, and in many teams everything is one; only what lies below is none.
    words: {
      'sub-task': 'task',
      subtask: 'task',
      子任务: 'task',
      'technical task': 'task',
      bug: 'defect',
      defect: 'defect',
      incident: 'defect',
      缺陷: 'defect',
      故障: 'defect',
      test: 'test',
      'test case': 'test',
      'test execution': 'test',
      'test plan': 'test',
      'test set': 'test',
      precondition: 'test',
      'pre-condition': 'test',
      测试: 'test',
      测试用例: 'test',
    },
  },
};
