/**
 * TAPD: requirements (需求) as Excel or CSV. The headers are the names of the fields of a story, as its
 * documentation lists them (需求字段说明): 标题, 处理人, 预计开始, 预计结束, 预估工时, 业务价值, 规模, 需求分类, 需求类别.
 * Priority numbers run from 4 (high) down to 1 (nice to have), against those of most others.
 */
import type { Tracker } from './tracker.ts';

export const tapd: Tracker = {
  name: 'tapd',
  tells: [
    ['标题', '处理人', '预计开始', '预计结束'],
    ['标题', '处理人', '业务价值', '规模'],
    ['标题', '处理人', '需求分类'],
    ['标题', '处理人', '需求类别'],
    ['标题', '处理人', '父需求'],
    ['标题', '处理人', '迭代', '预估工时'],
    ['标题', '处理人', '发布计划'],
    ['标题', 'TAPD单号'],
  ],
  columns: {
    分类: 'module',
    需求分类: 'module',
    模块: 'module',
    迭代: 'phase',
    发布计划: 'phase',
    版本: 'phase',
    需求类别: 'type',
    预计开始: 'start',
    预计结束: 'due',
    预估工时: 'effort',
    规模: 'effort',
    完成时间: 'released',
    创建人: 'creator',
    处理人: 'owner',
    父需求: 'parent',
    子需求: 'links',
    开发人员: 'other',
    抄送人: 'other',
    特性: 'tags',
    测试重点: 'test',
  },
  order: ['模块', '需求分类', '分类', '迭代', '发布计划', '版本', '预估工时', '规模'],
  priorities: {
    '4': 'P1',
    '3': 'P2',
    '2': 'P3',
    '1': 'P3',
    无关紧要: 'P3',
  },
  separators: { tags: '|' },
};
