import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitRepository } from '../platform/node/gitRepository.ts';
import { TemporaryFolder } from '../platform/node/temporaryFolder.ts';
import { call } from './calling.ts';

const files = { 'a.md': '### CRM-1 去重\n\n- 状态：已上线\n', 'src/a.ts': '// @req CRM-1\n' };
const partitions = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path.startsWith('requirements'));

describe('groundplan export for engines beyond one machine', () => {
  it('writes tables by repository and revision, and an index, in one call', async () => {
    using folder = new TemporaryFolder();
    folder.write(files);
    const [tables, index] = [join(folder.path, 'out'), join(folder.path, 'index.scip')];
    const names = ['--repository', 'acme/shop', '--revision', 'r1'];
    const { code, out, error } = await call(
      'export',
      folder.path,
      '--parquet',
      tables,
      '--scip',
      index,
      ...names,
    );
    assert.deepEqual([code, out, error], [0, '', '']);
    assert.deepEqual(partitions(tables), ['requirements/repository=acme%2Fshop/revision=r1/part-0.parquet']);
    assert.match(readFileSync(index, 'latin1'), /groundplan \. acme\/shop 1 CRM-1\./u);
  });

  it('takes the commit for the revision, and the day outside of Git', async () => {
    using folder = new TemporaryFolder();
    folder.write(files);
    const tables = join(folder.path, 'out');
    await call('export', folder.path, '--parquet', tables, '--repository', 'a', '--date', '2026-11-27');
    assert.deepEqual(partitions(tables), ['requirements/repository=a/revision=2026-11-27/part-0.parquet']);
    using repository = new GitRepository();
    repository.git(['init']);
    repository.write(files).commit('First', 1);
    using other = new TemporaryFolder();
    await call('export', repository.path, '--parquet', other.path, '--repository', 'a');
    const [path = ''] = partitions(other.path);
    assert.match(path, /^requirements\/repository=a\/revision=[0-9a-f]{40}\/part-0\.parquet$/u);
  });

  it('says in one line how to get the package where it is not there', async () => {
    using folder = new TemporaryFolder();
    const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    const tables = join(folder.path, 'out');
    const { code, out, error } = await call.on({ loadWarehouse: () => Promise.reject(missing) })(
      'export',
      folder.write(files).path,
      '--parquet',
      tables,
    );
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /^groundplan: Parquet and SCIP .* npm install groundplan-warehouse[^\n]*\n$/u);
    assert.ok(!existsSync(tables));
  });

  it('says in one line why nothing can be written, and leaves nothing half written', async () => {
    using folder = new TemporaryFolder();
    folder.write({ ...files, file: 'no folder' });
    const target = join(folder.path, 'file', 'out');
    for (const option of ['--parquet', '--scip']) {
      const { code, out, error } = await call('export', folder.path, option, target);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, /^groundplan: “[^”]*” could not be written: [^\n]+\n$/u);
    }
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'file', 'src']);
  });

  it('refuses a format beside tables, and a name that is none', async () => {
    using folder = new TemporaryFolder();
    folder.write(files);
    const both = await call('export', folder.path, '--parquet', 'out', '--format', 'csv');
    assert.equal(both.code, 2);
    assert.match(both.error, /--format <format> and --parquet <folder> do not go together/u);
    const source = await call('export', folder.path, '--parquet', 'out', '--source', 'reqs');
    assert.equal(source.code, 2);
    assert.match(source.error, /a name and a repository such as reqs=acme\/plan, not “reqs”/u);
    const nameless = await call(
      'export',
      folder.path,
      '--parquet',
      join(folder.path, 'out'),
      '--repository',
      ' ',
    );
    assert.equal(nameless.code, 2);
    assert.match(nameless.error, /a repository needs a name\n$/u);
  });

  it('is taught by the help', async () => {
    const { out } = await call('export', '--help');
    for (const option of [
      '--parquet <folder>',
      '--scip <file>',
      '--repository <name>',
      '--requirements-from',
    ])
      assert.ok(out.includes(option), option);
  });
});
