import assert from 'node:assert/strict';
import { formatMessage } from '../../src/model/message.ts';
import { findingsOf, snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;
const today = '2026-11-23';

/** `path:line code` of every finding on a day, lines from 1. */
function flags(files: Files, day = today): string[] {
  const snapshot = snapshotOf(files);
  return findingsOf(snapshot, day)
    .all()
    .map(({ uri, range, code }) => `${snapshot.document(uri ?? '')?.path}:${(range?.line ?? 0) + 1} ${code}`);
}

function messages(files: Files, code: string): string[] {
  return findingsOf(snapshotOf(files), today)
    .all()
    .filter((finding) => finding.code === code)
    .map(({ message: { key, args } }) => formatMessage(key, args));
}

/** A plan in which nothing is missing, with its phases as given. */
function planWith(phases: string, more = ''): string {
  return `modules: [{ id: leads, name: 线索, endState: 不丢 }]\nphases:\n${phases}\n${more}`;
}
const two = '  - { id: p1, name: 一期, goal: 不丢 }\n  - { id: p2, name: 二期, goal: 不等 }';

const header =
  '| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 | 人天 | 提出时间 |\n|---|---|---|---|---|---|---|\n';
const row = (id: string, phase: string, status = '', days = '', created = ''): string =>
  `| ${id} | 需求 ${id} | 线索 | ${phase} | ${status} | ${days} | ${created} |\n`;
const both = header + row('R-1', '一期', '已上线') + row('R-2', '二期', '已排期');

describe('the rules of phases', () => {
  it('flag a phase without a goal; where no phase has one, once', () => {
    const one = '  - { id: p1, name: 一期, goal: 不丢 }\n  - 二期';
    assert.deepEqual(flags({ 'groundplan.yaml': planWith(one), 'a.md': both }), [
      'groundplan.yaml:4 phase/no-goal',
    ]);
    assert.deepEqual(flags({ 'groundplan.yaml': planWith('  - 一期\n  - 二期'), 'a.md': both }), [
      'groundplan.yaml:3 phase/no-goal',
    ]);
  });

  it('flag a phase that only rejected requirements are planned for', () => {
    const docs = header + row('R-1', '一期') + row('R-2', '二期', '已拒绝');
    assert.deepEqual(flags({ 'groundplan.yaml': planWith(two), 'a.md': docs }), [
      'groundplan.yaml:4 phase/no-requirements',
    ]);
    assert.deepEqual(flags({ 'groundplan.yaml': planWith(two) }), []);
  });

  it('flag a phase past its due date with something open, from the day after', () => {
    const due = '  - { id: p1, name: 一期, goal: 不丢, due: 2026-11-22 }';
    const open = header + row('R-1', '一期', '已上线') + row('R-2', '一期', '研发中');
    const files = { 'groundplan.yaml': planWith(due), 'a.md': open };
    assert.deepEqual(flags(files), ['groundplan.yaml:3 phase/overdue']);
    assert.match(messages(files, 'phase/overdue')[0] ?? '', /一期.*2026-11-22, and 1 of its 2/u);
    assert.deepEqual(flags(files, '2026-11-22'), []);
    assert.deepEqual(flags({ ...files, 'a.md': header + row('R-1', '一期', '已上线') }), []);
  });

  it('flag more open work than there is capacity, and say which later phase has room', () => {
    const phases =
      '  - { id: p0, name: 零期, goal: a, capacity: 100 }\n  - { id: p1, name: 一期, goal: a, capacity: 10 }\n  - { id: p2, name: 二期, goal: b, capacity: 10.5 }';
    const docs =
      header +
      row('R-0', '零期', '', '1') +
      row('R-1', '一期', '', '8 人天') +
      row('R-2', '一期', '', '2.5') +
      row('R-3', '一期', '已上线', '90') +
      row('R-4', '一期', '', '待评估') +
      row('R-5', '二期', '', '0.1');
    const files = { 'groundplan.yaml': planWith(phases), 'a.md': docs };
    assert.deepEqual(flags(files), ['groundplan.yaml:4 phase/overloaded']);
    const [said] = messages(files, 'phase/overloaded');
    assert.match(
      said ?? '',
      /holds 10.5 person-days of work, 0.5 more .* of 10, while the later “二期” has room for 10.4/u,
    );
  });
});

describe('the rules of modules', () => {
  const frame = (modules: string): string =>
    `modules:\n${modules}\nphases: [{ id: p1, name: 一期, goal: a }]\n`;

  it('flag a module without an end state; where none has one, once', () => {
    const some = frame('  - { id: leads, name: 线索, endState: x, modules: [{ id: a, name: 分配 }] }');
    const docs = '| 编号 | 需求 | 所属模块 | 建设阶段 |\n|---|---|---|---|\n| R-1 | 去重 | 分配 | 一期 |\n';
    assert.deepEqual(flags({ 'groundplan.yaml': some, 'a.md': docs }), [
      'groundplan.yaml:2 module/no-end-state',
    ]);
    const none = frame('  - { id: leads, name: 线索 }\n  - { id: a, name: 分配 }');
    const all = `${docs}| R-2 | 合并 | 线索 | 一期 |\n`;
    assert.deepEqual(flags({ 'groundplan.yaml': none, 'a.md': all }), [
      'groundplan.yaml:2 module/no-end-state',
    ]);
    assert.match(
      messages({ 'groundplan.yaml': none, 'a.md': all }, 'module/no-end-state')[0] ?? '',
      /None of the 2/u,
    );
  });

  it('flag an empty module, the outermost one only', () => {
    const plan = frame(
      '  - { id: leads, name: 线索, endState: x }\n  - { id: order, name: 订单, endState: x, modules: [{ id: q, name: 报价, endState: y }] }',
    );
    const docs = header + row('R-1', '一期');
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'a.md': docs }), [
      'groundplan.yaml:3 module/no-requirements',
    ]);
  });

  it('flag a module that neither has an owner nor lies in one that has, where others have one', () => {
    const owned =
      '{ id: leads, name: 线索, endState: x, owner: 赵一鸣, modules: [{ id: a, name: 分配, endState: y }] }';
    const docs = `${header}${row('R-1', '一期')}| R-2 | 算价 | 订单 | 一期 | | | |\n| R-3 | 分 | 分配 | 一期 | | | |\n`;
    const plan = frame(`  - ${owned}\n  - { id: order, name: 订单, endState: z }`);
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'a.md': docs }), ['groundplan.yaml:3 module/no-owner']);
    assert.deepEqual(flags({ 'groundplan.yaml': plan.replace(', owner: 赵一鸣', ''), 'a.md': docs }), []);
  });
});

