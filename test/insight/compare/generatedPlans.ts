/** Plans as a generator makes them up: a few words that come again, so that names, ids and texts meet. */
import fc from 'fast-check';
import { planState, type PlanState } from '../../../src/insight/compare/planState.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const ids = ['a', 'b', 'c', 'leads', 'order'];
const names = ['线索管理', '线索分配', '订单', '报价', 'Order desk', 'Quotes', '公海池'];
const titles = [
  '线索自动分给在岗的销售',
  '线索自动分给在岗的同事',
  '报价单按活动自动算价',
  '扫码付款后生成订单',
  'Assign leads to whoever is on duty',
  '导出名单',
];
const word = fc.constantFrom(...names);
const id = fc.constantFrom(...ids);
const maybe = (values: readonly string[]) => fc.constantFrom('', ...values);

const modules = fc.uniqueArray(
  fc.record({
    id,
    name: word,
    endState: maybe(['一屏看清', 'Nobody waits']),
    inner: fc.uniqueArray(id, { maxLength: 2 }),
  }),
  { maxLength: 4, selector: (module) => module.id },
);
const phases = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
    name: fc.constantFrom('一期', '二期', '三期', 'Phase 4'),
    goal: maybe(['不丢', '不等']),
    capacity: fc.nat(200),
  }),
  { maxLength: 4, selector: (phase) => phase.id },
);
const steps = fc.uniqueArray(fc.record({ id, name: word, modules: fc.uniqueArray(id, { maxLength: 2 }) }), {
  maxLength: 3,
  selector: (step) => step.id,
});
const requirements = fc.array(
  fc.record({
    id: maybe(['R-1', 'R-2', 'R-3', 'R-4']),
    title: fc.constantFrom(...titles),
    module: maybe([...ids, 'a/b', '不归模块（通用）']),
    phase: maybe(['p1', 'p2', '一期']),
    step: maybe(['线索分配', 'main/a']),
    priority: maybe(['P0', 'P2', '高']),
    status: maybe(['已上线', '待评审', '已拒绝']),
    effort: maybe(['1', '0.5', '3 人天']),
    source: maybe(['财务部', 'Sales']),
  }),
  { maxLength: 6 },
);

/** The texts of a plan file and of one document. */
export const planTexts: fc.Arbitrary<Record<string, string>> = fc
  .record({ modules, phases, steps, requirements })
  .map((made) => ({ 'groundplan.yaml': planText(made), '需求.md': documentText(made.requirements) }));

export const planStates: fc.Arbitrary<PlanState> = planTexts.map((files) =>
  planState(snapshotOf(files), testRoot.id),
);

interface Made {
  readonly modules: readonly { id: string; name: string; endState: string; inner: readonly string[] }[];
  readonly phases: readonly { id: string; name: string; goal: string; capacity: number }[];
  readonly steps: readonly { id: string; name: string; modules: readonly string[] }[];
}

function planText({ modules: all, phases: ordered, steps: done }: Made): string {
  const lines = ['system: 提效平台'];
  if (all.length > 0) lines.push('modules:');
  for (const module of all) {
    lines.push(`  - id: ${module.id}`, `    name: ${module.name}`);
    if (module.endState !== '') lines.push(`    endState: ${module.endState}`);
    if (module.inner.length > 0)
      lines.push(
        '    modules:',
        ...module.inner.map((inner) => `      - { id: ${inner}, name: ${inner} 内 }`),
      );
  }
  if (ordered.length > 0) lines.push('phases:');
  for (const phase of ordered) {
    lines.push(`  - id: ${phase.id}`, `    name: ${phase.name}`, `    capacity: ${phase.capacity}`);
    if (phase.goal !== '') lines.push(`    goal: ${phase.goal}`);
  }
  if (done.length > 0) lines.push('processes:', '  - id: main', '    name: 主流程', '    steps:');
  for (const step of done)
    lines.push(`      - { id: ${step.id}, name: ${step.name}, modules: [${step.modules.join(', ')}] }`);
  return `${lines.join('\n')}\n`;
}

function documentText(rows: readonly Readonly<Record<string, string>>[]): string {
  const fields = ['id', 'title', 'module', 'phase', 'step', 'priority', 'status', 'effort', 'source'];
  const cells = rows.map((row) => `| ${fields.map((field) => row[field] ?? '').join(' | ')} |`);
  return [
    '# 需求',
    '',
    '| 编号 | 需求 | 模块 | 建设阶段 | 环节 | 优先级 | 状态 | 人天 | 需求来源 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...cells,
    '',
  ].join('\n');
}
