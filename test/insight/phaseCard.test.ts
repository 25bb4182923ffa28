import assert from 'node:assert/strict';
import { phaseCard } from '../../src/insight/phaseCard.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: 线索管理
    modules:
      - { id: assign, name: 线索分配 }
      - { id: pool, name: 公海池 }
  - { id: orders, name: 订单 }
phases:
  - id: p1
    name: 一期
    goal: 线索不丢
    targetForm: 分配、跟进打通
    due: 2026-12-31
    measures: [{ name: 跟进率, baseline: 35%, target: 80%, actual: 52% }]
`;

const pool = `
| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 |
|---|---|---|---|---|
| A-001 | 扫码付款 | 订单 | 一期 | 待评审 |
| A-002 | 自动分配 | 线索分配；公海池 | 一期 | 已上线 |
| A-003 | 手工领取 | 公海池 | 一期 | 研发中 |
| A-004 | 还没想好 | | 一期 | 待评审 |
`;

describe('the card of a phase', () => {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/a.md': pool });
  const root = snapshot.roots[0]?.id ?? '';

  it('says what it is for and how far it is', () => {
    const card = phaseCard(snapshot, root, 'p1');
    assert.equal(card?.goal, '线索不丢');
    assert.equal(card?.targetForm, '分配、跟进打通');
    assert.equal(card?.due, '2026-12-31');
    assert.equal(card?.measures[0]?.actual, '52%');
    assert.deepEqual(card?.progress, { done: 1, total: 4 });
    assert.equal(card?.counts.unplaced, 1);
  });

  it('names the outermost modules that it builds, the largest first, each requirement once', () => {
    assert.deepEqual(phaseCard(snapshot, root, 'p1')?.modules, [
      { path: 'leads', name: '线索管理', done: 1, total: 2 },
      { path: 'orders', name: '订单', done: 0, total: 1 },
    ]);
  });

  it('is missing for a phase that the plan does not have', () => {
    assert.equal(phaseCard(snapshot, root, 'p9'), undefined);
  });
});
