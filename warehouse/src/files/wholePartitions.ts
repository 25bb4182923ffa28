/**
 * Partitions that appear together or not at all. They are written beside the tables, in a folder that engines pass over
 * as its name begins with a dot, and renamed into place when all are complete; whatever goes wrong puts back what was there.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A table’s partition: `requirements`, and `requirements/repository=a/revision=b` below the folder. */
export interface Partition {
  readonly table: string;
  readonly path: string;
}

/**
 * `write` is given the folder of each partition to fill. The first partition is the sign that all are complete: it goes
 * first and comes back last, so that whoever reads meanwhile sees the old state, none, or the new one.
 */
export function writePartitions(
  folder: string,
  partitions: readonly Partition[],
  write: (folderOf: (table: string) => string) => void,
): void {
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(folder, '.groundplan-'));
  const made = (table: string): string => join(work, 'new', table);
  try {
    for (const { table } of partitions) mkdirSync(made(table), { recursive: true });
    write(made);
    exchange(folder, partitions, made, join(work, 'old'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function exchange(
  folder: string,
  partitions: readonly Partition[],
  made: (table: string) => string,
  old: string,
): void {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    makeFolders(dirname(to), undo);
    renameSync(from, to);
    undo.push(() => renameSync(to, from));
  };
  const putAway = ({ table, path }: Partition): void => {
    const there = join(folder, path);
    if (existsSync(there)) move(there, join(old, table));
  };
  const [sign, ...rest] = partitions;
  try {
    if (sign) putAway(sign);
    for (const partition of rest) {
      putAway(partition);
      move(made(partition.table), join(folder, partition.path));
    }
    if (sign) move(made(sign.table), join(folder, sign.path));
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** Remembers which folders were not there. */
function makeFolders(path: string, undo: (() => void)[]): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path), undo);
  mkdirSync(path);
  undo.push(() => rmdirSync(path));
}
