/**
 * How fast requirements are found, and how well: time by kind of query, recall in the first ten, and the
 * ratio to fuse.js over everything. Run alone it prints its rows; `searchBench` gives them to the whole bench.
 */
import Fuse from 'fuse.js';
import { RequirementSearch } from '../src/insight/search/requirementSearch.ts';
import { leastTime } from './cpuTime.ts';
import { atMostHere, quantile, told } from './row.ts';
import type { Row } from './row.ts';
import { searchCorpus } from './searchCorpus.ts';
import { queryKinds } from './searchQueries.ts';

const seed = 20_261_123;

/** Each query is asked so often and counts by its median: other work on the machine is no part of it. */
const timesAsked = 3;

export function searchBench(): Row[] {
  return [...sizeRows(10_000, 60, 8), fuseRow(10_000), ...sizeRows(50_000, 25, 30)];
}

function sizeRows(size: number, queriesOfAKind: number, bar: number): Row[] {
  const entries = searchCorpus(size, seed);
  const name = `search ${size.toLocaleString('en')}`;
  let search = new RequirementSearch([]);
  const preparing = millisecondsOf(() => {
    search = new RequirementSearch(entries);
    search.prepare();
  });
  // The first queries of a session pay for the compiler; they are no part of a percentile.
  for (const { make } of queryKinds) for (const { query } of make(entries, 7, 5)) search.find(query);

  const all: number[] = [];
  const recalls: Row[] = [];
  const speeds: Row[] = [];
  for (const { kind, make } of queryKinds) {
    const questions = make(entries, 42, queriesOfAKind);
    const times = questions.map(({ query }) => timeOf(search, query));
    const found = questions.filter(({ query, key }) =>
      search.find(query, 10).some((result) => result.key === key),
    );
    const recall = (100 * found.length) / questions.length;
    recalls.push({
      name: `${name}, ${kind}: recall in ten`,
      value: recall,
      unit: '%',
      bar: '≥ 95',
      holds: recall >= 95,
      gates: true,
    });
    speeds.push(told(`${name}, ${kind}: median`, quantile(times, 0.5), 'ms'));
    all.push(...times);
  }
  return [
    told(`${name}: making ready`, preparing, 'ms'),
    ...speeds,
    told(`${name}, all kinds: median`, quantile(all, 0.5), 'ms'),
    atMostHere(`${name}, all kinds: p95`, quantile(all, 0.95), 'ms', bar),
    ...recalls,
  ];
}

/** Both in the same run, two queries of each kind. */
function fuseRow(size: number): Row {
  const entries = searchCorpus(size, seed);
  const search = new RequirementSearch(entries);
  const fuse = new Fuse(entries, { keys: ['id', 'title', 'description'] });
  const queries = queryKinds.flatMap(({ make }) => make(entries, 11, 2).map(({ query }) => query));
  const theirs = quantile(
    queries.map((query) => leastTime(() => fuse.search(query, { limit: 100 }))),
    0.5,
  );
  const ours = quantile(
    queries.map((query) => timeOf(search, query)),
    0.5,
  );
  const ratio = theirs / ours;
  const name = `search ${size.toLocaleString('en')}: faster than fuse.js over everything`;
  return { name, value: ratio, unit: '×', bar: '≥ 20', holds: ratio >= 20, gates: true };
}

function timeOf(search: RequirementSearch, query: string): number {
  const times = Array.from({ length: timesAsked }, () => leastTime(() => search.find(query)));
  return quantile(times, 0.5);
}

function millisecondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

if (process.argv[1]?.includes('searchBench')) {
  for (const { name, value, unit, bar, holds } of searchBench()) {
    const number = value.toFixed(unit === 'ms' ? 2 : 1).padStart(9);
    console.log(`${holds === false ? '!' : ' '} ${name.padEnd(66)} ${number} ${unit} ${bar ?? ''}`);
  }
}
