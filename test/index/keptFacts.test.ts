/** A second session that begins with what the first one kept, against one that reads everything. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ContentVisitor, Listing } from '../../src/index/ports.ts';
import { firstChange } from '../../src/index/snapshotChange.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Root } from '../../src/model/snapshot.ts';
import { FactFiles } from '../../src/platform/node/factFile.ts';
import { NodeSource } from '../../src/platform/node/nodeSource.ts';
import { Slices } from '../../src/platform/node/slices.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { dumpSnapshot } from '../support/dumpSnapshot.ts';

const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };
const plan =
  'modules:\n  - { id: leads, name: 线索, endState: 不丢 }\nphases: [{ id: p1, name: 一期, goal: 好 }]\nplacements:\n  CRM-2: { module: leads }\n';
const table = (n: number, title = '分配线索'): string =>
  `# 线索\n\n| 编号 | 需求名称 | 建设阶段 | 状态 |\n|---|---|---|---|\n| CRM-${n} | ${title}${n} | 一期 | 研发中 |\n`;

/** Every file was last changed a while ago, as far as this source knows. */
class Source extends NodeSource {
  readonly reads: string[] = [];
  /** Waited for before anything is listed. */
  gate: Promise<void> = Promise.resolve();

  override async list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    await this.gate;
    return super.list(root, below, signal);
  }

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

  override now(): number {
    return Date.now() + 3_600_000;
  }
}

