/**
 * `npm run faults [-- --runs N] [--seed S] [--only TEXT]`: drives the index through each fault by itself and through all together, and
 * prints how often each befell it and what became of it. Exits with 1 where a run ended otherwise than one built anew.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type FaultTally, runFaults } from '../test/index/faults/faultRun.ts';
import { allFaults, type Fault, startFiles, stepsWith } from '../test/index/faults/faultySteps.ts';
import { runKeptFaults } from '../test/index/faults/keptFaults.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20261127' },
    only: { type: 'string', default: '' },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const failures: string[] = [];

const rows: (readonly string[])[] = [['fault', 'runs', 'injected', 'said unreadable', 'ended equal']];
const add = (name: string, { runs: done, injected, saidUnreadable, endedEqual }: FaultTally): void => {
  rows.push([name, String(done), String(injected), String(saidUnreadable), `${endedEqual} of ${done}`]);
};

async function driven(name: string, faults: readonly Fault[], numRuns: number): Promise<void> {
  const tally: FaultTally = { runs: 0, injected: 0, saidUnreadable: 0, endedEqual: 0 };
  const result = await fc.check(
    fc.asyncProperty(startFiles, stepsWith(faults), (start, steps) => runFaults(start, steps, faults, tally)),
    { numRuns, seed },
  );
  if (result.failed) failures.push(`${name}\n${fc.defaultReportMessage(result)}`);
  add(name, tally);
}

const { only } = values;
for (const fault of allFaults) if (fault.includes(only)) await driven(fault, [fault], runs);
if ('all of them together'.includes(only)) await driven('all of them together', allFaults, runs * 5);
const kept = only === '' ? await runKeptFaults(Math.max(8, Math.ceil(runs / 8)), seed) : [];
for (const [name, tally] of kept) {
  if (tally.endedEqual < tally.runs) failures.push(name);
  add(name, tally);
}

const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
for (const row of rows) {
  console.log(
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}
for (const failure of failures) console.error(`\n${failure}`);
if (failures.length > 0) process.exitCode = 1;
