import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { TemporaryFolder } from '../../test/platform/node/temporaryFolder.ts';
import { openTables } from '../bench/engine.ts';
import { optional, required } from '../src/parquet/column.ts';
import { TableFile } from '../src/parquet/tableFile.ts';
import { tableNames, tables } from '../src/parquet/tables.ts';
import { writeParquet } from '../src/parquet/writeParquet.ts';
import { rowsOf } from './rowsOf.ts';

const plan =
  'system: { name: 销售平台 }\nmodules:\n  - { id: leads, name: 线索, owner: 赵一鸣, modules: [{ id: assign, name: 分配 }] }\nphases: [{ id: p1, name: 一期, due: 2026-12-31 }]\n';
const pool =
  '| 编号 | 需求 | 模块 | 建设阶段 | 状态 | 工作量(人天) | 依赖 | 描述 |\n|---|---|---|---|---|---|---|---|\n| CRM-1 | 去重 "A" | leads/assign、线索 | 一期 | 已上线 | 2.5 | | 一行 |\n| CRM-2 | 提醒 | | | 待评审 | | CRM-1 | |\n';
const files = {
  'groundplan.yaml': plan,
  'docs/池.md': pool,
  'src/a.ts': '// @req CRM-1, CRM-9\n/* 😀 */ // @verifies CRM-2\n',
};

async function ask(folder: string, sql: string) {
  const engine = await openTables(folder);
  try {
    return await engine.ask(sql);
  } finally {
    engine.close();
  }
}

describe('the tables of a repository', function () {
  this.timeout(60_000);

  it('say where requirements belong, where that was found and where it is written', async () => {
    using folder = new TemporaryFolder();
    writeParquet(rowsOf(files), folder.path);
    assert.deepEqual(
      await ask(
        folder.path,
        'SELECT requirement_id, module_path, module_name, module_from, phase_id, phase_from FROM placements ORDER BY ALL',
      ),
      [
        ['CRM-1', 'leads', '线索', 'column', 'p1', 'column'],
        ['CRM-1', 'leads/assign', '线索 / 分配', 'column', 'p1', 'column'],
        ['CRM-2', null, null, null, null, null],
      ].map(([requirement_id, module_path, module_name, module_from, phase_id, phase_from]) => ({
        requirement_id,
        module_path,
        module_name,
        module_from,
        phase_id,
        phase_from,
      })),
    );
    const [first] = await ask(
      folder.path,
      'SELECT title, status, status_text, effort_days, responsible, line, start_column, end_column FROM requirements',
    );
    assert.deepEqual(first, {
      title: '去重 "A"',
      status: 'released',
      status_text: '已上线',
      effort_days: 2.5,
      responsible: '赵一鸣',
      line: 3,
      start_column: 3,
      end_column: 8,
    });
  });

  it('hold references with their places, links, and what only the plan has', async () => {
    using folder = new TemporaryFolder();
    writeParquet(rowsOf(files), folder.path);
    const rows = await ask(
      folder.path,
      `SELECT concat_ws(' ', document, line, start_column, kind, requirement_id, resolution, requirement_repository) AS text
       FROM reference_places ORDER BY document, line, start_column`,
    );
    assert.deepEqual(
      rows.map(({ text }) => text),
      [
        'docs/池.md 4 37 mentions CRM-1 one acme/shop',
        'src/a.ts 1 9 implements CRM-1 one acme/shop',
        'src/a.ts 1 16 implements CRM-9 none',
        'src/a.ts 2 23 verifies CRM-2 one acme/shop',
      ].map((line) => (line.startsWith('docs') ? rows[0]?.['text'] : line)),
    );
    assert.match(String(rows[0]?.['text']), /^docs\/池\.md 4 \d+ mentions CRM-1 one acme\/shop$/u);
    const [link] = await ask(folder.path, 'SELECT requirement_key, relation, target_key FROM links');
    assert.deepEqual(link, { requirement_key: 'CRM-2', relation: 'depends_on', target_key: 'CRM-1' });
    const [revision] = await ask(folder.path, 'SELECT schema_version, as_of, system FROM revisions');
    assert.deepEqual(revision, { schema_version: 1, as_of: '2026-11-27', system: '销售平台' });
    const codes = await ask(folder.path, 'SELECT DISTINCT code FROM findings ORDER BY code');
    assert.ok(codes.some(({ code }) => code === 'reference/unknown-requirement'));
  });

  it('are the same bytes for the same input', () => {
    using one = new TemporaryFolder();
    using two = new TemporaryFolder();
    for (const { path } of [one, two]) writeParquet(rowsOf(files), path);
    for (const table of tableNames) {
      const file = join(table, 'repository=acme%2Fshop', 'revision=r1', 'part-0.parquet');
      assert.deepEqual(readFileSync(join(one.path, file)), readFileSync(join(two.path, file)), table);
    }
  });

  it('are there with all their columns where there is nothing to tell', async () => {
    using folder = new TemporaryFolder();
    writeParquet(rowsOf({}), folder.path);
    const engine = await openTables(folder.path);
    for (const table of tableNames) {
      if (table === 'revisions') continue;
      const view = table === 'references' ? 'reference_places' : table;
      const columns = await engine.ask(`SELECT column_name FROM (DESCRIBE ${view})`);
      assert.deepEqual(
        columns.map((column) => column['column_name']),
        [...tables[table].map(({ name }) => name), 'repository', 'revision'],
      );
      assert.deepEqual(await engine.ask(`SELECT * FROM ${view}`), []);
    }
    engine.close();
  });

  it('have names that no engine has to quote, each with a type that it has', () => {
    for (const table of tableNames) {
      const names = tables[table].map(({ name }) => name);
      assert.deepEqual(
        names.filter((name) => !/^[a-z][a-z_]{1,40}$/u.test(name)),
        [],
      );
      assert.equal(new Set(names).size, names.length);
    }
  });
});

describe('a table of many rows', () => {
  it('is written in groups, by rows and by how long its texts are', () => {
    using folder = new TemporaryFolder();
    const columns = [
      required<number>('n', 'integer', '', (n) => n),
      optional<number>('text', 'string', '', (n) => (n % 2 === 0 ? 'x'.repeat(800) : null)),
    ];
    const path = join(folder.path, 'table.parquet');
    const file = new TableFile(path, columns, 1, { rows: 1000, characters: 320_000 });
    for (let n = 0; n < 2500; n++) file.add(n);
    assert.equal(file.finish(), readFileSync(path).length);
    const bytes = readFileSync(path);
    const { row_groups, num_rows, created_by } = parquetMetadata(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    );
    assert.equal(Number(num_rows), 2500);
    assert.equal(created_by, 'groundplan');
    const groups = row_groups.map((group) => Number(group.num_rows));
    assert.deepEqual(groups, [799, 800, 800, 101]);
  });
});
