/** The same faults on files of this machine, as far as they can be had there. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ContentVisitor, Glances } from '../../../src/index/ports.ts';
import { WorkspaceIndex } from '../../../src/index/workspaceIndex.ts';
import type { Root } from '../../../src/model/snapshot.ts';
import { NodeSource } from '../../../src/platform/node/nodeSource.ts';
import { FindingBook } from '../../../src/rules/findingBook.ts';
import { TemporaryFolder } from '../../platform/node/temporaryFolder.ts';
import { dumpSnapshot } from '../../support/dumpSnapshot.ts';
import { runKeptFaults } from './keptFaults.ts';

const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };
const table = (id: string): string =>
  `| 编号 | 需求名称 | 所属模块 | 状态 |\n|---|---|---|---|\n| ${id} | 分配线索${id} | 线索 | 研发中 |\n`;

class CountedSource extends NodeSource {
  readonly reads: string[] = [];
  glances = 0;

  override read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    this.reads.push(...paths);
    return super.read(root, paths, mostBytes, visit, signal);
  }

  override glance(root: Root, paths: readonly string[], signal?: AbortSignal): Promise<Glances> {
    this.glances += paths.length;
    return super.glance(root, paths, signal);
  }
}

describe('the index over files that change behind its back', () => {
  let folder: TemporaryFolder;
  let root: Root;
  let source: CountedSource;
  let index: WorkspaceIndex;
  let findings: FindingBook;
  beforeEach(() => {
    folder = new TemporaryFolder();
    root = { id: pathToFileURL(folder.path).href, name: 'real' };
    source = new CountedSource({ folderOf: () => folder.path, git: false });
    index = new WorkspaceIndex({ source, log: silent });
    findings = new FindingBook();
    index.onDidChange((change) => findings.update(change));
    folder.write({ 'docs/a.md': table('CRM-1'), 'docs/b.md': table('CRM-2'), 'src/a.ts': '// @req CRM-1\n' });
  });
  afterEach(() => {
    index.dispose();
    folder.remove();
  });
  const ids = (): readonly string[] => [...index.snapshot.requirements()].map(({ id }) => id ?? '').sort();

  async function assertEqualsRebuild(): Promise<void> {
    const fresh = new WorkspaceIndex({ source, log: silent });
    const book = new FindingBook();
    fresh.onDidChange((change) => book.update(change));
    await fresh.setRoots([root]);
    assert.deepEqual(dumpSnapshot(index.snapshot, findings), dumpSnapshot(fresh.snapshot, book));
    fresh.dispose();
  }

  it('finds new contents, new files and files that are gone', async () => {
    await index.setRoots([root]);
    folder.write({ 'docs/a.md': table('CRM-7'), 'docs/c.md': table('CRM-3') });
    rmSync(join(folder.path, 'docs/b.md'));
    await index.verify();
    assert.deepEqual(ids(), ['CRM-3', 'CRM-7']);
    await assertEqualsRebuild();
  });

  it('finds contents of the same length with the time set back, as an archive sets it', async () => {
    await index.setRoots([root]);
    const { atime, mtime } = statSync(join(folder.path, 'docs/a.md'));
    folder.write({ 'docs/a.md': table('CRM-7') });
    utimesSync(join(folder.path, 'docs/a.md'), atime, mtime);
    await index.verify();
    assert.deepEqual(ids(), ['CRM-2', 'CRM-7']);
  });

  it('looks at every file, and reads none again that looks as it did', async () => {
    // Files of an hour ago: those that changed within the last minute are in doubt.
    const later = Date.now() + 3_600_000;
    const { now } = Date;
    Date.now = () => later;
    try {
      await index.setRoots([root]);
      source.reads.length = 0;
      await index.verify();
    } finally {
      Date.now = now;
    }
    assert.equal(source.glances, 3);
    assert.deepEqual(source.reads, []);
  });

  it('reads what lies in a folder that took the place of a file, and the other way round', async () => {
    await index.setRoots([root]);
    rmSync(join(folder.path, 'docs/a.md'));
    folder.write({ 'docs/a.md/inner.md': table('CRM-8') });
    index.changed(`${root.id}/docs/a.md`);
    await index.settled();
    assert.deepEqual(ids(), ['CRM-2', 'CRM-8']);
    rmSync(join(folder.path, 'docs/a.md'), { recursive: true });
    folder.write({ 'docs/a.md': table('CRM-9') });
    index.changed(`${root.id}/docs/a.md`);
    await index.settled();
    assert.deepEqual(ids(), ['CRM-2', 'CRM-9']);
    await assertEqualsRebuild();
  });

  it('ends with links that lead around in a circle', async () => {
    symlinkSync('..', join(folder.path, 'docs/up'));
    symlinkSync('two.md', join(folder.path, 'docs/one.md'));
    symlinkSync('one.md', join(folder.path, 'docs/two.md'));
    await index.setRoots([root]);
    index.changed(`${root.id}/docs/up`);
    index.changed(`${root.id}/docs/one.md`);
    await index.settled();
    await index.verify();
    assert.deepEqual(ids(), ['CRM-1', 'CRM-2']);
    assert.ok(index.snapshot.leftOut().length > 0);
    await assertEqualsRebuild();
  });

  it('says what it may not read, and reads it once it may', async function () {
    if (process.getuid?.() === 0) {
      // An administrator may read everything: a folder in the file's place cannot be read by anybody.
      return;
    }
    chmodSync(join(folder.path, 'docs/a.md'), 0);
    await index.setRoots([root]);
    assert.ok(findings.all().some(({ code }) => code === 'document/unreadable'));
    chmodSync(join(folder.path, 'docs/a.md'), 0o644);
    await index.verify();
    assert.deepEqual(ids(), ['CRM-1', 'CRM-2']);
  });

  it('takes in ten thousand changes that come at once', async function () {
    this.timeout(60_000);
    await index.setRoots([root]);
    mkdirSync(join(folder.path, 'many'));
    for (let count = 0; count < 2000; count++)
      writeFileSync(join(folder.path, `many/${count}.md`), table(`MANY-${count}`));
    for (let count = 0; count < 10_000; count++) {
      const uri = `${root.id}/many/${count % 2500}.md`;
      if (count % 3 === 0 && count % 2500 >= 2000) index.removed(uri);
      else index.changed(uri);
    }
    renameSync(join(folder.path, 'many/7.md'), join(folder.path, 'many/seven.md'));
    await index.settled();
    await index.verify();
    assert.equal(ids().length, 2002);
    await assertEqualsRebuild();
  });
});

describe('what an earlier session kept', () => {
  it('changes nothing when it is damaged, foreign or cannot be written', async function () {
    this.timeout(60_000);
    for (const [name, { runs, endedEqual }] of await runKeptFaults(4, 20261127))
      assert.equal(endedEqual, runs, name);
  });
});
