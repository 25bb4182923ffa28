import assert from 'node:assert/strict';
import { moveItem } from '../../../src/edits/renaming/moveItem.ts';
import { moveModule } from '../../../src/edits/renaming/moveModule.ts';
import { formatMessage } from '../../../src/model/message.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';
import { testRoot } from '../../support/snapshotOf.ts';
import { after, changes, inMemory, refusalOf, type Files } from './renaming.ts';

/** The plan's text after moving; `to` is the top where it is left out. */
function moved(text: string, path: string, to: string | null = null): string {
  const edits = moveItem(text, path, to);
  return 'key' in edits ? `refused: ${formatMessage(edits.key, edits.args)}` : applySourceEdits(text, edits);
}

const blocks = `# 规划
modules:
  # 核心
  - id: leads     # 线索
    name: 线索管理
    modules:
      # 自动的
      - id: assign
        name: 线索分配
        endState: >
          十分钟
          内分配
        # 分配到人

      - name: 回收
  # 报价单
  - id: quote
    name: 报价

  - 合同   # 以后
phases:
  - 一期
`;

describe('moving an entry of the plan file', () => {
  it('takes its comments and lines along, in the columns of the new place', () => {
    assert.equal(
      moved(blocks, 'leads/assign', 'quote'),
      blocks.replace(/      - id: assign[^]*?# 分配到人\n/u, '').replace(
        '    name: 报价\n',
        `    name: 报价
    modules:
      - id: assign
        name: 线索分配
        endState: >
          十分钟
          内分配
        # 分配到人
`,
      ),
    );
    assert.equal(
      moved(blocks, 'quote', 'leads'),
      blocks
        .replace('  # 报价单\n  - id: quote\n    name: 报价\n', '')
        .replace(
          '      - name: 回收\n',
          '      - name: 回收\n      # 报价单\n      - id: quote\n        name: 报价\n',
        ),
    );
  });

  it('to the top puts it behind the others', () => {
    assert.equal(
      moved(blocks, 'leads/回收'),
      blocks
        .replace('      - name: 回收\n', '')
        .replace('  - 合同   # 以后\n', '  - 合同   # 以后\n  - name: 回收\n'),
    );
  });

  it('below a mere name makes a map of it', () => {
    assert.equal(
      moved(blocks, 'quote', '合同'),
      blocks
        .replace('  # 报价单\n  - id: quote\n    name: 报价\n', '')
        .replace(
          '  - 合同   # 以后\n',
          '  - name: 合同   # 以后\n    modules:\n      # 报价单\n      - id: quote\n        name: 报价\n',
        ),
    );
  });

  it('takes the key away with the last entry of a list', () => {
    const text = 'modules:\n- id: a\n  modules:\n  - b\n- c\n';
    assert.equal(moved(text, 'a/b', 'c'), 'modules:\n- id: a\n- name: c\n  modules:\n    - b\n');
    assert.equal(moved(text, 'a/b'), 'modules:\n- id: a\n- c\n- b\n');
  });

  it('works within brackets, and into and out of them', () => {
    const text = `modules:
  - { id: a, name: 甲, modules: [{ id: b, name: 乙 }, c] } # 甲
  - { id: d, name: 丁 }
  - id: e
    name: 戊
`;
    assert.equal(
      moved(text, 'a/b', 'd'),
      text
        .replace('[{ id: b, name: 乙 }, c]', '[c]')
        .replace('{ id: d, name: 丁 }', '{ id: d, name: 丁, modules: [{ id: b, name: 乙 }] }'),
    );
    assert.equal(
      moved(text, 'a/c', 'e'),
      text.replace(', c]', ']').replace('    name: 戊\n', '    name: 戊\n    modules:\n      - c\n'),
    );
    assert.equal(
      moved(text, 'a/b'),
      `${text.replace('{ id: b, name: 乙 }, c', 'c')}  - { id: b, name: 乙 }\n`,
    );
    assert.equal(
      moved(text, 'e', 'a'),
      text.replace(/  - id: e\n    name: 戊\n/u, '').replace(', c]', ', c, { id: e, name: 戊 }]'),
    );
    assert.equal(moved('modules: [a, b]\n', 'a', 'b'), 'modules: [{ name: b, modules: [a] }]\n');
  });

  it('says why where brackets cannot hold it', () => {
    const text = 'modules:\n  - { id: a }\n  - id: b # 乙\n    name: 乙\n';
    assert.match(moved(text, 'b', 'a'), /^refused: The list to move it to stands in brackets/u);
  });

  it('works in a file without a last line end, and with those of Windows', () => {
    assert.equal(moved('modules:\n  - a\n  - b', 'b', 'a'), 'modules:\n  - name: a\n    modules:\n      - b');
    assert.equal(
      moved('modules:\r\n  - a\r\n  - b\r\n', 'b', 'a'),
      'modules:\r\n  - name: a\r\n    modules:\r\n      - b\r\n',
    );
  });

  it('leaves what other places stand for', () => {
    const text = 'modules:\n  - &a\n    id: a\n  - id: b\n    modules: [*a]\n  - c\n';
    assert.match(moved(text, 'a', 'c'), /^refused/u);
  });
});

