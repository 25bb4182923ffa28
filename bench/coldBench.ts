/** Listing, reading and indexing a folder from nothing, against ripgrep searching the same files in the same run. */
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { NodeSource } from '../src/platform/node/nodeSource.ts';
import { atMost, median, quantile, told, type Row } from './row.ts';

const silent = { info: () => undefined, warn: (text: string) => console.error(text) };
const runs = 5;

export async function indexFolder(folder: string): Promise<WorkspaceIndex> {
  const index = new WorkspaceIndex({
    source: new NodeSource({ folderOf: () => folder, git: false }),
    log: silent,
  });
  await index.setRoots([{ id: pathToFileURL(folder).href, name: 'bench' }]);
  await index.settled();
  return index;
}

export async function coldBench(folder: string): Promise<readonly Row[]> {
  await indexFolder(folder); // The first run warms the page cache and the compiler, for both sides.
  const own: number[] = [];
  const ids: number[] = [];
  const markers: number[] = [];
  const pauses: number[] = [];
  let files = 0;
  let requirements = 0;
  for (let run = 0; run < runs; run++) {
    ids.push(ripgrep(folder, '\\b[A-Z]{2,6}-[0-9]{1,9}\\b'));
    markers.push(ripgrep(folder, '@(req|verifies) '));
    const pause = watchPauses();
    const start = performance.now();
    const index = await indexFolder(folder);
    own.push(performance.now() - start);
    pauses.push(pause());
    files = index.filesRead;
    requirements = index.snapshot.requirementCount;
    index.dispose();
  }
  const ratio = (other: readonly number[]): number =>
    median(own.map((time, run) => time / (other[run] ?? NaN)));
  return [
    told(`cold index: ${files} files, ${requirements} requirements`, median(own), 'ms'),
    atMost('cold index against rg -j2 for ids', ratio(ids), '×', 1.2),
    atMost('cold index against rg -j2 for markers', ratio(markers), '×', 1.7),
    told('longest pause of the event loop while indexing (median of runs)', quantile(pauses, 0.5), 'ms'),
  ];
}

/** Milliseconds that ripgrep takes; NaN where it is not installed. */
function ripgrep(folder: string, pattern: string): number {
  const start = performance.now();
  try {
    execFileSync('rg', ['-j2', '--count-matches', pattern, folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    // Exit code 1 says that nothing matched; anything else that there is no ripgrep.
    if ((error as { status?: number | null }).status !== 1) return NaN;
  }
  return performance.now() - start;
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
