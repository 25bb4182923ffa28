/** How a file is called where people read it: by its path below the folder, or from there into another repository. */
import { type Snapshot, sourceRootOf } from '../model/snapshot.ts';

/** A file that is not known is called by its URI. */
export function pathName(snapshot: Snapshot, uri: string): string {
  const path = snapshot.document(uri)?.path ?? uri;
  const source = sourceRootOf(snapshot, uri)?.source;
  return source ? `${source.path}/${path}` : path;
}
