/** Makes, reads, exports, asks and checks an organisation of one size, with what each part took. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { RepositoryRows } from '../../src/exchange/rows/rows.ts';
import { writeParquet } from '../src/parquet/writeParquet.ts';
import { writeScip } from '../src/scip/writeScip.ts';
import { checkScip } from './checkScip.ts';
import { inOneOrder, openTables, type QueryName, queryNames } from './engine.ts';
import { madeRows } from './madeRows.ts';
import { type Answer, NaiveAnswers } from './naiveAnswers.ts';
import { makeRepository, requirementFiles, type Size } from './organisation.ts';
import { readMade } from './readMade.ts';
import { readScip } from './readScip.ts';

export interface Measured {
  readonly repositories: number;
  readonly requirements: number;
  readonly references: number;
  /** Seconds of processor time, of all threads. */
  readonly madeSeconds: number;
  readonly readSeconds: number;
  readonly exportSeconds: number;
  readonly parquetSeconds: number;
  readonly scipSeconds: number;
  readonly checkSeconds: number;
  readonly parquetMegabytes: number;
  readonly scipMegabytes: number;
  /** The highest resident memory, before the engine starts and at the end. */
  readonly exportPeakMegabytes: number;
  readonly peakMegabytes: number;
  readonly queries: readonly {
    readonly name: QueryName;
    readonly rows: number;
    readonly seconds: number;
  }[];
  readonly places: number;
  readonly wrong: readonly string[];
}

const words = { module: 'Module', phase: 'Phase', status: 'Status', owner: 'Owner' };
const megabyte = 1_000_000;

/** The first `readHere` repositories are read by the real readers, and compared with the rows that were made. */
export async function measureOrganisation(size: Size, readHere: number, folder: string): Promise<Measured> {
  const tables = join(folder, 'tables');
  const spent = { made: 0, read: 0, parquet: 0, scip: 0, check: 0 };
  const wrong: string[] = [];
  let [parquetBytes, scipBytes] = [0, 0];
  for (const { at, revision } of exportsOf(size)) {
    let start = processor();
    const made = makeRepository(at, size, revision);
    let rows = madeRows(made, `r${revision}`);
    spent.made += processor() - start;
    if (at < readHere) {
      const next = makeRepository((at + 1) % size.repositories, size);
      start = processor();
      const read = await readMade(made, { name: next.name, files: requirementFiles(next) }, `r${revision}`);
      spent.read += processor() - start;
      if (!areSameRows(read, rows)) wrong.push(`${made.name} is read as something else`);
      rows = read;
    }
    start = processor();
    parquetBytes += writeParquet(rows, tables).bytes;
    spent.parquet += processor() - start;
    start = processor();
    if (revision === 0) scipBytes += writeScip(rows, join(folder, `${at}.scip`), words).bytes;
    spent.scip += processor() - start;
  }
  const exportPeakMegabytes = peak();

  const naive = new NaiveAnswers();
  let places = 0;
  const start = processor();
  for (const { at, revision } of exportsOf(size)) {
    const made = makeRepository(at, size, revision);
    naive.add(made);
    if (revision > 0) continue;
    const checked = checkScip(readScip(readFileSync(join(folder, `${at}.scip`))), made);
    places += checked.places;
    wrong.push(...checked.wrong.map((line) => `${made.name}: ${line}`));
  }
  spent.check = processor() - start;
  const queries = await ask(tables, naive, wrong);
  return {
    repositories: size.repositories,
    requirements: naive.requirements,
    references: naive.references,
    madeSeconds: spent.made,
    readSeconds: spent.read,
    exportSeconds: spent.parquet + spent.scip,
    parquetSeconds: spent.parquet,
    scipSeconds: spent.scip,
    checkSeconds: spent.check,
    parquetMegabytes: parquetBytes / megabyte,
    scipMegabytes: scipBytes / megabyte,
    exportPeakMegabytes,
    peakMegabytes: peak(),
    queries,
    places,
    wrong: wrong.slice(0, 20),
  };
}

/** Every repository once, and one of ten a second time, later. */
function* exportsOf({ repositories }: Size): Generator<{ readonly at: number; readonly revision: number }> {
  for (let at = 0; at < repositories; at++) yield { at, revision: 0 };
  for (let at = 0; at < repositories; at += 10) yield { at, revision: 1 };
}

async function ask(
  tables: string,
  naive: NaiveAnswers,
  wrong: string[],
): Promise<{ readonly name: QueryName; readonly rows: number; readonly seconds: number }[]> {
  const wanted: Readonly<Record<QueryName, () => readonly Answer[]>> = {
    unplaced_by_owner: () => naive.unplacedByOwner(),
    coverage_by_phase: () => naive.coverageByPhase(),
    implemented_in_several: () => naive.implementedInSeveral(),
    drift: () => naive.drift(),
    current_phase_without_code: () => naive.currentPhaseWithoutCode(),
  };
  const engine = await openTables(tables);
  const [counts] = await engine.ask(
    'SELECT (SELECT count(*) FROM requirements) AS requirements, (SELECT count(*) FROM reference_places) AS refs',
  );
  if (counts?.['requirements'] !== naive.requirements || counts['refs'] !== naive.references)
    wrong.push(`the tables hold ${JSON.stringify(counts)}`);
  const queries = [];
  for (const name of queryNames) {
    const start = processor();
    const answers = await engine.askQuery(name);
    queries.push({ name, rows: answers.length, seconds: processor() - start });
    if (!isSame(answers, wanted[name]())) wrong.push(`${name} differs from the naive count`);
  }
  engine.close();
  return queries;
}

function areSameRows(one: RepositoryRows, two: RepositoryRows): boolean {
  return (['documents', 'modules', 'phases'] as const).every((name) => {
    const [a, b] = [[...one[name]()], [...two[name]()]];
    return a.length === b.length && a.every((row, at) => isDeepStrictEqual(row, b[at]));
  });
}

function isSame(one: readonly Answer[], two: readonly Answer[]): boolean {
  const [a, b] = [inOneOrder(one), inOneOrder(two)];
  return a.length === b.length && a.every((text, at) => text === b[at]);
}

function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1000);
}
