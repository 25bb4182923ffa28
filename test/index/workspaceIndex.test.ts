import assert from 'node:assert/strict';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Root, SnapshotChange } from '../../src/model/snapshot.ts';
import { MemorySource } from '../support/memorySource.ts';

const root: Root = { id: 'file:///plan', name: 'plan' };
const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };
const table = (...rows: readonly string[]): string =>
  ['| 编号 | 需求名称 | 所属模块 | 建设阶段 |', '|---|---|---|---|', ...rows.map((row) => `| ${row} |`)].join(
    '\n',
  );
const uriOf = (path: string): string => documentUri(root.id, path);

function worldOf(files: Readonly<Record<string, string>>) {
  const source = new MemorySource();
  const folder = source.folder(root.id);
  for (const [path, text] of Object.entries(files)) folder.set(path, text);
  const index = new WorkspaceIndex({ source, log: silent });
  const changes: SnapshotChange[] = [];
  index.onDidChange((change) => changes.push(change));
  return {
    source,
    folder,
    index,
    changes,
    ids: () => [...index.snapshot.requirements()].map(({ id }) => id),
  };
}

const threeLevels = {
  'groundplan.yaml': 'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期 }]\n',
  'docs/a.md': table('CRM-1 | 去重 | 线索 | 一期'),
  'docs/deep/b.md': table('CRM-2 | 回收到公海 | 线索 | 一期'),
  'src/a.ts': '// @req CRM-1\n',
};

