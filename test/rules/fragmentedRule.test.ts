import assert from 'node:assert/strict';
import { documentUri } from '../../src/model/documentUri.ts';
import { findingsOf, snapshotOf } from '../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;
const header = '| 编号 | 需求名称 | 模块 | 环节 | 人天 | 状态 |\n|---|---|---|---|---|---|\n';
const row = (id: string, module: string, days: string, step = '', status = '待评审'): string =>
  `| ${id} | 需求 ${id} | ${module} | ${step} | ${days} | ${status} |\n`;
const modules = ['线索', '跟进', '订单', '退费', '报表', '交接'];
const plan = `modules: [${modules.join(', ')}]\nprocesses:\n  - name: 成交\n    steps: [首次跟进]\n`;
const patches = row('R-1', '线索', '1') + row('R-2', '线索', '0.5') + row('R-3', '线索', '2');

function fragments(files: Files): string[] {
  return findingsOf(snapshotOf({ 'groundplan.yaml': plan, ...files }))
    .all()
    .filter(({ code }) => code === 'module/fragmented')
    .map(({ range, related }) => `${range?.line} ${related?.map(({ range: at }) => at.line).join(',')}`);
}

describe('A module of patches', () => {
  it('is flagged with the small requirements that serve nothing', () => {
    assert.deepEqual(fragments({ 'a.md': header + patches }), ['0 2,3,4']);
    const whole = row('R-4', '线索', '8', '首次跟进').repeat(1);
    assert.deepEqual(fragments({ 'a.md': header + patches + whole }), ['0 2,3,4']);
  });

  it('is none where few are small, closed, or serve a step', () => {
    assert.deepEqual(fragments({ 'a.md': header + patches.replace('0.5', '5') }), []);
    assert.deepEqual(fragments({ 'a.md': header + patches.replace('待评审', '已上线') }), []);
    assert.deepEqual(
      fragments({ 'a.md': header + patches.replace('| 线索 |  | 1', '| 线索 | 首次跟进 | 1') }),
      [],
    );
  });

  it('is none in a plan that speaks of no steps, or without a plan', () => {
    assert.deepEqual(fragments({ 'groundplan.yaml': 'modules: [线索]\n', 'a.md': header + patches }), []);
    assert.deepEqual(fragments({ 'groundplan.yaml': '', 'a.md': header + patches }), []);
  });

  it('is flagged where many documents ask for one thing each', () => {
    const files = Object.fromEntries(
      Array.from({ length: 5 }, (_, at) => [`docs/${at}.md`, header + row(`R-${at}`, '线索', '9')]),
    );
    assert.deepEqual(fragments(files), ['0 2,2,2,2,2']);
  });

  it('is flagged where a pool scatters its requests', () => {
    const pool =
      modules.map((name, at) => row(`P-${at}`, name, '9')).join('') +
      row('P-7', '线索', '9') +
      row('P-8', '线索', '9');
    assert.deepEqual(fragments({ 'pool.md': header + pool }), ['0 2,8,9']);
  });

  it('is looked at a moment after an edit, as it takes every requirement of the module', () => {
    const before = snapshotOf({ 'groundplan.yaml': plan, 'a.md': header });
    const after = snapshotOf({ 'groundplan.yaml': plan, 'a.md': header + patches });
    const [root = { id: '' }] = after.roots;
    const ofPlan = documentUri(root.id, 'groundplan.yaml');
    const book = findingsOf(before);
    book.settle();
    const fragmented = (): number =>
      book.in(ofPlan).filter(({ code }) => code === 'module/fragmented').length;
    const keys = Array.from(after.requirements(), ({ key }) => key);
    book.update({
      snapshot: after,
      everything: false,
      requirements: new Set(keys),
      documents: new Set([documentUri(root.id, 'a.md')]),
      modules: new Set([`${root.id}\n线索`]),
      phases: new Set(),
      steps: new Set(),
    });
    assert.equal(fragmented(), 0, 'not before it is settled');
    assert.ok(book.settle()?.has(ofPlan));
    assert.equal(fragmented(), 1);
  });
});
