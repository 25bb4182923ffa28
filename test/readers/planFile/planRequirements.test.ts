import assert from 'node:assert/strict';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';
import { problemsOf, sliceAt } from './reading.ts';

function claimsIn(text: string): string[][] {
  return readPlan(text).requirements.flatMap((fact) =>
    fact.claims.map(({ field, name, text: value, range }) => [field, name, value, sliceAt(text, range)]),
  );
}

describe('the requirements of a plan file', () => {
  it('give a claim for each key, with the exact place of its value', () => {
    const text = `requirements:
  - id: "CRM-1"
    title: '线索去重' # 备注
    module: [leads, order]
    phase: p1
    dependsOn: [CRM-2, CRM-3]
    effort: 0.50
    不做会怎样: >-
      撞单
      没人管
    无人认识: x
    reason:
  - { id: CRM-2, title: 分配 } # 缺口
`;
    assert.deepEqual(problemsOf(text), []);
    assert.deepEqual(claimsIn(text), [
      ['id', 'id', 'CRM-1', 'CRM-1'],
      ['title', 'title', '线索去重', '线索去重'],
      ['module', 'module', 'leads', 'leads'],
      ['module', 'module', 'order', 'order'],
      ['phase', 'phase', 'p1', 'p1'],
      ['dependsOn', 'dependsOn', 'CRM-2', 'CRM-2'],
      ['dependsOn', 'dependsOn', 'CRM-3', 'CRM-3'],
      ['effort', 'effort', '0.50', '0.50'],
      ['withoutIt', '不做会怎样', '撞单 没人管', '撞单\n      没人管'],
      ['other', '无人认识', 'x', 'x'],
      ['id', 'id', 'CRM-2', 'CRM-2'],
      ['title', 'title', '分配', '分配'],
    ]);
    const [first, second] = readPlan(text).requirements;
    assert.ok(first && second);
    assert.equal(sliceAt(text, first.anchor), 'CRM-1');
    assert.equal(
      sliceAt(text, first.range),
      text.slice(text.indexOf('id: "CRM-1"'), text.indexOf('\n    reason:') + 12),
    );
    assert.equal(sliceAt(text, second.range), '{ id: CRM-2, title: 分配 }');
    assert.deepEqual(
      [first.id, first.title, first.shape, first.role, first.headings],
      ['CRM-1', '线索去重', 'yaml', 'definition', []],
    );
  });

  it('know the words of the vocabulary and every way to write a canonical one', () => {
    const text =
      'requirements: [{ 需求编号: R-1, 需求名称: x, 归属模块: a, depends_on: R-2, Without It: y, Phase: p }]\n';
    assert.deepEqual(
      claimsIn(text).map(([field]) => field),
      ['id', 'title', 'module', 'dependsOn', 'withoutIt', 'phase'],
    );
  });

  it('keep measures and the launch as they are written', () => {
    const text = `requirements:
  - id: R-1
    measures: [{ name: 使用率, target: 90% }, 满意度]
    launch:
      pilot: { scope: 12 人, from: 2026-07-29 }
      full: 2026-08-19 # 全量
`;
    assert.deepEqual(claimsIn(text).slice(1), [
      ['measures', 'measures', '{ name: 使用率, target: 90% }', '{ name: 使用率, target: 90% }'],
      ['measures', 'measures', '满意度', '满意度'],
      [
        'launch',
        'launch',
        'pilot: { scope: 12 人, from: 2026-07-29 }\n      full: 2026-08-19',
        'pilot: { scope: 12 人, from: 2026-07-29 }\n      full: 2026-08-19',
      ],
    ]);
  });

  it('may be a map by id, and an id written inside wins', () => {
    const text = 'requirements:\n  R-1: { title: a }\n  "R-2": b\n  R-3:\n  x: { id: R-4 }\n';
    assert.deepEqual(problemsOf(text), []);
    assert.deepEqual(
      readPlan(text).requirements.map(({ id, title, anchor, range }) => [
        id,
        title,
        sliceAt(text, anchor),
        sliceAt(text, range),
      ]),
      [
        ['R-1', 'a', 'R-1', 'R-1: { title: a }'],
        ['R-2', 'b', 'R-2', 'R-2": b'],
        ['R-3', '', 'R-3', 'R-3'],
        ['R-4', '', 'R-4', 'x: { id: R-4 }'],
      ],
    );
    assert.deepEqual(claimsIn(text).at(-1), ['id', 'id', 'R-4', 'R-4']);
  });

  it('may lack an id, and then stand at their title', () => {
    const text = 'requirements:\n  - 导出客户名单\n  - title: 审批\n';
    assert.deepEqual(
      readPlan(text).requirements.map(({ id, title, anchor }) => [id, title, sliceAt(text, anchor)]),
      [
        [null, '导出客户名单', '导出客户名单'],
        [null, '审批', '审批'],
      ],
    );
  });

  it('stand where an alias is used, as only there they can be edited alone', () => {
    const text = 'x: &m leads\ny: &l [a, b]\nrequirements: [{ id: R-1, module: *m, tags: *l }]\n';
    assert.deepEqual(claimsIn(text).slice(1), [
      ['module', 'module', 'leads', '*m'],
      ['tags', 'tags', 'a', '*l'],
      ['tags', 'tags', 'b', '*l'],
    ]);
  });

  it('need an id or a title, and to be a map', () => {
    assert.deepEqual(problemsOf('requirements:\n  - status: 已上线\n  - [R-1]\n  - { id: R-2 }\n'), [
      '1:4 «status: 已上线» A requirement needs an id or a title.',
      '2:4 «[R-1]» A requirement is a map, such as “id: R-1” and “title: …”; this is none.',
    ]);
  });
});
