import assert from 'node:assert/strict';
import { comparePlans } from '../../../src/insight/compare/comparePlans.ts';
import { planState } from '../../../src/insight/compare/planState.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const plan = `modules:
  - id: leads
    name: 线索管理
    modules: [{ id: assign, name: 线索分配 }, { id: pool, name: 公海池 }]
  - { id: order, name: 订单 }
phases: [{ id: p1, name: 一期 }, { id: p2, name: 二期 }, { id: p3, name: 三期 }]
processes:
  - id: deal
    name: 成交
    steps: [{ id: call, name: 首次跟进, modules: [leads/assign] }, { id: close, name: 签约 }, { id: pay, name: 收款 }]
`;
const table = `# 需求

| 编号 | 需求 | 模块 | 建设阶段 | 环节 | 依赖需求 |
|---|---|---|---|---|---|
| A-1 | 线索自动分给在岗的销售 | leads/assign | p1 | 首次跟进 | |
| A-2 | 请假的销售不再分到线索 | leads/assign | p1 | 首次跟进 | A-1 |
| A-3 | 超时的线索回到公海 | leads/pool | p2 | | A-1 |
| | 扫码付款后生成订单 | order | p2 | 收款 | |
`;

const found = (one: Record<string, string>, two: Record<string, string>): readonly string[] =>
  comparePlans(
    planState(snapshotOf(one), testRoot.id),
    planState(snapshotOf(two), testRoot.id),
  ).differences.map(({ subject, change, field, title }) => `${subject} ${change} ${field}: ${title}`.trim());

const before = { 'groundplan.yaml': plan, '需求.md': table };

describe('what belongs together in two plans', () => {
  it('a module with another id and another name that has the same requirements is the same module', () => {
    const renamed = plan
      .replace('id: assign, name: 线索分配', 'id: dispatch, name: 派单')
      .replaceAll('leads/assign', 'leads/dispatch');
    const differences = found(before, {
      'groundplan.yaml': renamed,
      '需求.md': table.replaceAll('leads/assign', 'leads/dispatch'),
    });
    assert.deepEqual(differences, ['module renamed name: 线索分配', 'module renamed id: 线索分配']);
  });

  it('an outer module with another id moves nothing that lies in it', () => {
    const renamed = plan.replace('id: leads', 'id: clues').replaceAll('leads/', 'clues/');
    const differences = found(before, {
      'groundplan.yaml': renamed,
      '需求.md': table.replaceAll('leads/', 'clues/'),
    });
    assert.deepEqual(differences, ['module renamed id: 线索管理']);
  });

  it('a module below another one has moved, and its requirements have not', () => {
    const moved = plan
      .replace(', { id: pool, name: 公海池 }]', ']')
      .replace(
        '{ id: order, name: 订单 }',
        '{ id: order, name: 订单, modules: [{ id: pool, name: 公海池 }] }',
      );
    const differences = found(before, {
      'groundplan.yaml': moved,
      '需求.md': table.replaceAll('leads/pool', 'order/pool'),
    });
    assert.deepEqual(differences, ['module moved parent: 公海池']);
  });

  it('a phase and a step that stand elsewhere have moved, and the others have not', () => {
    const moved = plan
      .replace(
        '{ id: p1, name: 一期 }, { id: p2, name: 二期 }',
        '{ id: p2, name: 二期 }, { id: p1, name: 一期 }',
      )
      .replace(
        '{ id: call, name: 首次跟进, modules: [leads/assign] }, { id: close, name: 签约 }, { id: pay, name: 收款 }',
        '{ id: close, name: 签约 }, { id: pay, name: 收款 }, { id: call, name: 首次跟进, modules: [leads/assign] }',
      );
    const differences = found(before, { ...before, 'groundplan.yaml': moved });
    assert.deepEqual(
      differences.map((each) => each.slice(0, 17)),
      ['phase moved order', 'step moved order:'],
    );
    assert.equal(differences[1], 'step moved order: 首次跟进');
  });

  it('a text with another id is the same requirement, and links to it follow', () => {
    const differences = found(before, { ...before, '需求.md': table.replaceAll('A-1', 'B-7') });
    assert.deepEqual(differences, ['requirement renamed id: A-1 线索自动分给在岗的销售']);
  });

  it('ids that were counted anew move with their texts', () => {
    const counted = table.replaceAll('A-3', 'A-4').replaceAll('A-2', 'A-3');
    const differences = found(before, {
      ...before,
      '需求.md': counted.replace('| A-3 |', '| A-2 | 换一个话题：导出报表 | order | p3 | | |\n| A-3 |'),
    });
    assert.deepEqual(differences, [
      'requirement added : A-2 换一个话题：导出报表',
      'requirement renamed id: A-2 请假的销售不再分到线索',
      'requirement renamed id: A-3 超时的线索回到公海',
    ]);
  });

  it('a requirement without an id is known by its words, reworded or given an id', () => {
    const reworded = found(before, {
      ...before,
      '需求.md': table.replace('扫码付款后生成订单', '家长扫码付款后生成订单'),
    });
    assert.deepEqual(reworded, ['requirement reworded title: 扫码付款后生成订单']);
    const named = found(before, { ...before, '需求.md': table.replace('| | 扫码', '| A-9 | 扫码') });
    assert.deepEqual(named, ['requirement renamed id: 扫码付款后生成订单']);
  });

  it('a plan without a plan file is compared by what its documents name', () => {
    const only = { '需求.md': table };
    const differences = found(only, {
      '需求.md': table.replace(
        '| A-3 | 超时的线索回到公海 | leads/pool',
        '| A-3 | 超时的线索回到公海 | order',
      ),
    });
    assert.deepEqual(
      differences.filter((each) => each.startsWith('requirement')),
      ['requirement moved module: A-3 超时的线索回到公海'],
    );
  });

  it('a reason for no module is no module, and is compared as it reads', () => {
    const exempt = table.replace('| order | p2 |', '| n/a（通用） | p2 |');
    assert.deepEqual(found(before, { ...before, '需求.md': exempt }), [
      'requirement moved module: 扫码付款后生成订单',
    ]);
  });
});
