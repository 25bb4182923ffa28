/**
 * Groundplan beside OpenFastTrace on the same folders, whole processes in turns, and where their counts of items differ.
 *
 * `npm run bench:peers -- --classes CLASSES FOLDER…`: CLASSES is OpenFastTrace, compiled with plain javac, beside its
 * resources; of `META-INF/services`, which several of its modules have, the lines of all:
 *
 *     javac -d CLASSES $(find . -path '*src/main/java/*.java' ! -name module-info.java ! -path './testutil/*')
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { specificationTrace } from '../src/insight/specificationTrace/specificationTrace.ts';
import { NodeSource } from '../src/platform/node/nodeSource.ts';
import { median } from './row.ts';

const turns = 5;

interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly items: number;
  readonly defects: number;
}

const args = process.argv.slice(2);
const at = args.indexOf('--classes');
const classes = at < 0 ? undefined : args[at + 1];
const folders = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
if (classes === undefined || folders.length === 0) {
  console.error('usage: npm run bench:peers -- --classes CLASSES FOLDER…');
  process.exit(2);
}
const java = ['java', '-cp', resolve(classes), 'org.itsallcode.openfasttrace.core.cli.CliStarter'];

console.log('| folder | tool | items | with a defect | CPU, median of 5 (s) | wall, median of 5 (s) |');
console.log('|---|---|---:|---:|---:|---:|');
const remarks: string[] = [];
for (const folder of folders) {
  const tools = new Map<string, readonly string[]>([
    ['Groundplan', [process.execPath, resolve('dist/cli.js'), 'trace', '.']],
    ['OpenFastTrace', [...java, 'trace', '-c', 'BLACK_AND_WHITE', '.']],
  ]);
  const runs = new Map<string, Run[]>([...tools.keys()].map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++)
    for (const [name, command] of tools) runs.get(name)?.push(timed(command, folder));
  for (const [name, each] of runs) {
    const { items = 0, defects = 0 } = each[0] ?? {};
    const cpu = median(each.map((run) => run.cpu)).toFixed(2);
    const wall = median(each.map((run) => run.wall)).toFixed(2);
    console.log(`| ${basename(folder)} | ${name} | ${items} | ${defects} | ${cpu} | ${wall} |`);
  }
  remarks.push(...(await differences(folder)));
}
console.log(`\n${remarks.join('\n')}`);

function timed(command: readonly string[], folder: string): Run {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" 2>/dev/null';
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const [wall = NaN, user = NaN, system = NaN] = stderr.trim().split(/\s+/u).slice(-3).map(Number);
  const [, items, defects = '0'] =
    /(\d+) (?:items in all|total)(?:, (\d+)(?: of them with a)? defect)?\s*$/u.exec(stdout) ?? [];
  return { wall, cpu: user + system, items: Number(items), defects: Number(defects) };
}

/** The places at which one has more items than the other. */
async function differences(folder: string): Promise<readonly string[]> {
  const ours = await itemsOfGroundplan(resolve(folder));
  const theirs = itemsOfOpenFastTrace(folder);
  const places = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const lines = places.flatMap((place) => {
    const [own, other] = [ours.get(place) ?? 0, theirs.get(place) ?? 0];
    return own === other ? [] : [`  ${place}: ${own} and ${other}`];
  });
  return [
    `${basename(folder)}: ${lines.length} lines with other counts (Groundplan and OpenFastTrace)`,
    ...lines,
  ];
}

async function itemsOfGroundplan(folder: string): Promise<ReadonlyMap<string, number>> {
  const index = new WorkspaceIndex({
    source: new NodeSource({ folderOf: () => folder, git: false }),
    log: { info: () => undefined, warn: () => undefined },
  });
  await index.setRoots([{ id: pathToFileURL(folder).href, name: basename(folder) }]);
  await index.settled();
  const { snapshot } = index;
  return counted(
    specificationTrace(snapshot).items.map(
      ({ uri, item }) => `${snapshot.document(uri)?.path ?? uri}:${item.range.line + 1}`,
    ),
  );
}

function itemsOfOpenFastTrace(folder: string): ReadonlyMap<string, number> {
  const out = mkdtempSync(join(tmpdir(), 'groundplan-peers-'));
  const file = join(out, 'items.xml');
  spawnSync('java', [...java.slice(1), 'convert', '-s', '-f', file, '.'], { cwd: folder });
  const xml = readFileSync(file, 'utf8');
  rmSync(out, { recursive: true });
  const places = [...xml.matchAll(/<sourcefile>([^<]*)<\/sourcefile>\s*<sourceline>(\d+)</gu)];
  return counted(places.map(([, path = '', line]) => `${relative('.', path)}:${line}`));
}

function counted(places: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}
