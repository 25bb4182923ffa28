import assert from 'node:assert/strict';
import { allModules, emptyPlan } from '../../../src/model/plan.ts';
import { planFileReader } from '../../../src/readers/planFile/planFileReader.ts';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';
import { planOf, problemsOf, sliceAt } from './reading.ts';

const small = `# 规划
system: { name: 销售效率平台, endState: 一线销售的一天都在一个工作台里完成 }
modules:
  - id: leads
    name: 线索管理
    aliases: [线索, Lead]
    endState: 每条线索分配后 10 分钟内被跟进
    owner: 赵一鸣
    paths: [src/leads/**]
    modules:
      - { id: assign, name: 线索分配 }
phases:
  - id: p1
    name: 一期
    goal: 线索不丢
    targetForm: 分配、跟进、提醒打通
    start: 2026-10-12
    due: 2026-12-31
    capacity: 95.5
    measures: [{ name: 10 分钟跟进率, baseline: 35%, target: 80, actual: 0.520, date: 2026-10-31 }]
processes:
  - id: lead-to-deal
    name: 线索到成交
    steps:
      - { id: assign, name: 分配线索, modules: [leads/assign] }
      - { id: objection, name: 打消顾虑, role: 销售 }
documents: [docs/**, requirements/**]
code: src/**
rules: { requirement/no-phase: error, requirement/no-module: off }
limits: { waitingDays: 30 }
placements:
  "需求池.xlsx#CRM-031": { module: [leads/assign, leads], phase: p1 }
colour: { of: [anything] }
`;

