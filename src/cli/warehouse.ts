/** `groundplan export --parquet` and `--scip`: what a package of its own writes, which is loaded when it is asked for. */
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { repositoryRows } from '../exchange/rows/repositoryRows.ts';
import type { RowWords, Warehouse } from '../exchange/rows/rows.ts';
import { message } from '../model/message.ts';
import { gitObject } from '../platform/node/gitObject.ts';
import { reasonOf } from '../platform/node/writeReason.ts';
import type { Indexed } from './indexed.ts';
import { Misuse, type Surroundings } from './surroundings.ts';

export interface WarehouseOptions {
  readonly parquet?: string;
  readonly scip?: string;
  readonly repository?: string;
  readonly revision?: string;
  readonly requirementsFrom?: string;
  /** What other folders of the workspace are called among the repositories. */
  readonly source?: ReadonlyMap<string, string>;
}

/** `reqs=acme/plan`, which may be given several times. */
export function sourceOption(
  typed: string,
  before: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const [, name, repository] = /^([^=]+)=(.+)$/su.exec(typed) ?? [];
  if (name === undefined || repository === undefined)
    throw new InvalidArgumentError(
      `It takes a name and a repository such as reqs=acme/plan, not “${typed}”.`,
    );
  return new Map([...before, [name, repository]]);
}

/** Throws a `Misuse` where the package is not there, or where nothing can be written. */
export async function exportToWarehouse(
  indexed: Indexed,
  folder: string,
  options: WarehouseOptions,
  day: string,
  surroundings: Surroundings,
): Promise<void> {
  const { snapshot, findings, root, translate } = indexed;
  const { parquet, scip } = options;
  const warehouse = await load(indexed, surroundings);
  const rows = repositoryRows(
    { snapshot, findings: findings.all(), root, translate },
    {
      repository: options.repository ?? root.name,
      revision: options.revision ?? (await commitOf(folder)) ?? day,
      day,
      toolVersion: surroundings.version,
      repositories: options.source ?? new Map(),
      requirementsFrom: options.requirementsFrom ?? null,
    },
  );
  const words: RowWords = {
    module: translate(message('Module')),
    phase: translate(message('Phase')),
    status: translate(message('Status')),
    owner: translate(message('Owner')),
  };
  if (parquet !== undefined) attempt(indexed, parquet, () => warehouse.writeParquet(rows, resolve(parquet)));
  if (scip !== undefined) attempt(indexed, scip, () => warehouse.writeScip(rows, resolve(scip), words));
}

async function load({ translate }: Indexed, { loadWarehouse }: Surroundings): Promise<Warehouse> {
  try {
    return await loadWarehouse();
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Misuse(
      translate(
        message(
          'Parquet and SCIP are written by a package of their own, which is not there: npm install groundplan-warehouse (in a clone: npm run build).',
        ),
      ),
    );
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}

async function commitOf(folder: string): Promise<string | null> {
  const head = await gitObject(resolve(folder), 'HEAD', null);
  return typeof head === 'string' ? null : head.commit;
}

function attempt({ translate }: Indexed, target: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Misuse(
      translate(message('“{0}” could not be written: {1}', target, translate(reasonOf(error)))),
    );
  }
}
