import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadFailure } from '../../../src/index/ports.ts';
import { NodeSource } from '../../../src/platform/node/nodeSource.ts';
import { TemporaryFolder } from './temporaryFolder.ts';

const root = { id: 'file:///root', name: 'root' };
let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder.remove());

/** What reading gives: texts, or reasons in brackets. */
async function read(paths: readonly string[], mostBytes = 1_000_000): Promise<readonly string[]> {
  const source = new NodeSource({ folderOf: () => folder.path, git: false });
  const seen: string[] = [];
  await source.read(
    root,
    paths,
    () => mostBytes,
    (path, content) => {
      seen.push(`${path}: ${shown(content)}`);
    },
  );
  return seen;
}

function shown(content: Uint8Array | ReadFailure): string {
  return content instanceof Uint8Array ? Buffer.from(content).toString() : `[${content.reason}]`;
}

describe('Reading files', () => {
  it('hands over each in turn, whatever its length', async () => {
    const long = '需求'.repeat(50_000);
    folder.write({ a: 'one', b: long, c: '', 'd/e': 'x'.repeat(65_536), f: 'y'.repeat(65_537) });
    assert.deepEqual(await read(['a', 'b', 'c', 'd/e', 'f']), [
      ...['a: one', `b: ${long}`, 'c: ', `d/e: ${'x'.repeat(65_536)}`, `f: ${'y'.repeat(65_537)}`],
    ]);
  });

  it('says why a file gives nothing', async () => {
    folder.write({
      large: '123456',
      binary: 'a\0b',
      fits: '12345',
      utf16: Buffer.from('\uFEFFa', 'utf16le'),
    });
    mkdirSync(join(folder.path, 'folder'));
    assert.deepEqual(await read(['large', 'binary', 'gone', 'large/below', 'folder', 'fits'], 5), [
      ...['large: [tooLarge]', 'binary: [binary]', 'gone: [gone]', 'large/below: [gone]', 'folder: [folder]'],
      'fits: 12345',
    ]);
  });

  it('does not take UTF-16 with its mark for binary', async () => {
    folder.write({ a: Buffer.from('\uFEFFa', 'utf16le') });
    assert.equal((await read(['a'])).includes('a: [binary]'), false);
  });

  it('hands over binary files that a reader takes', async () => {
    folder.write({ 'a.xlsx': 'PK\0', 'a.zip': 'PK\0' });
    assert.deepEqual(await read(['a.xlsx', 'a.zip']), ['a.xlsx: PK\0', 'a.zip: [binary]']);
  });

  it('follows a link within the folder and none that leads out', async () => {
    folder.write({ a: 'one' });
    symlinkSync('a', join(folder.path, 'in'));
    symlinkSync('/etc/hostname', join(folder.path, 'out'));
    symlinkSync('loop', join(folder.path, 'loop'));
    assert.deepEqual(await read(['in', 'out', 'loop']), ['in: one', 'out: [forbidden]', 'loop: [failed]']);
  });

  it('does not wait for a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    assert.deepEqual(await read(['pipe']), ['pipe: ']);
  });

  it('gives the thread back between files and ends early when aborted', async () => {
    folder.write({ a: '1', b: '2', c: '3' });
    let time = 0;
    const source = new NodeSource({ folderOf: () => folder.path, git: false, now: () => (time += 10) });
    const abort = new AbortController();
    const seen: string[] = [];
    setImmediate(() => abort.abort());
    await source.read(
      root,
      ['a', 'b', 'c'],
      () => 10,
      (path) => void seen.push(path),
      abort.signal,
    );
    assert.deepEqual(seen, ['a']);
  });

  it('fails when the one who asked does', async () => {
    folder.write({ a: '1' });
    const source = new NodeSource({ folderOf: () => folder.path, git: false });
    const asked = source.read(
      root,
      ['a'],
      () => 10,
      () => {
        throw new Error('cannot take it');
      },
    );
    await assert.rejects(asked, /cannot take it/);
  });
});
