/** Listing, reading and indexing a folder from nothing, against ripgrep searching the same files in the same run. */
import { pathToFileURL } from 'node:url';
import { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { NodeSource } from '../src/platform/node/nodeSource.ts';
import { Slices } from '../src/platform/node/slices.ts';
import { findRipgrep, timeOfRipgrep } from './ripgrep.ts';
import { atMost, atMostHere, median, told, unmeasured, type Row } from './row.ts';

const silent = { info: () => undefined, warn: (text: string) => console.error(text) };
const runs = 5;

const patterns = { ids: '\\b[A-Z]{2,6}-[0-9]{1,9}\\b', markers: '@(req|verifies) ' } as const;

export async function indexFolder(folder: string): Promise<WorkspaceIndex> {
  const index = new WorkspaceIndex({
    source: new NodeSource({ folderOf: () => folder, git: false }),
    log: silent,
    slices: () => new Slices(() => performance.now()),
  });
  await index.setRoots([{ id: pathToFileURL(folder).href, name: 'bench' }]);
  await index.settled();
  return index;
}

export async function coldBench(folder: string): Promise<readonly Row[]> {
  const rg = findRipgrep();
  await indexFolder(folder); // The first run warms the page cache and the compiler, for both sides.
  const own: number[] = [];
  const theirs = { ids: [] as number[], markers: [] as number[] };
  const pauses: number[] = [];
  let files = 0;
  let requirements = 0;
  for (let run = 0; run < runs; run++) {
    if (rg !== null) {
      theirs.ids.push(timeOfRipgrep(rg, folder, patterns.ids));
      theirs.markers.push(timeOfRipgrep(rg, folder, patterns.markers));
    }
    const pause = watchPauses();
    const start = performance.now();
    const index = await indexFolder(folder);
    own.push(performance.now() - start);
    pauses.push(pause());
    files = index.filesRead;
    requirements = index.snapshot.requirementCount;
    index.dispose();
  }
  const against = (what: 'ids' | 'markers', bar: number): Row => {
    const name = `cold index against rg -j2 for ${what}`;
    if (rg === null) return unmeasured(name, '×', `≤ ${bar}`, 'no reference: ripgrep is not installed');
    return atMost(name, median(own.map((time, run) => time / (theirs[what][run] ?? NaN))), '×', bar);
  };
  return [
    told(`cold index: ${files} files, ${requirements} requirements`, median(own), 'ms'),
    against('ids', 1.2),
    against('markers', 1.7),
    atMostHere('longest pause of the event loop while indexing (median of runs)', median(pauses), 'ms', 10),
  ];
}

/** What a file costs in a large tree against a small one, in turns. */
export async function growthBench(small: string, large: string): Promise<readonly Row[]> {
  const ratios: number[] = [];
  let counts = [0, 0];
  await indexFolder(small);
  await indexFolder(large);
  for (let run = 0; run < 3; run++) {
    const one = await timePerFile(small);
    const two = await timePerFile(large);
    ratios.push(two.time / one.time);
    counts = [one.files, two.files];
  }
  const [few = '', many = ''] = counts.map((count) => count.toLocaleString('en'));
  return [atMost(`cold index, time per file: ${many} files against ${few}`, median(ratios), '×', 1.2)];
}

async function timePerFile(folder: string): Promise<{ readonly time: number; readonly files: number }> {
  // A small tree is over before the clock tells much: it is read several times.
  const times: number[] = [];
  let files = 0;
  const until = performance.now() + 1500;
  do {
    const start = performance.now();
    const index = await indexFolder(folder);
    times.push(performance.now() - start);
    files = index.filesRead;
    index.dispose();
  } while (times.length < 3 && performance.now() < until);
  return { time: Math.min(...times) / files, files };
}

/** The longest gap between two turns of the event loop until the returned function is called. */
function watchPauses(): () => number {
  let last = performance.now();
  let longest = 0;
  let running = true;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(tick);
  };
  setImmediate(tick);
  return () => {
    running = false;
    return longest;
  };
}
