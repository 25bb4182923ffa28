/**
 * `npm run bench [-- FOLDER] [--json FILE]`: measures on a generated workspace, or on a folder of yours.
 * Fails on ratios and growth only; absolute times are told with the machine they were taken on.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { coldBench } from './coldBench.ts';
import { editBench } from './editBench.ts';
import { generateWorkspace } from './generateWorkspace.ts';
import type { Row } from './row.ts';
import { searchBench } from './searchBench.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const temporary = mkdtempSync(join(tmpdir(), 'groundplan-bench-'));
try {
  const rows = await measure(positionals[0]);
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}\n`);
  for (const row of rows) console.log(lineOf(row));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  if (rows.some(({ holds }) => holds === false)) process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

async function measure(folder: string | undefined): Promise<readonly Row[]> {
  if (folder !== undefined) return await coldBench(resolve(folder));
  const generated = (name: string, requirements: number, codeFiles: number): string => {
    const path = join(temporary, name);
    generateWorkspace(path, { requirements, codeFiles, references: codeFiles * 3 });
    return path;
  };
  const cold = generated('cold', 10_000, 10_000);
  const small = generated('small', 1_000, 200);
  const large = generated('large', 50_000, 2_000);
  return [...(await coldBench(cold)), ...(await editBench(small, large)), ...searchBench()];
}

function lineOf({ name, value, unit, bar, holds }: Row): string {
  const number = Number.isNaN(value) ? 'not measured' : `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  const verdict =
    holds === null ? '' : `${bar} ${Number.isNaN(value) ? '' : holds ? 'holds' : 'DOES NOT HOLD'}`;
  return `${name.padEnd(72)} ${number.padStart(14)}   ${verdict}`;
}