describe('the rules of what is stuck', () => {
  const limits = 'limits: { waitingDays: 30 }\n';
  const owned = planWith(
    '  - { id: p1, name: 一期, goal: a, start: 2026-09-01 }\n  - { id: p2, name: 二期, goal: b, start: 2027-01-01 }',
    limits,
  ).replace('endState: 不丢', 'endState: 不丢, owner: 赵一鸣');
  const rest = row('R-8', '一期', '研发中') + row('R-9', '二期', '研发中');

  it('flag a proposal without an answer after the limit, and say who owes it since when', () => {
    const docs =
      header +
      row('R-1', '一期', '待评审', '', '2026/10/23') +
      row('R-2', '一期', '待评审', '', '2026-10-24') +
      rest;
    const files = { 'groundplan.yaml': owned, 'a.md': docs };
    assert.deepEqual(flags(files), ['a.md:3 requirement/waiting']);
    assert.match(
      messages(files, 'requirement/waiting')[0] ?? '',
      /on 2026-10-23 .* 31 days; 赵一鸣 owes one/u,
    );
    assert.deepEqual(flags(files, '2026-11-22'), []);
  });

  it('flag what is accepted while its phase went on without it, from when it was accepted', () => {
    const docs =
      header +
      row('R-1', '一期', '评审通过', '', '2026-08-01') +
      row('R-2', '一期', '评审通过', '', '2026-11-01') +
      row('R-3', '二期', '评审通过', '', '2026-01-01') +
      rest;
    const files = { 'groundplan.yaml': owned, 'a.md': docs };
    assert.deepEqual(flags(files), ['a.md:3 requirement/waiting']);
    assert.match(
      messages(files, 'requirement/waiting')[0] ?? '',
      /“一期”, .* since 2026-09-01, for 83 days/u,
    );
  });

  it('say that nobody is named where neither the requirement nor its module has an owner', () => {
    const docs = header + row('R-1', '一期', '待评审', '', '2026-01-01') + rest;
    const files = { 'groundplan.yaml': owned.replace(', owner: 赵一鸣', ''), 'a.md': docs };
    assert.match(messages(files, 'requirement/waiting')[0] ?? '', /nobody is named who owes one/u);
  });

  it('flag what needs something of a later phase that is still open', () => {
    const depends = '| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 依赖需求 |\n|---|---|---|---|---|---|\n';
    const needing = `${depends}| R-1 | 报告 | 线索 | 一期 | | R-2、R-3 |\n| R-2 | 模板 | 线索 | 二期 | | |\n| R-3 | 字段 | 线索 | 一期 | | R-2 |\n`;
    const files = { 'groundplan.yaml': planWith(two), 'a.md': needing };
    assert.deepEqual(flags(files), ['a.md:3 requirement/phase-order', 'a.md:5 requirement/phase-order']);
    const released = needing.replace('二期 | |', '二期 | 已上线 |');
    assert.deepEqual(flags({ ...files, 'a.md': released }), []);
    assert.deepEqual(flags({ 'a.md': needing }), []);
  });

  it('flag what is said to stop the process without a reason, until it is released', () => {
    const columns =
      '| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 必要性 | 不做会怎样 |\n|---|---|---|---|---|---|---|\n';
    const docs = `${columns}| R-1 | 去重 | 线索 | 一期 | 待评审 | 刚需 | — |\n| R-2 | 合并 | 线索 | 一期 | 待评审 | 刚需 | 撞单 |\n| R-3 | 标签 | 线索 | 二期 | 已上线 | 刚需 | |\n| R-4 | 回收 | 线索 | 二期 | | 提效 | |\n`;
    assert.deepEqual(flags({ 'groundplan.yaml': planWith(two), 'a.md': docs }), [
      'a.md:3 requirement/necessity-unargued',
    ]);
  });
});

