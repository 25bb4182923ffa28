import assert from 'node:assert/strict';
import { requirementCard } from '../../src/insight/requirementCard.ts';
import { phaseLoad } from '../../src/insight/phaseLoad.ts';
import { fieldText } from '../../src/model/requirement.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const plan = `
modules: [{ id: leads, name: 线索管理 }]
phases: [{ id: p1, name: 一期, capacity: 10 }]
placements:
  "docs/pool.md#A-001": { phase: p1, owner: 周敏, effort: 3, withoutIt: 线索没人接 }
`;

const pool = `| 编号 | 需求 | 所属模块 | 状态 | 负责人 |
|---|---|---|---|---|
| A-001 | 自动分配 | 线索管理 | 待评审 | 赵一鸣 |
| A-002 | 抢单 | 线索管理 | 待评审 | 赵一鸣 |
`;

describe('what the plan file says of a requirement', () => {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/pool.md': pool });
  const [first, second] = [...snapshot.requirements()];
  assert.ok(first && second);

  it('comes before its document, whichever field it is', () => {
    assert.equal(fieldText(first, 'owner'), '周敏');
    assert.equal(fieldText(second, 'owner'), '赵一鸣');
    assert.equal(requirementCard(snapshot, first, []).withoutIt, '线索没人接');
  });

  it('counts in the figures', () => {
    assert.equal(phaseLoad(snapshot, first.root, 'p1').open, 3);
  });

  it('leaves what the document says as it is, with its places', () => {
    assert.equal(first.fact.claims.find(({ field }) => field === 'owner')?.text, '赵一鸣');
    assert.equal(second.said, undefined);
  });
});
