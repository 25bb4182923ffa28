/**
 * Redmine: the CSV of an issue list. Headers are the names of the fields in the language of the user
 * (`config/locales`, `field_…`): #, Tracker, Parent task, Subject, Category, Target version, % Done.
 */
import type { Tracker } from './tracker.ts';

export const redmine: Tracker = {
  name: 'redmine',
  tells: [
    ['#', 'Tracker', 'Subject'],
    ['#', 'Subject', 'Target version'],
    ['#', 'Subject', '% Done'],
    ['#', '跟踪', '主题'],
    ['#', '主题', '目标版本'],
    ['#', '追蹤標籤', '主旨'],
  ],
  columns: {
    '#': 'id',
    Tracker: 'type',
    跟踪: 'type',
    追蹤標籤: 'type',
    类别: 'module',
    分類: 'module',
    Author: 'creator',
    更新于: 'updated',
    计划完成日期: 'due',
    预期时间: 'effort',
    父任务: 'parent',
    相关的问题: 'links',
    'Related issues': 'links',
    'Total estimated time': 'other',
    'Spent time': 'other',
    'Total spent time': 'other',
    Closed: 'other',
    结束日期: 'other',
    'Last updated by': 'other',
    Private: 'other',
  },
  statuses: [{ headers: ['Status', '状态'], words: { feedback: 'developing', 反馈: 'developing' } }],
  kinds: {
    headers: ['Tracker', '跟踪', '追蹤標籤'],
    words: {
      bug: 'defect',
      defect: 'defect',
      错误: 'defect',
      缺陷: 'defect',
      臭蟲: 'defect',
      task: 'task',
      任务: 'task',
      support: 'task',
      支持: 'task',
      支援: 'task',
      test: 'test',
      'test case': 'test',
    },
  },
};
