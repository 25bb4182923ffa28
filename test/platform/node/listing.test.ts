import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatMessage } from '../../../src/model/message.ts';
import { nodeFileSystem } from '../../../src/platform/node/fileSystem.ts';
import { NodeSource } from '../../../src/platform/node/nodeSource.ts';
import { TemporaryFolder } from './temporaryFolder.ts';

const root = { id: 'file:///root', name: 'root' };
let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder.remove());

function git(...words: readonly string[]): void {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...identity, '-c', 'protocol.file.allow=always', ...words], {
    cwd: folder.path,
    env: Object.fromEntries(own),
    stdio: 'ignore',
  });
}

async function list(options: { git: boolean; below?: string; fileSystem?: typeof nodeFileSystem }) {
  const { fileSystem = nodeFileSystem } = options;
  const source = new NodeSource({ folderOf: () => folder.path, git: options.git, fileSystem });
  const { paths, leftOut } = await source.list(root, options.below);
  return {
    paths: [...paths].sort(),
    leftOut: Object.fromEntries(
      leftOut.map(({ reason, files }) => [formatMessage(reason.key, reason.args), files]),
    ),
  };
}

for (const byGit of [false, true]) {
  describe(`Listing a folder ${byGit ? 'by Git' : 'by walking it'}`, () => {
    beforeEach(() => {
      if (byGit) git('init');
    });
    const paths = async (below = ''): Promise<readonly string[]> => (await list({ git: byGit, below })).paths;

    it('gives the files that no rule leaves out, by relative paths', async () => {
      folder.write({ '.gitignore': '*.log\n', 'a.md': '', 'docs/需求 1.md': '', 'docs/b.log': '' });
      assert.deepEqual(await paths(), ['.gitignore', 'a.md', 'docs/需求 1.md']);
    });

    it('applies the rules of nested files, the innermost and last first', async () => {
      folder.write({
        '.gitignore': '*.tmp\n/a/*\n!/a/keep/\nlogs/\n',
        'a/gone.md': '',
        'a/keep/.gitignore': '!b.tmp\n/only.md\r\n',
        'a/keep/b.tmp': '',
        'a/keep/c.tmp': '',
        'a/keep/only.md': '',
        'a/keep/sub/only.md': '',
        'x/logs/l.md': '',
        'x/logs.md': '',
      });
      assert.deepEqual(await paths(), [
        ...['.gitignore', 'a/keep/.gitignore', 'a/keep/b.tmp', 'a/keep/sub/only.md', 'x/logs.md'],
      ]);
    });

    it('lets a folder take back what the folder above leaves out', async () => {
      folder.write({
        '.gitignore': 'sub/*\n!sub/.gitignore\n',
        'sub/.gitignore': '!keep/\n',
        'sub/keep/a.md': '',
        'sub/b.md': '',
      });
      assert.deepEqual(await paths(), ['.gitignore', 'sub/.gitignore', 'sub/keep/a.md']);
    });

    it('takes signs of patterns in the names of folders for what they are', async () => {
      folder.write({ '[a]*/.gitignore': 'x.md\n', '[a]*/x.md': '', '[a]*/y.md': '', 'ab/x.md': '' });
      assert.deepEqual(await paths(), ['[a]*/.gitignore', '[a]*/y.md', 'ab/x.md']);
    });

    it('reads the rules that a repository keeps for itself', async () => {
      folder.write({ '.git/info/exclude': 'own.md\n', 'own.md': '', 'a.md': '' });
      assert.deepEqual(await paths(), ['a.md']);
    });

    it('skips folders of packages, and of build results beside what builds them', async () => {
      folder.write({
        'web/package.json': '',
        'web/dist/a.md': '',
        'web/node_modules/b/c.md': '',
        'docs/build/d.md': '',
        'build/e.md': '',
      });
      assert.deepEqual(await paths(), ['build/e.md', 'docs/build/d.md', 'web/package.json']);
      const { leftOut } = await list({ git: byGit });
      assert.deepEqual(leftOut, { 'A folder of packages or build results (counts as one)': 2 });
    });

    it('counts files whose names say that they are binary', async () => {
      folder.write({ 'a.PNG': '', 'b.zip': '', '.bin': '', 'c.md': '' });
      assert.deepEqual(await list({ git: byGit }), {
        paths: ['.bin', 'c.md'],
        leftOut: { 'A binary file, by its name': 2 },
      });
    });

    it('enters repositories within, which have rules of their own', async () => {
      folder.write({
        '.gitignore': '*.log\n',
        'inner/a.log': '',
        'inner/b.md': '',
        'inner/.gitignore': 'b.md\n',
      });
      git('init', 'inner');
      assert.deepEqual(await paths(), ['.gitignore', 'inner/.gitignore', 'inner/a.log']);
      assert.deepEqual(await paths('inner/a.log'), ['inner/a.log']);
    });

    it('enters no folder by a link, so that a loop of links ends', async () => {
      folder.write({ 'a/b.md': '' });
      symlinkSync('..', join(folder.path, 'a/up'));
      symlinkSync('loop', join(folder.path, 'loop'));
      assert.deepEqual(await paths(), ['a/b.md']);
    });

    it('gives what is at or under a path only', async () => {
      folder.write({ '.gitignore': 'gone/\n', 'a/b/c.md': '', 'a/b.md': '', 'ab/c.md': '', 'gone/d.md': '' });
      assert.deepEqual(await paths('a/b'), ['a/b/c.md']);
      assert.deepEqual(await paths('a'), ['a/b.md', 'a/b/c.md']);
      assert.deepEqual(await paths('a/b.md'), ['a/b.md']);
      assert.deepEqual(await paths('gone/d.md'), []);
      assert.deepEqual(await paths('never'), []);
    });

    it('survives a name that is no UTF-8', async () => {
      folder.write({ 'a.md': '' });
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder.path}/b`), Buffer.from([0xff]), Buffer.from('.md')]),
        '',
      );
      assert.deepEqual(await list({ git: byGit }), {
        paths: ['a.md'],
        leftOut: { 'A name that is no valid text': 1 },
      });
    });

    it('ends early when aborted', async () => {
      folder.write({ 'a/b.md': '', 'c.md': '' });
      const source = new NodeSource({ folderOf: () => folder.path, git: byGit });
      assert.deepEqual((await source.list(root, '', AbortSignal.abort())).paths, []);
    });
  });
}

describe('Walking a folder', () => {
  it('counts links to folders, links that lead out or nowhere, and links to what is read anyway', async () => {
    folder.write({ '.gitignore': '/hidden\n', 'a/b.md': '', 'hidden/c.md': '' });
    symlinkSync('a', join(folder.path, 'folder'));
    symlinkSync('missing', join(folder.path, 'nowhere.md'));
    symlinkSync('/etc/hostname', join(folder.path, 'out.md'));
    symlinkSync('a/b.md', join(folder.path, 'twice.md'));
    symlinkSync('hidden/c.md', join(folder.path, 'shown.md'));
    assert.deepEqual(await list({ git: false }), {
      paths: ['.gitignore', 'a/b.md', 'shown.md'],
      leftOut: {
        'Left out by .gitignore (a folder counts as one)': 1,
        'A symbolic link to a folder': 1,
        'A symbolic link that leads out of the folder or nowhere': 2,
        'A symbolic link to a file that is read anyway': 1,
      },
    });
  });

  it('counts a folder that it may not open, and lists all others', async () => {
    folder.write({ 'open/a.md': '', 'shut/b.md': '' });
    const fileSystem = {
      ...nodeFileSystem,
      readFolder: (path: string) => {
        if (path.endsWith('shut')) throw Object.assign(new Error('no'), { code: 'EACCES' });
        return nodeFileSystem.readFolder(path);
      },
    };
    assert.deepEqual(await list({ git: false, fileSystem }), {
      paths: ['open/a.md'],
      leftOut: { 'A folder that could not be listed: “shut”': 1 },
    });
  });

  it('of a missing folder gives nothing and says so', async () => {
    const source = new NodeSource({ folderOf: () => join(folder.path, 'missing'), git: true });
    const { paths, leftOut } = await source.list(root);
    assert.deepEqual([paths, leftOut.map(({ files }) => files)], [[], [1]]);
  });

  it('below the top of a repository applies the rules of the folders above', async () => {
    folder.write({ '.gitignore': 'app/*.log\n', 'app/a.log': '', 'app/b.md': '' });
    git('init');
    const source = new NodeSource({ folderOf: () => join(folder.path, 'app'), git: false });
    assert.deepEqual((await source.list(root)).paths, ['b.md']);
  });

  it('gives the thread back while it lists', async () => {
    for (let index = 0; index < 20; index++) mkdirSync(join(folder.path, String(index)));
    let time = 0;
    let turns = 0;
    const source = new NodeSource({ folderOf: () => folder.path, git: false, now: () => (time += 3) });
    const listing = source.list(root);
    let isListed = false;
    void listing.then(() => (isListed = true));
    while (!isListed) {
      await new Promise((resolve) => setImmediate(resolve));
      turns++;
    }
    assert.ok(turns >= 5, `${turns} turns`);
  });
});

describe('Listing by Git', () => {
  beforeEach(() => git('init'));

  it('falls back to walking in a folder that its repository leaves out as a whole', async () => {
    folder.write({ '.gitignore': 'tmp/\n', 'tmp/a.md': '', 'tmp/.gitignore': '*.log', 'tmp/b.log': '' });
    const source = new NodeSource({ folderOf: () => join(folder.path, 'tmp'), git: true });
    assert.deepEqual([...(await source.list(root)).paths].sort(), ['.gitignore', 'a.md']);
  });

  it('enters submodules', async () => {
    folder.write({ 'inner/a.md': '' });
    git('init', 'inner');
    git('-C', 'inner', 'add', '.');
    git('-C', 'inner', 'commit', '-m', 'a');
    git('add', 'inner');
    assert.deepEqual((await list({ git: true })).paths, ['inner/a.md']);
  });

  it('treats tracked links as walking does', async () => {
    folder.write({ 'a/b.md': '' });
    symlinkSync('a', join(folder.path, 'folder'));
    symlinkSync('a/b.md', join(folder.path, 'twice.md'));
    git('add', '.');
    assert.deepEqual((await list({ git: true })).leftOut, {
      'A symbolic link to a folder': 1,
      'A symbolic link to a file that is read anyway': 1,
    });
  });

  it('runs nothing that a repository brings', async () => {
    const trap = join(folder.path, 'trap.sh');
    folder.write({ 'a.md': '', 'trap.sh': `#!/bin/sh\ntouch '${join(folder.path, 'sprung')}'\n` });
    chmodSync(trap, 0o755);
    git('config', 'core.fsmonitor', trap);
    assert.deepEqual((await list({ git: true })).paths, ['a.md', 'trap.sh']);
    assert.deepEqual((await list({ git: false })).paths, ['a.md', 'trap.sh']);
  });

  it('lists its own folder, whatever repository the surroundings name', async () => {
    folder.write({ 'a.md': '' });
    process.env['GIT_DIR'] = '/nowhere';
    try {
      assert.deepEqual((await list({ git: true })).paths, ['a.md']);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });
});
