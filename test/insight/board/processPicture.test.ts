import assert from 'node:assert/strict';
import fc from 'fast-check';
import { processesShown } from '../../../src/insight/board/processPicture.ts';
import { modulesWithoutStep, processCoverage, stepState } from '../../../src/insight/processCoverage.ts';
import { supportOf } from '../../../src/insight/stepSupport.ts';
import { needsPlacement } from '../../../src/model/requirement.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const plan = `
modules:
  - { id: a, name: 甲 }
  - { id: b, name: 乙 }
  - { id: c, name: 丙 }
phases: [{ id: p1, name: 一期 }, { id: p2, name: 二期 }]
processes:
  - id: f
    name: 流程
    steps:
      - { id: s1, name: 环节一, role: 销售, modules: [a, 没有的] }
      - { id: s2, name: 环节二, modules: [b] }
      - { id: s3, name: 环节三 }
      - { id: s4, name: 环节四 }
  - { id: g, name: 空流程, steps: [] }
`;

interface Row {
  readonly module: string;
  readonly phase: string;
  readonly status: string;
  readonly step: string;
  readonly necessity: string;
}

function planWith(rows: readonly Row[]): Snapshot {
  const lines = rows.map(
    ({ module, phase, status, step, necessity }, at) =>
      `| R-${at} | 需求${at} | ${module} | ${phase} | ${status} | ${step} | ${necessity} |`,
  );
  const head =
    '| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 | 环节 | 必要性 |\n|---|---|---|---|---|---|---|';
  return snapshotOf({ 'groundplan.yaml': plan, 'a.md': `${head}\n${lines.join('\n')}` });
}

function shownOf(snapshot: Snapshot, keys: ReadonlySet<string> | null = null) {
  return processesShown({ snapshot, root: testRoot.id, keys, findings: () => [], today: '2026-11-23' });
}

const row = fc.record<Row>({
  module: fc.constantFrom('甲', '乙', '丙', ''),
  phase: fc.constantFrom('一期', '二期', ''),
  status: fc.constantFrom('待评审', '已上线', '已拒绝', ''),
  step: fc.constantFrom('环节一', '环节二', '环节三', ''),
  necessity: fc.constantFrom('刚需', '提效', ''),
});

describe('the process picture', () => {
  it('shows each step in order with what carries and serves it', () => {
    const snapshot = planWith([
      { module: '甲', phase: '二期', status: '待评审', step: '环节一', necessity: '刚需' },
      { module: '甲', phase: '', status: '待评审', step: '环节一', necessity: '提效' },
      { module: '甲', phase: '一期', status: '已上线', step: '环节一', necessity: '刚需' },
      { module: '丙', phase: '一期', status: '待评审', step: '', necessity: '' },
      { module: '甲', phase: '一期', status: '已拒绝', step: '环节三', necessity: '' },
    ]);
    const { processes, withoutStep, idleModules } = shownOf(snapshot);
    const [first, second, third] = processes[0]?.steps ?? [];
    assert.deepEqual(
      first?.requirements.map(({ requirement, state }) => `${requirement.id} ${state.kind}`),
      ['R-2 now', 'R-0 from', 'R-1 open'],
    );
    assert.deepEqual(first?.unknown, ['没有的']);
    assert.deepEqual(first?.need, { necessity: 'blocking', count: 1 });
    assert.equal(second?.state.kind, 'open');
    assert.equal(third?.state.kind, 'never');
    assert.deepEqual(third?.requirements, []);
    assert.deepEqual(
      withoutStep.map(({ requirement }) => requirement.id),
      ['R-3'],
    );
    assert.deepEqual(
      idleModules.map(({ path }) => path),
      ['c'],
    );
  });

  it('leaves out requirements for a filter, and no support', () => {
    const snapshot = planWith([
      { module: '甲', phase: '一期', status: '已上线', step: '环节一', necessity: '' },
      { module: '甲', phase: '一期', status: '待评审', step: '环节一', necessity: '' },
    ]);
    const [step] = shownOf(snapshot, new Set(['R-1'])).processes[0]?.steps ?? [];
    assert.deepEqual(
      step?.requirements.map(({ requirement }) => requirement.id),
      ['R-1'],
    );
    assert.equal(step?.filteredOut, 1);
    assert.equal(step?.state.kind, 'now');
  });

  it('has nothing outside of processes where no step is described', () => {
    const snapshot = snapshotOf({ 'a.md': '| 编号 | 需求名称 |\n|---|---|\n| R-1 | 一 |' });
    assert.deepEqual(shownOf(snapshot), { processes: [], withoutStep: [], idleModules: [] });
  });

  it('counts what the coverage of processes counts, whatever the requirements say', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const snapshot = planWith(rows);
        const shown = shownOf(snapshot);
        const serving = shown.processes.flatMap(({ steps }) =>
          steps.flatMap(({ requirements }) => requirements.map(({ requirement }) => requirement.key)),
        );
        const rest = shown.withoutStep.map(({ requirement }) => requirement.key);
        const all = [...snapshot.requirements()].filter(needsPlacement).map(({ key }) => key);
        assert.deepEqual([...serving, ...rest].sort(), all.sort());
        assert.deepEqual(shown.idleModules, modulesWithoutStep(snapshot, testRoot.id));
        for (const { process, coverage, steps } of shown.processes) {
          assert.deepEqual(coverage, processCoverage(snapshot, testRoot.id, process));
          for (const { step, state, modules, requirements } of steps) {
            const support = supportOf(snapshot, testRoot.id, step);
            assert.deepEqual(state, stepState(snapshot, testRoot.id, step));
            assert.deepEqual(
              modules.map(({ path }) => path),
              support.modules,
            );
            assert.equal(requirements.length, support.requirements.length);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
