import assert from 'node:assert/strict';
import { reviewSheet } from '../../../src/insight/review/reviewSheet.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';

const plan = `
system: { name: 销售平台 }
modules: [{ id: leads, name: 线索管理, endState: 线索 10 分钟内有人跟进, modules: [{ id: assign, name: 线索分配 }] }]
phases:
  - { id: p1, name: 一期, goal: 线索不丢, capacity: 10 }
  - { id: p2, name: 二期 }
processes: [{ id: deal, name: 线索到成交, steps: [{ id: assign, name: 分配线索, role: 主管 }] }]
`;

const pool = `
| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 环节 | 工作量(人天) | 必要性 | 不做会怎样 | 现有做法 |
|---|---|---|---|---|---|---|---|---|---|
| A-001 | 自动分配 | 线索分配 | 一期 | 待评审 | 分配线索 | 3 | 刚需 | 线索没人接 | 群里喊 |
| A-002 | 抢单 | 线索分配 | 一期 | 待评审 | | 4 | | | |
| A-003 | 小提醒 | 线索管理 | 一期 | 待评审 | | 0.5 | | | |
| A-004 | 已经定了 | 线索管理 | 一期 | 评审通过 | | 5 | | | |
| A-005 | 没估过 | 线索管理 | 一期 | 已排期 | | | | | |
| A-006 | 早就上线 | 线索管理 | 一期 | 已上线 | | 9 | | | |
| A-007 | 还没定 | 线索管理 | | 待评审 | | 1 | | | |
`;

describe('a review sheet', () => {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/a.md': pool });
  const root = snapshot.roots[0]?.id ?? '';
  const of = (...ids: readonly string[]) =>
    reviewSheet(
      snapshot,
      root,
      ids.flatMap((id) => snapshot.requirement(id) ?? []),
      () => [],
    );

  it('goes phase by phase, and ends with what is in none', () => {
    const sheet = of('A-007', 'A-001');
    assert.equal(sheet.name, '销售平台');
    assert.deepEqual(
      sheet.parts.map(({ phase, items }) => [phase?.name, items.map(({ id }) => id)]),
      [
        ['一期', ['A-001']],
        [undefined, ['A-007']],
      ],
    );
  });

  it('says what a decision needs to know', () => {
    const [item] = of('A-001').parts[0]?.items ?? [];
    assert.deepEqual(item?.step, ['线索到成交', '分配线索']);
    assert.equal(item?.role, '主管');
    assert.deepEqual(item?.modules, [{ names: ['线索管理', '线索分配'], endState: null }]);
    assert.equal(item?.withoutIt, '线索没人接');
    assert.equal(item?.workaround, '群里喊');
    assert.equal(item?.effort, 3);
  });

  it('draws the line before the first that no longer fits, whatever smaller ones come behind', () => {
    const [part] = of('A-001', 'A-002', 'A-003').parts;
    // 10 person-days, 5 of them for A-004, and nobody knows how many for A-005; what is released takes none.
    assert.deepEqual(part?.room, { capacity: 10, taken: 5, unknown: 1 });
    assert.equal(part?.fitting, 1);
  });

  it('has no line where everything fits or nobody says how much room there is', () => {
    assert.equal(of('A-003').parts[0]?.fitting, 1);
    const [open] = of('A-007').parts;
    assert.equal(open?.room, null);
    assert.equal(open?.fitting, 1);
  });
});
