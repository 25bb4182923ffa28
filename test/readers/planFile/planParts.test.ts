import assert from 'node:assert/strict';
import { allModules } from '../../../src/model/plan.ts';
import { addPlanPart, type NewPart } from '../../../src/readers/planFile/planParts.ts';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';

/** The text with the part added; everything that was there reads as before. */
function added(text: string, part: NewPart): string {
  const edit = addPlanPart(text, part);
  if ('key' in edit) return `refused: ${edit.key}`;
  const after = applySourceEdits(text, [edit]);
  const namesOf = (source: string): string[] => {
    const plan = readPlan(source).plan;
    return [...allModules(plan?.modules ?? []), ...(plan?.phases ?? [])].map(({ name }) => name);
  };
  assert.deepEqual(readPlan(after).problems, readPlan(text).problems);
  assert.deepEqual(
    namesOf(after).filter((name) => name !== part.name),
    namesOf(text),
  );
  assert.ok(namesOf(after).includes(part.name), after);
  return after;
}

const module = (name: string, parent?: readonly string[]): NewPart => ({
  kind: 'module',
  name,
  ...(parent && { parent }),
});

describe('a new part of a plan file', () => {
  it('stands behind the last one, written as that is, and comments stay where they are', () => {
    const text = `modules: # 按业务分
  - id: leads
    name: 线索管理
    modules:
      - { id: assign, name: 线索分配 } # 自动

  # 报价还在讨论
  - id: quote
    name: 报价
    endState: 任何人报出的价都一样

phases:
  - { id: p1, name: 一期 }
`;
    assert.equal(added(text, module('客户跟进')), text.replace('都一样\n', '都一样\n  - name: 客户跟进\n'));
    assert.equal(
      added(text, module('公海池', ['leads'])),
      text.replace('# 自动\n', '# 自动\n      - { name: 公海池 }\n'),
    );
    assert.equal(
      added(text, { kind: 'phase', name: '二期', id: 'p2' }),
      text.replace('一期 }\n', '一期 }\n  - { id: p2, name: 二期 }\n'),
    );
  });

  it('gets the list that it needs, at the top and in a module without submodules', () => {
    const text = 'system: { name: 平台 }\nmodules:\n  - name: 报价\n    owner: 王芳\n';
    assert.equal(
      added(text, { kind: 'phase', name: '一期' }),
      `${text.trimEnd()}\nphases:\n  - name: 一期\n`,
    );
    assert.equal(
      added(text, module('优惠', ['报价'])),
      'system: { name: 平台 }\nmodules:\n  - name: 报价\n    owner: 王芳\n    modules:\n      - name: 优惠\n',
    );
    assert.equal(added('', module('报价')), 'modules:\n  - name: 报价\n');
    assert.equal(added('# 规划\n', module('报价')), '# 规划\nmodules:\n  - name: 报价\n');
    assert.equal(added('modules:\nphases: []\n', module('报价')), 'modules: [{ name: 报价 }]\nphases: []\n');
    assert.equal(added('phases: []\n', { kind: 'phase', name: '一期' }), 'phases: [{ name: 一期 }]\n');
  });

  it('goes into lists on one line and below names that stand alone', () => {
    assert.equal(added('modules: [报价, 订单]\n', module('财务')), 'modules: [报价, 订单, { name: 财务 }]\n');
    assert.equal(
      added('modules:\n  - 报价\n  - 订单\n', module('优惠', ['报价'])),
      'modules:\n  - { name: 报价, modules: [{ name: 优惠 }] }\n  - 订单\n',
    );
    assert.equal(
      added('modules: [{ name: 报价 }]\n', module('优惠', ['报价'])),
      'modules: [{ name: 报价, modules: [{ name: 优惠 }] }]\n',
    );
  });

  it('keeps line ends, and quotes what would mean something else', () => {
    assert.equal(
      added('modules:\r\n  - name: a\r\n', module('b: c #1')),
      "modules:\r\n  - name: a\r\n  - name: 'b: c #1'\r\n",
    );
  });

  it('is refused where the file is broken or writes its modules elsewhere', () => {
    assert.match(added('modules: [', module('a')), /^refused: The file is not valid YAML/);
    assert.match(added('modules:\n  - name: a\n', module('b', ['x'])), /^refused: /);
  });
});
