// What a folder holds, as one fingerprint for each path, so that two looks at it can be compared.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Paths as the file system has them, in bytes, so that no name is too ugly. Times count, those of reading do not. */
export function folderHash(folder) {
  const found = new Map();
  const slash = Buffer.from('/');
  const walk = (path) => {
    for (const name of readdirSync(path, { encoding: 'buffer' })) {
      const child = Buffer.concat([path, slash, name]);
      const stats = lstatSync(child, { bigint: true });
      const kind = stats.isDirectory()
        ? 'folder'
        : stats.isFile()
          ? 'file'
          : stats.isSymbolicLink()
            ? 'link'
            : 'other';
      const content =
        kind === 'file' ? hashOf(child, stats.size) : kind === 'link' ? readlinkSync(child) : '';
      found.set(child.toString('latin1'), `${kind} ${stats.mode} ${stats.mtimeNs} ${content}`);
      if (kind === 'folder') walk(child);
    }
  };
  walk(Buffer.from(folder));
  return found;
}

function hashOf(file) {
  return createHash('sha1').update(readFileSync(file)).digest('hex');
}

/** What two looks differ in, as sentences. */
export function differences(before, after) {
  const shown = (path) => JSON.stringify(Buffer.from(path, 'latin1').toString('utf8'));
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].flatMap((path) => {
    if (!before.has(path)) return [`${shown(path)} was made`];
    if (!after.has(path)) return [`${shown(path)} is gone`];
    return before.get(path) === after.get(path) ? [] : [`${shown(path)} was changed`];
  });
}
