import assert from 'node:assert/strict';
import { importInto, into, plan } from './importing.ts';

const path = 'docs/需求池.md';
const pool =
  '| 编号 | 需求名称 | 所属模块 | 状态 |\n|--|--|--|--|\n| R-1 | 去重 | 线索管理 | 已排期 |\n| R-2 | 合并 | 报价 | 已上线 |\n| R-3 | 导出 | 报价 | 开发中 |\n| X-9 | 手写的 | 报价 | 开发中 |\n';
const files = { 'groundplan.yaml': plan, [path]: pool };
const csv = '编号,需求名称,所属模块\nR-1,去重,线索管理\n';

describe('what is no longer in the file', () => {
  it('is told of the series that the file counts in alone, and stays as it is', () => {
    const done = importInto(files, csv, into(path));
    assert.deepEqual(
      done.comparison.gone.map(({ id }) => id),
      ['R-2', 'R-3'],
    );
    assert.equal(done.comparison.others, 1);
    assert.equal(done.edits.size, 0);
  });

  it('is closed with a reason where somebody says so, but not what was released', () => {
    const gone = { status: '已拒绝', reason: '导出里已没有' };
    const done = importInto(files, csv, into(path), { gone });
    assert.deepEqual(done.comparison.withoutPlace, ['拒绝原因']);
    assert.equal(done.files[path], pool.replace('导出 | 报价 | 开发中', '导出 | 报价 | 已拒绝'));
    const agreed = importInto(files, csv, into(path), { gone, newColumns: ['拒绝原因'] });
    assert.match(agreed.files[path] ?? '', /\| R-3 \| 导出 \| 报价 \| 已拒绝 \| 导出里已没有 \|/u);
    assert.equal(importInto(agreed.files, csv, into(path), { gone }).edits.size, 0);
  });

  it('is closed below headings and in YAML as well', () => {
    const gone = { status: '已拒绝', reason: '导出里已没有' };
    const headings = '# 需求\n\n### R-1 去重\n\n- 优先级：P0\n\n### R-2 合并\n\n- 状态：开发中\n';
    const done = importInto(
      { [path]: headings },
      csv.replace(',所属模块', '').replace(',线索管理', ''),
      into(path),
      {
        gone,
      },
    );
    assert.equal(
      done.files[path],
      headings.replace('状态：开发中', '状态：已拒绝\n- 拒绝原因：导出里已没有'),
    );
    const yaml =
      'requirements:\n  - id: R-1\n    title: 去重\n    status: planned\n  - id: R-2\n    title: 合并\n    status: planned\n';
    const other = 'docs/requirements.yaml';
    const written = importInto({ [other]: yaml }, '编号,需求名称\nR-1,去重\n', into(other), { gone });
    assert.equal(written.files[other], yaml.replace(/planned\n$/u, '已拒绝\n    reason: 导出里已没有\n'));
  });
});

