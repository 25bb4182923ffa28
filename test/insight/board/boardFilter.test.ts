import assert from 'node:assert/strict';
import { type BoardFilter, noFilter } from '../../../src/model/boardFilter.ts';
import { filterChoices, isEmptyFilter, keysOf, knownFilter } from '../../../src/insight/board/boardFilter.ts';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { findingsOf, snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const plan = `
modules:
  - { id: leads, name: 线索管理, modules: [{ id: assign, name: 线索分配, owner: 赵一鸣 }] }
  - { id: orders, name: 订单 }
phases: [{ id: p1, name: 一期 }, { id: p2, name: 二期 }]
`;

const pool = `
| 编号 | 需求 | 模块 | 建设阶段 | 状态 | 优先级 | 负责人 |
|---|---|---|---|---|---|---|
| R-01 | 按地区分配线索 | 线索分配 | 一期 | 已上线 | P0 | 钱二 |
| R-02 | 超时自动收回 | 线索分配 | 二期 | 待评审 | P1 | |
| R-03 | 导出要审批 | 订单 | | 待评审 | | 钱二 |
| R-04 | 聊天窗口 | | 二期 | 已拒绝 | P3 | |
`;

const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/pool.md': pool });
const book = findingsOf(snapshot);
const source = {
  snapshot,
  root: testRoot.id,
  search: RequirementSearch.of(snapshot),
  findings: ({ key }: { readonly key: string }) => book.of(key),
};

const fitting = (filter: Partial<BoardFilter>): readonly string[] | null => {
  const keys = keysOf(source, { ...noFilter, ...filter });
  return keys && [...keys];
};

describe('the filter of the board', () => {
  it('lets everything through while nothing is filtered', () => {
    assert.equal(fitting({}), null);
    assert.equal(fitting({ text: '  ' }), null);
    assert.ok(isEmptyFilter({ ...noFilter, text: ' ' }));
  });

  it('finds texts as the quick pick does: words, pinyin, filters written as words', () => {
    assert.deepEqual(fitting({ text: 'cszd' }), ['R-02']);
    assert.deepEqual(fitting({ text: '线索 地区' }), ['R-01']);
    assert.deepEqual(fitting({ text: '阶段:二期 收回' }), ['R-02']);
    assert.deepEqual(fitting({ text: 'xyzzy' }), []);
  });

  it('takes a module with its submodules, and what has none', () => {
    assert.deepEqual(fitting({ module: '=leads' }), ['R-01', 'R-02']);
    assert.deepEqual(fitting({ module: '=lead' }), []);
    assert.deepEqual(fitting({ module: '-' }), []);
    assert.deepEqual(fitting({ phase: '-' }), ['R-03']);
    assert.deepEqual(fitting({ phase: '=p2' }), ['R-02', 'R-04']);
  });

  it('takes a status, a priority, an owner, and their absence', () => {
    assert.deepEqual(fitting({ status: '=released' }), ['R-01']);
    assert.deepEqual(fitting({ priority: '=P1' }), ['R-02']);
    assert.deepEqual(fitting({ priority: '-' }), ['R-03']);
    assert.deepEqual(fitting({ owner: '=钱二' }), ['R-01', 'R-03']);
    assert.deepEqual(fitting({ owner: '=赵一鸣' }), ['R-02']);
    assert.deepEqual(fitting({ owner: '-' }), ['R-04']);
  });

  it('takes only what has findings, as the finding book has them', () => {
    const flagged = ['R-01', 'R-02', 'R-03', 'R-04'].filter((key) => book.of(key).length > 0);
    assert.ok(flagged.includes('R-03'));
    assert.deepEqual(fitting({ onlyFindings: true }), flagged);
  });

  it('wants all of several at once', () => {
    assert.deepEqual(fitting({ module: '=leads', status: '=proposed', text: '收回' }), ['R-02']);
    assert.deepEqual(fitting({ module: '=orders', phase: '=p1' }), []);
  });

  it('offers what the plan and the documents say, and forgets what they no longer do', () => {
    const choices = filterChoices(snapshot, testRoot.id);
    assert.deepEqual(choices, {
      modules: [
        { value: '=leads', name: '线索管理', depth: 0 },
        { value: '=leads/assign', name: '线索分配', depth: 1 },
        { value: '=orders', name: '订单', depth: 0 },
      ],
      phases: [
        { value: '=p1', name: '一期' },
        { value: '=p2', name: '二期' },
      ],
      statuses: ['proposed', 'released', 'rejected'],
      priorities: ['P0', 'P1', 'P3'],
      owners: ['赵一鸣', '钱二'],
    });
    const stale: BoardFilter = { ...noFilter, module: '=gone', phase: '=p1', owner: '=nobody', status: '-' };
    assert.deepEqual(knownFilter(stale, choices), { ...noFilter, phase: '=p1', status: '-' });
  });
});
