import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import { counted, csvOf, factsOf, landed, xlsxOf, type Row } from './exports.ts';
import { slice } from '../csv/reading.ts';

const headers = [
  '编号',
  '所属产品',
  '平台/分支',
  '所属模块',
  '所属计划',
  '来源',
  '来源备注',
  '研发需求名称',
  '描述',
  '验收标准',
  '关键词',
  '优先级',
  '预计工时',
  '当前状态',
  '所处阶段',
  '类别',
  'T',
  'B',
  'C',
  '由谁创建',
  '创建日期',
  '指派给',
  '指派日期',
  '抄送给',
  '评审者',
  '评审时间',
  '由谁关闭',
  '关闭日期',
  '关闭原因',
  '最后修改',
  '最后修改日期',
  '细分研发需求',
  '相关研发需求',
  '重复研发需求',
  '附件',
];

const rows: readonly Row[] = [
  {
    编号: '312',
    所属产品: '试听排课(#7)',
    所属模块: '/排课/教室(#45)',
    所属计划: '秋季版(#4) 冬季版(#9)',
    来源: '客户',
    来源备注: '华南校区',
    研发需求名称: '教室冲突时提示',
    描述: '同一教室不能排两节课\n提示要说是哪一节',
    验收标准: '保存前就提示',
    关键词: '教室',
    优先级: '1',
    预计工时: '16',
    当前状态: '激活',
    所处阶段: '研发中',
    类别: '功能',
    T: '3',
    B: '0',
    C: '2',
    由谁创建: '许知夏',
    创建日期: '2026-09-01',
    指派给: '沈亦',
    评审时间: '2026-09-03',
    最后修改日期: '2026-10-02',
    相关研发需求: '301',
  },
  {
    编号: '313',
    所属模块: '/(#0)',
    研发需求名称: '课表按周打印',
    优先级: '2',
    当前状态: '草稿',
    所处阶段: '未开始',
    由谁创建: '许知夏',
  },
  {
    编号: '314',
    研发需求名称: '短信提醒',
    优先级: '3',
    当前状态: '已关闭',
    所处阶段: '已关闭',
    关闭原因: '不做',
  },
  {
    编号: '315',
    所属模块: '/报名(#46)',
    研发需求名称: '在线报名',
    优先级: '4',
    当前状态: '已关闭',
    所处阶段: '已关闭',
    关闭原因: '已完成',
  },
  { 编号: '316', 研发需求名称: '微信登录', 当前状态: '激活', 所处阶段: '已发布' },
];

describe('an export of ZenTao', () => {
  const text = csvOf(headers, rows);
  const facts = factsOf(text);
  const [first, second, third, fourth, fifth] = facts.requirements;

  it('is told by its headers', () => {
    assert.deepEqual([facts.reader, facts.format, facts.leftOut], ['csv', 'zentao', []]);
    assert.deepEqual(
      facts.requirements.map(({ id, title, role }) => [id, title, role]),
      [
        ['312', '教室冲突时提示', 'definition'],
        ['313', '课表按周打印', 'definition'],
        ['314', '短信提醒', 'definition'],
        ['315', '在线报名', 'definition'],
        ['316', '微信登录', 'definition'],
      ],
    );
  });

  it('has every field in its place', () => {
    assert.deepEqual(landed(first), {
      id: '312',
      product: '试听排课',
      module: '/排课/教室',
      phase: '秋季版；冬季版',
      source: ['客户', '华南校区'],
      title: '教室冲突时提示',
      description: '同一教室不能排两节课\n提示要说是哪一节',
      acceptance: '保存前就提示',
      tags: '教室',
      priority: '1',
      effort: '16',
      status: ['研发中', '激活'],
      type: '功能',
      creator: '许知夏',
      created: '2026-09-01',
      owner: '沈亦',
      decided: '2026-09-03',
      updated: '2026-10-02',
      links: '301',
    });
    const description = first?.claims.find(({ field }) => field === 'description');
    assert.equal(description && slice(text, description.range), '同一教室不能排两节课\n提示要说是哪一节');
    assert.equal(first && slice(text, first.anchor), '312');
  });

  it('counts 1 as the highest priority', () => {
    const priorities = facts.requirements.map((requirement) => counted(requirement)[0]);
    assert.deepEqual(priorities, ['P0', 'P1', 'P2', 'P3', null]);
  });

  it('has the status that its stage tells, and of a closed one its reason', () => {
    const statuses = facts.requirements.map((requirement) => counted(requirement)[1]);
    assert.deepEqual(statuses, ['developing', 'proposed', 'rejected', 'released', 'released']);
    assert.deepEqual([landed(third).reason, landed(third).status], ['不做', ['不做', '已关闭']]);
    assert.deepEqual(landed(fifth).status, ['已发布', '激活']);
  });

  it('has no module where the cell is empty or the root, whatever the row above says', () => {
    assert.deepEqual(
      [landed(second).module, landed(third).module, landed(fourth).module],
      [undefined, undefined, '/报名'],
    );
  });

  it('is the same in the bytes of GBK, which older versions write', () => {
    const gbk = factsOf(iconv.encode(text, 'gbk'));
    assert.deepEqual([gbk.encoding, gbk.format], ['gb18030', 'zentao']);
    assert.deepEqual(gbk.requirements, facts.requirements);
  });

  it('is the same in a workbook, at places of its own', () => {
    const sheet = factsOf(xlsxOf(headers, rows), 'docs/export.xlsx');
    assert.deepEqual([sheet.reader, sheet.format], ['xlsx', 'zentao']);
    assert.deepEqual(sheet.requirements.map(landed), facts.requirements.map(landed));
    assert.deepEqual(sheet.requirements.map(counted), facts.requirements.map(counted));
  });

  for (const [version, title, description] of [
    ['12', '需求名称', '需求描述'],
    ['15', '研发需求名称', '需求描述'],
    ['18', '软件需求名称', '描述'],
    ['of user requirements', '用户需求名称', '描述'],
  ] as const) {
    it(`may have the headers of version ${version}`, () => {
      const drifted = csvOf(
        ['编号', '所属产品', '所属模块', title, description, '优先级', '当前状态', '由谁创建'],
        [
          {
            编号: '5',
            所属产品: '排课(#1)',
            所属模块: '/教室(#3)',
            [title]: '去重',
            [description]: '说明',
            优先级: '1',
            当前状态: '激活',
            由谁创建: '沈亦',
          },
        ],
      );
      const read = factsOf(drifted);
      assert.equal(read.format, 'zentao');
      assert.deepEqual(landed(read.requirements[0]), {
        id: '5',
        product: '排课',
        module: '/教室',
        title: '去重',
        description: '说明',
        priority: '1',
        status: '激活',
        creator: '沈亦',
      });
      assert.deepEqual(counted(read.requirements[0]), ['P0', 'accepted']);
    });
  }

  it('is not an export of its bugs or test cases', () => {
    const bugs =
      'Bug编号,所属产品,所属模块,Bug标题,严重程度,优先级,由谁创建,指派给\n1,排课(#1),/教室(#3),打不开,1,1,沈亦,许知夏\n';
    const cases =
      '用例编号,所属产品,所属模块,相关研发需求,用例标题,步骤,预期,由谁创建\n1,排课(#1),/教室(#3),5,登录,点登录,成功,沈亦\n';
    assert.deepEqual(factsOf(bugs).requirements, []);
    assert.deepEqual(factsOf(cases).requirements, []);
  });
});
