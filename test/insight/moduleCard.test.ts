import assert from 'node:assert/strict';
import { moduleCard, type ModuleCard } from '../../src/insight/moduleCard.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: 线索管理
    aliases: [线索]
    owner: 赵一鸣
    endState: 没有一条线索没人管
    modules:
      - { id: assign, name: 线索分配 }
      - { id: pool, name: 公海池 }
  - { id: orders, name: 订单 }
phases:
  - { id: p1, name: 一期 }
  - { id: p2, name: 二期 }
processes:
  - id: deal
    name: 线索到成交
    steps:
      - { id: assign, name: 分配线索, role: 主管, modules: [leads/assign] }
      - { id: pay, name: 收款, modules: [订单] }
`;

const pool = `
| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 |
|---|---|---|---|---|
| A-001 | 自动分配 | 线索分配 | 一期 | 已上线 |
| A-002 | 回收到公海 | 公海池；线索分配 | 一期 | 研发中 |
| A-003 | 手工领取 | 公海池 | | 待评审 |
| A-004 | 按星座分配 | 线索分配 | 二期 | 已拒绝 |
| A-005 | 扫码付款 | 订单 | 二期 | 待评审 |
`;

describe('the card of a module', () => {
  it('says what it is to become, who owns it and what is below it', () => {
    const card = cardOf('leads');
    assert.deepEqual(card.names, ['线索管理']);
    assert.equal(card.endState, '没有一条线索没人管');
    assert.equal(card.owner, '赵一鸣');
    assert.deepEqual(card.submodules, ['线索分配', '公海池']);
    assert.equal(card.inferred, false);
  });

  it('counts each requirement of its submodules once, phase by phase, without the closed ones', () => {
    const card = cardOf('leads');
    assert.deepEqual(card.progress, { done: 1, total: 3 });
    assert.deepEqual(card.phases, [
      { id: 'p1', name: '一期', done: 1, total: 2 },
      { id: null, name: null, done: 0, total: 1 },
    ]);
    assert.equal(card.counts.unplaced, 1);
  });

  it('names the process steps that it or a module below it carries', () => {
    assert.deepEqual(cardOf('leads').steps, [
      { path: 'deal/assign', process: '线索到成交', step: '分配线索', role: '主管' },
    ]);
    assert.deepEqual(
      cardOf('orders').steps.map(({ step }) => step),
      ['收款'],
    );
  });

  it('knows its place in the plan file', () => {
    const { place } = cardOf('leads/pool');
    assert.ok(place);
    assert.match(place.uri, /groundplan\.yaml$/u);
    assert.match(plan.split('\n')[place.range.line] ?? '', /公海池/u);
  });

  it('is inferred, without a place, where no plan file names modules', () => {
    const snapshot = snapshotOf({ 'docs/a.md': pool });
    const card = moduleCard(snapshot, snapshot.roots[0]?.id ?? '', '订单');
    assert.equal(card?.inferred, true);
    assert.equal(card?.place, null);
  });

  it('is missing for a module that the plan does not have', () => {
    const snapshot = snapshotOf({ 'groundplan.yaml': plan });
    assert.equal(moduleCard(snapshot, snapshot.roots[0]?.id ?? '', 'leads/none'), undefined);
  });

  function cardOf(path: string): ModuleCard {
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/a.md': pool });
    const card = moduleCard(snapshot, snapshot.roots[0]?.id ?? '', path);
    assert.ok(card);
    return card;
  }
});
