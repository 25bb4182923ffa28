import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ReadFailure } from '../../../src/index/ports.ts';
import { readOnce } from '../../../src/index/readOnce.ts';
import type { Root } from '../../../src/model/snapshot.ts';
import { gitNames } from '../../../src/platform/node/gitNames.ts';
import { type GitObject, gitObject } from '../../../src/platform/node/gitObject.ts';
import { gitContent, GitTreeSource } from '../../../src/platform/node/gitTree.ts';

const root: Root = { id: 'git:///x', name: 'x' };
const log = { info: () => undefined, warn: (text: string) => assert.fail(text) };

describe('a revision in Git', () => {
  let folder = '';
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y.z', ...words], {
      cwd: folder,
    }).toString();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'groundplan-git-')));
    git('init', '-q', '-b', 'main');
    write('plan/groundplan.yaml', 'modules: [线索]\n');
    write('plan/docs/需求.md', '| 编号 | 需求 | 模块 |\n|---|---|---|\n| A-1 | 线索去重 | 线索 |\n');
    write(
      'plan/plan-versions/2026-11-01.yaml',
      'version:\n  form: 1\nrequirements: [{ id: A-1, title: x }]\n',
    );
    write('other.md', '# 别处\n');
    git('add', '-A');
    git('commit', '-qm', '第一版');
    git('tag', 'v1');
    write('plan/docs/需求.md', '| 编号 | 需求 | 模块 |\n|---|---|---|\n| A-2 | 线索分配 | 线索 |\n');
    git('commit', '-qam', '第二版');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const object = async (at: string, revision: string, path: string | null): Promise<GitObject> => {
    const found = await gitObject(join(folder, at), revision, path);
    if (typeof found === 'string') throw new Error(found);
    return found;
  };

  it('is read as a folder is, without touching the files that are there', async () => {
    const snapshot = await readOnce(new GitTreeSource(await object('plan', 'v1', null)), root, log);
    const found = [...snapshot.requirements()].map(({ id, modules }) => `${id} ${modules[0]?.path}`);
    assert.deepEqual(found, ['A-1 线索']);
    assert.equal(git('status', '--porcelain'), '');
  });

  it('is found by branch, tag and name, and below a path from the top', async () => {
    assert.equal((await object('plan', 'main', null)).path, 'plan');
    assert.equal((await object('plan', 'HEAD~1', '')).path, '');
    const file = await object('', 'v1', 'plan/groundplan.yaml');
    assert.equal(file.kind, 'blob');
    assert.equal(new TextDecoder().decode((await gitContent(file)) ?? undefined), 'modules: [线索]\n');
  });

  it('says what is missing: the revision, the path, the repository', async () => {
    assert.equal(await gitObject(folder, 'nothing', null), 'noRevision');
    assert.equal(await gitObject(folder, '--help', null), 'noRevision');
    assert.equal(await gitObject(folder, 'main', 'nowhere'), 'noPath');
    const outside = mkdtempSync(join(tmpdir(), 'groundplan-no-git-'));
    assert.equal(await gitObject(outside, 'main', null), 'noRepository');
    rmSync(outside, { recursive: true });
  });

  it('gives no link, no file that is too large, and none that is not there', async () => {
    symlinkSync('/etc/hosts', join(folder, 'plan', 'link.md'));
    git('add', '-A');
    git('commit', '-qm', '第三版');
    const source = new GitTreeSource(await object('plan', 'HEAD', null));
    const { paths } = await source.list(root);
    assert.deepEqual([...paths].sort(), ['docs/需求.md', 'groundplan.yaml', 'plan-versions/2026-11-01.yaml']);
    const contents = new Map<string, Uint8Array | ReadFailure>();
    await source.read(
      root,
      ['groundplan.yaml', 'docs/需求.md', 'link.md'],
      (path) => (path.endsWith('.md') ? 3 : 1000),
      (path, content) => contents.set(path, content),
    );
    const reason = (path: string): unknown => {
      const content = contents.get(path);
      return content instanceof Uint8Array ? content.length : content?.reason;
    };
    assert.deepEqual(['groundplan.yaml', 'docs/需求.md', 'link.md'].map(reason), [18, 'tooLarge', 'gone']);
  });

  it('runs nothing that the repository holds', async () => {
    const trap = join(folder, 'trap.sh');
    const sprung = join(folder, 'sprung');
    writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`, { mode: 0o755 });
    git('config', 'core.fsmonitor', trap);
    git('config', 'core.pager', trap);
    git('config', 'diff.external', trap);
    await readOnce(new GitTreeSource(await object('plan', 'v1', null)), root, log);
    await gitNames(folder);
    assert.throws(() => realpathSync(sprung));
  });

  it('lists branches, tags and the last states of the folder', async () => {
    const names = await gitNames(join(folder, 'plan'));
    assert.deepEqual(
      names.map(({ kind, name, subject }) => `${kind} ${kind === 'commit' ? '' : name} ${subject}`),
      ['branch main 第二版', 'tag v1 第一版', 'commit  第二版', 'commit  第一版'],
    );
    assert.deepEqual(await gitNames(tmpdir()), []);
  });
});
