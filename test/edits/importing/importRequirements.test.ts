import assert from 'node:assert/strict';
import { importedTable, rowsOfCsv, type ImportChoices } from '../../../src/edits/importing/importedTable.ts';
import {
  type ImportRequest,
  type ImportTarget,
  importRequirements,
} from '../../../src/edits/importing/importRequirements.ts';
import { documentUri } from '../../../src/model/documentUri.ts';
import { decode } from '../../../src/readers/decode.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';
import { gbk } from '../../support/gbk.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const plan =
  'modules:\n  - { id: leads, name: 线索管理 }\n  - { id: quote, name: 报价 }\nphases:\n  - { id: p1, name: 一期 }\n';
const doc = documentUri(testRoot.id, 'docs/需求池.md');

interface Row {
  readonly id: string;
  readonly title: string;
  readonly module: string;
  readonly level: string;
  readonly stage: string;
  readonly text: string;
}

const headers = [
  '编号',
  '所属产品',
  '所属模块',
  '所属计划',
  '研发需求名称',
  '需求描述',
  '优先级',
  '当前状态',
  '所处阶段',
  '由谁创建',
];

function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, at) => ({
    id: String(at + 1),
    title: `第${at + 1}项，销售“漏斗”`,
    module: at % 2 === 0 ? '线索管理' : '报价',
    level: String((at % 4) + 1),
    stage: ['研发中', '已发布', '未开始'][at % 3] ?? '',
    text: at % 5 === 0 ? `先|后\n第二行 ${at}` : `说明 ${at}`,
  }));
}

/** As ZenTao writes it, in GBK. */
function exported(rows: readonly Row[]): Uint8Array {
  const lines = rows.map(({ id, title, module, level, stage, text }) =>
    [id, 'CRM', module, '', title, text, level, '激活', stage, 'admin']
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(','),
  );
  return gbk(`${headers.map((header) => `"${header}"`).join(',')}\n${lines.join('\n')}\n`);
}

function take(
  files: Readonly<Record<string, string>>,
  csv: Uint8Array | string,
  target: ImportTarget,
  choices: ImportChoices & Partial<ImportRequest> = {},
) {
  const decoded = typeof csv === 'string' ? { text: csv } : decode(csv);
  assert.ok('text' in decoded);
  const { headersAt, mapping, ...rest } = choices;
  const table = importedTable(rowsOfCsv(decoded.text, 'a.csv'), {
    ...(headersAt !== undefined && { headersAt }),
    ...(mapping && { mapping }),
  });
  assert.ok(table);
  const texts = new Map(Object.entries(files).map(([path, text]) => [documentUri(testRoot.id, path), text]));
  const result = importRequirements(
    snapshotOf(files),
    {
      root: testRoot.id,
      table,
      target,
      source: null,
      idPrefix: 'ZT-',
      ...rest,
    },
    (uri) => texts.get(uri) ?? null,
  );
  assert.ok(!('refusal' in result), 'refusal' in result ? result.refusal.key : '');
  const after = new Map(texts);
  for (const [uri, edits] of result.edits) after.set(uri, applySourceEdits(texts.get(uri) ?? '', edits));
  for (const [uri, text] of result.create) after.set(uri, text);
  return { ...result, after: (path: string) => after.get(documentUri(testRoot.id, path)) ?? '' };
}

const toNew = { kind: 'new', uri: doc, form: 'markdown', heading: '需求池' } as const;
const toDoc = { kind: 'document', uri: doc } as const;

