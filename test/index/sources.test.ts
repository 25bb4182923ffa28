import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentSource, SourcePlace, SourcePlaces } from '../../src/index/ports.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { documentPath } from '../../src/model/documentUri.ts';
import type { Root } from '../../src/model/snapshot.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { dumpSnapshot } from '../support/dumpSnapshot.ts';

const own: Root = { id: 'file:///w/app', name: 'app' };
const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };
const encoder = new TextEncoder();

/** A disk in memory, by URI: a folder may lie in another one. */
class Disk implements DocumentSource, SourcePlaces {
  readonly files = new Map<string, string>();

  list({ id }: Root, below = '') {
    const paths = [...this.files.keys()].flatMap((uri) => documentPath(id, uri) ?? []);
    const at = paths.filter((path) => below === '' || path === below || path.startsWith(`${below}/`));
    return Promise.resolve({ paths: at, leftOut: [] });
  }

  read({ id }: Root, paths: readonly string[], _: unknown, visit: Parameters<DocumentSource['read']>[3]) {
    for (const path of paths) {
      const text = this.files.get(`${id}/${path}`);
      visit(path, text === undefined ? { reason: 'gone', detail: '' } : encoder.encode(text));
    }
    return Promise.resolve();
  }

  find(from: Root, path: string, worked: readonly Root[]): Promise<SourcePlace> {
    const { href } = new URL(path, `${from.id}/`);
    const id = href.replace(/\/$/u, '');
    if (worked.some((root) => root.id.startsWith(`${id}/`)))
      return Promise.resolve({ kind: 'fault', fault: 'around' });
    if (this.files.has(id)) {
      const folder = id.slice(0, id.lastIndexOf('/'));
      return Promise.resolve({ kind: 'file', id: folder, path: folder, file: id.slice(folder.length + 1) });
    }
    const isFolder = [...this.files.keys()].some((uri) => uri.startsWith(`${id}/`));
    return Promise.resolve(isFolder ? { kind: 'folder', id, path } : { kind: 'fault', fault: 'missing' });
  }
}

class World {
  readonly disk = new Disk();
  readonly index = new WorkspaceIndex({ source: this.disk, places: this.disk, log: silent });
  readonly findings = new FindingBook();

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.disk.files.set(`file:///w/${path}`, text);
    this.findings.startDay('2026-11-23');
    this.index.onDidChange((change) => this.findings.update(change));
  }

  async read(): Promise<this> {
    await this.index.setRoots([own]);
    await this.index.settled();
    return this;
  }

  write(path: string, text: string): void {
    this.disk.files.set(`file:///w/${path}`, text);
    this.index.changed(`file:///w/${path}`);
  }

  meaning(id: string, from = 'file:///w/app/src/a.ts'): readonly string[] | string {
    const meant = this.index.snapshot.resolve(id, from);
    if (meant.kind === 'none') return 'none';
    return meant.kind === 'one' ? meant.requirement.key : meant.requirements.map(({ key }) => key);
  }

  told(): readonly string[] {
    return this.findings
      .all()
      .map(
        ({ code, uri, message }) => `${code} ${uri?.slice('file:///w/'.length)} ${message.args.join(' ')}`,
      );
  }
}

const table = (...rows: readonly string[]): string =>
  ['| 编号 | 需求名称 | 所属模块 | 建设阶段 |', '|---|---|---|---|', ...rows.map((row) => `| ${row} |`)].join(
    '\n',
  );

const twoRepositories = {
  'app/groundplan.yaml': 'sources: [{ name: reqs, path: ../reqs }]\n',
  'app/src/a.ts': '// @req CRM-1\n// @req CRM-9\n',
  'reqs/groundplan.yaml': 'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期 }]\n',
  'reqs/docs/a.md': table('CRM-1 | 去重 | 线索 | 一期', 'CRM-2 | 回收 | 没有这个 | '),
  'reqs/src/b.ts': '// @req CRM-2\n// @req CRM-8\n',
};