describe('the plan file', () => {
  it('is recognised by its name in any folder', () => {
    const accepted = [
      'groundplan.yaml',
      'a/b/groundplan.yml',
      'groundplan.json',
      'my-groundplan.yaml',
      'groundplan.yaml/a',
    ];
    assert.deepEqual(
      accepted.map((path) => planFileReader.accepts(path)),
      [true, true, false, false, false],
    );
    assert.deepEqual(planFileReader.read({ path: 'groundplan.yaml', text: small }), readPlan(small));
  });

  it('gives every part, and unknown keys are no mistake', () => {
    assert.deepEqual(problemsOf(small), []);
    const plan = planOf(small);
    assert.deepEqual(plan.system, {
      name: '销售效率平台',
      goal: null,
      endState: '一线销售的一天都在一个工作台里完成',
      measures: [],
    });
    const [leads] = plan.modules;
    assert.ok(leads?.range);
    assert.deepEqual(
      { ...leads, modules: leads.modules.map((module) => module.path), range: sliceAt(small, leads.range) },
      {
        id: 'leads',
        path: 'leads',
        name: '线索管理',
        aliases: ['线索', 'Lead'],
        endState: '每条线索分配后 10 分钟内被跟进',
        owner: '赵一鸣',
        paths: ['src/leads/**'],
        modules: ['leads/assign'],
        range: '线索管理',
      },
    );
    const [phase] = plan.phases;
    assert.deepEqual(
      { ...phase, range: null },
      {
        id: 'p1',
        name: '一期',
        aliases: [],
        goal: '线索不丢',
        targetForm: '分配、跟进、提醒打通',
        start: '2026-10-12',
        due: '2026-12-31',
        capacity: 95.5,
        measures: [
          {
            name: '10 分钟跟进率',
            unit: null,
            baseline: '35%',
            target: '80',
            actual: '0.520',
            date: '2026-10-31',
          },
        ],
        range: null,
      },
    );
    const [process] = plan.processes;
    assert.deepEqual(
      process?.steps.map((step) => [step.path, step.name, step.role, step.modules.map(({ text }) => text)]),
      [
        ['lead-to-deal/assign', '分配线索', null, ['leads/assign']],
        ['lead-to-deal/objection', '打消顾虑', '销售', []],
      ],
    );
    assert.deepEqual(plan.documents, ['docs/**', 'requirements/**']);
    assert.deepEqual(plan.code, ['src/**']);
    assert.deepEqual(
      [...plan.rules],
      [
        ['requirement/no-phase', 'error'],
        ['requirement/no-module', 'off'],
      ],
    );
    assert.deepEqual(plan.limits, { waitingDays: 30, followUpDays: null });
  });

  it('gives placements with the place of each value', () => {
    const [placement] = planOf(small).placements;
    assert.ok(placement);
    assert.equal(placement.of.text, '需求池.xlsx#CRM-031');
    assert.equal(sliceAt(small, placement.of.range), '需求池.xlsx#CRM-031');
    assert.deepEqual(
      placement.fields.map(({ name, text, range }) => [name, text, sliceAt(small, range)]),
      [
        ['module', 'leads/assign', 'leads/assign'],
        ['module', 'leads', 'leads'],
        ['phase', 'p1', 'p1'],
      ],
    );
  });

  it('may hold nothing at all', () => {
    for (const text of ['', '# nothing yet\n', '---\n', '~', '\uFEFF', 'modules:\nphases:\nrules:\n']) {
      assert.deepEqual(
        readPlan(text),
        { requirements: [], problems: [], leftOut: [], scope: null, plan: emptyPlan },
        text,
      );
    }
  });

  it('takes a mere name for a module, a phase, a process, a step, a measure and the system', () => {
    const text =
      'system: 平台\nmodules: [线索, {name: 订单, modules: [报价]}]\nphases:\n- name: 一期\n  measures: [满意度]\nprocesses:\n- name: 成交\n  steps: [签约]\n';
    assert.deepEqual(problemsOf(text), []);
    const plan = planOf(text);
    assert.equal(plan.system?.name, '平台');
    assert.deepEqual(
      [...allModules(plan.modules)].map(({ id, path, name }) => [id, path, name]),
      [
        ['线索', '线索', '线索'],
        ['订单', '订单', '订单'],
        ['报价', '订单/报价', '报价'],
      ],
    );
    assert.equal(plan.phases[0]?.id, '一期');
    assert.equal(plan.phases[0]?.measures[0]?.name, '满意度');
    assert.equal(plan.processes[0]?.steps[0]?.path, '成交/签约');
  });

  it('takes aliases and the modules of a step from one text, each with its own place', () => {
    const text = `modules: [{ id: a, aliases: "线索、 线索中心" }, b]
processes:
  - { id: p, steps: [{ id: s, modules: 'a, b' }] }
`;
    const plan = planOf(text);
    assert.deepEqual(plan.modules[0]?.aliases, ['线索', '线索中心']);
    const modules = plan.processes[0]?.steps[0]?.modules ?? [];
    assert.deepEqual(
      modules.map(({ range }) => sliceAt(text, range)),
      ['a', 'b'],
    );
  });

  it('counts places as the editor does, whatever the line ends and with a byte order mark', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text =
        `\uFEFF# 😀\nmodules:\n  - id: "a"\n    name: '😀 线索' # why\nphases:\n  - name: x\n    due: soon\n`.replaceAll(
          '\n',
          end,
        );
      const [module] = planOf(text).modules;
      assert.deepEqual(module?.range, { line: 3, character: 11, endLine: 3, endCharacter: 16 });
      assert.deepEqual(problemsOf(text), [
        '6:9 «soon» “soon” is no date: write it as year-month-day, such as 2026-12-31.',
      ]);
    }
  });

  it('follows anchors, aliases and merge keys', () => {
    const text = `base: &base { owner: 赵一鸣, endState: 好用 }
modules:
  - { <<: *base, id: a, owner: 周岩 }
  - { <<: [*base], id: b, modules: &inner [c] }
`;
    assert.deepEqual(problemsOf(text), []);
    assert.deepEqual(
      planOf(text).modules.map(({ owner, endState }) => [owner, endState]),
      [
        ['周岩', '好用'],
        ['赵一鸣', '好用'],
      ],
    );
  });

  it('keeps what can be read beside a mistake in the YAML', () => {
    const { plan, problems } = readPlan('modules:\n  - id: leads\nphases:\n  - id: p1\n    goal: "open\n');
    assert.equal(problems.length, 1);
    assert.equal(plan?.modules[0]?.id, 'leads');
    assert.equal(plan?.phases[0]?.id, 'p1');
  });
});
