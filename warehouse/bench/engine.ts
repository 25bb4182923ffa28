/** The real DuckDB over a folder of tables, asked with the queries that ship. */
import { readFileSync } from 'node:fs';
import { DuckDBDateValue, DuckDBInstance } from '@duckdb/node-api';
import type { Answer } from './naiveAnswers.ts';

/** The answers as texts in one order, so that rows which count the same may come in any. */
export function inOneOrder(answers: readonly Answer[]): readonly string[] {
  return answers
    .map((answer) => JSON.stringify(Object.entries(answer).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
}

export const queryNames = [
  'unplaced_by_owner',
  'coverage_by_phase',
  'implemented_in_several',
  'drift',
  'current_phase_without_code',
] as const;
export type QueryName = (typeof queryNames)[number];

export interface Engine {
  ask(sql: string): Promise<readonly Answer[]>;
  askQuery(name: QueryName): Promise<readonly Answer[]>;
  close(): void;
}

const queryText = (name: string): string => readFileSync(`warehouse/queries/${name}.sql`, 'utf8');

/** Whole numbers come as numbers, and days as texts. */
export async function openTables(folder: string): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const ask = async (sql: string): Promise<readonly Answer[]> => {
    const reader = await connection.runAndReadAll(sql);
    return reader
      .getRowObjects()
      .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
  };
  await ask(`SET file_search_path = '${folder.replaceAll("'", "''")}'`);
  await connection.run(queryText('views'));
  return {
    ask,
    askQuery: (name) => ask(queryText(name)),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function plain(value: unknown): string | number | null {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof DuckDBDateValue) return value.toString();
  throw new Error('a query of ours gives numbers, texts and days alone');
}
