/** The children of every node of the trees, and what a snapshot holds in memory. */
import { childrenOf } from '../src/insight/moduleTree.ts';
import { phaseChildren, type PhaseTreeRow } from '../src/insight/phaseTree.ts';
import type { TreeRow } from '../src/insight/moduleTreeRow.ts';
import type { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { documentUri } from '../src/model/documentUri.ts';
import type { Snapshot } from '../src/model/snapshot.ts';
import { indexFolder } from './coldBench.ts';
import { leastTime } from './cpuTime.ts';
import { heldMemory } from './heldMemory.ts';
import { atMostHere, quantile, type Row, told } from './row.ts';

/** Nodes that are opened of each kind of tree: more look like those before them. */
const mostNodes = 2_000;

export async function treeBench(folder: string): Promise<readonly Row[]> {
  const index = await indexFolder(folder);
  const count = index.snapshot.requirementCount.toLocaleString('en');
  const scopes = [
    { grouping: 'module', filter: null },
    { grouping: 'phase', filter: null },
  ] as const;
  const trees: readonly (() => number[])[] = [
    ...scopes.map((scope) => () => {
      const snapshot = edited(index);
      return opened<TreeRow>((row) => childrenOf(snapshot, row, scope));
    }),
    () => {
      const snapshot = edited(index);
      return opened<PhaseTreeRow>((row) => phaseChildren(snapshot, row));
    },
  ];
  // The first rounds pay for the compiler; of the others each node counts by its least, as the collector takes turns.
  const times = trees.flatMap((tree) => {
    for (let round = 0; round < 3; round++) tree();
    const rounds = [tree(), tree(), tree()];
    return (rounds[0] ?? []).map((_, node) => Math.min(...rounds.map((round) => round[node] ?? Infinity)));
  });
  index.dispose();
  return [
    told(`children of a tree node at ${count} requirements: p95`, quantile(times, 0.95), 'ms'),
    atMostHere(`children of a tree node at ${count} requirements: the slowest`, Math.max(...times), 'ms', 5),
  ];
}

/** The snapshot after an edit that moves a requirement from one module, and one phase, to another. */
function edited(index: WorkspaceIndex): Snapshot {
  const root = index.snapshot.roots[0]?.id ?? '';
  const uri = documentUri(root, 'docs/part0/requirements-0.md');
  const [module, phase] = index.snapshot.revision % 2 === 0 ? ['线索管理', '一期'] : ['试听课', '二期'];
  index.overlay(
    uri,
    `# 需求清单\n\n| 编号 | 需求名称 | 所属模块 | 建设阶段 |\n|---|---|---|---|\n| GEN-000000 | 分配线索 | ${module} | ${phase} |\n`,
  );
  return index.snapshot;
}

/** Milliseconds for each node, from the top down, as a window asks that shows a snapshot for the first time. */
function opened<Row>(childrenOfRow: (row: Row | null) => readonly Row[]): number[] {
  const times: number[] = [];
  const rows: (Row | null)[] = [null];
  for (let at = 0; at < rows.length && at < mostNodes; at++) {
    const row = rows[at] ?? null;
    let children: readonly Row[] = [];
    times.push(leastTime(() => (children = childrenOfRow(row))));
    for (const child of children) rows.push(child);
  }
  return times;
}

export async function memoryBench(empty: string, large: string): Promise<readonly Row[]> {
  const before = await heldBy(empty);
  const after = await heldBy(large);
  const facts = after.facts.toLocaleString('en');
  const megabytes = (after.bytes - before.bytes) / (1024 * 1024);
  return [atMostHere(`memory at ${facts} facts above an empty workspace`, megabytes, 'MB', 150)];
}

async function heldBy(folder: string): Promise<{ readonly bytes: number; readonly facts: number }> {
  const index = await indexFolder(folder);
  const bytes = heldMemory();
  const facts = factsIn(index.snapshot);
  index.dispose();
  return { bytes, facts };
}

/** Requirements, and places that name one. */
function factsIn(snapshot: Snapshot): number {
  let facts = snapshot.requirementCount;
  for (const { facts: of } of snapshot.documents()) facts += of.words.ids.length;
  return facts;
}