const plan = `modules:
  - id: crm
    name: 客户
  - id: leads
    name: 线索管理
    modules:
      - id: assign
        name: 线索分配
        modules: [{ id: rule, name: 规则 }]
processes:
  - name: 成交
    steps:
      - { name: 分配, modules: [leads/assign, leads/assign/rule, leads] }
placements:
  CRM-9: { module: leads/assign }
requirements:
  - { id: CRM-10, title: 十, module: 线索管理/线索分配 }
`;
const pool = `| 编号 | 需求名称 | 归属模块 |
|---|---|---|
| CRM-1 | 甲 | 线索管理 > 线索分配 |
| CRM-2 | 乙 | 线索分配 |
| CRM-3 | 丙 | 线索管理、线索管理/线索分配/规则 |
| CRM-4 | 丁 | 线索管理 |
`;
const columns = `| 编号 | 需求名称 | 一级模块 | 二级模块 |
|---|---|---|---|
| CRM-5 | 戊 | 线索管理 | 线索分配 |
| CRM-6 | 己 | 线索管理 | |
`;

function move(files: Files, path: string, to: string | null): Files | string {
  const { snapshot, textOf } = inMemory(files);
  return after(files, { snapshot, textOf }, moveModule(snapshot, { root: testRoot.id, path, to }, textOf));
}

describe('moving a module', () => {
  const files: Files = { 'groundplan.yaml': plan, 'docs/a.md': pool, 'docs/b.md': columns };

  it('changes the paths by which documents, steps and placements name it', () => {
    assert.deepEqual(changes(files, move(files, 'leads/assign', 'crm')), {
      'groundplan.yaml': `modules:
  - id: crm
    name: 客户
    modules:
      - id: assign
        name: 线索分配
        modules: [{ id: rule, name: 规则 }]
  - id: leads
    name: 线索管理
processes:
  - name: 成交
    steps:
      - { name: 分配, modules: [crm/assign, crm/assign/rule, leads] }
placements:
  CRM-9: { module: crm/assign }
requirements:
  - { id: CRM-10, title: 十, module: 客户/线索分配 }
`,
      'docs/a.md': pool
        .replace('线索管理 > 线索分配', '客户 > 线索分配')
        .replace('线索管理/线索分配/规则', '客户/线索分配/规则'),
      'docs/b.md': columns.replace('线索管理 | 线索分配', '客户 | 线索分配'),
    });
  });

  it('to the top leaves its own name', () => {
    const now = changes(files, move(files, 'leads/assign', null));
    assert.equal(
      now['docs/a.md'],
      pool.replace('线索管理 > 线索分配', '线索分配').replace('线索管理/线索分配/规则', '线索分配/规则'),
    );
    assert.equal(now['docs/b.md'], columns.replace('线索管理 | 线索分配 |', '线索分配 |  |'));
    assert.match(now['groundplan.yaml'] ?? '', /modules: \[assign, assign\/rule, leads\]/u);
  });

  it('that was at the top makes its paths longer', () => {
    const now = changes(files, move(files, 'leads', 'crm'));
    assert.match(
      now['groundplan.yaml'] ?? '',
      /modules: \[crm\/leads\/assign, crm\/leads\/assign\/rule, leads\]/u,
    );
    assert.match(now['docs/a.md'] ?? '', /\| 客户 > 线索管理 > 线索分配 \|/u);
  });

  it('is refused below itself, beside another one with its id, and without a plan', () => {
    assert.match(
      refusalOf(move(files, 'leads', 'leads/assign')),
      /^refused: “线索管理” cannot be moved below itself/u,
    );
    assert.match(refusalOf(move(files, 'leads', 'leads')), /^refused/u);
    const two: Files = {
      'groundplan.yaml': 'modules:\n  - id: a\n    modules: [x]\n  - id: b\n    modules: [x]\n',
    };
    assert.match(refusalOf(move(two, 'a/x', 'b')), /^refused: Below “b” there is “x” already/u);
    assert.match(
      refusalOf(move({ 'docs/a.md': pool }, '线索管理', '报价')),
      /^refused: Modules can be moved once/u,
    );
    assert.deepEqual(changes(files, move(files, 'leads/assign', 'leads')), {});
  });
});
