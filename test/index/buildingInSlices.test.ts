/** The building of a snapshot in slices, with somebody typing meanwhile, against one that holds the thread. */
import assert from 'node:assert/strict';
import type { TimeSlices } from '../../src/index/ports.ts';
import { firstChange } from '../../src/index/snapshotChange.ts';
import { sortedInSteps } from '../../src/index/sortedInSteps.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Root } from '../../src/model/snapshot.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { dumpSnapshot } from '../support/dumpSnapshot.ts';
import { MemorySource } from '../support/memorySource.ts';

const root: Root = { id: 'file:///plan', name: 'plan' };
const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };
const plan =
  'modules:\n  - { id: leads, name: 线索, endState: 不丢 }\nphases: [{ id: p1, name: 一期, goal: 好 }]\n';

/** With the findings of a book that sees nothing but this snapshot. */
function dumped(index: WorkspaceIndex): unknown {
  const findings = new FindingBook();
  findings.update(firstChange(index.snapshot));
  return dumpSnapshot(index.snapshot, findings);
}

function table(n: number, module = '线索'): string {
  return `| 编号 | 需求名称 | 所属模块 | 建设阶段 |\n|---|---|---|---|\n| CRM-${n} | 分配线索${n} | ${module} | 一期 |\n| CRM-${n % 40} | 回收线索 | 没有这个 | |\n`;
}

function workspace(): MemorySource {
  const source = new MemorySource();
  const files = source.folder(root.id);
  files.set('groundplan.yaml', plan);
  for (let n = 0; n < 90; n++) files.set(`docs/${(n * 37) % 90}.md`, table(n));
  for (let n = 0; n < 400; n++)
    files.set(`src/${(n * 7) % 400}.ts`, `// @req CRM-${n % 120}\n// utf-8 CRM-${n % 3}\n`);
  return source;
}

/** Is over after each step; `onTurn` is told how often the thread was given back. */
function busySlices(onTurn: (turn: number) => void): () => TimeSlices {
  let turn = 0;
  return () => ({
    isOver: () => true,
    turn: () => {
      onTurn(turn++);
      return Promise.resolve();
    },
  });
}

async function read(slices?: () => TimeSlices, source = workspace()): Promise<WorkspaceIndex> {
  const index = new WorkspaceIndex({ source, log: silent, ...(slices && { slices }) });
  await index.setRoots([root]);
  await index.settled();
  return index;
}

describe('a snapshot built in slices', () => {
  it('equals one for which the thread was held, in few revisions', async () => {
    let turns = 0;
    const sliced = await read(busySlices(() => turns++));
    const held = await read();
    assert.deepEqual(dumped(sliced), dumped(held));
    assert.ok(turns > 1000);
    assert.ok(sliced.snapshot.revision < 12);
  });

  it('takes what is typed meanwhile at once, and ends as if it had been typed before', async () => {
    const uri = documentUri(root.id, 'docs/3.md');
    const late = documentUri(root.id, 'src/399.ts');
    const opened: { index?: WorkspaceIndex } = {};
    let typed = 0;
    const slices = busySlices((turn) => {
      if (turn % 97 !== 5) return;
      typed++;
      opened.index?.overlay(uri, table(1000 + typed, '没有这个'));
      opened.index?.overlay(late, `// @req CRM-${typed}\n`);
      const shown = opened.index?.snapshot.document(uri);
      if (shown) assert.equal(shown.facts.requirements[0]?.id, `CRM-${1000 + typed}`);
    });
    const index = new WorkspaceIndex({ source: workspace(), log: silent, slices });
    opened.index = index;
    await index.setRoots([root]);
    await index.settled();
    assert.ok(typed > 5);
    const source = workspace();
    source.folder(root.id).set('docs/3.md', table(1000 + typed, '没有这个'));
    source.folder(root.id).set('src/399.ts', `// @req CRM-${typed}\n`);
    assert.deepEqual(dumped(index), dumped(await read(undefined, source)));
  });
});

describe('findings that are left for later', () => {
  it('end as those that were looked for at once, also when a plan edit comes between', async () => {
    const source = workspace();
    const index = new WorkspaceIndex({ source, log: silent });
    const later = new FindingBook(undefined, 0);
    later.startDay('2026-11-27');
    index.onDidChange((change) => {
      later.update(change);
      for (let n = 0; n < 5; n++) later.settle(3);
    });
    await index.setRoots([root]);
    await index.settled();
    index.overlay(documentUri(root.id, 'groundplan.yaml'), plan.replace('一期', '二期'));
    index.overlay(documentUri(root.id, 'docs/5.md'), '没有需求。\n');
    index.overlay(documentUri(root.id, 'src/7.ts'), '// @req CRM-9999\n');
    await index.settled();
    assert.ok(later.isBehind);
    while (later.settle(10) === null);
    const fresh = new FindingBook();
    fresh.startDay('2026-11-27');
    fresh.update(firstChange(index.snapshot));
    fresh.settle();
    const all = fresh.all();
    assert.ok(all.length > 50);
    const order = (book: FindingBook): unknown[] =>
      [...index.snapshot.documents()].map(({ uri }) =>
        book
          .in(uri)
          .map((finding) => JSON.stringify(finding))
          .sort(),
      );
    assert.deepEqual(order(later), order(fresh));
    assert.equal(later.all().length, all.length);
  });
});

describe('sorting in steps', () => {
  it('sorts as the language does, equal items in the order that they had', () => {
    const items = Array.from({ length: 3000 }, (_, n) => ({ key: (n * 7919) % 100, n }));
    const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
    const steps = sortedInSteps(items, compare);
    let step = steps.next();
    let count = 0;
    for (; step.done !== true; step = steps.next()) count++;
    assert.deepEqual(step.value, [...items].sort(compare));
    assert.ok(count > 20);
  });
});
