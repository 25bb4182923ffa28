import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { TemporaryFolder } from '../platform/node/temporaryFolder.ts';
import { call } from './calling.ts';

const program = resolve('dist/cli.js');
const sample = resolve('examples/sales-platform');
/** A device on which every write fails as on a full disk. */
const fullDisk = '/dev/full';

describe('the command line, when something goes wrong', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());
  const at = (path: string): string => join(folder.path, path);

  /** One line on the error stream, no stack, and the code for what cannot be carried out. */
  async function refused(said: RegExp, ...args: readonly string[]): Promise<void> {
    const { code, out, error } = await call(...args);
    assert.equal(code, 2, error);
    assert.equal(out, '');
    assert.match(error, /^groundplan: [^\n]+\n$/u);
    assert.match(error, said);
    assert.doesNotMatch(error, /^\s*at |error:/mu);
  }

  /** A process of its own, as a shell runs it. */
  const run = (
    script: string,
  ): { readonly code: number | null; readonly out: string; readonly error: string } => {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', script, 'bash', process.execPath, program, sample],
      {
        cwd: folder.path,
        env: { ...process.env, LC_ALL: 'C' },
        encoding: 'utf8',
      },
    );
    return { code: status, out: stdout, error: stderr };
  };

  describe('says in one line what is wrong with a call', () => {
    it('in the words of the reader', async () => {
      await refused(/There is no command “chek”\. Perhaps “check” was meant\./u, 'chek', '.');
      await refused(
        /There is no option “--fromat” here\. Perhaps “--format” was meant\./u,
        'check',
        '.',
        '--fromat',
      );
      await refused(/<folder> is missing/u, 'check');
      await refused(/--out <file> needs a value/u, 'list', '.', '--out');
      await refused(/more than “check” takes\. Put quotes/u, 'check', 'my', 'folder');
      await refused(
        /--baseline <file> and --since <revision> do not go together/u,
        'check',
        '.',
        '--since',
        'a',
        '--baseline',
        'b',
      );
      await refused(
        /--format <format> takes one of text, json, .*, not “pdf”/u,
        'check',
        '.',
        '--format',
        'pdf',
      );
      await refused(/there are en, zh-cn and zh-tw, not “xx”/u, 'check', '.', '--lang', 'xx');
      await refused(/takes a number from 0, not “-1”/u, 'check', '.', '--max-warnings=-1');
      await refused(/ends in \.html, \.md or \.csv, not “a\.pdf”/u, 'report', '.', '--out', 'a.pdf');
      await refused(/没有“chek”这个命令。.*check/u, 'chek', '.', '--lang=zh_CN');
    });

    it('for folders that are none', async () => {
      folder.write({ 'a.md': '' });
      await refused(/There is no folder “.*none”/u, 'list', at('none'));
      await refused(/a\.md” is a file: give the folder/u, 'list', at('a.md'));
      await refused(/There is no folder/u, 'list', at('a.md/b'));
      await refused(/There is no folder “C:\\plan\\docs”/u, 'list', 'C:\\plan\\docs');
      await refused(/There is no folder/u, 'list', 'x'.repeat(5000));
    });
  });

  it('goes on beside a broken plan file, and says so once', async () => {
    folder.write({
      'groundplan.yaml': 'modules: [\n',
      '需求.md': '| 编号 | 需求 |\n|---|---|\n| A-1 | 去重 |\n',
    });
    for (const command of ['list', 'tree', 'matrix', 'report', 'export']) {
      const { code, out, error } = await call(command, folder.path);
      assert.equal(code, 0);
      assert.match(out, /A-1/u);
      assert.match(
        error,
        /^groundplan: groundplan\.yaml:2: The closing “\]” is missing\. “groundplan check” [^\n]+\n$/u,
      );
    }
    const { code, out, error } = await call('check', folder.path);
    assert.deepEqual([code, error], [1, '']);
    assert.match(out, /^groundplan\.yaml:2:1: error: .* \[plan\/invalid\]$/mu);
  });

  describe('writes a file whole or not at all', () => {
    it('and says why not', async () => {
      mkdirSync(at('folder'));
      writeFileSync(at('kept.json'), 'old');
      chmodSync(at('kept.json'), 0o444);
      await refused(
        /“.*folder” could not be written: it is a folder/u,
        'list',
        sample,
        '--out',
        at('folder'),
      );
      await refused(/its folder does not exist/u, 'list', sample, '--out', at('no/such.json'));
      await refused(/should be its folder is a file/u, 'list', sample, '--out', at('kept.json/x'));
      await refused(/it is write-protected/u, 'list', sample, '--out', at('kept.json'));
      await refused(/its name is too long/u, 'list', sample, '--out', at('x'.repeat(300)));
      if (existsSync(fullDisk)) await refused(/the disk is full/u, 'list', sample, '--out', fullDisk);
      assert.equal(readFileSync(at('kept.json'), 'utf8'), 'old');
      assert.deepEqual(readdirSync(folder.path).sort(), ['folder', 'kept.json']);
    });

    it('where a link leads, with the permissions that were there', async () => {
      writeFileSync(at('real.md'), 'old');
      chmodSync(at('real.md'), 0o640);
      symlinkSync('real.md', at('link.md'));
      const { code, error } = await call('report', sample, '--out', at('link.md'));
      assert.deepEqual([code, error], [0, '']);
      assert.ok(lstatSync(at('link.md')).isSymbolicLink());
      assert.equal(lstatSync(at('real.md')).mode & 0o777, 0o640);
      assert.match(readFileSync(at('real.md'), 'utf8'), /^# Plan overview/u);
      assert.deepEqual(readdirSync(folder.path).sort(), ['link.md', 'real.md']);
    });

    it('into a device without replacing it', async () => {
      assert.equal((await call('list', sample, '--out', '/dev/null')).code, 0);
      assert.ok(lstatSync('/dev/null').isCharacterDevice());
    });

    it('when a plan file or a baseline is what is written', async () => {
      folder.write({ 'sub/需求.md': '' });
      writeFileSync(at('sub/groundplan.yaml'), 'modules: []\n');
      await refused(/There is a plan file already: groundplan\.yaml/u, 'init', at('sub'));
      await refused(
        /The baseline could not be written: it is a folder/u,
        'check',
        sample,
        '--update-baseline',
        '--baseline',
        at('sub'),
      );
      assert.equal(readFileSync(at('sub/groundplan.yaml'), 'utf8'), 'modules: []\n');
    });
  });

  describe('ends quietly', () => {
    it('when whoever reads has seen enough', () => {
      const { code, out, error } = run('"$1" "$2" list "$3" --json | head -n 1; exit "${PIPESTATUS[0]}"');
      assert.deepEqual({ code, out, error }, { code: 0, out: '{\n', error: '' });
    });

    it('with nothing to read from or to write to', () => {
      assert.equal(run('"$1" "$2" list "$3" <&- | wc -l').out.trim(), '64');
      assert.deepEqual(run('"$1" "$2" list "$3" >&- 2>&-'), { code: 0, out: '', error: '' });
      assert.deepEqual(run('"$1" "$2" list nowhere 2>&-'), { code: 2, out: '', error: '' });
    });

    it('with a word where the output goes to a full disk', function () {
      if (!existsSync(fullDisk)) return;
      const { code, error } = run(`"$1" "$2" list "$3" > ${fullDisk}`);
      assert.deepEqual(
        { code, error },
        { code: 2, error: 'groundplan: What was found could not be written: the disk is full\n' },
      );
    });

    it('when it is interrupted, with nothing half-written', async () => {
      const many = Array.from({ length: 400 }, (_, n) => [
        `docs/${n}.md`,
        `| 编号 | 需求 |\n|---|---|\n| A-${n} | 第 ${n} 条 |\n`,
      ]);
      folder.write(Object.fromEntries(many) as Record<string, string>);
      writeFileSync(at('kept.json'), 'old');
      const child = spawn(
        process.execPath,
        [program, 'list', folder.path, '--json', '--out', at('kept.json')],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      let error = '';
      child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
      child.kill('SIGINT');
      const signal = await new Promise((done) => child.on('close', (_, how) => done(how)));
      assert.deepEqual([signal, error], ['SIGINT', '']);
      assert.equal(readFileSync(at('kept.json'), 'utf8'), 'old');
      assert.deepEqual(readdirSync(folder.path).sort(), ['docs', 'kept.json']);
    });
  });

  describe('on a terminal', () => {
    const terminal = { isTerminal: { out: true, error: true }, columns: 60 };

    it('lines up what is wide, in colours unless nobody wants them', async () => {
      folder.write({
        'groundplan.yaml': 'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期 }]\n',
        '需求.md':
          '| 编号 | 需求 | 模块 | 建设阶段 |\n|---|---|---|---|\n| A-1 | 去重 | 线索 | 一期 |\n| CRM-22 | Find a lead by its telephone number before it is written down | 线索 | |\n',
      });
      const listed = await call.on(terminal)('list', folder.path);
      assert.equal(
        listed.out,
        [
          'Id      Title                                  Module  Phase',
          'A-1     去重                                   线索    一期',
          'CRM-22  Find a lead by its telephone number…   线索    ?',
          '',
        ].join('\n'),
      );
      const matrix = await call.on({ ...terminal, columns: 100 })('matrix', folder.path);
      assert.match(matrix.out, /^Id {6}Title .* Implemented in {2}Verified in\n/u);
      assert.match((await call('list', folder.path)).out, /^A-1\t去重\t线索\t一期$/mu);
      assert.ok((await call.on(terminal)('check', folder.path)).out.includes('\u001B[33mwarning:\u001B[0m'));
      const plain = { ...terminal, environment: { NO_COLOR: '1' } };
      assert.ok(!(await call.on(plain)('check', folder.path)).out.includes('\u001B'));
      assert.ok(!(await call('check', folder.path)).out.includes('\u001B'));
    });
  });
}).timeout(120_000);