describe('the workspace index', () => {
  it('takes an unsaved text over the disk, at once, and the disk again when the buffer closes', async () => {
    const { index, source, ids } = worldOf(threeLevels);
    await index.setRoots([root]);
    source.reads.length = 0;
    index.overlay(uriOf('docs/a.md'), table('CRM-1 | 去重 | 线索 | 一期', 'CRM-3 | 合并 | 线索 | 一期'));
    assert.deepEqual(ids(), ['CRM-1', 'CRM-3', 'CRM-2']);
    index.changed(uriOf('docs/a.md'));
    await index.settled();
    assert.deepEqual(ids(), ['CRM-1', 'CRM-3', 'CRM-2'], 'a disk event does not remove the buffer');
    index.overlay(uriOf('docs/a.md'), null);
    await index.settled();
    assert.deepEqual(ids(), ['CRM-1', 'CRM-2']);
  });

  it('takes a buffer that was open before its file was read', async () => {
    const { index, ids } = worldOf(threeLevels);
    index.overlay(uriOf('docs/a.md'), table('CRM-9 | 新的 | 线索 | 一期'));
    await index.setRoots([root]);
    assert.deepEqual(ids(), ['CRM-9', 'CRM-2']);
  });

  it('leaves out a buffer whose file is not among the listed ones', async () => {
    const { index, ids } = worldOf(threeLevels);
    await index.setRoots([root]);
    index.overlay(uriOf('ignored/a.md'), table('CRM-9 | 新的 | 线索 | 一期'));
    assert.deepEqual(ids(), ['CRM-1', 'CRM-2']);
  });

  it('removes everything at or under a deleted folder, however often it is told', async () => {
    const { index, folder, ids } = worldOf(threeLevels);
    await index.setRoots([root]);
    folder.delete('docs/a.md');
    folder.delete('docs/deep/b.md');
    index.removed(uriOf('docs'));
    index.removed(uriOf('docs'));
    await index.settled();
    assert.deepEqual(ids(), []);
  });

  it('finds the documents of a folder that was moved in as one event', async () => {
    const { index, folder, ids } = worldOf({ 'groundplan.yaml': threeLevels['groundplan.yaml'] });
    await index.setRoots([root]);
    folder.set('moved/a.md', threeLevels['docs/a.md']);
    folder.set('moved/deep/b.md', threeLevels['docs/deep/b.md']);
    index.changed(uriOf('moved'));
    await index.settled();
    assert.deepEqual(ids(), ['CRM-1', 'CRM-2']);
  });

  it('forgets what a folder no longer holds when another of its name takes its place', async () => {
    const { index, folder, ids } = worldOf(threeLevels);
    await index.setRoots([root]);
    folder.delete('docs/a.md');
    folder.set('docs/c.md', table('CRM-3 | 合并 | 线索 | 一期'));
    index.removed(uriOf('docs'));
    index.changed(uriOf('docs'));
    await index.settled();
    assert.deepEqual(ids(), ['CRM-3', 'CRM-2']);
  });

  it('reads changed contents again when asked to, though nobody told of the change', async () => {
    const { index, folder, ids } = worldOf(threeLevels);
    await index.setRoots([root]);
    folder.set('docs/a.md', table('CRM-7 | 另一条 | 线索 | 一期'));
    folder.delete('docs/deep/b.md');
    await index.refresh();
    assert.deepEqual(ids(), ['CRM-7']);
  });

  it('ends in the right state when 200 files change at once', async () => {
    const { index, folder, ids, source } = worldOf(threeLevels);
    await index.setRoots([root]);
    for (let n = 0; n < 200; n++) {
      folder.set(`docs/new/${n}.md`, table(`NEW-${n} | 需求${n} | 线索 | 一期`));
      index.changed(uriOf(`docs/new/${n}.md`));
    }
    folder.delete('docs/a.md');
    index.changed(uriOf('docs/a.md'));
    source.lists = 0;
    await index.settled();
    assert.equal(ids().length, 201);
    assert.ok(!ids().includes('CRM-1'));
    assert.equal(source.lists, 1, 'many unknown files are listed once');
  });

  it('places everything again after a plan edit and reads no document', async () => {
    const { index, source } = worldOf(threeLevels);
    await index.setRoots([root]);
    source.reads.length = 0;
    index.overlay(
      uriOf('groundplan.yaml'),
      'modules: [{ id: m, name: 客户, aliases: [线索] }]\nphases: [{ id: p9, name: 一期 }]\n',
    );
    await index.settled();
    const placed = [...index.snapshot.requirements()].map(({ modules, phase }) => [
      modules[0]?.path,
      phase?.id,
    ]);
    assert.deepEqual(placed, [
      ['m', 'p9'],
      ['m', 'p9'],
    ]);
    assert.deepEqual(source.reads, []);
  });

  it('reads only the difference when the plan chooses other documents', async () => {
    const { index, source, ids } = worldOf(threeLevels);
    await index.setRoots([root]);
    source.reads.length = 0;
    index.overlay(uriOf('groundplan.yaml'), `${threeLevels['groundplan.yaml']}documents: [docs/*.md]\n`);
    await index.settled();
    assert.deepEqual([ids(), source.reads], [['CRM-1'], []]);
    index.overlay(uriOf('groundplan.yaml'), `${threeLevels['groundplan.yaml']}documents: [docs/**]\n`);
    await index.settled();
    assert.deepEqual([ids(), source.reads], [['CRM-1', 'CRM-2'], ['docs/deep/b.md']]);
  });

  it('keeps the last good plan while the plan file is broken, and says so', async () => {
    const { index } = worldOf(threeLevels);
    await index.setRoots([root]);
    index.overlay(uriOf('groundplan.yaml'), 'modules: [{ id: leads, name: 线索\nphases: [');
    assert.deepEqual(
      index.snapshot.plan(root.id).modules.map(({ id }) => id),
      ['leads'],
    );
    assert.deepEqual(
      index.snapshot.plan(root.id).phases.map(({ id }) => id),
      ['p1'],
    );
    assert.ok(
      index.snapshot
        .document(uriOf('groundplan.yaml'))
        ?.facts.problems.some(({ code }) => code === 'plan/invalid'),
    );
  });

  it('reads no code while there is nothing that code could refer to', async () => {
    const { index, source, folder } = worldOf({ 'src/a.ts': '// @req CRM-1\n', 'README.md': '# Hello\n' });
    await index.setRoots([root]);
    assert.deepEqual(source.reads, ['README.md']);
    folder.set('docs/a.md', threeLevels['docs/a.md']);
    index.changed(uriOf('docs/a.md'));
    await index.settled();
    assert.deepEqual(source.reads, ['README.md', 'docs/a.md', 'src/a.ts']);
    const [requirement] = [...index.snapshot.requirements()];
    assert.deepEqual(requirement && index.snapshot.referencesTo(requirement).map(({ kind }) => kind), [
      'implements',
    ]);
  });

  it('drops the documents of a root that left the window and keeps the others’', async () => {
    const { index, source, ids } = worldOf(threeLevels);
    const other: Root = { id: 'file:///other', name: 'other' };
    source.folder(other.id).set('需求.md', table('OTH-1 | 别的 | 线索 | 一期'));
    await index.setRoots([root, other]);
    assert.deepEqual(ids(), ['CRM-1', 'CRM-2', 'OTH-1']);
    await index.setRoots([other]);
    assert.deepEqual(ids(), ['OTH-1']);
    await index.setRoots([]);
    assert.deepEqual([ids(), index.snapshot.roots], [[], []]);
  });

  it('says which requirements, documents, modules and phases an edit touched', async () => {
    const { index, changes } = worldOf(threeLevels);
    await index.setRoots([root]);
    changes.length = 0;
    index.overlay(uriOf('docs/a.md'), table('CRM-1 | 去重 | 线索 | '));
    const [change] = changes;
    assert.deepEqual(
      [
        change?.everything,
        [...(change?.requirements ?? [])],
        [...(change?.documents ?? [])],
        [...(change?.modules ?? [])],
        [...(change?.phases ?? [])],
      ],
      [false, ['CRM-1'], [uriOf('docs/a.md')], [`${root.id}\nleads`], [`${root.id}\np1`]],
    );
  });

  it('touches the code that names an id when the id appears or vanishes', async () => {
    const { index, changes } = worldOf(threeLevels);
    await index.setRoots([root]);
    changes.length = 0;
    index.overlay(uriOf('docs/a.md'), table('CRM-7 | 另一条 | 线索 | 一期'));
    assert.deepEqual([...(changes[0]?.documents ?? [])].sort(), [uriOf('docs/a.md'), uriOf('src/a.ts')]);
  });

  it('resolves an id in its own root first, then in the one other root that defines it', async () => {
    const { index, source } = worldOf({ ...threeLevels, 'src/a.ts': '' });
    const code: Root = { id: 'file:///code', name: 'code' };
    source.folder(code.id).set('src/b.ts', '// @req CRM-1, CRM-2\n');
    source.folder(code.id).set('docs/own.md', table('CRM-2 | 自己的 | 线索 | 一期'));
    await index.setRoots([root, code]);
    const meant = (id: string): string => {
      const resolution = index.snapshot.resolve(id, 'file:///code/src/b.ts');
      return resolution.kind === 'one' ? resolution.requirement.key : resolution.kind;
    };
    assert.deepEqual([meant('CRM-1'), meant('CRM-2'), meant('CRM-3')], ['plan:CRM-1', 'code:CRM-2', 'none']);
  });
});
