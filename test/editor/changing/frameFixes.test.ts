import assert from 'node:assert/strict';
import { fixList } from '../../../src/editor/changing/fixes/fixList.ts';
import { formatMessage } from '../../../src/model/message.ts';
import { findingsOf, snapshotOf } from '../../support/snapshotOf.ts';

const plan = `
modules:
  - { id: leads, name: 线索, endState: 不丢, owner: 赵一鸣 }
  - { id: order, name: 订单 }
phases:
  - { id: p1, name: 一期, due: 2026-09-30, capacity: 1 }
  - { id: p2, name: 二期, goal: 不等 }
`;
const docs =
  '| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 必要性 | 提出时间 | 人天 | 依赖需求 |\n|---|---|---|---|---|---|---|---|---|\n| R-1 | 去重 | 线索 | 一期 | 待评审 | 刚需 | 2026-01-01 | 2 | R-2 |\n| R-2 | 合并 | 订单 | 二期 | 待评审 | | 2026-01-01 | | |\n';
const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': docs });
const findings = findingsOf(snapshot, '2026-11-23').all();

/** `label → command field` of what mends the first finding of this rule. */
function fixes(code: string, nth = 0): readonly string[] {
  const finding = findings.filter((each) => each.code === code)[nth];
  assert.ok(finding, code);
  return fixList(snapshot, finding).map(({ label, command, args }) => {
    const field =
      command === 'groundplan.setPlanField'
        ? ` ${String(args[3])} of ${String(args[2])}`
        : ` ${String(args[0]).replace(/^file:.*/u, '')}`;
    return `${formatMessage(label.key, label.args)} → ${command.replace('groundplan.', '')}${command === 'groundplan.openPlanCard' ? ` ${String(args[2])}` : field}`;
  });
}

describe('what mends a finding about the frame', () => {
  it('sets what a module or a phase does not say, or opens its card', () => {
    assert.deepEqual(fixes('phase/no-goal'), [
      'Set goal… → setPlanField goal of p1',
      'Open its card → openPlanCard p1',
    ]);
    assert.deepEqual(fixes('phase/overdue'), [
      'Set due date… → setPlanField due of p1',
      'Open its card → openPlanCard p1',
    ]);
    assert.deepEqual(fixes('phase/overloaded')[0], 'Set capacity… → setPlanField capacity of p1');
    assert.deepEqual(fixes('module/no-end-state')[0], 'Set end state… → setPlanField endState of order');
    assert.deepEqual(fixes('module/no-owner')[0], 'Set owner… → setPlanField owner of order');
  });

  it('gives an answer, an owner, a reason or another phase to a requirement that is stuck', () => {
    assert.deepEqual(fixes('requirement/waiting'), [
      'Set status… → setStatus R-1',
      'Set phase… → setPhase R-1',
    ]);
    assert.deepEqual(fixes('requirement/waiting', 1), [
      'Set status… → setStatus R-2',
      'Set owner… → setOwner R-2',
      'Set phase… → setPhase R-2',
    ]);
    assert.deepEqual(fixes('requirement/phase-order'), [
      'Set phase… → setPhase R-1',
      'Set the phase of R-2… → setPhase R-2',
    ]);
    assert.deepEqual(fixes('requirement/necessity-unargued'), [
      'Set what happens if not done… → setWithoutIt R-1',
      'Set necessity… → setNecessity R-1',
    ]);
  });
});
