import assert from 'node:assert/strict';
import { renamePart } from '../../../src/edits/renaming/renamePart.ts';
import { type RenameOptions, usesOfWord } from '../../../src/edits/renaming/wordUses.ts';
import { documentUri } from '../../../src/model/documentUri.ts';
import { testRoot } from '../../support/snapshotOf.ts';
import { after, changes, inMemory, refusalOf, type Files } from './renaming.ts';

const plan = `# 规划
modules:
  - id: leads            # 线索
    name: 线索管理
    aliases: [线索]
    modules:
      - { id: assign, name: 线索分配 }
  - 报价
  - id: orders
    name: 订单
phases:
  - { id: p1, name: 一期 }
  - { id: p2, name: 二期 }
processes:
  - name: 线索到成交
    steps:
      - { name: 分配线索, modules: [leads/assign, 线索管理] }
placements:
  "docs/导出.csv#CRM-101": { module: 线索管理, phase: 二期 }
`;

const pool = `# 需求池

## 2.1 线索管理

| 编号 | 需求名称 | 归属模块 | 建设阶段 |
|---|---|---|---|
| CRM-021 | 去重 | 线索管理 | 一期 |
| CRM-022 | 自动分配 | 线索管理 > 线索分配 | 第二期 |
| CRM-023 | 打通线索管理与报价 | 线索管理、报价 | p2 |
| CRM-024 | 回收 | **线索** | 二期 |
`;

const files: Files = {
  'groundplan.yaml': plan,
  'docs/需求池.md': pool,
  'docs/导出.csv': '编号,需求名称,归属模块\r\nCRM-101,导出,报价\r\nCRM-102,导入,线索管理\r\n',
  'docs/需求.yaml':
    'requirements:\n  - id: CRM-201\n    title: 夜间\n    module: [线索管理, "leads/assign"]\n',
  'docs/功能.md': '---\nmodule: 线索管理\n---\n\n# 功能\n\n### FN-01 导出\n\n- 状态：待评审\n',
};

function rename(
  of: Files,
  kind: 'module' | 'phase',
  path: string,
  word: string,
  newWord: string,
  options?: RenameOptions,
): Files | string {
  const memory = inMemory(of);
  const result = renamePart(
    memory.snapshot,
    { kind, root: testRoot.id, path, word },
    newWord,
    memory.textOf,
    options,
  );
  return after(of, memory, result);
}

