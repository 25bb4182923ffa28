import assert from 'node:assert/strict';
import { takeOver } from '../../../src/edits/takeOver/takeOver.ts';
import { comparePlans } from '../../../src/insight/compare/comparePlans.ts';
import { planState } from '../../../src/insight/compare/planState.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';
import { salesPlan } from '../../insight/compare/salesPlan.ts';
import { changedPlan } from '../../insight/compare/twentyDifferences.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;

/** Paths in the order of the snapshot, with the texts after what was taken over. */
function taken(
  there: Files,
  here: Files,
  wanted: ReadonlySet<string> | null = null,
): { readonly files: Record<string, string>; readonly refused: readonly string[]; readonly taken: number } {
  const snapshot: Snapshot = snapshotOf(here);
  const pathOf = (uri: string): string => snapshot.document(uri)?.path ?? '';
  const result = takeOver(
    snapshot,
    testRoot.id,
    planState(snapshotOf(there), testRoot.id),
    wanted,
    (uri) => here[pathOf(uri)] ?? null,
  );
  if ('refusal' in result) throw new Error(result.refusal.key);
  const files = { ...here };
  for (const [uri, edits] of result.edits) {
    const path = pathOf(uri);
    files[path] = applySourceEdits(files[path] ?? '', edits);
  }
  const refused = [...result.refused].map(([id, why]) => `${id}: ${why.key}`);
  return { files, refused, taken: result.taken };
}

const differences = (there: Files, here: Files) =>
  comparePlans(planState(snapshotOf(there), testRoot.id), planState(snapshotOf(here), testRoot.id))
    .differences;

describe('taking differences over', () => {
  it('makes two revisions of the sample say the same, from the later to the earlier', () => {
    const result = taken(salesPlan(), changedPlan());
    assert.deepEqual(result.refused, []);
    assert.equal(result.taken, 20);
    assert.deepEqual(differences(salesPlan(), result.files), []);
  });

  it('makes two revisions of the sample say the same, from the earlier to the later', () => {
    const result = taken(changedPlan(), salesPlan());
    assert.deepEqual(result.refused, []);
    assert.equal(result.taken, 20);
    assert.deepEqual(differences(changedPlan(), result.files), []);
  });

  it('takes over each of the twenty alone and nothing else', function () {
    this.timeout(120_000);
    for (const { id } of differences(changedPlan(), salesPlan())) {
      const result = taken(changedPlan(), salesPlan(), new Set([id]));
      assert.deepEqual(result.refused, [], id);
      const left = differences(changedPlan(), result.files).map((each) => each.id);
      // A new module, phase or step is named by others that could not be told before.
      assert.ok(left.length < 20 && !left.includes(id), `${id}\n${left.join('\n')}`);
    }
  });
});

const plan = `# 规划
modules:
  - id: leads
    name: 线索管理 # 前半段
    modules:
      - { id: assign, name: 线索分配, owner: 赵 }
      - 公海池

  - id: order
    name: 订单
    paths:
      - src/order/**
phases:
  - { id: p1, name: 一期, capacity: 10, measures: [{ name: 跟进率, target: 80% }] }
  - { id: p2, name: 二期 }
  - 三期
processes:
  - id: deal
    name: 成交
    steps:
      - { id: call, name: 首次跟进, modules: [leads/assign] } # 打电话
      - { id: close, name: 签约 }
      - 收款
`;
const table = `# 需求

| 编号 | 需求 | 归属模块 | 建设阶段 | 环节 | 优先级 | 状态 | 需求来源 |
|---|---|---|---|---|---|---|---|
| A-1 | 线索自动分给在岗的销售 | 线索分配 | 一期 | 首次跟进 | P0 | 已上线 | 市场部 |
| A-2 | 请假的销售不再分到线索 | | 一期 | 首次跟进 | P1 | 待评审 | 市场部 |
| A-3 | 超时的线索回到公海 | 公海池 | 二期 | | P1 | 待评审 | 主管 |
| A-4 | 扫码付款后生成订单 | 订单 | 二期 | 收款 | P1 | 待评审 | 财务部 |
`;
const list = `# 订单

- B-1 订单可以拆分
  - 优先级：P1
  - 需求来源：财务部
- B-2 订单可以合并
  - 优先级：P2
  - 需求来源：财务部

## B-3 退款原路返回

- 优先级：P1

付款以后七天内可以退。

## B-4 发票自动开

- 优先级：P2
`;
const feedback = `requirements:
  - id: C-1
    title: 话术到期自动下架
    module: 线索管理
    source: 培训组
    acceptance:
      - 到期当天下架
      - 侧边栏看不到
  - id: C-2
    title: 约课时可以发老师介绍
    module: 订单
`;
const files: Files = {
  'groundplan.yaml': plan,
  '需求.md': table,
  'docs/订单.md': list,
  'docs/反馈.yaml': feedback,
};

