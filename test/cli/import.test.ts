import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { TemporaryFolder } from '../platform/node/temporaryFolder.ts';
import { call } from './calling.ts';

const plan = 'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期 }]\n';
const pool = `# 需求

| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 |
|---|---|---|---|---|
| CRM-001 | 分配线索 | 线索 | 一期 | 待评审 |
| CRM-002 | 回收到公海 | 线索 | | 待评审 |
`;
const sheet =
  '编号,需求名称,所属模块,状态,优先级\nCRM-001,分配线索,线索,已上线,P0\nCRM-004,查重提醒,外呼,待评审,P1\n';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder().write({
    'f/groundplan.yaml': plan,
    'f/docs/pool.md': pool,
    'in.csv': sheet,
  });
});
afterEach(() => folder.remove());

const at = (path: string): string => join(folder.path, path);
const text = (path: string): string => readFileSync(at(path), 'utf8');
const run = (...args: readonly string[]) => call('import', at('f'), ...args);

describe('groundplan import', () => {
  it('tells what it would do, finds the document by its ids, and writes nothing', async () => {
    const { code, out } = await run(at('in.csv'));
    assert.equal(code, 0);
    assert.match(
      out,
      /^Import “in\.csv” into “docs\/pool\.md”\n1 added, 1 changed, 0 unchanged, 1 no longer/u,
    );
    assert.match(out, /CRM-001 分配线索: 状态 “待评审” → “已上线”/u);
    assert.match(out, /Columns that the document has no place for \(1\)\n {2}优先级/u);
    assert.match(out, /Names that the plan does not have \(1\)\n {2}外呼/u);
    assert.match(out, /Nothing is written yet/u);
    assert.equal(text('f/docs/pool.md'), pool);
    assert.equal((await run(at('in.csv'), '--dry-run')).out, out);
    assert.equal((await run(at('in.csv'), '--dry-run', '--write')).code, 2);
  });

  it('writes with --write, columns and names of the plan too where that is asked for, and then finds nothing more', async () => {
    const { code, out } = await run(at('in.csv'), '--write', '--add-columns', '--add-names');
    assert.equal(code, 0);
    assert.match(out, /^“in\.csv” is imported into/u);
    assert.equal(
      text('f/docs/pool.md'),
      `# 需求

| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 | 优先级 |
|---|---|---|---|---|---|
| CRM-001 | 分配线索 | 线索 | 一期 | 已上线 | P0 |
| CRM-002 | 回收到公海 | 线索 | | 待评审 | |
| CRM-004 | 查重提醒 | 外呼 | | 待评审 | P1 |
`,
    );
    assert.match(text('f/groundplan.yaml'), /外呼/u);
    const again = JSON.parse((await run(at('in.csv'), '--format', 'json')).out) as { counts: unknown };
    assert.deepEqual(again.counts, { added: 0, changed: 0, unchanged: 2, gone: 1, leftOut: 0 });
  });

  it('ends with 1 where rows are left out, and says which and why', async () => {
    folder.write({ 'twice.csv': `${sheet}CRM-004,再来一次,外呼,待评审,P1\n` });
    const { code, out } = await run(at('twice.csv'), '--format', 'markdown', '--lang', 'zh-cn');
    assert.equal(code, 1);
    assert.match(out, /^# 把“twice\.csv”导入“docs\/pool\.md”\n/u);
    assert.match(out, /## 编号与上面的行重复 \(1\)\n\n- CRM-004 再来一次 \(第 4 行\)/u);
  });

  it('takes what is said of columns, and says what there is otherwise', async () => {
    folder.write({ 'odd.csv': 'No,What,Remark\nCRM-001,分配线索给值班的人,x\nCRM-009,新的需求条目,y\n' });
    const args = ['--map', 'No=编号', '--map', 'What=title', '--map', 'Remark=-'];
    const { code, out } = await run(at('odd.csv'), '--into', 'docs/pool.md', ...args);
    assert.equal(code, 0);
    assert.match(out, /What → title\n {2}Remark → -/u);
    assert.match(out, /1 added, 1 changed/u);
    const wrong = await run(at('odd.csv'), '--map', 'Nr=id');
    assert.deepEqual([wrong.code, wrong.out], [2, '']);
    assert.match(wrong.error, /has no column “Nr”\. It has: No, What, Remark\./u);
    assert.match(
      (await run(at('odd.csv'), '--map', 'No=nonsense')).error,
      /is no field\. There are id, title/u,
    );
    assert.match((await run(at('odd.csv'), '--map', 'No')).error, /--map takes HEADER=FIELD/u);
  });

  it('reads any encoding and writes the document in its own', async () => {
    writeFileSync(at('in.csv'), iconv.encode(sheet, 'gb18030'));
    writeFileSync(
      at('f/docs/old.csv'),
      iconv.encode(sheet.replace('已上线', '待评审').replaceAll('CRM', 'OLD'), 'gb18030'),
    );
    folder.write({ 'old.csv': sheet.replaceAll('CRM', 'OLD') });
    assert.equal((await run(at('in.csv'), '--write')).code, 0);
    assert.match(text('f/docs/pool.md'), /已上线/u);
    assert.equal((await run(at('old.csv'), '--write')).code, 0);
    assert.equal(iconv.decode(readFileSync(at('f/docs/old.csv')), 'gb18030'), sheet.replaceAll('CRM', 'OLD'));
    folder.write({ 'emoji.csv': sheet.replaceAll('CRM', 'OLD').replace('已上线', '😀') });
    const { code, error } = await run(at('emoji.csv'), '--write');
    assert.equal(code, 2);
    assert.match(error, /old\.csv” cannot be written in its encoding, gb18030/u);
  });

  it('makes a new document in the form that its ending or --form names', async () => {
    assert.equal(
      (await run(at('in.csv'), '--into', 'docs/new/list.csv', '--write')).code,
      1,
      'CRM-001 is in the pool',
    );
    assert.match(text('f/docs/new/list.csv'), /CRM-004/u);
    folder.write({ 'other.csv': sheet.replaceAll('CRM', 'NEW') });
    assert.equal(
      (await run(at('other.csv'), '--into', 'docs/new/a.md', '--form', 'headings', '--write')).code,
      0,
    );
    assert.match(text('f/docs/new/a.md'), /^#+ NEW-001/mu);
    assert.match(
      (await run(at('other.csv'), '--into', 'docs/a.txt')).error,
      /ends in \.md, \.csv or \.yaml/u,
    );
  });

  it('takes requirements of other formats as well', async () => {
    const exported = await call('export', at('f'), '--format', 'reqif', '--out', at('pool.reqif'));
    assert.equal(exported.code, 0);
    folder.write({ 'g/groundplan.yaml': plan });
    const { code } = await call('import', at('g'), at('pool.reqif'), '--into', 'docs/a.md', '--write');
    assert.equal(code, 0);
    assert.match(text('g/docs/a.md'), /CRM-001.*分配线索.*线索.*一期/u);
    assert.match((await run(at('f/groundplan.yaml'))).error, /No requirements were found/u);
  });

  it('never writes outside of the folder, through links, over what is read-only, or half', async () => {
    const refused = async (...args: readonly string[]) => {
      const { code, out, error } = await run(at('in.csv'), '--write', ...args);
      assert.deepEqual([code, out], [2, '']);
      assert.equal(error.trim().split('\n').length, 1);
      return error;
    };
    folder.write({ 'outside/a.md': pool.replaceAll('CRM', 'OUT') });
    symlinkSync(at('outside'), at('f/linked'));
    assert.match(await refused('--into', '../outside/b.md'), /leads out of the folder/u);
    assert.match(await refused('--into', 'linked/b.md'), /leads out of the folder/u);
    symlinkSync(at('outside/none.md'), at('f/docs/dangling.md'));
    assert.match(await refused('--into', 'docs/dangling.md'), /leads out of the folder/u);
    mkdirSync(at('f/docs/folder.md'));
    assert.match(await refused('--into', 'docs/folder.md'), /is no file/u);
    writeFileSync(at('f/docs/pool.md'), `<<<<<<< a\n${pool}=======\n>>>>>>> b\n`);
    assert.match(await refused(), /has a conflict of Git in line 1/u);
    writeFileSync(at('f/docs/pool.md'), pool);
    if (process.getuid?.() !== 0) {
      chmodSync(at('f/docs/pool.md'), 0o444);
      assert.match(await refused(), /is read-only/u);
    }
    assert.equal(text('f/docs/pool.md'), pool);
    assert.ok(!existsSync(at('outside/b.md')) && !existsSync(at('outside/none.md')));
    assert.match((await run(at('gone.csv'))).error, /cannot be read/u);
    assert.match((await run(at('in.csv'), '--sheet', '9')).error, /There is no sheet “9”/u);
  });
});
