import assert from 'node:assert/strict';
import type { RequirementFact } from '../../src/model/facts.ts';
import { effectivePlan, contributionOf } from '../../src/placement/inferredPlan.ts';
import { place } from '../../src/placement/place.ts';
import { PlanNames } from '../../src/placement/planNames.ts';
import { claim, fact, module, phase, planOf, process } from '../support/facts.ts';

const plan = planOf({
  modules: [
    module('leads', '线索管理', {
      aliases: ['线索'],
      modules: [module('assign', '线索分配', { path: 'leads/assign', aliases: ['派单'] })],
    }),
    module('order', '报价与订单', { aliases: ['订单', '报价'] }),
  ],
  phases: [phase('p1', '一期'), phase('p2', '二期', ['寒假版'])],
  processes: [
    process('deal', '线索到成交', [
      ['assign', '分配线索'],
      ['call', '首次跟进'],
    ]),
  ],
});
const identity = { key: 'CRM-1', root: 'file:///plan', uri: 'file:///plan/a.md' };

function placed(...claims: Parameters<typeof fact>[2][]) {
  return place(fact('CRM-1', '标题', ...claims), identity, {
    names: new PlanNames(plan),
    modulesInferred: false,
    phasesInferred: false,
  });
}

const modulesOf = (...claims: Parameters<typeof fact>[2][]): string[] =>
  placed(...claims).modules.map(({ path, from }) => `${path} from ${from}`);
const phaseOf = (...claims: Parameters<typeof fact>[2][]): string | null => {
  const { phase: found } = placed(...claims);
  return found && `${found.id} from ${found.from}`;
};

describe('placing a requirement in a plan', () => {
  it('takes tags that sort requirements for the modules they name, before headings', () => {
    const tags = [
      claim('place', '派单', 'field'),
      claim('place', 'fast', 'field'),
      claim('place', '订单', 'field'),
    ];
    assert.deepEqual(modulesOf(...tags, claim('place', '线索管理', 'heading')), [
      'leads/assign from field',
      'order from field',
    ]);
    assert.deepEqual(modulesOf(claim('place', 'fast', 'field'), claim('place', '线索管理', 'heading')), [
      'leads from heading',
    ]);
    const tagged = fact('A-1', '标题', ...tags, claim('place', '线索管理', 'heading'));
    assert.deepEqual(contributionOf([tagged]).modules, [['派单'], ['fast'], ['订单']]);
  });

  it('finds a module by id, name, alias and path, whatever the width, case and blanks', () => {
    for (const written of [
      'leads/assign',
      '线索分配',
      '派单',
      '线索管理/线索分配',
      '线索管理 > 线索分配',
      ' LEADS / Assign ',
      '线索＞派单',
      'assign',
      '【线索分配】',
    ]) {
      assert.deepEqual(modulesOf(claim('module', written)), ['leads/assign from column'], written);
    }
  });

  it('takes the own field before a column’s heading, a heading before the file and the file before the folder', () => {
    const folder = claim('place', '报价', 'folder');
    const file = claim('place', '线索分配需求', 'file');
    const heading = claim('place', '2.1 报价与订单', 'heading');
    const own = claim('module', '线索管理', 'field');
    assert.deepEqual(modulesOf(own, heading, file, folder), ['leads from field']);
    assert.deepEqual(modulesOf(heading, file, folder), ['order from heading']);
    assert.deepEqual(modulesOf(file, folder), ['leads/assign from file']);
    assert.deepEqual(modulesOf(folder), ['order from folder']);
  });

  it('puts a requirement in several modules, and once in a module that is named twice', () => {
    assert.deepEqual(modulesOf(claim('module', '线索分配；订单、报价')), [
      'leads/assign from column',
      'order from column',
    ]);
  });

  it('reads a submodule column as a step down, and stays above when the plan does not go as deep', () => {
    assert.deepEqual(modulesOf(claim('module', '线索管理'), claim('submodule', '线索分配')), [
      'leads/assign from column',
    ]);
    assert.deepEqual(modulesOf(claim('module', '线索管理'), claim('submodule', '导入页面')), [
      'leads from column',
    ]);
  });

  it('keeps an unknown name with what resembles it, and does not fall back to a heading', () => {
    const { modules, unknown } = placed(claim('module', '线索分派'), claim('place', '报价与订单', 'heading'));
    assert.deepEqual(modules, []);
    assert.deepEqual(
      unknown.map(({ field, text }) => [field, text]),
      [['module', '线索分派']],
    );
    assert.equal(unknown[0]?.suggestions[0], '线索分配');
  });

  it('exempts by n/a with a reason, while a bare n/a says nothing', () => {
    const exempt = placed(claim('module', 'n/a（全系统通用要求）'), claim('place', '报价', 'heading'));
    assert.equal(exempt.exemptFromModule, '全系统通用要求');
    assert.deepEqual([exempt.modules, exempt.unknown], [[], []]);
    assert.equal(placed(claim('module', 'n/a')).exemptFromModule, null);
    assert.deepEqual(modulesOf(claim('module', 'N/A'), claim('place', '报价', 'heading')), [
      'order from heading',
    ]);
  });

  it('knows a phase by name, alias and count', () => {
    for (const written of ['二期', 'p2', 'P2', '寒假版', '第二期', 'Phase 2', '第二阶段', '2期']) {
      assert.equal(phaseOf(claim('phase', written)), 'p2 from column', written);
    }
    assert.equal(phaseOf(claim('place', '第二期需求', 'file')), 'p2 from file');
    assert.equal(phaseOf(claim('place', '第十二期需求', 'file')), null);
    assert.equal(phaseOf(claim('place', '二期-报价与订单需求', 'file')), 'p2 from file');
  });

  it('reads an ambiguous 阶段 column as phase or as status, by its value', () => {
    const asPhase = placed(claim('phaseOrStatus', '一期'));
    assert.deepEqual([asPhase.phase?.id, asPhase.status], ['p1', null]);
    const asStatus = placed(claim('phaseOrStatus', '研发中'));
    assert.deepEqual([asStatus.phase, asStatus.status], [null, 'developing']);
  });

  it('does not take a phase from a heading that excludes it', () => {
    assert.equal(phaseOf(claim('place', '一期不包含的需求', 'heading')), null);
  });

  it('finds a step by name or path, and within the process that is named apart', () => {
    for (const written of ['分配线索', 'deal/assign', '线索到成交 / 分配线索']) {
      assert.equal(placed(claim('step', written)).step?.path, 'deal/assign', written);
    }
    assert.equal(placed(claim('process', '线索到成交')).step, null);
    assert.deepEqual(placed(claim('process', '线索到成交')).unknown, []);
    assert.deepEqual(
      placed(claim('step', '打消顾虑')).unknown.map(({ field }) => field),
      ['step'],
    );
  });

  it('links a scenario to a step only when it names one, and never flags it', () => {
    assert.equal(placed(claim('scenario', '主管分配线索的时候')).step?.path, 'deal/assign');
    const free = placed(claim('scenario', '家长来电'));
    assert.deepEqual([free.step, free.unknown], [null, []]);
  });
});

