import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  type PlanField,
  type PlanFieldChange,
  planFieldFault,
  setPlanField,
} from '../../src/edits/setPlanField.ts';
import { allModules } from '../../src/model/plan.ts';
import { readPlan } from '../../src/readers/planFile/readPlan.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';

function set(text: string, change: PlanFieldChange): string {
  const edits = setPlanField(text, change);
  assert.ok(!('key' in edits), 'key' in edits ? edits.key : '');
  return applySourceEdits(text, edits);
}

const module = (path: string, field: PlanField, value: string): PlanFieldChange => ({
  kind: 'module',
  path,
  field,
  value,
});
const phase = (path: string, field: PlanField, value: string): PlanFieldChange => ({
  kind: 'phase',
  path,
  field,
  value,
});

describe('setting what the plan says of a module or a phase', () => {
  it('changes a value in its place, and leaves comments and order as they are', () => {
    const plan = 'phases:\n  # 先做这个\n  - id: p1\n    goal: 线索不丢 # 周会定的\n    due: 2026-09-30\n';
    assert.equal(
      set(plan, phase('p1', 'goal', '线索不丢、不撞')),
      'phases:\n  # 先做这个\n  - id: p1\n    goal: 线索不丢、不撞 # 周会定的\n    due: 2026-09-30\n',
    );
    assert.equal(
      set('phases: [{ id: p1, capacity: 9 }]\n', phase('p1', 'capacity', '12.5')),
      'phases: [{ id: p1, capacity: 12.5 }]\n',
    );
    assert.equal(set(plan, phase('p1', 'due', '2026-12-18')), plan.replace('2026-09-30', '2026-12-18'));
  });

  it('adds a value in the way the part is written', () => {
    assert.equal(
      set('modules:\n  - id: a\n    name: 线索\n', module('a', 'endState', '没有一条没人管')),
      'modules:\n  - id: a\n    name: 线索\n    endState: 没有一条没人管\n',
    );
    assert.equal(
      set('modules: [{ id: a, modules: [{ id: b }] }]\n', module('a/b', 'owner', '周岩')),
      'modules: [{ id: a, modules: [{ id: b, owner: 周岩 }] }]\n',
    );
    assert.equal(
      set('phases:\n  - 一期 # 先\n', phase('一期', 'capacity', '95')),
      'phases:\n  - { name: 一期, capacity: 95 } # 先\n',
    );
  });

  it('takes a value out', () => {
    assert.equal(
      set('phases:\n  - { id: p1, goal: 线索不丢, capacity: 95 }\n', phase('p1', 'goal', ' ')),
      'phases:\n  - { id: p1, capacity: 95 }\n',
    );
    assert.deepEqual(setPlanField('phases: [一期]\n', phase('一期', 'goal', '')), []);
  });

  it('refuses what is shared, broken or not there', () => {
    assert.ok('key' in setPlanField('phases:\n  - &a { id: p1 }\n  - *a\n', phase('p1', 'goal', 'x')));
    assert.ok('key' in setPlanField('phases: [\n', phase('p1', 'goal', 'x')));
    assert.ok('key' in setPlanField('phases: [{ id: p1 }]\n', phase('p2', 'goal', 'x')));
  });

  it('says what is wrong with a date or a number before anything is written', () => {
    assert.equal(planFieldFault('due', '2026-02-30') === null, false);
    assert.equal(planFieldFault('due', '2026-02-28'), null);
    assert.equal(planFieldFault('capacity', 'many') === null, false);
    assert.equal(planFieldFault('capacity', '12.5'), null);
    assert.equal(planFieldFault('goal', '任何话: 都行 # 是的'), null);
  });

  it('reads back whatever was written into the sample, and leaves all other lines as they are', function () {
    this.timeout(120_000);
    const text = readFileSync('examples/sales-platform/groundplan.yaml', 'utf8');
    const { plan } = readPlan(text);
    assert.ok(plan);
    const parts = [
      ...[...allModules(plan.modules)].flatMap(({ path }) => [
        module(path, 'endState', ''),
        module(path, 'owner', ''),
      ]),
      ...plan.phases.flatMap(({ id }) => [phase(id, 'goal', ''), phase(id, 'targetForm', '')]),
    ];
    const value = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        '线索不丢：真的',
        '"引号"',
        "it's",
        '- 列表',
        '# 不是注释',
        'null',
        '12',
        '2026-01-01',
        'a: b',
        '{ a }',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...parts), value, (part, written) => {
        const change = { ...part, value: written };
        const edits = setPlanField(text, change);
        if ('key' in edits) return;
        const after = applySourceEdits(text, edits);
        const now = readPlan(after).plan;
        const held =
          change.kind === 'module'
            ? [...allModules(now?.modules ?? [])].find(({ path }) => path === change.path)
            : now?.phases.find(({ id }) => id === change.path);
        const said: unknown =
          held && change.field in held ? held[change.field as keyof typeof held] : undefined;
        assert.equal(said ?? '', written.trim());
        const before = text.split('\n');
        const lines = new Set(after.split('\n'));
        assert.ok(before.filter((line) => !lines.has(line)).length <= 1);
      }),
      { numRuns: 60 },
    );
  });
});
