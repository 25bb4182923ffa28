import assert from 'node:assert/strict';
import {
  moduleChoices,
  phaseChoices,
  priorityChoices,
  rankChoices,
  statusChoices,
} from '../../src/insight/choices.ts';
import { writtenExemption, writtenModule, writtenPhase } from '../../src/insight/writtenNames.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { exemptionReason, statusOf } from '../../src/vocabulary/values.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: 线索管理
    modules:
      - { id: assign, name: 线索分配, aliases: [派单], endState: 三分钟内分出去 }
      - { id: report, name: 报表 }
  - id: order
    name: 订单
    modules:
      - { id: report, name: 报表 }
phases:
  - { id: p1, name: 一期, goal: 线索不丢 }
  - { id: p2, name: 二期 }
requirements:
  - { id: B-001, title: 改归属, module: leads/assign, phase: p1, status: 已拒绝 }
`;
const table = '| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 优先级 |\n|---|---|---|---|---|---|\n';

describe('the choices for a module', () => {
  const choices = moduleChoices(snapshotOf({ 'groundplan.yaml': plan }), testRoot.id);
  const found = (query: string): readonly string[] => rankChoices(choices, query).map(({ value }) => value);

  it('stand in the order of the plan, each with what it lies in and what it is for', () => {
    assert.deepEqual(
      choices.map(({ value }) => value),
      ['leads', 'leads/assign', 'leads/report', 'order', 'order/report'],
    );
    assert.equal(choices[1]?.around, '线索管理');
    assert.equal(choices[1]?.purpose, '三分钟内分出去');
  });

  it('are found by name, other name, path, initials and whole syllables', () => {
    for (const query of ['线索分配', '派单', 'leads/assign', 'xsfp', 'xiansuofenpei', 'paidan'])
      assert.equal(found(query)[0], 'leads/assign', query);
  });

  it('are found by two words, one of which names what is around', () => {
    assert.deepEqual(found('订单 报表'), ['order/report']);
    assert.deepEqual(found('这里没有'), []);
  });
});

describe('the choices for a phase', () => {
  it('are found by their number and their id', () => {
    const choices = phaseChoices(snapshotOf({ 'groundplan.yaml': plan }), testRoot.id);
    assert.equal(rankChoices(choices, 'p2')[0]?.label, '二期');
    assert.equal(rankChoices(choices, 'yiqi')[0]?.label, '一期');
  });
});

describe('the words for a status', () => {
  it('are those that the document uses, then those of other documents, then ours', () => {
    const snapshot = snapshotOf({
      'a.md': `${table}| A-001 | 一 | | | 开发中 | P0 |\n| A-002 | 二 | | | 实现中 | 高 |\n| A-003 | 三 | | | 开发中 | 高 |\n`,
      'b.md': `${table}| C-001 | 一 | | | 已发布 | P0 |\n`,
    });
    const labels = statusChoices(snapshot, one(snapshot, 'A-001')).map(({ label }) => label);
    assert.deepEqual(labels, [
      '待评审',
      '评审通过',
      '已排期',
      '开发中',
      '实现中',
      '测试中',
      '灰度中',
      '已发布',
      '已拒绝',
      '暂缓',
      '重复',
    ]);
    const priorities = priorityChoices(snapshot, one(snapshot, 'A-001')).map(({ label }) => label);
    assert.deepEqual(priorities, ['P0', '高', 'P2', 'P3']);
  });

  it('are English in an English document, and read back as what they mean', () => {
    const snapshot = snapshotOf({
      'a.md': '| ID | Requirement | Priority |\n|---|---|---|\n| A-001 | Assign leads | High |\n',
    });
    const choices = statusChoices(snapshot, one(snapshot, 'A-001'));
    assert.equal(choices[0]?.label, 'Proposed');
    for (const { label, meaning, words } of choices)
      for (const word of [label, ...words]) assert.equal(statusOf(word), meaning, word);
  });
});

describe('a name that is written into a document', () => {
  const snapshot = snapshotOf({
    'groundplan.yaml': plan,
    'a.md': `${table}| A-001 | 一 | 线索分配 | 一期 | 待评审 | P0 |\n`,
    'b.md': `${table}| C-001 | 一 | leads/assign | p1 | 待评审 | P0 |\n`,
  });

  it('is the name of the module, with those around it where it alone would mean two', () => {
    assert.equal(writtenModule(snapshot, one(snapshot, 'A-001'), 'leads/assign'), '线索分配');
    assert.equal(writtenModule(snapshot, one(snapshot, 'A-001'), 'order/report'), '订单/报表');
    assert.equal(writtenPhase(snapshot, one(snapshot, 'A-001'), 'p2'), '二期');
  });

  it('is the id in a document that writes ids', () => {
    for (const id of ['B-001', 'C-001']) {
      assert.equal(writtenModule(snapshot, one(snapshot, id), 'order/report'), 'order/report');
      assert.equal(writtenPhase(snapshot, one(snapshot, id), 'p2'), 'p2');
    }
  });

  it('is a reason in brackets that is read back as one', () => {
    const written = writtenExemption(snapshot, one(snapshot, 'A-001'), ' 一次性\n迁移 ');
    assert.equal(written, 'n/a（一次性 迁移）');
    assert.equal(exemptionReason(written), '一次性 迁移');
    assert.equal(writtenExemption(snapshot, one(snapshot, 'A-001'), 'n/a（一次性）'), 'n/a（一次性）');
  });
});

function one(snapshot: Snapshot, id: string): Requirement {
  const requirement = [...snapshot.requirements()].find((candidate) => candidate.id === id);
  assert.ok(requirement, `${id} is not there`);
  return requirement;
}
