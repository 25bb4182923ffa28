/** Opening a workspace that an earlier session knew: until its first tree, and until every file has been looked at. */
import { pathToFileURL } from 'node:url';
import { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { childrenOf } from '../src/insight/moduleTree.ts';
import { FactFiles } from '../src/platform/node/factFile.ts';
import { NodeSource } from '../src/platform/node/nodeSource.ts';
import { Slices } from '../src/platform/node/slices.ts';
import { atMost, atMostHere, median, type Row, told } from './row.ts';

const silent = { info: () => undefined, warn: (text: string) => console.error(text) };
const slices = (): Slices => new Slices(() => performance.now());
const runs = 5;

/** All files were written long ago, so that what was read of them is kept. */
class SettledSource extends NodeSource {
  override now(): number {
    return Date.now() + 3_600_000;
  }
}

interface Opened {
  /** Milliseconds. */
  readonly firstTree: number;
  readonly all: number;
  readonly read: number;
  readonly facts: number;
}

/** `storage` is an empty folder. */
export async function knownBench(folder: string, storage: string): Promise<readonly Row[]> {
  const store = new FactFiles({ folder: storage, version: 'bench', log: silent, slices });
  await opened(folder, store);
  const cold: number[] = [];
  const known: Opened[] = [];
  for (let run = 0; run < runs; run++) {
    cold.push((await opened(folder, null)).all);
    const one = await opened(folder, store);
    if (one.read > 0) throw new Error(`${one.read} files were read, though nothing changed`);
    known.push(one);
  }
  const facts = known[0]?.facts.toLocaleString('en') ?? '0';
  return [
    atMostHere(
      `first tree of a known workspace with ${facts} facts`,
      median(known.map(({ firstTree }) => firstTree)),
      'ms',
      50,
    ),
    told('a known workspace, every file looked at', median(known.map(({ all }) => all)), 'ms'),
    atMost(
      'a known workspace looked at, against reading it',
      median(known.map(({ all }, run) => all / (cold[run] ?? NaN))),
      '×',
      0.4,
    ),
  ];
}

async function opened(folder: string, store: FactFiles | null): Promise<Opened> {
  const start = performance.now();
  let firstTree = NaN;
  const source = new SettledSource({ folderOf: () => folder, git: false });
  const index = new WorkspaceIndex({ source, log: silent, slices, store });
  index.onDidChange(({ snapshot }) => {
    if (!Number.isNaN(firstTree) || snapshot.requirementCount === 0) return;
    childrenOf(snapshot, null, { grouping: 'module', filter: null });
    firstTree = performance.now() - start;
  });
  await index.setRoots([{ id: pathToFileURL(folder).href, name: 'bench' }]);
  await index.settled();
  const all = performance.now() - start;
  await index.kept();
  let facts = index.snapshot.requirementCount;
  for (const { facts: of } of index.snapshot.documents()) facts += of.words.ids.length;
  const { filesRead: read } = index;
  index.dispose();
  return { firstTree, all, read, facts };
}
