/** What a process leaves that is ended in the middle of writing, and where none may write. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { writeFiles, writeWhole } from '../../src/platform/node/writeFiles.ts';
import { TemporaryFolder } from '../platform/node/temporaryFolder.ts';
import { call } from './calling.ts';

const program = resolve('dist/cli.js');
const isPart = (name: string): boolean => name.endsWith('.groundplan-part') || name.endsWith('.part');
const plan = 'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期 }]\n';
const rowsOf = (count: number): string =>
  Array.from({ length: count }, (_, n) => `| CRM-${n} | 分配线索${n} | 线索 | 一期 | 待评审 |\n`).join('');
const pool = `# 需求\n\n| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 |\n|---|---|---|---|---|\n${rowsOf(300)}`;
const sheet = `编号,需求名称,所属模块,状态\n${Array.from(
  { length: 300 },
  (_, n) => `CRM-${n},分配线索${n},外呼,已上线\n`,
).join('')}`;

describe('writing', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());
  const at = (path: string): string => join(folder.path, path);
  const text = (path: string): string => readFileSync(at(path), 'utf8');

  /** Ends the process for good: after a while, or as soon as something incomplete lies in the folder. */
  async function killed(
    args: readonly string[],
    watched: string,
    when: number | 'writing',
  ): Promise<boolean> {
    const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' });
    let isOver = false;
    const ended = new Promise<boolean>((done) =>
      child.on('close', (_, signal) => {
        isOver = true;
        done(signal === 'SIGKILL');
      }),
    );
    if (when === 'writing') {
      while (!isOver && !readdirSync(watched).some(isPart))
        await new Promise((resume) => setImmediate(resume));
    } else {
      await new Promise((resume) => setTimeout(resume, when));
    }
    child.kill('SIGKILL');
    return ended;
  }

  it('of an import that is killed at any moment leaves each file whole, and the next one completes it', async function () {
    this.timeout(300_000);
    const args = ['import', at('f'), at('in.csv'), '--write', '--add-names'];
    const begin = (): void =>
      void folder.write({ 'f/groundplan.yaml': plan, 'f/pool.md': pool, 'in.csv': sheet });
    begin();
    const started = performance.now();
    const { code, error } = await call(...args);
    assert.equal(code, 0, error);
    const usual = performance.now() - started;
    const done = { plan: text('f/groundplan.yaml'), pool: text('f/pool.md') };
    assert.notEqual(done.pool, pool);
    for (const when of [usual, 'writing', 'writing'] as const) {
      begin();
      await killed(args, at('f'), when);
      assert.ok([plan, done.plan].includes(text('f/groundplan.yaml')), 'the plan is neither old nor new');
      assert.ok([pool, done.pool].includes(text('f/pool.md')), 'the document is neither old nor new');
      if (text('f/pool.md') === done.pool) assert.equal(text('f/groundplan.yaml'), done.plan);
      const again = await call(...args);
      assert.equal(again.code, 0, again.error);
      assert.equal(text('f/pool.md'), done.pool);
      assert.deepEqual(readdirSync(at('f')).sort(), ['groundplan.yaml', 'pool.md']);
    }
  });

  it('of a plan, a list and an export that are killed leaves the old file or the new one', async function () {
    this.timeout(300_000);
    folder.write({ 'f/pool.md': pool });
    mkdirSync(at('out'));
    const calls: readonly (readonly [string, string, readonly string[]])[] = [
      ['f', 'f/groundplan.yaml', ['init', at('f')]],
      ['out', 'out/list.json', ['list', at('f'), '--json', '--out', at('out/list.json')]],
      ['out', 'out/all.reqif', ['export', at('f'), '--format', 'reqif', '--out', at('out/all.reqif')]],
    ];
    for (const [watched, file, args] of calls) {
      await killed(args, at(watched), 'writing');
      const left = existsSync(at(file)) ? text(file) : null;
      if (left !== null) {
        // Whole: as it is when nobody ends it.
        if (args[0] === 'init') continue;
        assert.equal((await call(...args)).code, 0);
        assert.equal(left.length, text(file).length, file);
      } else {
        assert.equal((await call(...args)).code, 0);
        assert.ok(text(file).length > 0);
      }
      assert.deepEqual(readdirSync(at(watched)).filter(isPart), [], file);
    }
  });

  it('of several files is all or nothing, where one of them cannot be written', () => {
    folder.write({ 'a.md': 'old a', 'b.md': 'old b' });
    chmodSync(at('b.md'), 0o444);
    const files = new Map([
      [at('a.md'), 'new a'],
      [at('made/deep/c.md'), 'new c'],
      [at('b.md'), 'new b'],
    ]);
    assert.equal(writeFiles(files, { makeFolders: true })?.key, 'it is write-protected');
    assert.deepEqual([text('a.md'), text('b.md')], ['old a', 'old b']);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'b.md']);
    chmodSync(at('b.md'), 0o644);
    assert.equal(writeFiles(files, { makeFolders: true }), null);
    assert.deepEqual(['a.md', 'b.md', 'made/deep/c.md'].map(text), ['new a', 'new b', 'new c']);
  });

  it('clears away what an ended process left, and nothing that a running one writes', () => {
    folder.write({
      'a.md': 'old',
      'a.md.999999999.groundplan-part': 'half',
      [`a.md.${process.ppid}.groundplan-part`]: 'at work',
      'a.md.notes.groundplan-part': 'of somebody else',
    });
    assert.equal(writeWhole(at('a.md'), 'new'), null);
    assert.deepEqual(
      readdirSync(folder.path).sort(),
      ['a.md', `a.md.${process.ppid}.groundplan-part`, 'a.md.notes.groundplan-part'].sort(),
    );
  });

  it('of a plan goes through no link that leads out of the folder', async () => {
    folder.write({ 'f/pool.md': '| 编号 | 需求 |\n|---|---|\n| A-1 | 查重 |\n' });
    mkdirSync(at('outside'));
    symlinkSync(at('outside/plan.yaml'), at('f/groundplan.yaml'));
    await call('init', at('f'));
    assert.deepEqual(readdirSync(at('outside')), []);
    writeFileSync(at('outside/plan.yaml'), plan);
    const { code, error } = await call('init', at('f'));
    assert.deepEqual([code, text('outside/plan.yaml')], [2, plan]);
    assert.match(error, /There is a plan file already/u);
  });
});