describe('the sources of a plan', () => {
  it('bring their modules, phases and requirements, and keep their findings to themselves', async () => {
    const { index, findings, meaning } = await boundWorld(twoRepositories);
    const { snapshot } = index;
    assert.deepEqual(
      snapshot.roots.map(({ id, name, source }) => [id, name, source?.path ?? null]),
      [
        ['file:///w/app', 'app', null],
        ['file:///w/reqs', 'reqs', '../reqs'],
      ],
    );
    assert.deepEqual(
      [...snapshot.requirements()].map(({ key, modules }) => [key, modules[0]?.path]),
      [
        ['reqs:CRM-1', 'leads'],
        ['reqs:CRM-2', undefined],
      ],
    );
    assert.equal(meaning('CRM-1'), 'reqs:CRM-1');
    assert.deepEqual(
      findings.all().map(({ code, uri }) => [code, uri]),
      [['reference/unknown-requirement', 'file:///w/app/src/a.ts']],
    );
    assert.equal(snapshot.document('file:///w/reqs/src/b.ts'), undefined, 'their code stays unread');
  });

  it('have their code read where the plan asks for it', async () => {
    const world = await boundWorld({
      ...twoRepositories,
      'app/groundplan.yaml': 'sources: [{ name: reqs, path: ../reqs, code: true }]\n',
    });
    const [, two] = [...world.index.snapshot.requirements()];
    assert.deepEqual(two && world.index.snapshot.referencesTo(two).map(({ uri }) => uri), [
      'file:///w/reqs/src/b.ts',
    ]);
  });

  it('give an id to whoever defines it here, and the other one to the name of its source', async () => {
    const { meaning, told } = await boundWorld({
      'app/groundplan.yaml': 'sources: [../a, ../b]\n',
      'app/docs/own.md': table('X-1 | 监控告警 | 运维 | 一期'),
      'app/src/a.ts': '// @req X-1, Y-1\n// @req b:Y-1\n',
      'a/docs/a.md': table('X-1 | 完全是另一件事 | 线索 | 一期', 'Y-1 | 报价审批流程 | 线索 | 一期'),
      'b/docs/b.md': table('Y-1 | 合同归档提醒 | 线索 | 一期'),
    });
    assert.equal(meaning('X-1'), 'X-1');
    assert.equal(meaning('a:X-1'), 'a:X-1');
    assert.deepEqual(meaning('Y-1'), ['a:Y-1', 'b:Y-1']);
    assert.equal(meaning('b:Y-1'), 'b:Y-1');
    assert.deepEqual(told(), [
      'source/same-id app/docs/own.md X-1 完全是另一件事 ../a/docs/a.md:3 a:X-1',
      'reference/ambiguous-requirement app/src/a.ts Y-1 a:Y-1, b:Y-1',
    ]);
  });

  it('that are not there are told at their line, and nothing is said of what only they could define', async () => {
    const world = await boundWorld({
      'app/groundplan.yaml': 'modules: [a]\nsources:\n  - ../nowhere\n',
      'app/docs/own.md': table('X-1 | 监控告警 | a | 一期'),
      'app/src/a.ts': '// @req Z-1\n',
    });
    const [fault] = world.findings
      .in('file:///w/app/groundplan.yaml')
      .filter(({ code }) => code.startsWith('source'));
    assert.deepEqual([fault?.code, fault?.range?.line, fault?.range?.character], ['source/unreadable', 2, 4]);
    assert.deepEqual(world.findings.in('file:///w/app/src/a.ts'), []);
    world.disk.files.set('file:///w/nowhere/docs/z.md', table('Z-1 | 到了 | a | 一期'));
    await world.index.verify();
    await world.index.settled();
    assert.equal(world.meaning('Z-1'), 'nowhere:Z-1');
    assert.deepEqual(
      world.told().filter((text) => text.startsWith('source')),
      [],
    );
  });

  it('that name one another are read once each, and one around the folder is refused', async () => {
    const world = await boundWorld({
      'app/groundplan.yaml': 'sources: [../a, .., { name: itself, path: . }]\n',
      'a/groundplan.yaml': 'sources: [../b, ../app]\n',
      'a/docs/a.md': table('A-1 | 去重 | 线索 | 一期'),
      'b/groundplan.yaml': 'sources: [../a]\n',
      'b/docs/b.md': table('B-1 | 合并 | 线索 | 一期'),
    });
    assert.deepEqual(
      world.index.snapshot.roots.map(({ id }) => id),
      ['file:///w/app', 'file:///w/a', 'file:///w/b'],
    );
    assert.equal(world.meaning('B-1'), 'b:B-1');
    assert.deepEqual(world.told(), [
      'source/unreadable app/groundplan.yaml ..',
      'source/unreadable app/groundplan.yaml .',
    ]);
  });

  it('may be files that something fetched, one or several of a folder', async () => {
    const needs = JSON.stringify({
      current_version: '1',
      versions: { 1: { needs: { R1: { id: 'R1', title: 'One', type: 'req' } } } },
    });
    const world = await boundWorld({
      'app/groundplan.yaml': 'sources: [fetched/one.json, fetched/two.md]\n',
      'app/fetched/one.json': needs,
      'app/fetched/two.md': table('T-1 | 二 | 线索 | 一期'),
      'app/fetched/three.md': table('T-3 | 三 | 线索 | 一期'),
    });
    assert.deepEqual(
      [...world.index.snapshot.requirements()].map(({ key, root }) => [key, root]),
      [
        ['T-3', 'file:///w/app'],
        ['one:R1', 'file:///w/app/fetched'],
        ['one:T-1', 'file:///w/app/fetched'],
      ],
    );
    assert.equal(world.meaning('two:T-1'), 'one:T-1');
    assert.equal(world.meaning('one:T-1'), 'none');
  });

  it('give back what lies in the folder itself when the plan no longer names them', async () => {
    const world = await boundWorld({
      'app/groundplan.yaml': 'sources: [vendor]\n',
      'app/vendor/docs/a.md': table('A-1 | 去重 | 线索 | 一期'),
      'app/vendor/src/a.ts': '// @req A-1\n',
    });
    const keys = () => [...world.index.snapshot.requirements()].map(({ key }) => key);
    assert.deepEqual(keys(), ['vendor:A-1']);
    assert.equal(world.index.snapshot.document('file:///w/app/vendor/src/a.ts'), undefined);
    world.write('app/groundplan.yaml', 'modules: []\n');
    await world.index.settled();
    assert.deepEqual(keys(), ['A-1']);
    assert.notEqual(world.index.snapshot.document('file:///w/app/vendor/src/a.ts'), undefined);
  });

  it('change with their files', async () => {
    const world = await boundWorld(twoRepositories);
    world.write('reqs/docs/new.md', table('CRM-9 | 新的 | 线索 | 一期'));
    await world.index.settled();
    assert.equal(world.meaning('CRM-9'), 'reqs:CRM-9');
    assert.deepEqual(world.told(), []);
  });
});

