import type { TextRange } from './textRange.ts';

/** What a place in code says of a requirement. */
export type ReferenceKind = 'implements' | 'verifies' | 'mentions';

/** A place that names a requirement: in code a reference, in a document a mention. */
export interface Reference {
  readonly uri: string;
  /** The id as it counts: for a shortened or ranged id the full one, whatever is written. */
  readonly id: string;
  readonly kind: ReferenceKind;
  /** Whether it stands in a syntax made for references; only those raise findings. */
  readonly explicit: boolean;
  /** Its id counts within one feature folder only; where that does not define it, it means nothing. */
  readonly isLocal?: true;
  readonly range: TextRange;
}
