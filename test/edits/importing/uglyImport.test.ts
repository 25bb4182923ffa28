import assert from 'node:assert/strict';
import { importedTable, rowsOfCsv } from '../../../src/edits/importing/importedTable.ts';
import { placeWorkbook } from '../../../src/readers/xlsx/sheetText.ts';
import { sheetXml, workbook } from '../../readers/xlsx/workbook.ts';
import { csvOf, importInto, into, plan } from './importing.ts';

const path = 'docs/需求池.md';
const pool = '| 编号 | 需求名称 | 所属模块 |\n|--|--|--|\n| R-1 | 去重 | 线索管理 |\n';
const files = { 'groundplan.yaml': plan, [path]: pool };

describe('importing what people export', () => {
  it('finds the headers below title rows and blank ones, and counts the rows as the file does', () => {
    const { table } = importInto(
      files,
      '销售系统需求池,,\n导出时间：2026-11-01,,\n,,\n编号,需求名称,所属模块\n,,\nR-7,导入,报价\n',
      into(path),
    );
    assert.equal(table.headersAt, 3);
    assert.deepEqual(
      table.items.map(({ id, row }) => [id, row]),
      [['R-7', 6]],
    );
  });

  it('keeps all values of a header that Jira repeats', () => {
    const csv =
      'Summary,Issue key,Issue id,Issue Type,Status,Priority,Component/s,Labels,Labels,Labels,Custom field (Team)\nDedupe leads,CRM-1,10001,Story,In Progress,High,Leads,a,b,,Blue\n';
    const target = { kind: 'new', uri: 'file:///plan/docs/jira.md', form: 'markdown', heading: 'x' } as const;
    const done = importInto({}, csv, target);
    const text = done.files['docs/jira.md'] ?? '';
    assert.match(text, /a；b/u);
    assert.match(text, /Blue/u);
    assert.equal(importInto(done.files, csv, into('docs/jira.md')).edits.size, 0);
  });

  it('takes cells of several lines, quotes and pipes as they are', () => {
    const csv = csvOf([
      ['编号', '需求名称', '所属模块'],
      ['R-1', '去重\n（按“手机号”| 邮箱）', '线索管理'],
    ]);
    const done = importInto(files, csv, into(path));
    assert.equal(done.files[path], pool.replace('去重', '去重 （按“手机号”\\| 邮箱）'));
    assert.equal(importInto(done.files, csv, into(path)).edits.size, 0);
  });

  it('takes what goes on in the rows below to the requirement above', () => {
    const csv = '编号,需求名称,需求描述\nR-7,导入,第一步\n,,第二步\nR-8,导出,一步\n';
    const { table } = importInto({ ...files, [path]: pool.replace('所属模块', '需求描述') }, csv, into(path));
    assert.deepEqual(
      table.items.map(({ id, texts }) => [id, texts.get(2)]),
      [
        ['R-7', '第一步\n第二步'],
        ['R-8', '一步'],
      ],
    );
  });

  it('offers a column without a header by its letter, and leaves it out until somebody says what it holds', () => {
    const csv = '编号,需求名称,,所属模块\nR-7,导入,P1,报价,多的\n';
    const { table } = importInto(files, csv, into(path));
    assert.deepEqual(
      table.columns.map(({ header, field }) => [header, field]),
      [
        ['编号', 'id'],
        ['需求名称', 'title'],
        ['列 C', null],
        ['所属模块', 'module'],
        ['列 E', null],
      ],
    );
    const said = { mapping: new Map([[2, 'priority' as const]]), newColumns: ['优先级'] };
    const done = importInto(files, csv, into(path), said);
    assert.equal(
      done.files[path],
      '| 编号 | 需求名称 | 所属模块 | 优先级 |\n|--|--|--|---|\n| R-1 | 去重 | 线索管理 | |\n| R-7 | 导入 | 报价 | P1 |\n',
    );
  });

  it('names rows whose id is there twice, and writes the first one', () => {
    const csv = '编号,需求名称,所属模块\nR-7,导入,报价\nR-7,又导入,报价\nＲ-７,全角,报价\n';
    const { comparison } = importInto(files, csv, into(path));
    assert.deepEqual(
      comparison.added.map(({ title }) => title),
      ['导入'],
    );
    assert.deepEqual(
      comparison.repeated.map(({ row }) => row),
      [3, 4],
    );
  });

  it('knows an id in another width or case, and leaves the document’s spelling', () => {
    const csv = '编号,需求名称,所属模块\nｒ-１,去重复,线索管理\n';
    const done = importInto(files, csv, into(path));
    assert.deepEqual(done.comparison.added, []);
    assert.equal(done.comparison.bySpelling.length, 1);
    assert.equal(done.files[path], pool.replace('去重', '去重复'));
  });

  it('knows rows without an id by a title that is there once, and gives a row that had none its id', () => {
    const own = '| 编号 | 需求名称 | 所属模块 |\n|--|--|--|\n| | 导入 | 报价 |\n| R-1 | 去重 | 线索管理 |\n';
    const csv = '编号,需求名称,所属模块\nR-7,导入,报价\n,去重,报价\n';
    const done = importInto({ ...files, [path]: own }, csv, into(path));
    assert.deepEqual(done.comparison.added, []);
    assert.equal(done.comparison.byTitle.length, 2);
    assert.equal(done.files[path], own.replace('| | 导入', '| R-7 | 导入').replace('线索管理', '报价'));
  });

  it('adds rows without ids once, and says of those with the same title that it is not clear which is meant', () => {
    const own = '| 需求名称 | 所属模块 |\n|--|--|\n| 去重 | 线索管理 |\n';
    const csv = '需求名称,所属模块\n导入,报价\n合并,报价\n合并,线索管理\n';
    const done = importInto({ ...files, [path]: own }, csv, into(path));
    assert.equal(done.comparison.added.length, 3);
    const again = importInto(done.files, csv, into(path));
    assert.equal(again.edits.size, 0);
    assert.equal(again.comparison.ambiguous.length, 2);
  });

  it('leaves out a row with an id alone, and never adds it again and again', () => {
    const csv = '编号,需求名称,所属模块\nR-8,,报价\nR-9,导入,报价\n';
    const done = importInto(files, csv, into(path));
    assert.deepEqual(
      done.comparison.untitled.map(({ id }) => id),
      ['R-8'],
    );
    assert.equal(importInto(done.files, csv, into(path)).edits.size, 0);
  });

  it('keeps both of two columns that say the same field differently', () => {
    const csv = '编号,需求名称,模块,所属模块,描述,详细描述\nR-7,导入,报价,线索管理,短,长\n';
    const { table } = importInto(files, csv, into(path));
    assert.deepEqual(
      table.columns.map(({ field }) => field),
      ['id', 'title', 'module', 'module', 'description', 'description'],
    );
    const done = importInto(files, csv, into(path), { newColumns: ['描述'] });
    assert.match(done.files[path] ?? '', /\| R-7 \| 导入 \| 报价 \| 短<br>长 \|/u);
    assert.deepEqual(done.comparison.withoutPlace, ['所属模块 2']);
  });

  it('tells phases from statuses in one column by their words', () => {
    const csv = '编号,需求名称,阶段\nR-1,去重,一期\nR-2,合并,三期\n';
    const headings = '# 需求\n\n### R-1 去重\n\n- 优先级：P0\n';
    const done = importInto({ 'groundplan.yaml': plan, [path]: headings }, csv, into(path));
    assert.match(done.files[path] ?? '', /- 阶段：一期\n/u);
    assert.deepEqual(
      done.unknown.map(({ kind, name }) => [kind, name]),
      [['phase', '三期']],
    );
  });
});