describe('the rules of what came of it', () => {
  const docs =
    '| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 | 上线日期 |\n|---|---|---|---|---|---|\n| R-1 | 外呼 | 线索 | 一期 | 已上线 | 2026-09-02 |\n| R-2 | 提醒 | 线索 | 二期 | 已上线 | 2026-11-04 |\n';
  const measures = (...rows: string[]): string =>
    `## 指标\n\n| 需求编号 | 指标 | 基线 | 目标 | 实际 | 统计日期 |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
  const plan = planWith(two);

  it('flag a released requirement whose metric in another document has no value since', () => {
    const files = { 'groundplan.yaml': plan, 'a.md': docs };
    const uncounted = measures(
      '| R-1 | 用时（秒） | 40 | 15 | 还没统计 | |',
      '| R-2 | 到课率 | 54% | 68% | | |',
    );
    assert.deepEqual(flags({ ...files, 'b.md': uncounted }), ['a.md:3 requirement/not-followed-up']);
    const before = measures('| R-1 | 用时（秒） | 40 | 15 | 39 | 2026-09-01 |');
    assert.deepEqual(flags({ ...files, 'b.md': before }), [
      'a.md:3 requirement/not-followed-up',
      'a.md:3 requirement/below-target',
    ]);
    assert.deepEqual(flags(files), []);
  });

  it('flag what falls short of its target, whichever way round better is', () => {
    const rows = measures(
      '| R-1 | 用时（秒） | 40 | 15 | 14 | 2026-10-31 |',
      '| R-2 | 到课率 | 54% | 68% | 58% | 2026-11-16 |',
      '| R-2 | 每周投诉 | | 5 | 6 | 2026-11-16 |',
      '| R-2 | 满意度 | | 4 | 4.3 | 2026-11-16 |',
      '| R-2 | 失败率 | | 不超过 2% | 1.5% | 2026-11-16 |',
    );
    const files = { 'groundplan.yaml': plan, 'a.md': docs, 'b.md': rows };
    assert.deepEqual(flags(files), ['a.md:4 requirement/below-target', 'a.md:4 requirement/below-target']);
    const said = messages(files, 'requirement/below-target');
    assert.match(said[0] ?? '', /“到课率” is at 58% and was to be at 68%/u);
    assert.match(said[1] ?? '', /“每周投诉”/u);
  });

  it('read metrics that a requirement writes out itself', () => {
    const own = `${plan}requirements:\n  - { id: R-1, title: 外呼, module: leads, phase: p1, status: 已上线, released: 2026-09-02, measures: [{ name: 占比, target: 90% }] }\n  - { id: R-2, title: 提醒, module: leads, phase: p2, status: 已上线, launch: { full: 2026-10-01 }, measures: [{ name: 占比, baseline: 10%, target: 90%, actual: 71%, date: 2026-11-01 }] }\n`;
    assert.deepEqual(flags({ 'groundplan.yaml': own }), [
      'groundplan.yaml:6 requirement/not-followed-up',
      'groundplan.yaml:7 requirement/below-target',
    ]);
  });

  it('miss released requirements in code only where asked to, and where code names any', () => {
    const on = `${plan}rules: { requirement/not-implemented: warning }\n`;
    const code = { 'src/a.ts': '// @req R-1\n' };
    assert.deepEqual(flags({ 'groundplan.yaml': on, 'a.md': docs, ...code }), [
      'a.md:4 requirement/not-implemented',
    ]);
    assert.deepEqual(flags({ 'groundplan.yaml': on, 'a.md': docs, 'src/a.ts': '// nothing\n' }), []);
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'a.md': docs, ...code }), []);
  });
});

describe('a workspace that never claimed to have a thing', () => {
  const everything =
    '| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 | 必要性 | 提出时间 | 上线日期 | 人天 |\n|---|---|---|---|---|---|---|---|---|\n| R-1 | 去重 | 线索 | 一期 | 待评审 | 提效 | 2020-01-01 | | 900 |\n| R-2 | 合并 | 线索 | 二期 | 已上线 | 提效 | 2020-01-01 | 2020-02-01 | 900 |\n| R-3 | 回收 | 线索 | 一期 | 评审通过 | 提效 | 2020-01-01 | | 900 |\n';

  it('has no findings without a plan file, however old its requirements', () => {
    assert.deepEqual(flags({ 'a.md': everything }), []);
  });

  it('has none for dates, capacities and steps where the plan names none', () => {
    const undated = everything.replaceAll('2020-01-01', '').replaceAll('2020-02-01', '');
    assert.deepEqual(flags({ 'groundplan.yaml': planWith(two), 'a.md': undated }), []);
  });

  it('has none for metrics that nobody wrote, and none that are late before anybody says which day it is', () => {
    const released = everything.replace('待评审', '研发中').replace('评审通过', '研发中');
    assert.deepEqual(flags({ 'groundplan.yaml': planWith(two), 'a.md': released }), []);
    const old = snapshotOf({ 'groundplan.yaml': planWith(two), 'a.md': everything });
    assert.deepEqual(findingsOf(old).all(), []);
    assert.equal(findingsOf(old, today).all().length, 1);
  });

  it('is not asked for what another folder’s plan says of it', () => {
    const code = { root: { id: 'file:///code', name: 'code' }, files: { 'src/a.ts': '// CRM-1\n' } };
    const own = {
      root: testRoot,
      files: { 'groundplan.yaml': planWith('  - 一期\n  - { id: p2, name: 二期, goal: b }'), 'a.md': both },
    };
    const codes = findingsOf(snapshotOfRoots([own, code]), today)
      .all()
      .map((finding) => finding.code);
    assert.deepEqual(codes, ['phase/no-goal']);
  });
});

describe('a new day', () => {
  it('makes late what was in time, and tells which documents differ', () => {
    const due = '  - { id: p1, name: 一期, goal: 不丢, due: 2026-11-22 }';
    const snapshot = snapshotOf({
      'groundplan.yaml': planWith(due),
      'a.md': header + row('R-1', '一期', '研发中'),
    });
    const book = findingsOf(snapshot, '2026-11-22');
    assert.deepEqual(book.all(), []);
    assert.deepEqual([...book.startDay('2026-11-23')], ['file:///plan/groundplan.yaml']);
    assert.deepEqual(
      book.all().map(({ code }) => code),
      ['phase/overdue'],
    );
    assert.deepEqual([...book.startDay('2026-11-23')], []);
  });
});
