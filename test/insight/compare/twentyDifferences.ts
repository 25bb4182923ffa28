/** Twenty changes of the sample, written by hand as a team would make them, and what each is to be called. */
import { changed, salesPlan } from './salesPlan.ts';

const plan = 'groundplan.yaml';
const list = 'docs/需求/功能清单.md';
const third = 'docs/需求/三期规划.md';
const pool = 'docs/需求/需求池.md';
const yaml = 'docs/需求/运营反馈.yaml';
const orders = 'docs/需求/二期-报价与订单需求.md';

interface KnownChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Subject, change and field; empty for a change that belongs to the one before it. */
  readonly is: string;
}

export const twentyChanges: readonly KnownChange[] = [
  // Modules: a new one, one with other words for the same name, one below another, an end state, an owner, code.
  {
    path: plan,
    before: '  - id: insight\n    name: 经营看板',
    after:
      '  - id: contract\n    name: 电子协议\n    owner: 周岩\n    endState: 协议在线上签，不用拍照回传\n\n  - id: insight\n    name: 经营看板',
    is: 'module added ',
  },
  { path: plan, before: 'name: 公海池\n', after: 'name: 线索公海池\n', is: 'module renamed name' },
  { path: list, before: '| CRM-005 | 公海池 |', after: '| CRM-005 | 线索公海池 |', is: '' },
  {
    path: plan,
    before: '    endState: 从约课到回访一气呵成，家长每一步都收到通知，销售不用当传话人',
    after: '    endState: 从约课到回访都在线上，家长每一步都收到通知',
    is: 'module changed endState',
  },
  {
    path: plan,
    before: `  - id: handover
    name: 学员交接
    aliases: [交接, 班主任交接]
    owner: 周岩`,
    after: `  - id: handover
    name: 学员交接
    aliases: [交接, 班主任交接]
    owner: 许知夏`,
    is: 'module changed owner',
  },
  // Phases: goal, due date, capacity, a measure, a new one.
  {
    path: plan,
    before: 'goal: 线索不丢、不撞、不等',
    after: 'goal: 线索不丢、不撞、不等、不错',
    is: 'phase changed goal',
  },
  { path: plan, before: 'due: 2027-01-15', after: 'due: 2027-01-29', is: 'phase changed due' },
  { path: plan, before: 'capacity: 150', after: 'capacity: 130', is: 'phase changed capacity' },
  {
    path: plan,
    before: '{ name: 试听到课率, baseline: 54%, target: 68%,',
    after: '{ name: 试听到课率, baseline: 54%, target: 70%,',
    is: 'phase changed measure:试听到课率',
  },
  {
    path: plan,
    before: '# 业务流程：每个环节',
    after: `  - id: p4
    name: 四期
    goal: 把其他校区接进来
    capacity: 60

# 业务流程：每个环节`,
    is: 'phase added ',
  },
  // Steps: one that a module carries now, one that another role does.
  {
    path: plan,
    before: '- { id: contract, name: 签电子协议, role: 销售 } # 现在线下发文件、拍照回传',
    after: '- { id: contract, name: 签电子协议, role: 销售, modules: [contract] } # 现在线下发文件、拍照回传',
    is: 'step changed modules',
  },
  {
    path: plan,
    before: '{ id: material, name: 寄送教材, role: 教务 }',
    after: '{ id: material, name: 寄送教材, role: 班主任 }',
    is: 'step changed role',
  },
  // Requirements: another phase, another module, priority, status, words, effort, id, one new, one gone, one step.
  {
    path: list,
    before: '| CRM-009 | | 投放线索带上渠道、创意和落地页信息 | P2 | 锦上添花 | 二期 |',
    after: '| CRM-009 | | 投放线索带上渠道、创意和落地页信息 | P2 | 锦上添花 | 三期 |',
    is: 'requirement moved phase',
  },
  {
    path: yaml,
    before: '    module: 跟进任务\n',
    after: '    module: 客户档案\n',
    is: 'requirement moved module',
  },
  {
    path: orders,
    before: '| P1 | 提效 | 已排期 | 审批特价 |',
    after: '| P0 | 提效 | 已排期 | 审批特价 |',
    is: 'requirement changed priority',
  },
  {
    path: third,
    before: `  - 必要性：提效
  - 状态：待评审
  - 业务环节：首次家长沟通`,
    after: `  - 必要性：提效
  - 状态：评审通过
  - 业务环节：首次家长沟通`,
    is: 'requirement changed status',
  },
  {
    path: list,
    before: '超过 48 小时未跟进的线索自动回收到公海',
    after: '超过 24 小时未跟进的线索自动回收到公海，节假日顺延',
    is: 'requirement reworded title',
  },
  {
    path: orders,
    before: '| 财务部 · 月会 | 2026-08-10 | 5 | 12 |',
    after: '| 财务部 · 月会 | 2026-08-10 | 5 | 16 |',
    is: 'requirement changed text:effort',
  },
  { path: pool, before: '| CRM-046 |', after: '| CRM-146 |', is: 'requirement renamed id' },
  {
    path: yaml,
    before: '  - id: CRM-054\n',
    after: `  - id: CRM-062
    title: 家长签完协议自动收到电子版
    module: 电子协议
    phase: 四期
    step: 签电子协议
    priority: P1
    necessity: 提效
    status: 待评审
    value: 3
    effort: 4
  - id: CRM-054
`,
    is: 'requirement added ',
  },
  {
    path: pool,
    before:
      '| CRM-045 | 客户列表支持按年级筛选 | 华南销售二部 · 群消息 | 2026-11-02 | P2 | 锦上添花 | 待评审 | 同上 | 二期 | | | 2 | 1 |\n',
    after: '',
    is: 'requirement removed ',
  },
];

/** The sample with all of them. */
export function changedPlan(): Record<string, string> {
  let files = salesPlan();
  for (const { path, before, after } of twentyChanges) files = changed(files, path, before, after);
  return files;
}

export const twentyDifferences: readonly string[] = twentyChanges
  .map(({ is }) => is)
  .filter((is) => is !== '');
