/**
 * How fast requirements are found, and how well: time by kind of query, recall in the first ten, and the
 * ratio to fuse.js over everything. Run alone it prints its rows; `searchBench` gives them to the whole bench.
 */
import Fuse from 'fuse.js';
import { RequirementSearch } from '../src/insight/search/requirementSearch.ts';
import { searchCorpus } from './searchCorpus.ts';
import { queryKinds } from './searchQueries.ts';

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is held against, as printed; empty for a figure without a bar. */
  readonly bar: string;
  readonly holds: boolean;
  /** A row in milliseconds depends on the machine; a ratio and a share do not. */
  readonly absolute: boolean;
}

/** Each query is asked so often and counts by its median: other work on the machine is no part of it. */
const timesAsked = 3;

export function searchBench(): BenchRow[] {
  return [...sizeRows(10_000, 60, 8), fuseRow(10_000), ...sizeRows(50_000, 25, 30)];
}

function sizeRows(size: number, queriesOfAKind: number, bar: number): BenchRow[] {
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
  const recalls: BenchRow[] = [];
  const speeds: BenchRow[] = [];
  for (const { kind, make } of queryKinds) {
    const questions = make(entries, 42, queriesOfAKind);
    const times = questions.map(({ query }) => timeOf(search, query));
    const found = questions.filter(({ query, key }) =>
      search.find(query, 10).some((result) => result.key === key),
    );
    const recall = (100 * found.length) / questions.length;
    const p95 = percentile(times, 0.95);
    recalls.push({
      ...share,
      name: `${name}, ${kind}: recall in ten`,
      value: recall,
      bar: '≥ 95',
      holds: recall >= 95,
    });
    speeds.push({ ...time, name: `${name}, ${kind}: median`, value: percentile(times, 0.5) });
    speeds.push({ ...time, name: `${name}, ${kind}: p95`, value: p95, bar: `≤ ${bar}`, holds: p95 <= bar });
    all.push(...times);
  }
  const p95 = percentile(all, 0.95);
  return [
    { ...time, name: `${name}: making ready`, value: preparing },
    ...speeds,
    { ...time, name: `${name}, all kinds: median`, value: percentile(all, 0.5) },
    { ...time, name: `${name}, all kinds: p95`, value: p95, bar: `≤ ${bar}`, holds: p95 <= bar },
    ...recalls,
  ];
}

/** Both in the same run, two queries of each kind. */
function fuseRow(size: number): BenchRow {
  const entries = searchCorpus(size, seed);
  const search = new RequirementSearch(entries);
  const fuse = new Fuse(entries, { keys: ['id', 'title', 'description'] });
  const queries = queryKinds.flatMap(({ make }) => make(entries, 11, 2).map(({ query }) => query));
  const theirs = percentile(
    queries.map((query) => millisecondsOf(() => fuse.search(query, { limit: 100 }))),
    0.5,
  );
  const ours = percentile(
    queries.map((query) => timeOf(search, query)),
    0.5,
  );
  const ratio = theirs / ours;
  const name = `search ${size.toLocaleString('en')}: faster than fuse.js over everything`;
  return { name, value: ratio, unit: '×', bar: '≥ 20', holds: ratio >= 20, absolute: false };
}

const seed = 20_261_123;
const time = { unit: 'ms', bar: '', holds: true, absolute: true };
const share = { unit: '%', absolute: false };

function timeOf(search: RequirementSearch, query: string): number {
  const times = Array.from({ length: timesAsked }, () => millisecondsOf(() => search.find(query)));
  return percentile(times, 0.5);
}

function millisecondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

if (process.argv[1]?.includes('searchBench')) {
  for (const { name, value, unit, bar, holds } of searchBench()) {
    console.log(
      `${holds ? '  ' : '! '}${name.padEnd(64)} ${value.toFixed(unit === 'ms' ? 2 : 1).padStart(8)} ${unit} ${bar}`,
    );
  }
}
