// A copy of the sample plan to work on, so that trying things never changes the clone. `node scripts/copySample.mjs TO`
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isMain, root } from './root.mjs';

export const sample = join(root, 'examples', 'sales-platform');

/** Puts a fresh copy of the sample at `folder`, which is replaced if it is there. Returns `folder`. */
export function copySample(folder) {
  rmSync(folder, { recursive: true, force: true });
  if (existsSync(sample)) cpSync(sample, folder, { recursive: true });
  else mkdirSync(folder, { recursive: true });
  return folder;
}

if (isMain(import.meta.url)) copySample(resolve(process.argv[2] ?? 'out/sample'));
