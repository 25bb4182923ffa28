// Lists the files below a folder whose names end in a suffix, sorted: Node 20 has no fs.globSync.
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

export function globSync(folder, suffix) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'))
    .sort();
}