/** What is taken over when the other plan has this in place of that, in one of the texts. */
function after(path: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  let there = files[path] ?? '';
  for (const [from, to] of changes) {
    assert.ok(there.includes(from), from);
    there = there.replace(from, () => to);
  }
  const result = taken({ ...files, [path]: there }, files);
  assert.deepEqual(result.refused, []);
  assert.deepEqual(differences({ ...files, [path]: there }, result.files), []);
  return result.files[path] ?? '';
}

/** The same, where the other text is what comes of it, character by character. */
function becomes(path: string, ...changes: readonly (readonly [from: string, to: string])[]): void {
  let there = files[path] ?? '';
  for (const [from, to] of changes) there = there.replace(from, () => to);
  assert.equal(after(path, ...changes), there);
}

describe('what is written when a difference is taken over', () => {
  it('is the value alone: comments, order and layout stay', () => {
    becomes('groundplan.yaml', ['owner: 赵', 'owner: 周']);
    becomes('groundplan.yaml', ['capacity: 10', 'capacity: 25']);
    becomes('groundplan.yaml', ['target: 80%', 'target: 90%']);
    becomes('groundplan.yaml', ['modules: [leads/assign] }', 'modules: [leads/assign, order] }']);
    becomes('groundplan.yaml', ['{ id: close, name: 签约 }', '{ id: close, name: 签约, role: 销售 }']);
    becomes('需求.md', ['扫码付款后生成订单', '扫码付款一分钟内生成订单']);
    becomes('需求.md', ['| P1 | 待评审 | 主管 |', '| P0 | 评审通过 | 市场部 |']);
    becomes('docs/订单.md', ['订单可以合并', '订单可以合并、也可以撤回']);
    becomes('docs/订单.md', ['  - 需求来源：财务部\n- B-2', '  - 需求来源：销售部\n- B-2']);
    becomes('docs/反馈.yaml', ['侧边栏看不到', '侧边栏里看不到']);
    becomes('docs/反馈.yaml', ['source: 培训组', 'source: 产品运营']);
  });

  it('is a key that was missing, or one less', () => {
    assert.match(
      after('groundplan.yaml', ['    name: 订单\n', '    name: 订单\n    endState: 不手算\n']),
      /\n {4}endState: 不手算\n/u,
    );
    becomes('groundplan.yaml', [', owner: 赵', '']);
    becomes('groundplan.yaml', ['    paths:\n      - src/order/**\n', '']);
    becomes('docs/反馈.yaml', ['    source: 培训组\n', '']);
    becomes('docs/订单.md', ['  - 需求来源：财务部\n- B-2', '- B-2']);
  });

  it('is an entry of the plan in its place and form', () => {
    becomes('groundplan.yaml', [
      '  - { id: p2, name: 二期 }\n',
      '  - { id: p2, name: 二期 }\n  - { id: px, name: 临时, goal: 应急 }\n',
    ]);
    becomes('groundplan.yaml', ['      - { id: close, name: 签约 }\n', '']);
    becomes('groundplan.yaml', ['      - 收款\n', '      - 收款\n      - { id: ship, name: 寄送 }\n']);
    becomes('groundplan.yaml', ['  - { id: p1, name', '  - { id: p0, name: 零期 }\n  - { id: p1, name']);
    becomes('groundplan.yaml', [
      '  - id: order\n',
      '  - id: trial\n    name: 试听\n    endState: 一气呵成\n\n  - id: order\n',
    ]);
    becomes('groundplan.yaml', ['      - 公海池\n', '      - 公海池\n      - { id: rules, name: 规则 }\n']);
  });

  it('is another order of phases and steps', () => {
    becomes(
      'groundplan.yaml',
      ['  - { id: p2, name: 二期 }\n', ''],
      ['  - 三期\n', '  - 三期\n  - { id: p2, name: 二期 }\n'],
    );
    becomes(
      'groundplan.yaml',
      ['      - { id: close, name: 签约 }\n', ''],
      ['      - { id: call', '      - { id: close, name: 签约 }\n      - { id: call'],
    );
  });

  it('is another name, in the plan and in the documents that use it', () => {
    const there = {
      ...files,
      'groundplan.yaml': plan.replace('name: 线索分配', 'name: 派单'),
      '需求.md': table.replace('线索分配', '派单'),
    };
    const result = taken(there, files);
    assert.deepEqual(result.refused, []);
    assert.equal(result.files['需求.md'], there['需求.md']);
    assert.equal(result.files['groundplan.yaml'], there['groundplan.yaml']);
  });

  it('is another name of a step, with the requirements that serve it', () => {
    const there = {
      ...files,
      'groundplan.yaml': plan.replace('name: 首次跟进', 'name: 第一次联系'),
      '需求.md': table.replaceAll('首次跟进', '第一次联系'),
    };
    const result = taken(there, files);
    assert.deepEqual(result.refused, []);
    assert.deepEqual(differences(there, result.files), []);
  });

  it('is a requirement less, and those below it stay where they were', () => {
    const without = after('需求.md', [
      '| A-1 | 线索自动分给在岗的销售 | 线索分配 | 一期 | 首次跟进 | P0 | 已上线 | 市场部 |\n| A-2 | 请假的销售不再分到线索 | |',
      '| A-2 | 请假的销售不再分到线索 | 线索分配 |',
    ]);
    assert.match(without, /\| A-2 \| 请假的销售不再分到线索 \| 线索分配 \|/u);
    becomes('docs/订单.md', ['- B-1 订单可以拆分\n  - 优先级：P1\n  - 需求来源：财务部\n', '']);
    becomes('docs/订单.md', ['## B-3 退款原路返回\n\n- 优先级：P1\n\n付款以后七天内可以退。\n\n', '']);
    becomes('docs/反馈.yaml', ['  - id: C-2\n    title: 约课时可以发老师介绍\n    module: 订单\n', '']);
  });

  it('is a further requirement, behind the one that it follows in the other plan', () => {
    becomes('需求.md', [
      '| A-4 |',
      '| A-9 | 换号也能领线索 | 公海池 | 二期 | | P2 | 待评审 | 主管 |\n| A-4 |',
    ]);
    becomes('docs/订单.md', [
      '- B-2 订单可以合并\n',
      '- B-9 订单可以备注\n  - 优先级：P1\n- B-2 订单可以合并\n',
    ]);
  });

  it('brings the module and the phase that a requirement needs', () => {
    const there = {
      ...files,
      'groundplan.yaml': plan
        .replace('  - id: order\n', '  - id: trial\n    name: 试听\n  - id: order\n')
        .replace('  - 三期\n', '  - 三期\n  - { id: p4, name: 四期 }\n'),
      '需求.md': table.replace(
        '| A-4 |',
        '| A-9 | 试听可以改期 | 试听 | 四期 | | P2 | 待评审 | 主管 |\n| A-4 |',
      ),
    };
    const wanted = differences(there, files).filter(({ subject }) => subject === 'requirement');
    const result = taken(there, files, new Set(wanted.map(({ id }) => id)));
    assert.deepEqual(result.refused, []);
    assert.deepEqual(differences(there, result.files), []);
  });

  it('is nothing where a document has no place for it, and that is said', () => {
    const there = { ...files, 'docs/订单.md': list.replace('## B-4 发票自动开\n\n- 优先级：P2\n', '') };
    const one = taken(there, files);
    assert.deepEqual(one.refused, []);
    const html =
      '<table><tr><th>编号</th><th>需求</th></tr><tr><td>H-1</td><td>甲乙丙</td></tr><tr><td>H-2</td><td>丁戊己</td></tr></table>\n';
    const here = { 'groundplan.yaml': plan, 'a.md': html };
    const snapshot = snapshotOf(here);
    const other = planState(
      snapshotOf({ ...here, 'a.md': html.replace('<tr><td>H-2</td><td>丁戊己</td></tr>', '') }),
      testRoot.id,
    );
    const result = takeOver(snapshot, testRoot.id, other, null, (uri) =>
      uri.endsWith('a.md') ? html : plan,
    );
    assert.ok('refusal' in result && result.refusal.key.includes('taken out'), JSON.stringify(result));
  });
});

describe('ids that are taken over', () => {
  it('follow a count that went on, from the last one', () => {
    const counted = table
      .replace('| A-4 |', '| A-6 |')
      .replace('| A-3 |', '| A-4 |')
      .replace('| A-2 |', '| A-3 |');
    const there = { ...files, '需求.md': counted };
    const result = taken(there, files);
    assert.deepEqual(result.refused, []);
    assert.deepEqual(differences(there, result.files), []);
  });

  it('are given to what had none', () => {
    const without = { ...files, '需求.md': table.replace('| A-4 |', '| |') };
    const result = taken(files, without);
    assert.deepEqual(result.refused, []);
    assert.equal(result.files['需求.md'], table);
  });
});
