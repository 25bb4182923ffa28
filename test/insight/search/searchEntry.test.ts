import assert from 'node:assert/strict';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { entryOf } from '../../../src/insight/search/searchEntry.ts';
import type { Claim } from '../../../src/model/facts.ts';
import type { Module, Phase } from '../../../src/model/plan.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import type { Snapshot, SnapshotChange } from '../../../src/model/snapshot.ts';
import { rangeInLine } from '../../../src/model/textRange.ts';

const root = 'file:///w';
const module = (path: string, name: string, aliases: string[] = []): Module => ({
  id: path.split('/').at(-1) ?? path,
  path,
  name,
  aliases,
  endState: null,
  owner: null,
  paths: [],
  modules: [],
  range: null,
});
const modules = [module('leads', '线索管理'), module('leads/assign', '线索分配', ['派单'])];
const phase: Phase = {
  id: 'p2',
  name: '二期',
  aliases: ['Phase 2'],
  goal: null,
  targetForm: null,
  start: null,
  due: null,
  capacity: null,
  measures: [],
  range: null,
};

function requirement(
  id: string,
  title: string,
  line: number,
  more: Partial<Requirement> = {},
  fields: Partial<Record<Claim['field'], string>> = {},
): Requirement {
  const range = rangeInLine(line, 0, 5);
  const claims = Object.entries(fields).map(([field, text]) => claim(field as Claim['field'], text));
  return {
    key: id,
    id,
    title,
    root,
    uri: `${root}/docs/a.md`,
    fact: { id, title, shape: 'row', role: 'definition', range, anchor: range, claims, headings: [] },
    modules: [],
    phase: null,
    step: null,
    unknown: [],
    exemptFromModule: null,
    exemptFromPhase: null,
    status: null,
    priority: null,
    necessity: null,
    ...more,
  };
}

function claim(field: Claim['field'], text: string): Claim {
  return { field, from: 'column', text, range: rangeInLine(0, 0, 1), name: field };
}

/** Only what the search asks of a snapshot. */
function snapshotOf(requirements: readonly Requirement[]): Snapshot {
  const known: Partial<Snapshot> = {
    roots: [{ id: root, name: 'w' }],
    module: (_, path) => modules.find((one) => one.path === path),
    phase: (_, id) => (id === phase.id ? phase : undefined),
    document: () => undefined,
    requirements: () => requirements,
    requirement: (key) => requirements.find((one) => one.key === key),
  };
  return known as Snapshot;
}

function change(requirements: readonly Requirement[], keys: string[], everything = false): SnapshotChange {
  const none = new Set<string>();
  return {
    snapshot: snapshotOf(requirements),
    everything,
    requirements: new Set(keys),
    documents: none,
    modules: none,
    phases: none,
    steps: none,
  };
}

describe('entryOf', () => {
  it('names the modules with those around them, the phase, and the fields as written', () => {
    const one = requirement(
      'CRM-2',
      '自动分给在岗销售',
      3,
      {
        modules: [{ path: 'leads/assign', from: 'column', claim: claim('module', '派单') }],
        phase: { id: 'p2', from: 'heading', claim: claim('place', '二期') },
        status: 'released',
        unknown: [{ field: 'module', text: '线索分派', claim: claim('module', '线索分派'), suggestions: [] }],
      },
      { phaseOrStatus: '已上线', owner: '赵一鸣', description: '长'.repeat(1000) },
    );
    const entry = entryOf(snapshotOf([one]), one);
    assert.deepEqual(entry.modules, [
      { names: ['leads/assign', 'assign', '线索分配', '派单'] },
      { names: ['leads', '线索管理'] },
    ]);
    assert.deepEqual(entry.phase, { names: ['p2', '二期', 'Phase 2'] });
    assert.equal(entry.statusText, '已上线');
    assert.equal(entry.owner, '赵一鸣');
    assert.deepEqual(entry.unknownNames, ['线索分派']);
    assert.equal(entry.description.length, 400);
    assert.deepEqual([entry.lacksModule, entry.lacksPhase], [false, false]);
    assert.deepEqual(entry.place, { root: 0, path: 'file:///w/docs/a.md', line: 3, character: 0 });
  });
});

describe('a search that follows the snapshot', () => {
  const a = requirement('A-1', '线索去重', 1);
  const b = requirement('B-1', '客户跟进', 2);
  const keys = (search: RequirementSearch, query: string): string[] =>
    search.find(query).map(({ key }) => key);

  it('takes in what appeared, changed and vanished', () => {
    const search = RequirementSearch.of(snapshotOf([a, b]));
    assert.deepEqual(keys(search, ''), ['A-1', 'B-1']);
    const c = requirement('C-1', '线索分配', 0);
    const changed = requirement('A-1', '合同归档', 1);
    search.update(change([c, changed], ['A-1', 'B-1', 'C-1']));
    assert.deepEqual(keys(search, ''), ['C-1', 'A-1']);
    assert.deepEqual(keys(search, '线索'), ['C-1']);
    assert.deepEqual(keys(search, '合同'), ['A-1']);
    assert.deepEqual(keys(search, '客户跟进'), []);
  });

  it('reads only the keys that a change names', () => {
    const search = RequirementSearch.of(snapshotOf([a, b]));
    search.prepare();
    search.update(change([requirement('A-1', '合同归档', 1), requirement('B-1', '退费审批', 2)], ['B-1']));
    assert.deepEqual(keys(search, '线索'), ['A-1']);
    assert.deepEqual(keys(search, '退费'), ['B-1']);
  });

  it('can be made ready piece by piece, whatever happens in between', () => {
    const search = RequirementSearch.of(snapshotOf([a, b]));
    assert.equal(search.prepare(1), false);
    const changed = requirement('A-1', '合同归档', 1);
    search.update(change([changed], ['A-1', 'B-1']));
    for (let i = 0; i < 10 && !search.prepare(1); i++);
    assert.equal(search.prepare(1), true);
    assert.deepEqual(keys(search, ''), ['A-1']);
    assert.deepEqual(keys(search, '合同'), ['A-1']);
  });

  it('reads all when everything may differ', () => {
    const search = RequirementSearch.of(snapshotOf([a, b]));
    search.prepare();
    search.update(change([requirement('D-1', '退费审批', 1)], [], true));
    assert.deepEqual(keys(search, ''), ['D-1']);
  });

  it('answers after many changes as a search made from the last snapshot does', () => {
    const titles = ['线索去重', '线索分配', '客户跟进', '退费审批', '导出 CSV', '合同归档'];
    const search = RequirementSearch.of(snapshotOf([]));
    let all: Requirement[] = [];
    for (let step = 0; step < 60; step++) {
      const key = `R-${(step * 7) % 20}`;
      all = all.filter((one) => one.key !== key);
      if (step % 3 !== 2) all.push(requirement(key, titles[step % titles.length] ?? '', step % 11));
      search.update(change(all, [key]));
      const query = ['线索', 'khgj', 'csv', '', 'R-1', '退废审批'][step % 6] ?? '';
      assert.deepEqual(
        search.find(query),
        RequirementSearch.of(snapshotOf(all)).find(query),
        `${step} ${query}`,
      );
    }
  });
});