describe('importing a workbook', () => {
  const bytes = workbook({
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    sheets: [
      { name: '说明', xml: sheetXml([['本表由产品部维护', '']]) },
      {
        name: '需求池',
        xml: sheetXml(
          [
            ['2026 年需求池', '', '', ''],
            ['编号', '需求名称', '所属模块', '期望上线时间'],
            ['R-1', '去重', '线索管理', ''],
            ['R-2', '合并\n第二行', '', ''],
            ['R-3', '报价单', '报价', ''],
          ],
          ['A1:D1', 'C3:C4'],
        ).replace(
          '</row></sheetData>',
          '<c r="D5" s="1"><v>46357</v></c></row><row r="6"><c r="A6" t="str"><v>R-4</v></c><c r="B6" t="inlineStr"><is><t>数字</t></is></c><c r="C6" t="inlineStr"><is><t>报价</t></is></c><c r="D6" t="inlineStr"><is><t>46357</t></is></c></row></sheetData>',
        ),
      },
    ],
  });
  const { sheets } = placeWorkbook(bytes);

  it('reads merged cells, dates and texts that look like numbers, below a title over all columns', () => {
    const table = importedTable(sheets[1]?.grid ?? []);
    assert.equal(table?.headersAt, 1);
    assert.deepEqual(
      table.items.map(({ id, title, texts }) => [id, title, texts.get(2), texts.get(3)]),
      [
        ['R-1', '去重', '线索管理', undefined],
        ['R-2', '合并 第二行', '线索管理', undefined],
        ['R-3', '报价单', '报价', '2026-12-01'],
        ['R-4', '数字', '报价', '46357'],
      ],
    );
  });

  it('finds nothing in a sheet of prose, and takes another row as that of headers when told to', () => {
    assert.equal(importedTable(sheets[0]?.grid ?? []), null);
    const table = importedTable(rowsOfCsv('a,b\nK,名字\nR-1,去重\n', 'a.csv'), {
      headersAt: 1,
      mapping: new Map([
        [0, 'id'],
        [1, 'title'],
      ]),
    });
    assert.deepEqual(
      table?.items.map(({ id, title }) => [id, title]),
      [['R-1', '去重']],
    );
  });
});
