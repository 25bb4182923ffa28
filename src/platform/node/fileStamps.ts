/** By what a file shows that it changed: its size and its times, the one that no program can set among them. */
import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Stamps } from '../../index/ports.ts';
import type { Slices } from './slices.ts';

/** A clock may be coarse, or that of another machine: what changed so shortly before may have changed since. */
const doubtMilliseconds = 60_000;

/** Files that changed at `before`, by the clock of this machine, or shortly before, have no stamp. */
export async function fileStamps(
  folder: string,
  paths: readonly string[],
  before: number,
  slices: Slices,
  signal?: AbortSignal,
): Promise<Stamps> {
  const stamps = new Map<string, string>();
  for (const path of paths) {
    if (signal?.aborted === true) break;
    const stamp = stampAt(join(folder, path), before);
    if (stamp !== null) stamps.set(path, stamp);
    if (slices.isOver()) await slices.turn();
  }
  return stamps;
}

/** `null` for one that changed at `before` or shortly before; also where a clock that was set back says so. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats, before: number): string | null {
  const isLate = Math.max(mtimeMs, ctimeMs) >= before - doubtMilliseconds;
  return isLate ? null : `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

function stampAt(file: string, before: number): string | null {
  try {
    return stampOf(statSync(file), before);
  } catch {
    return null; // Gone, or not for us: reading it will say so.
  }
}
