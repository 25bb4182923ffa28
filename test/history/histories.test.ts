import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { Histories } from '../../src/history/histories.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import type { HistorySource } from '../../src/index/ports.ts';
import type { RequirementHistory } from '../../src/model/history.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { GitHistory } from '../../src/platform/node/gitHistory.ts';
import { NodeSource } from '../../src/platform/node/nodeSource.ts';
import { GitRepository } from '../platform/node/gitRepository.ts';

let repository: GitRepository;
let index: WorkspaceIndex | undefined;

/** Counts how often the revisions of a document are asked for. */
function counting(source: HistorySource): HistorySource & { asked: number } {
  const counted = {
    asked: 0,
    standing: source.standing.bind(source),
    contents: source.contents.bind(source),
    changed: source.changed.bind(source),
    revisions: (...question: Parameters<HistorySource['revisions']>) => {
      counted.asked++;
      return source.revisions(...question);
    },
  };
  return counted;
}

async function snapshot(): Promise<Snapshot> {
  const folderOf = (): string => repository.path;
  index?.dispose();
  index = new WorkspaceIndex({
    source: new NodeSource({ folderOf, git: false }),
    log: { info: () => undefined, warn: () => undefined },
  });
  await index.setRoots([{ id: pathToFileURL(repository.path).toString(), name: 'plan' }]);
  return index.snapshot;
}

const source = (): HistorySource => new GitHistory({ folderOf: () => repository.path });

