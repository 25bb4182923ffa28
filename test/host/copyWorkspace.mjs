// The folder that the host tests open: a fresh sample, and in it the small fixture that they change.
// `node test/host/copyWorkspace.mjs TO`
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copySample } from '../../scripts/copySample.mjs';
import { isMain, root } from '../../scripts/root.mjs';

/** Puts it at `folder`, which is replaced if it is there. Returns `folder`. */
export function copyWorkspace(folder) {
  copySample(folder);
  // It has to be there before the window opens: a watcher may never see all of a folder that comes later.
  cpSync(join(root, 'test', 'fixtures', 'workspace'), join(folder, 'night-shift'), { recursive: true });
  return folder;
}

if (isMain(import.meta.url)) copyWorkspace(resolve(process.argv[2] ?? 'out/sample'));