describe('inferring a plan', () => {
  const inferred = (...facts: readonly RequirementFact[]) => effectivePlan(null, [contributionOf(facts)]);

  it('takes modules and phases in the order met, nested where a path says so', () => {
    const found = inferred(
      fact('A-1', 'a', claim('module', '订单'), claim('phase', '二期')),
      fact('A-2', 'b', claim('module', '线索 > 分配'), claim('phase', '一期')),
      fact('A-3', 'c', claim('module', '订单')),
    );
    assert.deepEqual(
      found.modules.map(({ path, modules }) => [path, modules.map((inner) => inner.path)]),
      [
        ['订单', []],
        ['线索', ['线索/分配']],
      ],
    );
    assert.deepEqual(
      found.phases.map(({ name }) => name),
      ['二期', '一期'],
    );
  });

  it('lets the nearest heading that is not generic name the module', () => {
    const found = inferred(
      fact(
        'A-1',
        'a',
        claim('place', '3.1 功能需求', 'heading'),
        claim('place', '2.1 轨道系统', 'heading'),
        claim('place', '规格', 'heading'),
      ),
    );
    assert.deepEqual(
      found.modules.map(({ name }) => name),
      ['轨道系统'],
    );
  });

  it('leaves a phase in parentheses out of the module’s name', () => {
    const found = inferred(
      fact('A-1', 'a', claim('place', 'Order entry (Phase 1)', 'heading')),
      fact('A-2', 'b', claim('place', '接口（FR-IF）', 'heading')),
    );
    assert.deepEqual(
      found.modules.map(({ name }) => name),
      ['Order entry', '接口（FR-IF）'],
    );
    assert.deepEqual(
      found.phases.map(({ name }) => name),
      ['Phase 1'],
    );
  });

  it('makes a name of a bare number with its column’s word', () => {
    const iteration = { ...claim('phase', '二'), name: '迭代' };
    const found = inferred(
      fact('A-1', 'a', iteration),
      fact('A-2', 'b', claim('place', '手动驾驶（迭代二）', 'heading')),
    );
    assert.deepEqual(
      found.phases.map(({ name }) => name),
      ['迭代二'],
    );
  });

  it('takes a phase from a heading or a file name, and none from a folder', () => {
    assert.deepEqual(
      inferred(fact('A-1', 'a', claim('place', '第二批-采购核心流程', 'file'))).phases.map(
        ({ name }) => name,
      ),
      ['第二批'],
    );
    assert.deepEqual(inferred(fact('A-1', 'a', claim('place', 'v2', 'folder'))).phases, []);
  });
});
