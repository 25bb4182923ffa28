/** The children of every node of the trees, and what a snapshot holds in memory. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { childrenOf } from '../src/insight/moduleTree.ts';
import { phaseChildren, type PhaseTreeRow } from '../src/insight/phaseTree.ts';
import type { TreeRow } from '../src/insight/moduleTreeRow.ts';
import type { Snapshot } from '../src/model/snapshot.ts';
import { indexFolder } from './coldBench.ts';
import { cpuTime } from './cpuTime.ts';
import { atMostHere, quantile, type Row, told } from './row.ts';

/** Nodes that are opened of each kind of tree: more look like those before them. */
const mostNodes = 2_000;

export async function treeBench(folder: string): Promise<readonly Row[]> {
  const index = await indexFolder(folder);
  const { snapshot } = index;
  const count = snapshot.requirementCount.toLocaleString('en');
  const scopes = [
    { grouping: 'module', filter: null },
    { grouping: 'phase', filter: null },
  ] as const;
  const times = scopes.flatMap((scope) => opened<TreeRow>((row) => childrenOf(snapshot, row, scope)));
  times.push(...opened<PhaseTreeRow>((row) => phaseChildren(snapshot, row)));
  index.dispose();
  return [
    told(`children of a tree node at ${count} requirements: p95`, quantile(times, 0.95), 'ms'),
    atMostHere(`children of a tree node at ${count} requirements: the slowest`, Math.max(...times), 'ms', 5),
  ];
}

/** Milliseconds for each node, from the top down; the second asking counts, as the first pays for the compiler. */
function opened<Row>(childrenOfRow: (row: Row | null) => readonly Row[]): number[] {
  const times: number[] = [];
  const rows: (Row | null)[] = [null];
  for (let at = 0; at < rows.length && at < mostNodes; at++) {
    const row = rows[at] ?? null;
    const children = childrenOfRow(row);
    times.push(cpuTime(() => childrenOfRow(row)));
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
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  const facts = factsIn(index.snapshot);
  index.dispose();
  return { bytes: heapUsed + external, facts };
}

/** Requirements, and places that name one. */
function factsIn(snapshot: Snapshot): number {
  let facts = snapshot.requirementCount;
  for (const { facts: of } of snapshot.documents()) facts += of.words.ids.length;
  return facts;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
}
