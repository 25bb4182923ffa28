import assert from 'node:assert/strict';
import { type DropRow, dropTarget, moduleAround } from '../../src/insight/dropTarget.ts';
import { childrenOf } from '../../src/insight/moduleTree.ts';
import type { Grouping, TreeRow } from '../../src/insight/moduleTreeRow.ts';
import { processChildren } from '../../src/insight/processTree.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const snapshot = snapshotOf({
  'groundplan.yaml': `system: { name: 平台 }
modules: [{ id: leads, name: 线索, modules: [{ id: assign, name: 分配 }] }]
phases: [{ id: p1, name: 一期 }]
processes: [{ id: deal, name: 成交, steps: [{ id: call, name: 首次跟进, modules: [leads] }] }]
`,
  'a.md':
    '| 编号 | 模块 | 阶段 | 需求 |\n|---|---|---|---|\n| A-1 | 分配 | 一期 | 去重 |\n| A-2 | — | — | 导出 |\n',
});

/** The rows of the Modules view, all unfolded. */
function rows(grouping: Grouping): readonly TreeRow[] {
  const below = (row: TreeRow | null): TreeRow[] =>
    childrenOf(snapshot, row, { grouping, filter: null }).flatMap((child) => [child, ...below(child)]);
  return below(null);
}

function targetOf(all: readonly DropRow[], wanted: (row: DropRow) => boolean) {
  const row = all.find(wanted);
  assert.ok(row);
  return dropTarget(row);
}

const isRequirement =
  (key: string) =>
  (row: DropRow): boolean =>
    row.kind === 'requirement' && row.key === key;
const root = testRoot.id;

describe('a drop on a row', () => {
  it('means the module of the row, or of the row around it', () => {
    const all = rows('module');
    const isModule = (row: DropRow): boolean => row.kind === 'module' && row.path === 'leads/assign';
    assert.deepEqual(targetOf(all, isModule), { root, module: 'leads/assign' });
    assert.deepEqual(targetOf(all, isRequirement('A-1')), { root, module: 'leads/assign' });
    assert.equal(moduleAround(all.find(isRequirement('A-1')) ?? null), 'leads/assign');
  });

  it('means phase and module where the view is by phase', () => {
    const all = rows('phase');
    assert.deepEqual(
      targetOf(all, ({ kind }) => kind === 'phase'),
      { root, phase: 'p1' },
    );
    assert.deepEqual(targetOf(all, isRequirement('A-1')), { root, phase: 'p1', module: 'leads/assign' });
  });

  it('means the step, also on a module that carries it', () => {
    const [process] = processChildren(snapshot, null);
    const [step] = processChildren(snapshot, process ?? null);
    const [module] = processChildren(snapshot, step ?? null);
    assert.deepEqual(dropTarget(step), { root, step: 'deal/call' });
    assert.deepEqual(module?.kind, 'module');
    assert.deepEqual(dropTarget(module), { root, step: 'deal/call' });
  });

  it('means nothing where no place is meant', () => {
    const all = rows('module');
    assert.equal(dropTarget(undefined), null);
    assert.equal(
      targetOf(all, ({ kind }) => kind === 'system'),
      null,
    );
    assert.equal(targetOf(all, isRequirement('A-2')), null);
  });
});
