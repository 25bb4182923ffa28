import assert from 'node:assert/strict';
import { named, read, reasons } from './reading.ts';

/** A table with the given header and rows, cells separated by `/`. */
function table(header: string, ...rows: string[]): string {
  const line = (cells: string): string => `| ${cells.split('/').join(' | ')} |`;
  const delimiter = header.split('/').map(() => '---');
  return [line(header), `|${delimiter.join('|')}|`, ...rows.map(line)].join('\n');
}

const rejected: readonly [what: string, text: string, reason: string][] = [
  ['a revision table', table('版本/日期/作者/概述', 'V0.1/2026-08-20/许知夏/初稿'), 'Revision table'],
  [
    'a revision table in English',
    table('Version/Date/Author/Description', '1.0/2026-01-02/Ann/first draft'),
    'Revision table',
  ],
  [
    'parameters of an interface',
    table('参数/类型/必填/说明', 'leadId/string/是/线索编号'),
    'Table without requirement columns',
  ],
  [
    'properties',
    table('Name/Type/Description', 'id/string/the id'),
    'Table without evidence that its rows are requirements',
  ],
  ['settings', table('Key/Value', 'port/8080'), 'Table without requirement columns'],
  [
    'a list of tasks',
    table('Task/Status', 'write docs/Done', 'review/In Progress'),
    'Table without evidence that its rows are requirements',
  ],
  [
    'a list of links',
    table('标题/链接', '原型/https://example.com'),
    'Table without evidence that its rows are requirements',
  ],
  [
    'a comparison',
    table('功能/方案A/方案B', '导出/支持/不支持'),
    'Table without evidence that its rows are requirements',
  ],
  [
    'a price list',
    table('Feature/Free/Pro', 'Export/yes/yes'),
    'Table without evidence that its rows are requirements',
  ],
  ['a glossary', table('术语/定义', '线索/留下电话的人'), 'Table without requirement columns'],
  [
    'environment variables',
    table('变量名/默认值/说明', 'DB_HOST/localhost/数据库地址'),
    'Table without requirement columns',
  ],
  [
    'error codes',
    table('错误码/含义/处理方式', '40001/参数错误/检查参数'),
    'Table without requirement columns',
  ],
  [
    'columns of a database',
    table('字段名/类型/允许空/说明', 'lead_id/bigint/否/线索编号'),
    'Table without requirement columns',
  ],
  [
    'milestones',
    table('里程碑/时间/内容', 'M1/2026-12-31/线索不丢', 'M2/2027-03-31/约得上'),
    'Table of phases',
  ],
  [
    'phases with goals',
    table('阶段/目标/功能', '一期/线索不丢/分配、提醒', '二期/约得上/排课'),
    'Table of phases',
  ],
  ['deliveries', table('期/交付', '一期/分配', '二期/排课'), 'Table of phases'],
  [
    'roles against steps',
    table('角色/分配/跟进/成交', '销售/否/是/是', '主管/是/否/否'),
    'Table without requirement columns',
  ],
  [
    'test cases',
    table('编号/测试项/测试步骤/预期结果', 'TC-001/登录/输入密码/进入首页'),
    'Table of test cases',
  ],
  [
    'test cases for requirements',
    table('用例编号/需求编号/状态', 'TC-001/CRM-001/通过'),
    'Table of test cases',
  ],
  [
    'the meaning of states',
    table('状态/说明', '草稿/还没有提交', '已上线/大家都在用'),
    'Table without requirement columns',
  ],
  [
    'the meaning of priorities',
    table('优先级/说明', 'P0/不做就停', 'P1/尽快'),
    'Table without requirement columns',
  ],
  ['risks', table('编号/风险/影响/应对措施', 'R-01/延期/高/加人'), 'Table of risks'],
  [
    'modules with requirement ids',
    table('功能模块/关联需求编号', '线索/CRM-001、CRM-002'),
    'Table without requirement columns',
  ],
  [
    'steps with requirement ids',
    table('环节/相关需求', '分配/CRM-001', '跟进/CRM-002'),
    'Table without requirement columns',
  ],
  ['interfaces', table('方法/路径/说明', 'GET/\\/leads/查询线索'), 'Table without requirement columns'],
  [
    'components',
    table('组件/文件/功能/优先级', '规划器/plan.ts/生成计划/高'),
    'Table without evidence that its rows are requirements',
  ],
  [
    'things to do after a meeting',
    table('事情/谁/什么时候', '补培训/赵一鸣/11 月 24 日'),
    'Table without requirement columns',
  ],
  ['numbered findings', table('编号/问题/证据', 'S1/没有鉴权/a.ts'), 'Table without requirement columns'],
  ['a directory', table('文件/职责', 'src\\/a.ts/入口'), 'Table without requirement columns'],
  ['a table without rows', '| 编号 | 需求名称 |\n|---|---|', 'Table without rows'],
];

describe('a table of something else', () => {
  for (const [what, text, reason] of rejected) {
    it(`gives nothing and is counted with its reason: ${what}`, () => {
      const result = read(`# 说明\n\n${text}\n`);
      assert.deepEqual(named(result), []);
      assert.deepEqual(reasons(result), [reason]);
      assert.deepEqual([result.leftOut[0]?.range.line, result.leftOut[0]?.range.character], [2, 0]);
    });
  }

  it('below a change log gives nothing, whatever its columns are', () => {
    const result = read(`## 更新日志\n\n${table('编号/需求/状态', 'CRM-001/去重/已上线')}`);
    assert.deepEqual([named(result), reasons(result)], [[], ['Change log']]);
  });

  it('does not hide the requirement table that follows it', () => {
    const result = read(
      `${table('版本/日期/作者', 'V1/2026-01-01/A')}\n\n${table('编号/需求/状态', 'A-1/去重/草稿')}`,
    );
    assert.deepEqual([named(result), reasons(result)], [['A-1 去重'], ['Revision table']]);
  });
});
