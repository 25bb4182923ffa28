import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Histories } from '../../src/history/histories.ts';
import { PastReader, type PastReading } from '../../src/history/pastReader.ts';
import type { HistorySource } from '../../src/index/ports.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { GitHistory } from '../../src/platform/node/gitHistory.ts';
import { NodeSource } from '../../src/platform/node/nodeSource.ts';
import { GitRepository } from '../platform/node/gitRepository.ts';

const plan = 'phases: [{ id: p1, name: 一期 }, { id: p2, name: 二期 }, { id: p3, name: 三期 }]\n';
const pool = (phase: string, status = '待评审'): string =>
  `| 编号 | 需求 | 建设阶段 | 状态 |\n|---|---|---|---|\n| A-1 | 退费 | ${phase} | ${status} |\n`;

describe('what the history tells of all requirements', () => {
  let repository: GitRepository;
  let index: WorkspaceIndex;
  let asked: string[];
  let rests: number;

  beforeEach(() => {
    repository = new GitRepository();
    repository.git(['init']);
    asked = [];
    rests = 0;
  });
  afterEach(() => {
    index.dispose();
    repository.remove();
  });

  const source = (): HistorySource => {
    const git = new GitHistory({ folderOf: () => repository.path });
    return {
      standing: (root, path, signal) => {
        asked.push('standing');
        return git.standing(root, path, signal);
      },
      revisions: (root, path, head, most, signal) => {
        asked.push(path);
        return git.revisions(root, path, head, most, signal);
      },
      changed: (root, path, from, to, signal) => git.changed(root, path, from, to, signal),
      contents: (root, path, signal) => git.contents(root, path, signal),
    };
  };

  async function snapshot(): Promise<Snapshot> {
    index = new WorkspaceIndex({
      source: new NodeSource({ folderOf: () => repository.path, git: false }),
      log: { info: () => undefined, warn: () => undefined },
    });
    await index.setRoots([{ id: pathToFileURL(repository.path).toString(), name: 'plan' }]);
    return index.snapshot;
  }

  const reading = (more: Partial<PastReading> = {}): PastReading => ({
    rest: () => {
      rests++;
      return Promise.resolve();
    },
    isOver: () => false,
    ...more,
  });

  it('is gathered with rests, and a folder is asked once where it stands', async () => {
    repository.write({
      'groundplan.yaml': plan,
      'a.md': pool('一期'),
      'b.md': pool('一期').replace('A-1', 'B-1'),
    });
    repository.commit('First', 1);
    repository.write({ 'a.md': pool('二期') }).commit('Second', 2);
    repository.write({ 'a.md': pool('三期', '评审通过') }).commit('Third', 3);
    const now = await snapshot();
    const reader = new PastReader(new Histories({ source }));
    assert.deepEqual(await reader.read(now, reading()), { read: 2, left: 0 });
    const one = reader.past.get('A-1');
    assert.deepEqual(
      one?.phaseChanges.map(({ from, to }) => `${from} ${to ?? ''}`),
      ['一期 二期', '二期 三期'],
    );
    assert.equal(one?.statusSince, '2026-05-03');
    assert.equal(reader.past.get('B-1')?.statusSince, '2026-05-01');
    assert.equal(asked.filter((what) => what === 'standing').length, 1);
    assert.ok(rests > 4);
  });

  it('asks nothing again for a document that changed, and keeps what is the same', async () => {
    repository.write({ 'groundplan.yaml': plan, 'a.md': pool('一期') }).commit('First', 1);
    const reader = new PastReader(new Histories({ source }));
    const first = await snapshot();
    await reader.read(first, reading());
    const before = reader.past.get('A-1');
    asked = [];
    const [document] = [...first.documents()].filter(({ path }) => path === 'a.md');
    assert.ok(document);
    index.overlay(document.uri, pool('一期').replace('退费', '退费 '));
    await reader.read(index.snapshot, reading({ changed: new Set([document.uri]) }));
    assert.equal(reader.past.get('A-1'), before);
    index.overlay(document.uri, pool('二期'));
    await reader.read(index.snapshot, reading({ changed: new Set([document.uri]) }));
    assert.equal(reader.past.get('A-1')?.phaseChanges.length, 1);
    assert.deepEqual(asked, []);
  });

  it('leaves what takes too long, and what nobody wants to know', async () => {
    repository.write({ 'groundplan.yaml': plan, 'a.md': pool('一期'), 'b.md': pool('二期', '已上线') });
    repository.commit('First', 1);
    const reader = new PastReader(new Histories({ source }));
    assert.deepEqual(await reader.read(await snapshot(), reading({ isOver: () => true })), {
      read: 0,
      left: 1,
    });
    index.dispose();
    repository.write({
      'groundplan.yaml': `${plan}rules: { requirement/moved: off, requirement/waiting: off }\n`,
    });
    assert.deepEqual(await reader.read(await snapshot(), reading()), { read: 0, left: 0 });
    index.dispose();
    rmSync(join(repository.path, 'groundplan.yaml'));
    assert.deepEqual(await reader.read(await snapshot(), reading()), { read: 0, left: 0 });
    index.dispose();
    repository.write({ 'groundplan.yaml': plan });
    assert.deepEqual(await reader.read(await snapshot(), reading({ mostRequirements: 0 })), {
      read: 0,
      left: 0,
    });
    assert.deepEqual(asked, []);
  });

  it('forgets documents that are gone, and stops when it is told to', async () => {
    repository.write({ 'groundplan.yaml': plan, 'a.md': pool('一期') }).commit('First', 1);
    const reader = new PastReader(new Histories({ source }));
    const stopped = new AbortController();
    stopped.abort();
    assert.deepEqual(await reader.read(await snapshot(), reading({ signal: stopped.signal })), {
      read: 0,
      left: 1,
    });
    index.dispose();
    await reader.read(await snapshot(), reading());
    assert.equal(reader.past.size, 1);
    index.dispose();
    rmSync(join(repository.path, 'a.md'));
    await reader.read(await snapshot(), reading());
    assert.equal(reader.past.size, 0);
  });
});