describe('names that the plan does not have', () => {
  const odd =
    '编号,需求名称,所属模块,建设阶段\nR-1,去重,线索池,三期\nR-3,导出,仓库/出库,二期\nR-4,入库,仓库/入库,\n';
  const columns = { newColumns: ['建设阶段'] };

  it('are told with their rows, and written as they are', () => {
    const done = importInto(files, odd, into(path), columns);
    assert.deepEqual(
      done.unknown.map(({ kind, name, count }) => [kind, name, count]),
      [
        ['module', '线索池', 1],
        ['module', '仓库/出库', 1],
        ['module', '仓库/入库', 1],
        ['phase', '三期', 1],
      ],
    );
    assert.match(done.files[path] ?? '', /\| R-1 \| 去重 \| 线索池 \| 已排期 \| 三期 \|/u);
    assert.equal(done.files['groundplan.yaml'], plan);
  });

  it('are created in the plan, paths within one new module, or stand for others', () => {
    const done = importInto(files, odd, into(path), {
      ...columns,
      newModules: ['仓库/出库', '仓库/入库'],
      newPhases: ['三期'],
      renamed: [{ kind: 'module', name: '线索池', to: '线索管理' }],
    });
    const now = done.files['groundplan.yaml'] ?? '';
    assert.equal(now.match(/name: ["']?仓库/gu)?.length, 1);
    assert.match(now, /出库[^]*入库[^]*三期/u);
    assert.match(done.files[path] ?? '', /\| R-1 \| 去重 \| 线索管理 \| 已排期 \| 三期 \|/u);
    assert.deepEqual(
      importInto(done.files, odd, into(path), columns).unknown.map(({ name }) => name),
      ['线索池'],
    );
  });

  it('of the same module are no change', () => {
    const done = importInto(files, csv.replace('线索管理', 'Lead'), into(path));
    assert.equal(done.edits.size, 0);
  });
});

describe('columns that a table does not have', () => {
  it('are added to the table at its end only where somebody agrees, and the others are named', () => {
    const more = '编号,需求名称,优先级,验收标准,序号\nR-1,去重,P1,能合并,1\nR-8,导入,P0,,2\n';
    const done = importInto(files, more, into(path), { newColumns: ['优先级'] });
    assert.deepEqual(done.comparison.withoutPlace, ['验收标准']);
    assert.equal(
      done.files[path],
      `${pool
        .replace('状态 |\n', '状态 | 优先级 |\n')
        .replace('--|--|--|--|', '--|--|--|--|---|')
        .replace('已排期 |', '已排期 | P1 |')
        .replaceAll(/(已上线|开发中) \|/gu, '$1 | |')}| R-8 | 导入 | | | P0 |\n`,
    );
  });

  it('are added to separated values, and not where rows are wider than the headers', () => {
    const other = 'docs/需求.csv';
    const text = '编号,需求名称,所属模块\r\nR-1,"去重",线索管理\r\nR-2,合并,报价\r\n';
    const more = '编号,需求名称,优先级\nR-1,去重,P1\n';
    const done = importInto({ [other]: text }, more, into(other), { newColumns: ['优先级'] });
    assert.equal(
      done.files[other],
      '编号,需求名称,所属模块,优先级\r\nR-1,"去重",线索管理,P1\r\nR-2,合并,报价,\r\n',
    );
    assert.throws(
      () =>
        importInto({ [other]: text.replace('报价', '报价,多的') }, more, into(other), {
          newColumns: ['优先级'],
        }),
      /wider than its headers/u,
    );
  });
});

describe('titles and descriptions', () => {
  const other =
    '编号,需求名称,需求描述,验收标准\nR-1,去重复,按手机号\n一样：合并,能合并\nR-2,合并,,\n'.replace(
      '按手机号\n一样：合并',
      '"按手机号\n再按邮箱"',
    );

  it('are changed below headings, the description as a paragraph', () => {
    const text =
      '# 需求\n\n### 2.1 R-1 **去重** 🚀\n\n旧说明\n还有一行\n\n- 优先级：P0\n\n### 2.2 R-2 合并\n';
    const done = importInto({ [path]: text }, other, into(path));
    assert.equal(
      done.files[path],
      '# 需求\n\n### 2.1 R-1 去重复\n\n按手机号\n再按邮箱\n\n- 优先级：P0\n- 验收标准：能合并\n\n### 2.2 R-2 合并\n',
    );
  });

  it('are changed in lists, YAML and JSON', () => {
    const list = '# 需求\n\n- **R-1**：去重\n- **R-2**：合并\n';
    assert.equal(
      importInto({ [path]: list }, other, into(path)).files[path],
      '# 需求\n\n- **R-1**：去重复\n  - 需求描述：按手机号<br>再按邮箱\n  - 验收标准：能合并\n- **R-2**：合并\n',
    );
    const yaml =
      'requirements:\n  - id: R-1\n    title: 去重 # 名\n    description: |\n      旧\n  - { id: R-2, title: 合并 }\n';
    const at = 'docs/requirements.yaml';
    assert.equal(
      importInto({ [at]: yaml }, other, into(at)).files[at],
      'requirements:\n  - id: R-1\n    title: 去重复 # 名\n    description: "按手机号\\n再按邮箱"\n    acceptance: 能合并\n  - { id: R-2, title: 合并 }\n',
    );
    const json = '{"requirements": [{"id": "R-1", "title": "去重"}, {"id": "R-2", "title": "合并"}]}\n';
    const to = 'docs/requirements.json';
    assert.equal(
      importInto({ [to]: json }, other, into(to)).files[to],
      '{"requirements": [{"id": "R-1", "title": "去重复", "description": "按手机号\\n再按邮箱", "acceptance": "能合并"}, {"id": "R-2", "title": "合并"}]}\n',
    );
  });

  it('are changed in the plan file, beside its own keys', () => {
    const own = `${plan}requirements:\n  - id: R-1\n    title: 去重\n    module: leads\n`;
    const csvOfPlan = '编号,需求名称,所属模块,需求描述\nR-1,去重复,报价,说明\nR-2,合并,线索管理,说明二\n';
    const done = importInto({ 'groundplan.yaml': own }, csvOfPlan, into('groundplan.yaml'));
    assert.equal(
      done.files['groundplan.yaml'],
      `${plan}requirements:\n  - id: R-1\n    title: 去重复\n    module: 报价\n    description: 说明\n  - id: R-2\n    title: 合并\n    module: 线索管理\n    description: 说明二\n`,
    );
    assert.deepEqual(done.notWritten, []);
  });

  it('of a table in HTML are written where they can be, and rows are named that it cannot take', () => {
    const html = (priority: string): string =>
      `# 需求\n\n<table><tr><th>编号</th><th>需求名称</th><th>优先级</th></tr><tr><td>R-1</td><td>去重</td><td>${priority}</td></tr></table>\n`;
    const done = importInto(
      { [path]: html('P0') },
      '编号,需求名称,优先级\nR-1,去重,P1\nR-2,合并,P0\n',
      into(path),
    );
    assert.equal(done.files[path], html('P1'));
    assert.deepEqual(
      done.notAdded.map(({ id }) => id),
      ['R-2'],
    );
  });

  it('of a mere title in YAML are named where they cannot be changed', () => {
    const yaml = 'requirements:\n  R-1: 去重\n  R-2: 合并\n';
    const at = 'docs/requirements.yaml';
    const done = importInto({ [at]: yaml }, other, into(at));
    assert.deepEqual(done.notWritten, ['R-1: 需求名称', 'R-1: 需求描述', 'R-1: 验收标准']);
    assert.equal(done.edits.size, 0);
  });

  it('writes no line for a module that the heading says already', () => {
    const text =
      '# 需求\n\n## 线索管理\n\n### R-1 去重\n\n优先级：P0\n\n## 报价\n\n### R-2 合并\n\n优先级：P1\n';
    const done = importInto(
      { 'groundplan.yaml': plan, [path]: text },
      '编号,需求名称,所属模块\nR-1,去重,线索管理\nR-3,回访,线索管理\n',
      into(path),
    );
    assert.equal(done.files[path], text.replace('## 报价', '### R-3 回访\n\n## 报价'));
  });
});
