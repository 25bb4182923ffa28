import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describeTables } from '../src/parquet/describeTables.ts';
import { tableNames } from '../src/parquet/tables.ts';
import { queryNames } from '../bench/engine.ts';

const pages = ['docs/warehouse.md', 'docs/warehouse.zh-cn.md'].map((path) => readFileSync(path, 'utf8'));

describe('the pages about many repositories', () => {
  it('describe each table and each column as it is', () => {
    assert.ok(pages[0]?.includes(describeTables()), `docs/warehouse.md has to hold:\n\n${describeTables()}`);
  });

  it('name each table and each query in both languages', () => {
    for (const page of pages) {
      for (const name of [...tableNames, ...queryNames]) assert.ok(page.includes(name), name);
    }
  });

  it('know every query that ships', () => {
    const files = readdirSync('warehouse/queries').map((name) => name.replace(/\.sql$/u, ''));
    assert.deepEqual(files.sort(), [...queryNames, 'views'].sort());
  });
});
