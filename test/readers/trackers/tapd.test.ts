import assert from 'node:assert/strict';
import { counted, csvOf, factsOf, landed, xlsxOf, type Row } from './exports.ts';
import { slice } from '../csv/reading.ts';

const headers = [
  'ID',
  '标题',
  '详细描述',
  '需求类别',
  '状态',
  '优先级',
  '业务价值',
  '规模',
  '处理人',
  '开发人员',
  '创建人',
  '创建时间',
  '完成时间',
  '分类',
  '迭代',
  '版本',
  '预计开始',
  '预计结束',
  '预估工时',
  '父需求',
  '标签',
  '抄送人',
  '最后修改时间',
];

const rows: readonly Row[] = [
  {
    ID: '1120003271001000123',
    标题: '线索去重',
    详细描述: '按手机号\n合并',
    需求类别: '需求',
    状态: '规划中',
    优先级: '高',
    业务价值: '80',
    规模: '3',
    处理人: '许知夏;沈亦;',
    创建人: '赵一鸣',
    创建时间: '2026-09-01 10:00',
    分类: '线索管理',
    迭代: '2026 第 3 次迭代',
    预计开始: '2026-09-10',
    预计结束: '2026-09-20',
    预估工时: '24',
    父需求: '1120003271001000100',
    标签: '一线|手机号',
    最后修改时间: '2026-09-02 11:00',
  },
  { ID: '1120003271001000124', 标题: '导出报表', 状态: '已实现', 优先级: '4', 处理人: '沈亦;' },
  { ID: '1120003271001000125', 标题: '换肤', 状态: '已拒绝', 优先级: '1', 分类: '未分类' },
  { ID: '1120003271001000126', 标题: '打印', 优先级: '无关紧要' },
  { ID: '1120003271001000127', 标题: '签到', 优先级: '3' },
];

describe('an export of TAPD', () => {
  const text = csvOf(headers, rows);
  const facts = factsOf(text);

  it('is told by its headers, and has every field in its place', () => {
    assert.deepEqual([facts.format, facts.leftOut], ['tapd', []]);
    assert.deepEqual(landed(facts.requirements[0]), {
      id: '1120003271001000123',
      title: '线索去重',
      description: '按手机号\n合并',
      type: '需求',
      status: '规划中',
      priority: '高',
      value: '80',
      effort: ['24', '3'],
      owner: '许知夏;沈亦',
      creator: '赵一鸣',
      created: '2026-09-01 10:00',
      module: '线索管理',
      phase: '2026 第 3 次迭代',
      start: '2026-09-10',
      due: '2026-09-20',
      parent: '1120003271001000100',
      tags: ['一线', '手机号'],
      updated: '2026-09-02 11:00',
    });
  });

  it('has each label at its own place', () => {
    const labels = facts.requirements[0]?.claims.filter(({ field }) => field === 'tags') ?? [];
    assert.deepEqual(
      labels.map(({ range }) => slice(text, range)),
      ['一线', '手机号'],
    );
  });

  it('counts 4 as high and 1 as low, against the others', () => {
    assert.deepEqual(
      facts.requirements.map((requirement) => counted(requirement)[0]),
      ['P1', 'P1', 'P3', 'P3', 'P2'],
    );
  });

  it('is the same in a workbook', () => {
    const sheet = factsOf(xlsxOf(headers, rows), 'docs/需求.xlsx');
    assert.deepEqual([sheet.reader, sheet.format], ['xlsx', 'tapd']);
    assert.deepEqual(sheet.requirements.map(landed), facts.requirements.map(landed));
    assert.deepEqual(sheet.requirements.map(counted), facts.requirements.map(counted));
  });
});