describe('importing an export', () => {
  const first = rowsOf(300);
  const files = { 'groundplan.yaml': plan };
  const imported = take(files, exported(first), toNew);
  const text = imported.after('docs/需求池.md');

  it('makes a table of 300 rows of a GBK export, each a requirement in its module', () => {
    assert.equal(imported.comparison.added.length, 300);
    const snapshot = snapshotOf({ ...files, 'docs/需求池.md': text });
    assert.equal(snapshot.requirementCount, 300);
    const requirements = [...snapshot.requirements()];
    assert.deepEqual(
      requirements
        .slice(0, 3)
        .map(({ id, title, modules, priority, status }) => [id, title, modules[0]?.path, priority, status]),
      [
        ['ZT-1', '第1项，销售“漏斗”', 'leads', 'P0', 'developing'],
        ['ZT-2', '第2项，销售“漏斗”', 'quote', 'P1', 'released'],
        ['ZT-3', '第3项，销售“漏斗”', 'leads', 'P2', 'accepted'],
      ],
    );
  });

  it('finds nothing to do when the same file comes again', () => {
    const again = take({ ...files, 'docs/需求池.md': text }, exported(first), toDoc);
    assert.deepEqual(again.comparison.changed, []);
    assert.equal(again.comparison.unchanged.length, 300);
    assert.equal(again.edits.size + again.create.size, 0);
  });

  it('reports and writes exactly ten changes, and leaves every other byte as it was', () => {
    const rows = first.filter(({ id }) => id !== '120' && id !== '299');
    const change = (id: string, to: Partial<Row>): void => {
      const at = rows.findIndex((row) => row.id === id);
      rows[at] = { ...(rows[at] as Row), ...to };
    };
    change('1', { title: '线索去重 | 合并' });
    change('7', { module: '报价' });
    change('50', { level: '1' });
    change('51', { stage: '已发布' });
    change('200', { text: '只有一行' });
    change('300', { title: '最后一项', level: '2' });
    const added = [
      { ...(first[0] as Row), id: '301', title: '新增一' },
      { ...(first[1] as Row), id: '302', title: '新增二' },
    ];
    const before = { ...files, 'docs/需求池.md': text };
    const again = take(before, exported([...rows, ...added]), toDoc);
    const { comparison } = again;
    assert.deepEqual(
      comparison.changed.map(({ item, changes }) => [item.id, ...changes.map(({ name }) => name)]),
      [
        ['ZT-1', '研发需求名称'],
        ['ZT-7', '所属模块'],
        ['ZT-50', '优先级'],
        ['ZT-51', '状态'],
        ['ZT-200', '需求描述'],
        ['ZT-300', '研发需求名称', '优先级'],
      ],
    );
    assert.deepEqual(
      comparison.added.map(({ id }) => id),
      ['ZT-301', 'ZT-302'],
    );
    assert.deepEqual(
      comparison.gone.map(({ id }) => id),
      ['ZT-120', 'ZT-299'],
    );
    const lines = text.split('\n');
    const cell = (row: number, from: string, to: string): void => {
      const line = lines.findIndex((each) => each.startsWith(`| ZT-${row} |`));
      assert.ok(lines[line]?.includes(from), `${lines[line]} has no ${from}`);
      lines[line] = (lines[line] ?? '').replace(from, to);
    };
    cell(1, '第1项，销售“漏斗”', '线索去重 \\| 合并');
    cell(7, '线索管理', '报价');
    cell(50, ' P1 ', ' P0 ');
    cell(51, ' 激活 ', ' 已发布 ');
    cell(200, '说明 199', '只有一行');
    cell(300, '第300项，销售“漏斗”', '最后一项');
    cell(300, ' P3 ', ' P1 ');
    const now = again.after('docs/需求池.md').split('\n');
    const isNew = (line: string): boolean => /^\| ZT-30[12] \|/u.test(line);
    assert.equal(now.filter(isNew).length, 2);
    assert.deepEqual(
      now.filter((line) => !isNew(line)),
      lines,
    );
  });
});