describe('renaming a module', () => {
  it('by its name changes the plan and every place that names it so, and leaves aliases, titles and comments', () => {
    assert.deepEqual(changes(files, rename(files, 'module', 'leads', '线索管理', '客源')), {
      'groundplan.yaml': plan
        .replace('name: 线索管理', 'name: 客源')
        .replace('[leads/assign, 线索管理]', '[leads/assign, 客源]')
        .replace('{ module: 线索管理,', '{ module: 客源,'),
      'docs/需求池.md': pool
        .replace('## 2.1 线索管理', '## 2.1 客源')
        .replace('去重 | 线索管理', '去重 | 客源')
        .replace('线索管理 > ', '客源 > ')
        .replace('线索管理、', '客源、'),
      'docs/导出.csv': '编号,需求名称,归属模块\r\nCRM-101,导出,报价\r\nCRM-102,导入,客源\r\n',
      'docs/需求.yaml':
        'requirements:\n  - id: CRM-201\n    title: 夜间\n    module: [客源, "leads/assign"]\n',
      'docs/功能.md': '---\nmodule: 客源\n---\n\n# 功能\n\n### FN-01 导出\n\n- 状态：待评审\n',
    });
  });

  it('by its id changes paths, by an alias that alias', () => {
    assert.deepEqual(changes(files, rename(files, 'module', 'leads', 'leads', 'source')), {
      'groundplan.yaml': plan.replace('id: leads ', 'id: source ').replace('leads/assign', 'source/assign'),
      'docs/需求.yaml': files['docs/需求.yaml']?.replace('leads/assign', 'source/assign'),
    });
    assert.deepEqual(changes(files, rename(files, 'module', 'leads', '线索', '客源')), {
      'groundplan.yaml': plan.replace('aliases: [线索]', 'aliases: [客源]'),
      'docs/需求池.md': pool.replace('**线索**', '**客源**'),
    });
  });

  it('that is a mere name changes its id with it', () => {
    const now = changes(files, rename(files, 'module', '报价', '报价', '报价单'));
    assert.equal(now['groundplan.yaml'], plan.replace('  - 报价', '  - 报价单'));
    assert.equal(now['docs/需求池.md'], pool.replace('线索管理、报价', '线索管理、报价单'));
  });

  it('in the plan alone keeps the old name as an alias', () => {
    const keep = { documents: 'keep' } as const;
    assert.deepEqual(changes(files, rename(files, 'module', 'leads', '线索管理', '客源', keep)), {
      'groundplan.yaml': plan
        .replace('name: 线索管理', 'name: 客源')
        .replace('aliases: [线索]', 'aliases: [线索, 线索管理]'),
    });
    assert.deepEqual(changes(files, rename(files, 'module', '报价', '报价', '报价单', keep)), {
      'groundplan.yaml': plan.replace('  - 报价', '  - { name: 报价单, aliases: [报价] }'),
    });
    assert.deepEqual(changes(files, rename(files, 'module', 'orders', '订单', '交易', keep)), {
      'groundplan.yaml': plan.replace('    name: 订单', '    name: 交易\n    aliases: [订单]'),
    });
    assert.deepEqual(changes(files, rename(files, 'module', 'leads/assign', '线索分配', '分派', keep)), {
      'groundplan.yaml': plan.replace(
        '{ id: assign, name: 线索分配 }',
        '{ id: assign, name: 分派, aliases: [线索分配] }',
      ),
    });
  });

  it('that a file is named for keeps the old name, as the file keeps its own', () => {
    const named: Files = {
      'groundplan.yaml': 'modules:\n  - { id: orders, name: 订单 }\n',
      'docs/订单.md': '| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| CRM-1 | 导出 | 待评审 |\n',
    };
    assert.deepEqual(changes(named, rename(named, 'module', 'orders', '订单', '交易')), {
      'groundplan.yaml': 'modules:\n  - { id: orders, name: 交易, aliases: [订单] }\n',
    });
  });

  it('quotes and escapes the new name where the place needs it', () => {
    const now = changes(files, rename(files, 'module', 'leads', '线索管理', 'Leads: *O\'Hara* "x"'));
    assert.ok(now['docs/需求.yaml']?.includes("module: ['Leads: *O''Hara* \"x\"', "), now['docs/需求.yaml']);
    assert.ok(now['docs/导出.csv']?.includes('导入,"Leads: *O\'Hara* ""x"""'), now['docs/导出.csv']);
    assert.ok(now['docs/需求池.md']?.includes('去重 | Leads: \\*O\'Hara\\* "x" |'), now['docs/需求池.md']);
  });

  it('without a plan renames the words that it comes from', () => {
    const alone: Files = {
      'docs/a.md': pool.replace(/\*\*/gu, ''),
      'docs/b.md': '## 线索管理\n\n| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| CRM-031 | 导出 | 待评审 |\n',
    };
    assert.deepEqual(changes(alone, rename(alone, 'module', '线索管理', '线索管理', '客源')), {
      'docs/a.md': alone['docs/a.md']
        ?.replace('## 2.1 线索管理', '## 2.1 客源')
        .replace('去重 | 线索管理', '去重 | 客源')
        .replace('线索管理 > ', '客源 > ')
        .replace('线索管理、', '客源、'),
      'docs/b.md': alone['docs/b.md']?.replace('## 线索管理', '## 客源'),
    });
  });

  it('with a column for each level keeps those of the same name elsewhere', () => {
    const table = `| 编号 | 需求名称 | 一级模块 | 二级模块 |
|---|---|---|---|
| CRM-1 | 导出 | 线索 | 列表 |
| CRM-2 | 导入 | 报价 | 列表 |
`;
    const two: Files = { 'docs/a.md': table };
    assert.deepEqual(changes(two, rename(two, 'module', '线索/列表', '列表', '清单')), {
      'docs/a.md': table.replace('线索 | 列表', '线索 | 清单'),
    });
  });

  it('is refused for a taken name, for several names and for none', () => {
    const refusal = (name: string): string => refusalOf(rename(files, 'module', 'leads', '线索管理', name));
    assert.equal(refusal('订单'), 'refused: There is “订单” already.');
    assert.equal(refusal('assign'), 'refused: “assign” is taken: “线索分配” is called so.');
    for (const name of ['a/b', 'a > b', 'a、b', 'a,b', '', '待定', 'n/a（无）', '需求列表', 'a\nb'])
      assert.match(refusal(name), /^refused/u, name);
    assert.equal(typeof rename(files, 'module', 'leads', '线索管理', '线索'), 'object');
  });

  it('counts where a word is used', () => {
    const { snapshot } = inMemory(files);
    const uses = usesOfWord(snapshot, { kind: 'module', root: testRoot.id, path: 'leads', word: '线索管理' });
    assert.deepEqual(
      ['groundplan.yaml', 'docs/需求池.md', 'docs/功能.md'].map((path) =>
        uses.get(documentUri(testRoot.id, path)),
      ),
      [2, 4, 1],
    );
  });
});

describe('renaming a phase', () => {
  it('changes every way to write its number', () => {
    assert.deepEqual(changes(files, rename(files, 'phase', 'p2', '二期', '增长期')), {
      'groundplan.yaml': plan.replace('name: 二期', 'name: 增长期').replace('phase: 二期', 'phase: 增长期'),
      'docs/需求池.md': pool.replace('第二期', '增长期').replace('| 二期 |', '| 增长期 |'),
    });
  });

  it('is refused for another one’s number', () => {
    assert.match(refusalOf(rename(files, 'phase', 'p2', '二期', '第一期')), /^refused: “第一期” is taken/u);
  });

  it('without a plan renames it in columns and headings', () => {
    const alone: Files = {
      'docs/a.md':
        '## 订单录入（一期）\n\n| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| CRM-1 | 导出 | 待评审 |\n',
      'docs/b.md': '| 编号 | 需求名称 | 建设阶段 |\n|---|---|---|\n| CRM-2 | 导入 | 一期 |\n',
    };
    assert.deepEqual(changes(alone, rename(alone, 'phase', '一期', '一期', '三期')), {
      'docs/a.md': alone['docs/a.md']?.replace('一期', '三期'),
      'docs/b.md': alone['docs/b.md']?.replace('一期', '三期'),
    });
    assert.match(refusalOf(rename(alone, 'phase', '一期', '一期', '起步')), /^refused: “a\.md”/u);
  });
});
