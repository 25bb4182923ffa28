import assert from 'node:assert/strict';
import { inherited, named, read, reasons, slice, texts } from './reading.ts';

describe('a requirement table', () => {
  it('with ids gives a requirement for each row, each value at its exact place', () => {
    const text = [
      '# 需求池',
      '',
      '| 编号 | 需求名称 | 所属模块 | 优先级 | 状态 |',
      '|---|---|:-:|---|---|',
      '| **CRM-001** | 按手机号[去重](x.md) | 线索管理 | P0 | ✅ 已上线 |',
      '|CRM-002|合并 `lead` 记录|—|  高  ||',
    ].join('\n');
    const result = read(text, 'docs/需求池.md');
    assert.deepEqual(named(result), ['CRM-001 按手机号去重', 'CRM-002 合并 lead 记录']);
    const [first, second] = result.requirements;
    assert.ok(first && second);
    assert.equal(slice(text, first.anchor), 'CRM-001');
    const written = first.claims
      .filter(({ from }) => from === 'column')
      .map(({ field, range }) => `${field}: ${slice(text, range)}`);
    assert.deepEqual(written, [
      'id: CRM-001',
      'title: 按手机号[去重](x.md)',
      'module: 线索管理',
      'priority: P0',
      'status: ✅ 已上线',
    ]);
    assert.deepEqual(texts(second, 'module'), ['']);
    const status = second.claims.find(({ field }) => field === 'status');
    assert.deepEqual(status && [status.text, status.range.character], [
      '',
      '|CRM-002|合并 `lead` 记录|—|  高  |'.length,
    ]);
    assert.equal(slice(text, second.range), '|CRM-002|合并 `lead` 记录|—|  高  ||');
  });

  it('without outer pipes, in a quote or below a list item is the same table', () => {
    for (const before of ['', '> ', '  ']) {
      const table = ['编号 | 需求 | 优先级', '---|---|---', 'CRM-001 | 去重 | P0']
        .map((line) => before + line)
        .join('\n');
      const text = before === '  ' ? `- 列表\n\n${table}` : table;
      const result = read(text);
      assert.deepEqual(named(result), ['CRM-001 去重']);
      assert.equal(
        slice(text, result.requirements[0]?.anchor ?? { line: 0, character: 0, endLine: 0, endCharacter: 0 }),
        'CRM-001',
      );
    }
  });

  it('keeps escaped pipes, pipes in inline code, wide characters and line breaks in their cells', () => {
    const text =
      '| 编号 | 需求 | 验收标准 |\n|---|---|---|\n| A-1 | 按 a\\|b 查 | 一<br/>二 |\n| A-2 | 用 `x|y` 查 | 𠮷野家 |';
    const { requirements } = read(text);
    assert.deepEqual(
      requirements.map(({ title }) => title),
      ['按 a|b 查', '用 x|y 查'],
    );
    assert.deepEqual(texts(requirements[0], 'acceptance'), ['一\n二']);
    assert.deepEqual(texts(requirements[1], 'acceptance'), ['𠮷野家']);
    const last = requirements[1]?.claims.find(({ field }) => field === 'acceptance');
    assert.equal(last && slice(text, last.range), '𠮷野家');
  });

  it('with line ends of any kind and a byte order mark has the same places', () => {
    const lines = ['| 编号 | 需求 | 状态 |', '|---|---|---|', '| A-1 | 去重 | 草稿 |'];
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `\uFEFF${lines.join(end)}${end}`;
      const [first] = read(text).requirements;
      assert.ok(first);
      assert.equal(slice(text, first.anchor), 'A-1');
      assert.equal(first.anchor.line, 2);
    }
  });

  it('with a blank, 同上 or 〃 in a module column before the title takes the module above', () => {
    const text = [
      '## 功能清单',
      '| 模块 | 子模块 | 功能点 |',
      '|---|---|---|',
      '| 线索 | 分配 | 自动分配 |',
      '| | | 手工分配 |',
      '| 同上 | 公海 | 回收 |',
      '| 客户 | | 档案 |',
      '| 〃 | | 合并 |',
    ].join('\n');
    const { requirements } = read(text);
    const modules = requirements.map((requirement) =>
      [...texts(requirement, 'module'), ...texts(requirement, 'submodule')].join('/'),
    );
    assert.deepEqual(modules, ['线索/分配', '线索/分配', '线索/公海', '客户', '客户']);
    const claim = requirements[1]?.claims.find(({ field }) => field === 'module');
    assert.deepEqual(claim && [slice(text, claim.range), claim.range.line, claim.from], [
      '线索',
      3,
      'column',
    ]);
  });

  it('leaves a blank module behind the title blank, as people fill such columns in later', () => {
    const text =
      '| 编号 | 需求名称 | 所属模块 |\n|---|---|---|\n| A-1 | 一 | 线索 |\n| A-2 | 二 | |\n| A-3 | 三 | 同上 |';
    assert.deepEqual(
      read(text).requirements.map((requirement) => texts(requirement, 'module')),
      [['线索'], [''], ['线索']],
    );
  });

  it('never fills other columns from above', () => {
    const text = '| 编号 | 需求名称 | 优先级 |\n|---|---|---|\n| A-1 | 一 | P0 |\n| A-2 | 二 | |';
    assert.deepEqual(texts(read(text).requirements[1], 'priority'), ['']);
  });

  it('may have two rows of headers', () => {
    const text = [
      '| 编号 | 所属模块 | | 功能点 | 优先级 |',
      '|---|---|---|---|---|',
      '| | 一级模块 | 二级模块 | | |',
      '| A-1 | 客户 | 档案 | 合并 | P0 |',
    ].join('\n');
    const result = read(text);
    assert.deepEqual(named(result), ['A-1 合并']);
    assert.deepEqual(
      [texts(result.requirements[0], 'module'), texts(result.requirements[0], 'submodule')],
      [['客户'], ['档案']],
    );
  });

  it('may have its headers below a title row', () => {
    const text = '| 一期需求表 | | |\n|---|---|---|\n| 编号 | 需求名称 | 状态 |\n| A-1 | 合并 | 草稿 |';
    assert.deepEqual(named(read(text)), ['A-1 合并']);
  });

  it('of three levels without ids has the last filled level as title', () => {
    const text = [
      '| 序号 | 一级功能 | 二级功能 | 三级功能 | 功能描述 |',
      '|---|---|---|---|---|',
      '| 1 | 任务 | 列表 | 筛选 | 按年度筛选 |',
      '| 2 | | | 导出 | 导出全部 |',
      '| 3 | | 详情 | | 看进度 |',
      '| 4 | | | 打印 | |',
    ].join('\n');
    const result = read(text, 'docs/a.md');
    assert.deepEqual(named(result), ['— 筛选', '— 导出', '— 详情', '— 打印']);
    const paths = result.requirements.map((fact) =>
      [...texts(fact, 'module'), ...texts(fact, 'submodule')].join('/'),
    );
    assert.deepEqual(paths, ['任务/列表', '任务/列表', '任务', '任务/详情']);
  });

  it('without a title has the beginning of the description as title', () => {
    const text =
      '| ID | Description | Priority |\n|---|---|---|\n| REQ-1 | The system shall merge leads. It keeps the older one. | High |';
    const result = read(text);
    assert.deepEqual(named(result), ['REQ-1 The system shall merge leads']);
    assert.deepEqual(texts(result.requirements[0], 'description'), [
      'The system shall merge leads. It keeps the older one.',
    ]);
  });

  it('takes 序号 for a row number, and 编号 as well when it only counts', () => {
    const text =
      '| 编号 | 需求名称 | 需求来源 |\n|---|---|---|\n| 1 | 合并 | 财务部 |\n| 2 | 去重 | 市场部 |';
    assert.deepEqual(named(read(text)), ['— 合并', '— 去重']);
  });

  it('finds the ids in a column of another name', () => {
    const text =
      '| Requirement | Description | Rationale |\n|---|---|---|\n| AL-001 | The log shall be kept | audit |\n| AL-002 | The log shall be small | disk |';
    assert.deepEqual(named(read(text)), ['AL-001 The log shall be kept', 'AL-002 The log shall be small']);
  });

  it('keeps columns that nobody knows under their own name', () => {
    const text = '| 编号 | 需求名称 | 一线反馈 |\n|---|---|---|\n| A-1 | 合并 | 好用 |';
    const claim = read(text).requirements[0]?.claims.find(({ field }) => field === 'other');
    assert.deepEqual(claim && [claim.name, claim.text], ['一线反馈', '好用']);
  });

  it('leaves the meaning of a column called 阶段 open', () => {
    const text = '| 编号 | 需求名称 | 阶段 |\n|---|---|---|\n| A-1 | 合并 | 二期 |';
    assert.deepEqual(texts(read(text).requirements[0], 'phaseOrStatus'), ['二期']);
  });

  it('with module and title only is one below a heading that speaks of requirements', () => {
    const table = '| 模块 | 功能 | 说明 |\n|---|---|---|\n| 客户 | 合并 | 自动 |';
    assert.deepEqual(named(read(`## 功能清单\n\n${table}`)), ['— 合并']);
    assert.deepEqual(named(read(table, 'docs/产品需求.md')), ['— 合并']);
    assert.deepEqual(named(read(`## 目录结构\n\n${table}`)), []);
  });

  it('goes on with a description below an empty row head', () => {
    const text =
      '| 编号 | 需求名称 | 描述 |\n|---|---|---|\n| A-1 | 合并 | 第一步 |\n| | | 第二步 |\n| A-2 | 去重 | |';
    const result = read(text);
    assert.deepEqual(named(result), ['A-1 合并', 'A-2 去重']);
    assert.deepEqual(texts(result.requirements[0], 'description'), ['第一步', '第二步']);
  });

  it('takes a row with one bold cell as a heading for the rows below, and no total for a requirement', () => {
    const text =
      '| 编号 | 需求名称 | 优先级 | 状态 |\n|---|---|---|---|\n| **客户管理** | | | |\n| A-1 | 合并 | P0 | 草稿 |\n| 合计 | 1 | | |';
    const result = read(text);
    assert.deepEqual(named(result), ['A-1 合并']);
    assert.ok(inherited(result.requirements[0]).includes('place<heading> 客户管理'));
  });

  it('in HTML has exact places too, and cells that reach down or across', () => {
    const text = [
      '## 功能',
      '<table>',
      '<tr><th>编号</th><th>模块</th><th>功能</th><th>优先级</th></tr>',
      '',
      '<tr><td>A-1</td><td rowspan="2">看板</td><td>',
      '  漏斗<br>按组</td><td> P0 </td></tr>',
      '<tr><td>A-2</td><td>小结 &amp; 报表</td><td>P1</td></tr>',
      '</table>',
    ].join('\n');
    const result = read(text);
    assert.deepEqual(named(result), ['A-1 漏斗 按组', 'A-2 小结 & 报表']);
    assert.deepEqual(
      result.requirements.map((fact) => texts(fact, 'module')),
      [['看板'], ['看板']],
    );
    const places = result.requirements.map(({ claims }) =>
      claims.filter(({ from }) => from === 'column').map(({ range }) => slice(text, range)),
    );
    assert.deepEqual(places, [
      ['A-1', '看板', '漏斗<br>按组', 'P0'],
      ['A-2', '看板', '小结 &amp; 报表', 'P1'],
    ]);
  });

  it('of ids and references alone names requirements and defines none', () => {
    const text =
      '| 需求编号 | 设计 | 测试用例 |\n|---|---|---|\n| CRM-001 | 3.1 | TC-1 |\n| CRM-002 | 3.2 | TC-2 |';
    const result = read(text, 'docs/需求追溯矩阵.md');
    assert.deepEqual(
      result.requirements.map(({ id, title, role }) => [id, title, role]),
      [
        ['CRM-001', '', 'crossReference'],
        ['CRM-002', '', 'crossReference'],
      ],
    );
  });

  it('gives no row that stands for several ids', () => {
    const text =
      '| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| A-01~03 | 三条 | 草稿 |\n| A-1、A-2 | 两条 | 草稿 |\n| A-4 | 一条 | 草稿 |';
    assert.deepEqual(named(read(text)), ['A-4 一条']);
  });

  it('in fenced or indented code, in a comment or switched off gives nothing', () => {
    const table = '| 编号 | 需求 | 优先级 |\n|---|---|---|\n| A-1 | 去重 | P0 |';
    assert.deepEqual(named(read(`\`\`\`\n${table}\n\`\`\``)), []);
    assert.deepEqual(named(read(`~~~md\n${table}\n~~~`)), []);
    assert.deepEqual(named(read(table.replace(/^/gm, '    '))), []);
    assert.deepEqual(named(read(`<!--\n${table}\n-->`)), []);
    const off = read(
      `<!-- groundplan: off -->\n\n${table}\n\n<!-- groundplan: on -->\n\n${table.replace('A-1', 'A-2')}`,
    );
    assert.deepEqual(named(off), ['A-2 去重']);
    assert.deepEqual(reasons(off), ['Switched off by a comment']);
  });
});
