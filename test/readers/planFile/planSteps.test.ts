import assert from 'node:assert/strict';
import { addPlanStep, addStepModule, type NewStep } from '../../../src/readers/planFile/planSteps.ts';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';

const block = `processes:
  - id: deal
    name: 线索到成交
    steps:
      # 先分
      - { name: 分配, modules: [leads] }
      - name: 跟进 # 每天
        modules:
          - call
      - 回访
`;
const flow = 'processes: [{ name: P, steps: [{ name: A }, { name: C }] }]\n';

const withStep = (text: string, step: NewStep): string => {
  const edit = addPlanStep(text, step);
  assert.ok(!('key' in edit), JSON.stringify(edit));
  return applySourceEdits(text, [edit]);
};
const withModule = (text: string, step: string, process = 'deal'): string => {
  const edit = addStepModule(text, { process, step, module: 'quote' });
  assert.ok(!('key' in edit), JSON.stringify(edit));
  return applySourceEdits(text, [edit]);
};
const names = (text: string): readonly string[] =>
  readPlan(text).plan?.processes.flatMap(({ steps }) => steps.map(({ name }) => name)) ?? [];

describe('a step that a process gets', () => {
  it('stands behind the one that it follows, or before the first', () => {
    assert.deepEqual(names(withStep(block, { process: 'deal', name: '报价', after: '分配' })), [
      '分配',
      '报价',
      '跟进',
      '回访',
    ]);
    assert.deepEqual(names(withStep(block, { process: '线索到成交', name: '报价', after: '跟进' })), [
      '分配',
      '跟进',
      '报价',
      '回访',
    ]);
    assert.deepEqual(names(withStep(block, { process: 'deal', name: '报价', after: '回访' })), [
      '分配',
      '跟进',
      '回访',
      '报价',
    ]);
    assert.deepEqual(names(withStep(block, { process: 'deal', name: '报价', after: null })), [
      '报价',
      '分配',
      '跟进',
      '回访',
    ]);
    assert.deepEqual(names(withStep(flow, { process: 'P', name: 'B', after: 'A' })), ['A', 'B', 'C']);
    assert.deepEqual(names(withStep(flow, { process: 'P', name: 'B', after: null })), ['B', 'A', 'C']);
  });

  it('is the first where the process has none', () => {
    assert.deepEqual(names(withStep('processes:\n  - name: P\n', { process: 'P', name: 'A', after: null })), [
      'A',
    ]);
  });

  it('leaves every line as it was', () => {
    const after = withStep(block, { process: 'deal', name: '报价', after: '跟进' });
    for (const line of block.split('\n')) assert.ok(after.includes(line), line);
  });
});

describe('a module that carries a step', () => {
  it('joins those that do, however they are written', () => {
    assert.equal(withModule(block, '分配'), block.replace('[leads]', '[leads, quote]'));
    assert.equal(
      withModule(block, '跟进'),
      block.replace('          - call\n', '          - call\n          - quote\n'),
    );
    assert.equal(withModule(block, '回访'), block.replace('- 回访', '- { name: 回访, modules: [quote] }'));
    assert.equal(withModule(flow, 'C', 'P'), flow.replace('{ name: C }', '{ name: C, modules: [quote] }'));
    assert.equal(
      withModule('processes:\n  - name: P\n    steps:\n      - name: A\n        modules: leads\n', 'A', 'P'),
      'processes:\n  - name: P\n    steps:\n      - name: A\n        modules: [leads, quote]\n',
    );
  });
});