function requirement(of: Snapshot, id: string): Requirement {
  const found = [...of.requirements()].find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

async function historyOf(histories: Histories, id: string): Promise<RequirementHistory> {
  const now = await snapshot();
  const answer = await histories.historyOf(() => now, requirement(now, id));
  assert.ok('entries' in answer, 'none' in answer ? answer.none : '');
  return answer;
}

function told({ entries }: RequirementHistory): readonly string[] {
  return entries.map(({ revision, kind, changes }) =>
    [
      `${revision?.date.slice(0, 10) ?? 'now'} ${revision?.subject ?? ''}`.trim(),
      ...(kind === 'appeared' ? ['appeared'] : []),
      ...changes.map(({ field, from, to }) => `${field} ${from ?? '–'} → ${to ?? '–'}`),
    ].join(': '),
  );
}

const plan = `modules:
  - { id: leads, name: 线索管理 }
  - { id: orders, name: 订单 }
phases:
  - { id: p1, name: 一期 }
  - { id: p2, name: 二期 }
`;
const table = (...rows: readonly string[]): string =>
  ['| 编号 | 需求 | 模块 | 建设阶段 |', '|---|---|---|---|', ...rows, ''].join('\n');

describe('The histories of requirements in Git', () => {
  beforeEach(() => {
    repository = new GitRepository();
    repository.git(['init']);
  });
  afterEach(() => {
    index?.dispose();
    repository.remove();
  });

  it('name the field that each revision changed, through a rename and up to what is not recorded yet', async () => {
    repository.write({
      'groundplan.yaml': plan,
      'docs/旧.md': table('| A-1 | 查重 | 线索管理 | 一期 |', '| A-2 | 开票 | 订单 | 一期 |'),
    });
    repository.commit('记下', 1);
    repository.git(['mv', 'docs/旧.md', 'docs/需求池.md']);
    repository.commit('改名', 2);
    repository
      .write({ 'docs/需求池.md': table('| A-1 | 查重 | 线索管理 | 二期 |', '| A-2 | 开票 | 订单 | 一期 |') })
      .commit('推迟', 3);
    repository.write({
      'docs/需求池.md': table('| A-1 | 线索查重 | 线索管理 | 二期 |', '| A-2 | 开票 | 订单 | 一期 |'),
    });
    const histories = new Histories({ source });
    const history = await historyOf(histories, 'A-1');
    assert.deepEqual(told(history), [
      'now: title 查重 → 线索查重',
      '2026-05-03 推迟: phase 一期 → 二期',
      '2026-05-01 记下: appeared',
    ]);
    assert.equal(history.firstSeen, '2026-05-01T10:00:00+08:00');
    assert.equal(history.isCut, false);
    assert.deepEqual(told(await historyOf(histories, 'A-2')), ['2026-05-01 记下: appeared']);
  });

  it('tell what the plan file said of a requirement in another document', async () => {
    const document = table('| A-1 | 查重 | | |');
    const placing = (phase: string): string =>
      `${plan}placements:\n  docs/pool.md#A-1: { module: leads, phase: ${phase} }\n`;
    repository.write({ 'groundplan.yaml': plan, 'docs/pool.md': document }).commit('First', 1);
    repository.write({ 'groundplan.yaml': placing('p1') }).commit('Place', 2);
    repository.write({ 'groundplan.yaml': placing('p2') }).commit('Move', 3);
    const history = await historyOf(new Histories({ source }), 'A-1');
    assert.deepEqual(told(history), [
      '2026-05-03 Move: phase 一期 → 二期',
      '2026-05-02 Place: module – → 线索管理: phase – → 一期',
      '2026-05-01 First: appeared',
    ]);
  });

  it('give the dates of all requirements at once, and read a document once for each revision', async () => {
    repository
      .write({
        'groundplan.yaml': plan,
        'a.md': table('| A-1 | 查重 | 线索管理 | 一期 |'),
        'b.md': table('| B-1 | 开票 | 订单 | 一期 |'),
      })
      .commit('First', 1);
    repository.write({ 'a.md': table('| A-1 | 查重 | 线索管理 | 二期 |') }).commit('Later', 2);
    repository
      .write({ 'a.md': table('| A-1 | 查重 | 线索管理 | 一期 |', '| A-2 | 新的 | | |') })
      .commit('Sooner', 3);
    const counted = counting(source());
    const histories = new Histories({ source: () => counted });
    const now = await snapshot();
    const done: string[] = [];
    const dates = await histories.dates(now, undefined, (nth, total) => done.push(`${nth}/${total}`));
    const day = (id: string): string | undefined =>
      dates.get(requirement(now, id).key)?.firstSeen?.slice(8, 10);
    assert.deepEqual(['A-1', 'A-2', 'B-1'].map(day), ['01', '03', '01']);
    assert.deepEqual(
      dates
        .get(requirement(now, 'A-1').key)
        ?.phaseChanges.map(({ date, from, to }) => [date?.slice(8, 10), from, to]),
      [
        ['02', '一期', '二期'],
        ['03', '二期', '一期'],
      ],
    );
    assert.deepEqual(done, ['1/2', '2/2']);
    const { asked } = counted;
    await histories.dates(now);
    assert.equal(counted.asked, asked);
    repository.write({ 'b.md': table('| B-1 | 开票 | 订单 | 二期 |') }).commit('Fourth', 4);
    await histories.dates(now);
    // The other documents and the plan did not change, so theirs hold.
    assert.equal(counted.asked, asked + 1);
  });

  it('read what a shallow copy has, and say that there was more', async () => {
    repository.write({ 'a.md': table('| A-1 | 查重 | | 一期 |') }).commit('First', 1);
    repository.write({ 'a.md': table('| A-1 | 查重 | | 二期 |') }).commit('Second', 2);
    repository.write({ 'a.md': table('| A-1 | 查重 | | 三期 |') }).commit('Third', 3);
    const shallow = new GitRepository();
    shallow.git(['clone', '--depth', '2', `file://${repository.path}`, '.']);
    repository.remove();
    repository = shallow;
    const history = await historyOf(new Histories({ source }), 'A-1');
    assert.deepEqual(told(history), ['2026-05-03 Third: phase 二期 → 三期']);
    assert.deepEqual([history.firstSeen, history.isCut], [null, true]);
  });

  it('say why there is none', async () => {
    repository.write({ 'a.md': table('| A-1 | 查重 | | 一期 |') });
    const now = await snapshot();
    const one = requirement(now, 'A-1');
    const none = async (histories: Histories) => histories.historyOf(() => now, one);
    assert.deepEqual(await none(new Histories({ source })), { none: 'noCommits' });
    assert.deepEqual(await none(new Histories({ source: () => 'untrusted' })), { none: 'untrusted' });
  });
});
