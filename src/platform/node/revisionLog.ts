/**
 * Reads what `git log --raw -c -z` prints in the form that `gitHistory.ts` asks for: for each revision a head of five
 * parts, and behind it the contents before and after. All parts end with a NUL, so that no name can be taken for two.
 */
import type { DocumentRevision, StoredVersion } from '../../index/ports.ts';

/** Starts each revision; the hash behind it makes sure that no subject is taken for one. */
const headPattern = /^\u0001([0-9a-f]{40,64})$/u;
/** `:modes names status`, with a colon, a mode and a name for each revision before. */
const changePattern = /^\n?(:{1,20})((?:\d{6} ){2,21})((?:[0-9a-f]{40,64} ){2,21})([A-Z]{1,20})\d{0,3}$/u;

/** `pathFromRoot` turns a path of the repository into one from the root. */
export function readRevisions(
  printed: string,
  pathFromRoot: (path: string) => string,
): readonly DocumentRevision[] {
  const parts = printed.split('\0');
  const revisions: DocumentRevision[] = [];
  for (let at = 0; at < parts.length; at++) {
    const commit = headPattern.exec(parts[at] ?? '')?.[1];
    if (commit === undefined) continue;
    const [parents = '', date = '', author = '', subject = ''] = parts.slice(at + 1, at + 5);
    at += 4;
    // Of a merge, and of a revision that only changed modes, an empty part or nothing at all follows.
    const next = parts[at + 1] === '' && parts[at + 2]?.startsWith('::') ? at + 2 : at + 1;
    const change = changePattern.exec(parts[next] ?? '');
    if (!change) continue;
    const [, colons = '', , names = '', status = ''] = change;
    const blobs = names.trim().split(' ');
    const isRename = colons.length === 1 && /^[RC]/u.test(status);
    const before = pathFromRoot(parts[next + 1] ?? '');
    const after = isRename ? pathFromRoot(parts[next + 2] ?? '') : before;
    at = next + (isRename ? 2 : 1);
    const now = blobs.at(-1) ?? '';
    revisions.push({
      commit,
      date,
      author,
      subject,
      isFirst: parents === '',
      after: version(after, now),
      before: blobs.slice(0, -1).map((blob) => version(before, blob)),
    });
  }
  return revisions;
}

function version(path: string, blob: string): StoredVersion | null {
  return /^0+$/u.test(blob) ? null : { path, blob };
}
