/**
 * `npm run bench:warehouse [-- --repositories 50,100,200] [--requirements 1000] [--references 10000] [--read 20] [--keep FOLDER]`:
 * makes organisations of growing size, exports each repository as the command line does (the first ones from their
 * texts, through the readers, the others from rows that are made), asks the queries, reads the
 * indexes back, and prints what it cost. Each size is a process of its own, so that its peak of memory is its own. Fails
 * where an answer differs from the naive count, where a place is wrong, or where time or memory grows faster than it should.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measured, measureOrganisation } from './measureOrganisation.ts';

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '50,100,200' },
    requirements: { type: 'string', default: '1000' },
    references: { type: 'string', default: '10000' },
    read: { type: 'string', default: '20' },
    keep: { type: 'string' },
    /** Of the process that measures one size. */
    single: { type: 'boolean', default: false },
  },
});

/** How much dearer a repository may get from the smallest organisation to the largest. */
const mostGrowth = 1.4;

const temporary = values.keep ?? mkdtempSync(join(tmpdir(), 'groundplan-warehouse-'));
mkdirSync(temporary, { recursive: true });
try {
  if (values.single) await measureHere();
  else process.exitCode = measureAll() ? 0 : 1;
} finally {
  if (values.keep === undefined) rmSync(temporary, { recursive: true, force: true });
}

async function measureHere(): Promise<void> {
  const measured = await measureOrganisation(
    {
      repositories: Number(values.repositories),
      requirements: Number(values.requirements),
      references: Number(values.references),
    },
    Number(values.read),
    temporary,
  );
  console.log(JSON.stringify(measured));
}

function measureAll(): boolean {
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`);
  const sizes = values.repositories.split(',').map(Number);
  const all = sizes.map((repositories) => {
    const folder = join(temporary, `${repositories}`);
    const args = ['--single', '--repositories', `${repositories}`, '--keep', folder];
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        fileURLToPath(import.meta.url),
        ...args,
        '--requirements',
        values.requirements,
        '--references',
        values.references,
        '--read',
        values.read,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (status !== 0) throw new Error(`${repositories} repositories: ended with ${status}`);
    const measured = JSON.parse(stdout) as Measured;
    tell(measured);
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
    return measured;
  });
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return false;
  const growth = (of: (measured: Measured) => number): number =>
    of(last) / last.repositories / (of(first) / first.repositories);
  const timeGrowth = growth(({ exportSeconds }) => exportSeconds);
  const memoryGrowth = last.exportPeakMegabytes / first.exportPeakMegabytes;
  console.log(
    `\na repository costs ${timeGrowth.toFixed(2)} times as much among ${last.repositories} as among ${first.repositories} (≤ ${mostGrowth}); ` +
      `the peak while exporting is ${memoryGrowth.toFixed(2)} times as high (≤ ${mostGrowth})`,
  );
  const isRight = all.every(({ wrong }) => wrong.length === 0);
  return isRight && timeGrowth <= mostGrowth && memoryGrowth <= mostGrowth;
}

function tell(measured: Measured): void {
  const { repositories, requirements, references, wrong, queries } = measured;
  const lines = [
    `\n${repositories} repositories, ${requirements} requirements, ${references} references`,
    `  made ${measured.madeSeconds.toFixed(1)} s, read ${measured.readSeconds.toFixed(1)} s, exported ${measured.exportSeconds.toFixed(1)} s of processor time; peak ${measured.exportPeakMegabytes} MB`,
    `  Parquet ${measured.parquetMegabytes.toFixed(1)} MB (${measured.parquetSeconds.toFixed(1)} s), SCIP ${measured.scipMegabytes.toFixed(1)} MB (${measured.scipSeconds.toFixed(1)} s)`,
    ...queries.map(
      ({ name, rows, seconds }) =>
        `  ${name.padEnd(28)} ${`${rows}`.padStart(8)} rows  ${seconds.toFixed(2)} s`,
    ),
    `  ${measured.places} places read back from the indexes in ${measured.checkSeconds.toFixed(1)} s; peak with the engine ${measured.peakMegabytes} MB`,
    wrong.length === 0 ? '  all answers and places are right' : `  WRONG:\n    ${wrong.join('\n    ')}`,
  ];
  console.log(lines.join('\n'));
}
