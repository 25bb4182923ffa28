import type { Translate } from '../index/ports.ts';
import type { Root, Snapshot } from '../model/snapshot.ts';
import type { FindingBook } from '../rules/findingBook.ts';

/** What a command works on. */
export interface Indexed {
  readonly snapshot: Snapshot;
  readonly findings: FindingBook;
  readonly root: Root;
  readonly translate: Translate;
}
