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

const queriesOfAKind = 60;

export function searchBench(): BenchRow[] {
  return [...sizeRows(10_000, 8, true), ...sizeRows(50_000, 30, false)];
}

function sizeRows(size: number, bar: number, compared: boolean): BenchRow[] {
  const entries = searchCorpus(size, 20_261_123);
  const search = new RequirementSearch(entries);
  const label = size.toLocaleString('en');
  const rows: BenchRow[] = [];
  const first = millisecondsOf(() => {
    search.prepare();
    search.find('xsfp');
  });
  rows.push({
    name: `search ${label}: first query`,
    value: first,
    unit: 'ms',
    bar: '',
    holds: true,
    absolute: true,
  });
  // Warm-up: the first queries of a session pay for the compiler.
  for (const { make } of queryKinds)
    for (const { query } of make(entries, 7).slice(0, 5)) search.find(query, 10);

  const all: number[] = [];
  const asked: string[] = [];
  for (const { kind, make } of queryKinds) {
    const questions = make(entries, 42).slice(0, queriesOfAKind);
    const times: number[] = [];
    let found = 0;
    for (const { query, key } of questions) {
      let results: ReturnType<RequirementSearch['find']> = [];
      times.push(millisecondsOf(() => (results = search.find(query))));
      if (results.slice(0, 10).some((result) => result.key === key)) found++;
    }
    all.push(...times);
    asked.push(...questions.slice(0, 2).map(({ query }) => query));
    const recall = (100 * found) / questions.length;
    rows.push({
      name: `search ${label}, ${kind}: recall in ten`,
      value: recall,
      unit: '%',
      bar: '≥ 95',
      holds: recall >= 95,
      absolute: false,
    });
    rows.push({
      name: `search ${label}, ${kind}: median`,
      value: percentile(times, 0.5),
      unit: 'ms',
      bar: '',
      holds: true,
      absolute: true,
    });
    rows.push({
      name: `search ${label}, ${kind}: p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
      bar: `≤ ${bar}`,
      holds: percentile(times, 0.95) <= bar,
      absolute: true,
    });
  }
  const p95 = percentile(all, 0.95);
  rows.push({
    name: `search ${label}: median`,
    value: percentile(all, 0.5),
    unit: 'ms',
    bar: '',
    holds: true,
    absolute: true,
  });
  rows.push({
    name: `search ${label}: p95`,
    value: p95,
    unit: 'ms',
    bar: `≤ ${bar}`,
    holds: p95 <= bar,
    absolute: true,
  });
  if (compared) {
    const fuse = new Fuse(entries, { keys: ['id', 'title', 'description'] });
    const theirs = median(asked.map((query) => millisecondsOf(() => fuse.search(query, { limit: 100 }))));
    const ours = median(asked.map((query) => millisecondsOf(() => search.find(query))));
    const ratio = theirs / ours;
    rows.push({
      name: `search ${label}: faster than fuse.js over everything`,
      value: ratio,
      unit: '×',
      bar: '≥ 20',
      holds: ratio >= 20,
      absolute: false,
    });
  }
  return rows;
}

function millisecondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
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
