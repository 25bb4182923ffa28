import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentRevision } from '../../../src/index/ports.ts';
import { GitHistory } from '../../../src/platform/node/gitHistory.ts';
import { GitRepository } from './gitRepository.ts';

const root = { id: 'file:///root', name: 'root' };
let repository: GitRepository;

function history(below = ''): GitHistory {
  return new GitHistory({ folderOf: () => join(repository.path, below) });
}

async function revisionsOf(path: string, below = '', most = 100): Promise<readonly DocumentRevision[]> {
  const source = history(below);
  const standing = await source.standing(root, path);
  assert.ok(typeof standing === 'object', JSON.stringify(standing));
  const revisions = await source.revisions(root, path, standing.head, most);
  assert.ok(typeof revisions === 'object', JSON.stringify(revisions));
  return revisions;
}

const paths = (revisions: readonly DocumentRevision[]): readonly string[] =>
  revisions.map(({ before, after }) =>
    [...before.map((version) => version?.path ?? '–'), after?.path ?? '–'].join(' → '),
  );

describe('The history of a document in Git', () => {
  beforeEach(() => {
    repository = new GitRepository();
    repository.git(['init']);
  });
  afterEach(() => repository.remove());

  it('lists who changed it when, the newest first, with its contents before and after', async () => {
    repository.write({ 'docs/需求 池.md': 'one\n', 'other.md': '' }).commit('记下第一条', 1);
    repository.write({ 'other.md': 'changed' }).commit('Something else', 2);
    repository.write({ 'docs/需求 池.md': 'two\n' }).commit('Change "it"', 3);
    const revisions = await revisionsOf('docs/需求 池.md');
    assert.deepEqual(
      revisions.map(({ date, author, subject, isFirst }) => [date, author, subject, isFirst]),
      [
        ['2026-05-03T10:00:00+08:00', '王敏', 'Change "it"', false],
        ['2026-05-01T10:00:00+08:00', '王敏', '记下第一条', true],
      ],
    );
    const contents = history().contents(root, 'docs/需求 池.md');
    const read = async (version: { readonly blob: string } | null | undefined): Promise<string> => {
      const content = await contents.read(version?.blob ?? '', 100);
      return content instanceof Uint8Array ? Buffer.from(content).toString() : content.reason;
    };
    const [newest, oldest] = revisions;
    assert.equal(await read(newest?.after), 'two\n');
    assert.equal(await read(newest?.before[0]), 'one\n');
    assert.equal(oldest?.before[0], null);
    assert.equal(await read({ blob: 'f'.repeat(40) }), 'gone');
    contents.close();
    assert.equal(await read(newest?.after), 'failed');
  });

  it('passes over a content that is larger than wanted, and reads on', async () => {
    repository.write({ 'a.md': 'x'.repeat(300_000) }).commit('Large', 1);
    repository.write({ 'a.md': 'small' }).commit('Small', 2);
    const [small, large] = await revisionsOf('a.md');
    const contents = history().contents(root, 'a.md');
    assert.deepEqual(await contents.read(large?.after?.blob ?? '', 1000), { reason: 'tooLarge', detail: '' });
    const content = await contents.read(small?.after?.blob ?? '', 1000);
    assert.equal(content instanceof Uint8Array && content.length, 5);
    contents.close();
  });

  it('follows a document through its renames, by paths from the root', async () => {
    const text = 'line\n'.repeat(20);
    repository.write({ 'app/old/a.md': text }).commit('First', 1);
    repository.git(['mv', 'app/old/a.md', 'app/b.md']);
    repository.commit('Rename', 2);
    repository.write({ 'app/b.md': `${text}more\n` }).commit('More', 3);
    assert.deepEqual(paths(await revisionsOf('b.md', 'app')), [
      'b.md → b.md',
      'old/a.md → b.md',
      '– → old/a.md',
    ]);
  });

  it('asks the repository that the document lies in, where that lies within the root', async () => {
    const inner = join(repository.path, 'inner');
    repository.write({ 'inner/docs/a.md': 'one' });
    repository.git(['-C', inner, 'init']);
    repository.git(['-C', inner, 'add', '--all']);
    repository.git(['-C', inner, 'commit', '-m', 'Inside']);
    const [only, ...others] = await revisionsOf('inner/docs/a.md');
    assert.deepEqual([only?.subject, only?.after?.path, others.length], ['Inside', 'inner/docs/a.md', 0]);
  });

  it('takes a merge for a change where it is unlike all that it merges', async () => {
    const lines = (first: string, last: string): string => `${first}\n${'line\n'.repeat(20)}${last}\n`;
    repository.write({ 'a.md': lines('one', 'one') }).commit('First', 1);
    repository.git(['checkout', '-b', 'side']);
    repository.write({ 'a.md': lines('one', 'side') }).commit('Side', 2);
    repository.git(['checkout', 'main']);
    repository.write({ 'a.md': lines('main', 'one') }).commit('Main', 3);
    repository.git(['merge', '-m', 'Merge', 'side'], '2026-05-04T10:00:00+08:00');
    const revisions = await revisionsOf('a.md');
    assert.deepEqual(
      revisions.map(({ subject, before }) => [subject, before.length]),
      [
        ['Merge', 2],
        ['Main', 1],
        ['Side', 1],
        ['First', 1],
      ],
    );
  });

  it('lists no more than asked for', async () => {
    for (let day = 1; day <= 4; day++) repository.write({ 'a.md': `${day}` }).commit(`Day ${day}`, day);
    assert.equal((await revisionsOf('a.md', '', 2)).length, 2);
  });

  it('tells which paths a later revision has otherwise', async () => {
    repository.write({ 'docs/a.md': 'one', 'docs/b.md': 'one' }).commit('First', 1);
    const first = repository.git(['rev-parse', 'HEAD']).trim();
    repository.write({ 'docs/a.md': 'two', 'other.md': '' }).commit('Second', 2);
    const second = repository.git(['rev-parse', 'HEAD']).trim();
    const source = history('docs');
    assert.ok((await source.changed(root, 'b.md', first, second))?.has('a.md'));
    assert.equal((await source.changed(root, 'b.md', first, second))?.has('b.md'), false);
    assert.equal(await source.changed(root, 'b.md', second, first), null);
  });

  it('says why there is none', async () => {
    repository.write({ 'a.md': 'one' });
    assert.equal(await history().standing(root, 'a.md'), 'noCommits');
    using plain = new GitRepository().write({ 'a.md': 'one' });
    const elsewhere = new GitHistory({ folderOf: () => plain.path });
    assert.equal(await elsewhere.standing(root, 'a.md'), 'notInGit');
    repository.commit('First', 1);
    repository.write({ 'new.md': 'new' });
    assert.deepEqual(await revisionsOf('new.md'), []);
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = repository.path;
      assert.equal(await history().standing(root, 'a.md'), 'noGit');
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('gives up on a Git that takes too long, and ends when it is told to', async () => {
    repository.write({ 'a.md': 'one' }).commit('First', 1);
    const standing = await history().standing(root, 'a.md');
    assert.ok(typeof standing === 'object');
    const hasty = new GitHistory({ folderOf: () => repository.path, patience: 0 });
    assert.equal(await hasty.revisions(root, 'a.md', standing.head, 10), 'tooSlow');
    const ended = AbortSignal.abort();
    assert.equal(await history().revisions(root, 'a.md', standing.head, 10, ended), 'failed');
    const contents = history().contents(root, 'a.md', ended);
    assert.deepEqual(await contents.read('f'.repeat(40), 10), { reason: 'failed', detail: 'Git' });
  });

  it('runs nothing that the repository names', async () => {
    const trap = join(repository.path, 'trap.sh');
    const sprung = join(repository.path, 'sprung');
    repository.write({
      'a.md': 'one\n',
      '.gitattributes': '*.md diff=trap filter=trap\n',
      'trap.sh': `#!/bin/sh\necho sprung > ${sprung}\ncat\n`,
      '.hooks/post-index-change': `#!/bin/sh\necho sprung > ${sprung}\n`,
    });
    repository.commit('First', 1);
    repository.write({ 'a.md': 'two\n' }).commit('Second', 2);
    repository.git(['update-index', '--chmod=+x', 'trap.sh']);
    const settings = {
      'core.fsmonitor': trap,
      'core.hooksPath': '.hooks',
      'core.pager': trap,
      'pager.log': 'true',
      'core.sshCommand': trap,
      'diff.external': trap,
      'diff.trap.textconv': trap,
      'diff.trap.command': trap,
      'filter.trap.smudge': trap,
      'filter.trap.clean': trap,
      'gpg.program': trap,
      'log.showSignature': 'true',
      'log.showRoot': 'false',
      'log.diffMerges': 'off',
      'diff.relative': 'true',
      'color.ui': 'always',
      'i18n.logOutputEncoding': 'GBK',
    };
    for (const [name, value] of Object.entries(settings)) repository.git(['config', name, value]);
    const revisions = await revisionsOf('a.md');
    assert.deepEqual(
      revisions.map(({ subject, author }) => [subject, author]),
      [
        ['Second', '王敏'],
        ['First', '王敏'],
      ],
    );
    const contents = history().contents(root, 'a.md');
    assert.ok((await contents.read(revisions[0]?.after?.blob ?? '', 100)) instanceof Uint8Array);
    contents.close();
    assert.equal(existsSync(sprung), false);
  });
});
