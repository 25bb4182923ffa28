import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { TemporaryFolder } from '../platform/node/temporaryFolder.ts';

describe('the package of the command line', () => {
  const folder = new TemporaryFolder();
  const at = (path: string): string => join(folder.path, 'package', path);
  before(() => {
    const { status, stderr } = node('scripts/packageCli.mjs', '--folder', at(''));
    assert.equal(status, 0, stderr);
  });
  after(() => folder.remove());

  const node = (...args: readonly string[]) =>
    spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });

  it('runs in a bare folder, in both languages, with nothing installed beside it', () => {
    cpSync(resolve('examples/sales-platform'), join(folder.path, 'plan'), { recursive: true });
    const own = JSON.parse(readFileSync(at('package.json'), 'utf8')) as Record<string, unknown> & {
      readonly bin: { readonly groundplan: string };
    };
    assert.deepEqual(
      [own['dependencies'], own['devDependencies'], own['scripts']],
      [undefined, undefined, undefined],
    );
    const start = at(own.bin.groundplan);
    const { status, stdout, stderr } = node(start, 'tree', join(folder.path, 'plan'));
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^销售提效平台\n {2}线索管理 \(6\/12\)\n/u);
    assert.match(node(start, '--help', '--lang', 'zh').stdout, /^用法：/u);
    assert.match(node(start, '--version').stdout, /^\d+\.\d+\.\d+\n$/u);
  });

  it('says which Node.js it needs to one that could not read it', () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.4' }); require(${JSON.stringify(at('dist/start.js'))})`;
    const { status, stdout, stderr } = node('-e', old);
    assert.deepEqual(
      [status, stdout, stderr],
      [2, '', 'groundplan: This needs Node.js 20.19 or newer, and this is 18.20.4.\n'],
    );
  });

  it('holds nothing of the extension or of development, and no link that leads nowhere', () => {
    for (const path of ['dist/extension.js', 'src', 'test', 'node_modules', 'media'])
      assert.ok(!existsSync(at(path)), path);
    for (const page of readdirSync(at(''), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.md'),
    )) {
      const links = [...readFileSync(at(page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/gu)].map(
        ([, to]) => to ?? '',
      );
      assert.deepEqual(
        links.filter((to) => !existsSync(join(at(page), '..', to))),
        [],
        page,
      );
    }
  });
}).timeout(120_000);