describe('what an earlier session kept', () => {
  let folder = '';
  let storage = '';
  let root: Root;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundplan-kept-'));
    storage = join(mkdtempSync(join(tmpdir(), 'groundplan-storage-')), 'facts');
    root = { id: pathToFileURL(folder).href, name: 'kept' };
    write('groundplan.yaml', plan);
    for (let n = 0; n < 20; n++) write(`docs/${n}.md`, table(n));
    for (let n = 0; n < 30; n++)
      write(`src/${n}.ts`, `// @req CRM-${n % 25}\nconst a = 'utf-8'; // utf-8 CRM-1\n`);
    write('src/tags.c', '// [impl~parser~2->dsn~a~1 >> utest]\n');
    write('src/empty.py', '');
    write('docs/encoded.csv', '编号,需求名称,优先级\r\nGB-1,导出,高\r\n');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(dirname(storage), { recursive: true, force: true });
  });

  function write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function files(version = '1', mostBytes?: number): FactFiles {
    const options = {
      folder: storage,
      version,
      log: silent,
      slices: () => new Slices(() => performance.now()),
    };
    return new FactFiles({ ...options, ...(mostBytes !== undefined && { mostBytes }) });
  }

  function open(store: FactFiles | null, chosen?: string): { index: WorkspaceIndex; source: Source } {
    const source = new Source({ folderOf: () => folder, git: false });
    const encodingOf = (uri: string): string | null =>
      uri.endsWith('encoded.csv') ? (chosen ?? null) : null;
    return { index: new WorkspaceIndex({ source, log: silent, store, encodingOf }), source };
  }

  async function session(store: FactFiles | null, chosen?: string): Promise<ReturnType<typeof open>> {
    const opened = open(store, chosen);
    await opened.index.setRoots([root]);
    await opened.index.kept();
    return opened;
  }

  function dump({ index }: { readonly index: WorkspaceIndex }): unknown {
    const findings = new FindingBook();
    findings.update(firstChange(index.snapshot));
    const facts = Array.from(index.snapshot.documents(), ({ uri, kind, isTest, facts: all }) => ({
      uri,
      kind,
      isTest,
      facts: all,
    }));
    return [dumpSnapshot(index.snapshot, findings), facts];
  }

  it('is shown before anything is listed, and holds without reading a file', async () => {
    const first = await session(files());
    const { index, source } = open(files());
    let goOn: () => void = () => undefined;
    source.gate = new Promise((resolve) => (goOn = resolve));
    const shown = new Promise<number>((resolve) =>
      index.onDidChange(({ snapshot }) => {
        if (snapshot.requirementCount > 0) resolve(snapshot.requirementCount);
      }),
    );
    const done = index.setRoots([root]);
    assert.equal(await shown, first.index.snapshot.requirementCount);
    goOn();
    await done;
    await index.kept();
    assert.deepEqual(source.reads, []);
    assert.deepEqual(dump({ index }), dump(first));
  });

  it('gives way to the files that changed, came and went, and to another choice of files', async () => {
    await session(files());
    write('docs/3.md', table(3, '回收公海线索'));
    write('docs/new.md', table(77));
    write('src/4.ts', '// @verifies CRM-4\n');
    rmSync(join(folder, 'docs/5.md'));
    rmSync(join(folder, 'src/6.ts'));
    const second = await session(files());
    assert.deepEqual(second.source.reads.sort(), ['docs/3.md', 'docs/new.md', 'src/4.ts']);
    assert.deepEqual(dump(second), dump(await session(null)));

    write('groundplan.yaml', `documents: ['docs/1*.md']\n${plan}`);
    const third = await session(files());
    assert.deepEqual(dump(third), dump(await session(null)));
    rmSync(join(folder, 'groundplan.yaml'));
    assert.deepEqual(dump(await session(files())), dump(await session(null)));
  });

  it('is read anew where somebody chose another encoding', async () => {
    await session(files());
    const second = await session(files(), 'gb18030');
    assert.deepEqual(second.source.reads, ['docs/encoded.csv']);
    assert.deepEqual(dump(second), dump(await session(null, 'gb18030')));
  });

  it('leaves out what an open buffer says', async () => {
    const first = open(files());
    const uri = documentUri(root.id, 'docs/2.md');
    first.index.overlay(uri, table(500));
    await first.index.setRoots([root]);
    await first.index.kept();
    const second = await session(files());
    assert.deepEqual(second.source.reads, ['docs/2.md']);
    assert.deepEqual(dump(second), dump(await session(null)));
  });

  it('counts for nothing when it is damaged anywhere, cut short, of another version, or no such file', async () => {
    const whole = dump(await session(files()));
    assert.equal(readdirSync(storage).length, 2);
    for (const name of readdirSync(storage)) {
      const isCode = name.includes('.code.');
      const file = join(storage, name);
      const bytes = readFileSync(file);
      const damaged: Uint8Array[] = [
        new Uint8Array(0),
        Buffer.from('groundplan facts 1\n'),
        Buffer.from('{"not": "ours"}'),
        Buffer.concat([bytes, Buffer.from([1])]),
      ];
      for (let n = 0; n < 40; n++) {
        const at = Math.floor((bytes.length * n) / 40);
        damaged.push(bytes.subarray(0, at));
        const flipped = Buffer.from(bytes);
        flipped[at] = flipped[at]! ^ 0x41;
        damaged.push(flipped);
      }
      for (const other of damaged) {
        writeFileSync(file, other);
        assert.deepEqual(await files().load(root, isCode), []);
      }
    }
    assert.deepEqual(dump(await session(files())), whole);
    assert.deepEqual(await files('2').load(root, false), []);
    assert.deepEqual(await files().load({ id: `${root.id}/docs`, name: 'docs' }, false), []);
  });

  it('is bounded, belongs to the folders of the window alone, and can be cleared', async () => {
    const { index } = await session(files());
    assert.equal((await files().load(root, false)).length, 22);
    assert.equal((await files().load(root, true)).length, 32);
    await session(files('1', 500));
    assert.deepEqual(readdirSync(storage), []);
    const other: Root = { id: `${root.id}-other`, name: 'other' };
    await files().save(other, [], [other]);
    await files().save(root, [], [root]);
    assert.equal(readdirSync(storage).length, 2);
    files().clear();
    assert.deepEqual(await files().load(root, false), []);
    index.dispose();
  });

  it('holds no file that changed while it was read, or shortly before', async () => {
    const source = new NodeSource({ folderOf: () => folder, git: false });
    const index = new WorkspaceIndex({ source, log: silent, store: files() });
    await index.setRoots([root]);
    await index.kept();
    assert.deepEqual(await files().load(root, false), []);
  });
});
