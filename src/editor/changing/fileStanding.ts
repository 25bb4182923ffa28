/** What is known of a file by its path alone: what it would be read as, and why some are never read. */
import { fileKinds, isSavedVersion } from '../../index/fileKinds.ts';
import type { FileStanding } from '../../insight/explain/explainDocument.ts';
import { documentPath } from '../../model/documentUri.ts';
import type { Root, Snapshot } from '../../model/snapshot.ts';
import { isBinaryName } from '../../platform/node/binaryFiles.ts';
import { isSkippedFolder } from '../../platform/node/skippedFolders.ts';
import { hasReader } from '../../readers/registry.ts';

/** `null` for a file outside of all roots. */
export function fileStanding(snapshot: Snapshot, uri: string): FileStanding | null {
  const root = rootOf(snapshot, uri);
  const path = root && documentPath(root.id, uri);
  if (!root || path === null) return null;
  const plan = snapshot.plan(root.id);
  const own = plan.uri?.startsWith(`${root.id}/`) === true ? plan : null;
  const folders = path.split('/').slice(0, -1);
  return {
    uri,
    root: root.id,
    path,
    kind: fileKinds(own, hasReader)(path),
    hasReader: hasReader(path),
    never: folders.some((name) => isSkippedFolder(name, () => false))
      ? 'skippedFolder'
      : isBinaryName(path) && !hasReader(path)
        ? 'binary'
        : isSavedVersion(path)
          ? 'savedVersion'
          : null,
  };
}

/** The innermost root that a file lies in. */
export function rootOf({ roots }: Snapshot, uri: string): Root | null {
  const holding = roots.filter(({ id, source }) => {
    const path = uri.startsWith(`${id}/`) ? documentPath(id, uri) : null;
    return path !== null && (!source?.only || source.only.includes(path));
  });
  return holding.sort((a, b) => b.id.length - a.id.length)[0] ?? null;
}