describe('importing into documents that are there', () => {
  const csv = '编号,需求名称,模块,优先级,备用\nR-1,去重,线索管理,P1,x\nR-5,导入,仓库,P0,y\n';

  it('changes the fields of headings and adds one in their form', () => {
    const text = '# 需求\n\n### R-1 去重\n\n- 模块：线索管理\n- 优先级：P0\n';
    const done = take({ 'groundplan.yaml': plan, 'docs/需求池.md': text }, csv, toDoc);
    assert.equal(
      done.after('docs/需求池.md'),
      `${text.replace('P0', 'P1')}\n### R-5 导入\n\n- 模块：仓库\n- 优先级：P0\n`,
    );
    assert.deepEqual(
      done.unknown.map(({ name }) => name),
      ['仓库'],
    );
    assert.deepEqual(done.comparison.withoutPlace, ['备用']);
  });

  it('says which unknown columns a document without a table has no place for, and writes them when asked to', () => {
    const text = '# 需求\n\n### R-1 去重\n\n- 优先级：P0\n';
    const described = '编号,需求名称,需求描述,优先级,备用\nR-1,去重,按手机号,P1,x\n';
    const files = { 'groundplan.yaml': plan, 'docs/需求池.md': text };
    const done = take(files, described, toDoc);
    assert.deepEqual(done.comparison.withoutPlace, ['备用']);
    const now = '# 需求\n\n### R-1 去重\n\n按手机号\n\n- 优先级：P1\n';
    assert.equal(done.after('docs/需求池.md'), now);
    const agreed = take(files, described, toDoc, { newColumns: ['备用'] });
    assert.equal(agreed.after('docs/需求池.md'), now.replace('P1\n', 'P1\n- **备用**：x\n'));
  });

  it('adds modules to the plan only where somebody says so', () => {
    const text = '| 编号 | 需求名称 | 模块 | 备用 |\n|--|--|--|--|\n| R-1 | 去重 | 线索管理 | x |\n';
    const before = { 'groundplan.yaml': plan, 'docs/需求池.md': text };
    assert.equal(take(before, csv, toDoc).after('groundplan.yaml'), plan);
    const done = take(before, csv, toDoc, { newModules: ['仓库'] });
    assert.ok(done.after('groundplan.yaml').includes('仓库'));
    assert.equal(done.after('docs/需求池.md'), `${text}| R-5 | 导入 | 仓库 | y |\n`);
    assert.deepEqual(done.comparison.withoutPlace, ['优先级']);
  });

  it('never adds what another document defines, and knows rows without an id by a title that is there once', () => {
    const text =
      '| 需求名称 | 模块 | 优先级 |\n|--|--|--|\n| 去重 | 线索管理 | P0 |\n| 合并 | 报价 | P0 |\n| 合并 | 报价 | P1 |\n';
    const files = {
      'groundplan.yaml': plan,
      'docs/需求池.md': text,
      'docs/b.md': '# 需求\n\n- **R-9** 别处\n- **R-8** 也是\n',
    };
    const done = take(
      files,
      '编号,需求名称,模块,优先级\n,去重,线索管理,P2\n,合并,报价,P2\nR-9,别处,报价,P0\n',
      toDoc,
    );
    assert.deepEqual(
      done.comparison.elsewhere.map(({ requirement }) => requirement.id),
      ['R-9'],
    );
    assert.deepEqual(
      done.comparison.ambiguous.map(({ title }) => title),
      ['合并'],
    );
    assert.equal(done.comparison.byTitle.length, 1);
    assert.equal(done.after('docs/需求池.md'), text.replace('线索管理 | P0', '线索管理 | P2'));
  });

  it('takes the columns as people say that they are, and makes values and lists of YAML as well', () => {
    const odd = '导出时间 2026\nK,名字,归口\nR-1,去重,线索管理\nR-2,合并,报价\n';
    const choices = {
      headersAt: 1,
      mapping: new Map([
        [0, 'id' as const],
        [1, 'title' as const],
        [2, 'module' as const],
      ]),
    };
    for (const [form, ends] of [
      ['csv', 'csv'],
      ['yaml', 'yaml'],
    ] as const) {
      const path = `docs/requirements.${ends}`;
      const target = { kind: 'new', uri: documentUri(testRoot.id, path), form, heading: '' } as const;
      const done = take({ 'groundplan.yaml': plan }, odd, target, choices);
      const snapshot = snapshotOf({ 'groundplan.yaml': plan, [path]: done.after(path) });
      assert.deepEqual(
        [...snapshot.requirements()].map(({ id, title, modules }) => [id, title, modules[0]?.path]),
        [
          ['R-1', '去重', 'leads'],
          ['R-2', '合并', 'quote'],
        ],
      );
    }
  });
});