describe('the index with sources', () => {
  const id = fc.constantFrom('X-1', 'X-2', 'Y-1', '');
  const title = fc.constantFrom('去重', '合同归档提醒', 'Assign a lead to a person');
  const rows = fc
    .array(fc.tuple(id, title, fc.constantFrom('线索', '没有', ''), fc.constantFrom('一期', '')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((all) => table(...all.map((cells) => cells.join(' | '))));
  const source = fc.constantFrom(
    '../a',
    '../b',
    'vendor',
    'vendor/x.md',
    'vendor/y.md',
    '../app',
    '..',
    '{ name: n, path: ../a }',
    '{ name: n, path: ../b, code: true }',
  );
  const plan = fc
    .tuple(fc.array(source, { maxLength: 3 }), fc.boolean())
    .map(
      ([sources, framed]) =>
        `${framed ? 'modules: [{ id: leads, name: 线索 }]\nphases: [一期]\n' : ''}sources: [${sources.join(', ')}]\n`,
    );
  const code = fc
    .array(fc.constantFrom('X-1', 'n:X-1', 'a:Y-1', 'b:X-2'), { maxLength: 3 })
    .map((ids) => ids.map((one) => `// @req ${one}\n`).join(''));
  const file = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(
        fc.constantFrom('app/groundplan.yaml', 'a/groundplan.yaml', 'b/groundplan.yaml'),
        plan,
      ),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(
        fc.constantFrom('app/docs/o.md', 'app/vendor/x.md', 'app/vendor/y.md', 'a/docs/a.md', 'b/docs/b.md'),
        rows,
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(
        fc.constantFrom('app/src/a.ts', 'app/vendor/v.ts', 'a/src/a.ts', 'b/src/b.ts'),
        code,
      ),
    },
  );
  const step = fc.oneof(
    { weight: 5, arbitrary: file.map(([path, text]) => ({ path, text })) },
    { weight: 1, arbitrary: file.map(([path]) => ({ path, text: null })) },
  );

  it('equals one built from scratch after any series of edits', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { maxLength: 6 }),
        fc.array(fc.tuple(step, fc.boolean()), { minLength: 1, maxLength: 8 }),
        async (start, changes) => {
          const world = new World(Object.fromEntries(start));
          await world.read();
          for (const [{ path, text }, wait] of changes) {
            if (text !== null) world.write(path, text);
            else {
              world.disk.files.delete(`file:///w/${path}`);
              world.index.removed(`file:///w/${path}`);
            }
            if (wait) await world.index.settled();
          }
          await world.index.settled();
          // Whether a path leads anywhere is looked up when the window is used again.
          await world.index.verify();
          await world.index.settled();

          const fresh = new World();
          for (const [uri, text] of world.disk.files) fresh.disk.files.set(uri, text);
          await fresh.read();
          assert.deepEqual(world.index.snapshot.roots, fresh.index.snapshot.roots);
          assert.deepEqual(
            dumpSnapshot(world.index.snapshot, world.findings),
            dumpSnapshot(fresh.index.snapshot, fresh.findings),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** A world that was read, with its questions bound to it. */
async function boundWorld(files: Readonly<Record<string, string>>) {
  const world = await new World(files).read();
  return {
    disk: world.disk,
    index: world.index,
    findings: world.findings,
    write: world.write.bind(world),
    meaning: world.meaning.bind(world),
    told: world.told.bind(world),
  };
}
