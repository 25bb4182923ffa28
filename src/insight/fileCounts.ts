/** How many files of which kind were read. */
import type { Snapshot } from '../model/snapshot.ts';

export interface FileCounts {
  /** The plan among them. */
  readonly documents: number;
  readonly code: number;
}

export function fileCounts(snapshot: Snapshot): FileCounts {
  let documents = 0;
  let code = 0;
  for (const { kind } of snapshot.documents()) {
    if (kind === 'code') code++;
    else documents++;
  }
  return { documents, code };
}
