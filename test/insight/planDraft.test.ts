import assert from 'node:assert/strict';
import { newPlanText } from '../../src/edits/newPlan.ts';
import {
  draftModules,
  lookAlikes,
  merged,
  planDraft,
  reordered,
  ticked,
  writtenDraft,
  type PlanDraft,
} from '../../src/insight/planDraft.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const pool = `| 编号 | 需求 | 所属模块 | 建设阶段 | 业务流程 | 业务环节 |
|---|---|---|---|---|---|
| A-1 | 自动分配 | 线索管理 | 二期 | 售前 | 分配 |
| A-2 | 查重 | 线索 | 一期 | 售前 | 录入 |
| A-3 | Import | Leads | 第一期 | 售前 | 录入 |
| A-4 | 开票 | 订单 | 三期 | | |
| A-5 | 查重提醒 | 线索管理 | 一期 | 售前 | 录入 |
| A-6 | 导入 | 订单导入 | | | |
| A-7 | 导出 | 订单导出 | | | |
`;

const files = { 'docs/pool.md': pool };
const draftOf = (texts: Readonly<Record<string, string>> = files): PlanDraft =>
  planDraft(snapshotOf(texts), testRoot.id, '门店系统', '业务流程');
const moduleTexts = ({ modules }: PlanDraft): readonly string[] =>
  draftModules(modules).map(
    ({ module, depth }) =>
      `${'  '.repeat(depth)}${[module.name, ...module.aliases].join('=')} ${module.count}`,
  );

describe('The draft of a plan', () => {
  it('holds what the documents name, how often, and the phases by their numbers', () => {
    const draft = draftOf();
    assert.deepEqual(moduleTexts(draft), [
      '线索管理 2',
      '线索 1',
      'Leads 1',
      '订单 1',
      '订单导入 1',
      '订单导出 1',
    ]);
    assert.deepEqual(
      draft.phases.map(({ name, count }) => `${name} ${count}`),
      ['一期 2', '第一期 1', '二期 1', '三期 1'],
    );
    assert.deepEqual(
      draft.processes.map(({ name, steps }) => [
        name,
        ...steps.map((step) => `${step.name} ${step.count} ${step.modules.join('+')}`),
      ]),
      [['售前', '分配 1 线索管理', '录入 3 线索+Leads+线索管理']],
    );
  });

  it('proposes the names that mean one thing, the sure ones first', () => {
    const groups = lookAlikes(draftOf()).filter(({ kind }) => kind === 'module');
    assert.deepEqual(
      groups.map(({ isSure, names }) => [isSure, ...names]),
      [[true, '线索管理', '线索', 'Leads']],
    );
    const table = (...names: readonly string[]): string =>
      [
        '| 编号 | 需求 | 模块 |',
        '|---|---|---|',
        ...names.map((name, nth) => `| B-${nth} | 需求${nth} | ${name} |`),
        '',
      ].join('\n');
    const alike = (...names: readonly string[]): unknown =>
      lookAlikes(draftOf({ 'a.md': table(...names) })).map((group) => [group.isSure, ...group.names]);
    assert.deepEqual(alike('订单', '系统管理', '系统设置', 'Order management', '支付', '库存'), [
      [true, '订单', 'Order management'],
    ]);
    assert.deepEqual(alike('客户跟进', '客户跟近', '客户'), []);
    assert.deepEqual(alike('Payment gateway', 'Payments gateway', '门店'), [
      [false, 'Payment gateway', 'Payments gateway'],
    ]);
  });

  it('proposes phases whose numbers are the same', () => {
    const groups = lookAlikes(draftOf()).filter(({ kind }) => kind === 'phase');
    assert.deepEqual(
      groups.map(({ isSure, names }) => [isSure, ...names]),
      [[true, '一期', '第一期']],
    );
  });

  it('makes the others aliases of the one that stays, with what lies in them', () => {
    const nested = `| 编号 | 需求 | 模块 | 子模块 |\n|---|---|---|---|\n| A-1 | 一 | 线索管理 | 分配 |\n| A-2 | 二 | 线索 | 分配 |\n| A-3 | 三 | 线索 | 公海 |\n`;
    const draft = draftOf({ 'a.md': nested });
    const [group] = lookAlikes(draft);
    assert.ok(group);
    const one = merged(draft, { ...group, keys: ['线索管理', '线索'] });
    assert.deepEqual(moduleTexts(one), ['线索管理=线索 3', '  分配 2', '  公海 1']);
  });

  it('leaves out what is not ticked, and ticks the modules around one that is', () => {
    const draft = ticked(draftOf(), 'modules', new Set(['订单']));
    const written = writtenDraft(draft);
    assert.deepEqual(
      written.modules.map(({ name }) => name),
      ['订单'],
    );
    assert.deepEqual(
      written.processes.flatMap(({ steps }) => steps.map(({ modules }) => modules.length)),
      [0, 0],
    );
    assert.equal(writtenDraft(ticked(draft, 'processes', new Set())).processes.length, 0);
  });

  it('has its phases in the order that somebody gives them', () => {
    const draft = reordered(draftOf(), ['三期', '一期']);
    assert.deepEqual(
      draft.phases.slice(0, 2).map(({ name }) => name),
      ['三期', '一期'],
    );
    assert.equal(draft.phases.length, draftOf().phases.length);
  });

  it('places every requirement as before once it is written, by the aliases too', () => {
    const draft = draftOf();
    const sure = lookAlikes(draft).filter(({ isSure }) => isSure);
    const written = writtenDraft(sure.reduce(merged, draft));
    const text = newPlanText(
      { ...written, phases: written.phases.map((phase) => ({ ...phase, goal: null })) },
      written.name,
      { file: '规划文件', modules: '模块', phases: '阶段', processes: '流程' },
    );
    const snapshot = snapshotOf({ ...files, 'groundplan.yaml': text });
    const requirements = [...snapshot.requirements()];
    assert.equal(requirements.length, 7);
    for (const requirement of requirements) {
      assert.deepEqual(requirement.unknown, [], requirement.title);
      assert.equal(requirement.modules.length, 1, requirement.title);
    }
    assert.equal(snapshot.inModule(testRoot.id, '线索管理').length, 4);
    assert.deepEqual(snapshot.document(`${testRoot.id}/groundplan.yaml`)?.facts.problems, []);
    assert.match(text, /^# 规划文件\n\nsystem:/u);
  });
});
