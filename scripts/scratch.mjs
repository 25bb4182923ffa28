// Folders for one run only, in the system's temporary folder; a run inside a run puts its own inside the outer one's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './ending.mjs';

const folders = new Set();

function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

// Once more at the very end: what was just stopped may have written a last file.
process.on('exit', () => folders.forEach(remove));

/** Makes a folder that is gone when this process ends. Names stay short: sockets are made below, 107 bytes at most. */
export function scratchFolder(name) {
  const folder = mkdtempSync(join(process.env.GROUNDPLAN_SCRATCH ?? tmpdir(), `gp-${name}-`));
  folders.add(folder);
  atEnd(() => remove(folder));
  return folder;
}
