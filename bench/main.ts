/**
 * `npm run bench [-- FOLDER] [--json FILE] [--only TEXT]`: measures on generated workspaces, or on a folder of yours.
 * Fails on ratios and growth only; absolute times are told with the machine they were taken on.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleBench } from './bundleBench.ts';
import { coldBench, growthBench } from './coldBench.ts';
import { editBench } from './editBench.ts';
import { generateWorkspace } from './generateWorkspace.ts';
import { hostileBench } from './hostileBench.ts';
import { knownBench } from './knownBench.ts';
import { manyEdits } from './manyEdits.ts';
import type { Row } from './row.ts';
import { searchBench } from './searchBench.ts';
import { memoryBench, treeBench } from './treeBench.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, only: { type: 'string' } },
});
const temporary = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
try {
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}\n`);
  const rows: Row[] = [];
  for (const [name, measure] of benches(positionals[0])) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    const found = await measure();
    for (const row of found) console.log(lineOf(row));
    rows.push(...found);
  }
  if (values.json) {
    const plain = rows.map(({ name, value, unit, bar, holds }) => ({ name, value, unit, bar, holds }));
    writeFileSync(values.json, `${JSON.stringify(plain, null, 2)}\n`);
  }
  if (rows.some(({ holds, gates }) => holds === false && gates)) process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

type Bench = readonly [name: string, measure: () => Promise<readonly Row[]>];

function benches(folder: string | undefined): readonly Bench[] {
  if (folder !== undefined) return [['cold', () => coldBench(resolve(folder))]];
  const made = new Set<string>();
  const generated = (name: string, requirements: number, codeFiles: number, references: number): string => {
    const path = join(temporary, name);
    if (!made.has(name)) generateWorkspace(path, { requirements, codeFiles, references });
    made.add(name);
    return path;
  };
  /** 30,000 files with 100,000 references to 10,000 requirements. */
  const large = (): string => generated('large', 10_000, 30_000, 100_000);
  /** 20,000 files with 90,000 references to 10,000 requirements. */
  const known = (): string => generated('known', 10_000, 20_000, 90_000);
  const little = (): string => generated('little', 333, 1_000, 3_333);
  const documents = (requirements: number): string =>
    generated(`documents${requirements}`, requirements, 1_000, 3_000);
  const empty = (): string => {
    const path = join(temporary, 'empty');
    mkdirSync(path, { recursive: true });
    return path;
  };
  return [
    ['bundle', () => bundleBench(temporary)],
    ['memory', () => memoryBench(empty(), large())],
    ['cold', () => coldBench(large())],
    ['growth', () => growthBench(little(), large())],
    ['known', () => knownBench(known(), join(temporary, 'storage'))],
    ['edit', () => editBench(documents(1_000), documents(10_000), documents(50_000))],
    ['tree', () => treeBench(documents(50_000))],
    ['search', async () => searchBench()],
    ['hostile', async () => hostileBench()],
    ['edits10k', () => manyEdits()],
  ];
}

function lineOf({ name, value, unit, bar, holds, missing }: Row): string {
  const number = missing ?? `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  const verdict = holds === null ? '' : holds ? '  holds' : '  DOES NOT HOLD';
  return `${name.padEnd(74)} ${number.padStart(14)}   ${bar ?? ''}${verdict}`;
}
