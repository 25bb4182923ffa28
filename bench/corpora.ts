/**
 * `npm run corpora -- FOLDER [--truth FOLDER …] [--json FILE] [--all]`: reads every repository found below
 * FOLDER and compares what was found with the truth files (`corpusTruth.ts`), then prints one table over all.
 * Fails when a repository that has a truth falls short of it.
 */
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { indexFolder } from './coldBench.ts';
import { compare, type Comparison } from './corpusComparison.ts';
import { isGood, told } from './corpusTable.ts';
import { readTruths, truthOf } from './corpusTruth.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    truth: { type: 'string', multiple: true },
    json: { type: 'string' },
    all: { type: 'boolean' },
  },
});
const folder = positionals[0];
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run corpora -- FOLDER [--truth FOLDER …] [--json FILE] [--all]');
  process.exitCode = 2;
} else {
  await compareAll(
    resolve(folder),
    (values.truth ?? [folder]).map((path) => resolve(path)),
  );
}

async function compareAll(parent: string, truthFolders: readonly string[]): Promise<void> {
  const truths = readTruths(truthFolders);
  const comparisons: Comparison[] = [];
  for (const name of readdirSync(parent).sort()) {
    const path = join(parent, name);
    if (!statSync(path).isDirectory()) continue;
    const truth = truthOf(truths, name);
    const index = await indexFolder(path);
    if (truth) comparisons.push(compare(index.snapshot, truth));
    else console.log(`${name}: no truth file; ${index.snapshot.requirementCount} requirements`);
    index.dispose();
  }
  console.log(told(comparisons, values.all === true ? Infinity : 10));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(comparisons, null, 2)}\n`);
  if (!comparisons.every(isGood)) process.exitCode = 1;
}
