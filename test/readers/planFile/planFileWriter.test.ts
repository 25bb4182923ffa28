import assert from 'node:assert/strict';
import { set } from '../writing.ts';

const path = 'groundplan.yaml';
const plan = `# 规划
modules:
  - leads

requirements:   # 需求
  - id: R-1     # 第一条
    title: 去重
    module: leads

  - { id: R-2, title: '合并', status: "draft" }
  - 只有标题
  - id: R-3
    title: 导出
    # 末尾的说明
`;

describe('setting a field of a requirement in the plan file', () => {
  it('replaces the value, and leaves comments, order and quotes', () => {
    assert.equal(
      set(path, plan, 'R-1', 'module', 'leads/assign'),
      plan.replace('module: leads', 'module: leads/assign'),
    );
    assert.equal(set(path, plan, 'R-2', 'status', '已上线'), plan.replace('"draft"', '"已上线"'));
  });

  it('adds a key behind the last one', () => {
    assert.equal(
      set(path, plan, 'R-1', 'phase', 'p1'),
      plan.replace('    module: leads\n', '    module: leads\n    phase: p1\n'),
    );
    assert.equal(set(path, plan, 'R-2', 'phase', 'p1'), plan.replace('"draft" }', '"draft", phase: p1 }'));
    assert.equal(
      set(path, plan, 'R-3', 'module', 'leads'),
      plan.replace('    title: 导出\n', '    title: 导出\n    module: leads\n'),
    );
  });

  it('makes a map of a requirement that is only a title', () => {
    assert.equal(
      set(path, plan, '只有标题', 'module', 'leads'),
      plan.replace('- 只有标题', '- { title: 只有标题, module: leads }'),
    );
    const byId = 'requirements:\n  R-1: 去重, 合并\n  R-2:\n    title: 导出\n';
    assert.equal(
      set(path, byId, 'R-1', 'phase', 'p1'),
      byId.replace('去重, 合并', "{ title: '去重, 合并', phase: p1 }"),
    );
    assert.equal(set(path, byId, 'R-2', 'phase', 'p1'), `${byId}    phase: p1\n`);
  });

  it('uses the key that the other requirements use', () => {
    const text =
      'requirements:\n  - 编号: R-1\n    标题: 去重\n    所属模块: 线索\n  - 编号: R-2\n    标题: 合并\n';
    assert.equal(set(path, text, 'R-2', 'module', '线索'), `${text}    所属模块: 线索\n`);
    assert.equal(set(path, text, 'R-2', 'priority', 'P0'), `${text}    优先级: P0\n`);
  });

  it('takes a key out', () => {
    assert.equal(set(path, plan, 'R-1', 'module', null), plan.replace('    module: leads\n', ''));
    assert.equal(set(path, plan, 'R-2', 'status', null), plan.replace(', status: "draft"', ''));
    assert.equal(set(path, plan, 'R-3', 'status', null), plan);
  });

  it('refuses what other requirements share, and YAML that is broken', () => {
    const shared = 'requirements:\n  - &r { id: R-1, title: 去重 }\n  - *r\n';
    assert.match(set(path, shared, 'R-1', 'phase', 'p1'), /^refused: This value is used in other places/);
    const broken = 'requirements:\n  - id: R-1\n    title: "去重\n';
    assert.match(set(path, broken, 'R-1', 'phase', 'p1'), /^refused: The file is not valid YAML/);
  });
});
