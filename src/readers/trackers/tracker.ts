/**
 * What the export of a tracker looks like, as data: which headers tell it, what its columns mean beyond the
 * vocabulary, and what its cells hold beyond the value. Headers are compared as `headerKey` does, so case,
 * blanks and `Custom field ( )` around do not count.
 */
import type { Field } from '../../model/field.ts';
import type { Priority, Status } from '../../model/requirement.ts';

/** Items of a tracker that are no requirements: the work to build one, what went wrong, how it is checked. */
export type ItemKind = 'task' | 'defect' | 'test';

/** The words of one column that say the status of an item in words of the tracker's own. */
export interface StatusColumn {
  readonly headers: readonly string[];
  /** By the whole cell, without case; `null` where the word says nothing and another column decides. */
  readonly words: Readonly<Record<string, Status | null>>;
}

export interface Tracker {
  /** Becomes the `format` of the document. */
  readonly name: string;
  /** It is the tracker's export when all the headers of one of these sets are there. */
  readonly tells: readonly (readonly string[])[];
  /** What headers mean here, before the vocabulary is asked. A header with something in parentheses also stands without them. */
  readonly columns: Readonly<Record<string, Field>>;
  /** Of several columns of one field those named here count first, in this order. */
  readonly order?: readonly string[];
  /** Headers that are repeated from the oldest value to the newest, so that the last filled one counts. */
  readonly newestLast?: readonly string[];
  /** Its bare numbers and own words for priorities. Only here do numbers have a direction. */
  readonly priorities?: Readonly<Record<string, Priority>>;
  readonly statuses?: readonly StatusColumn[];
  /** What separates the values in a cell of a field. */
  readonly separators?: Readonly<Partial<Record<Field, string>>>;
  /** Where the kind of an item stands, and the kinds that are no requirements. */
  readonly kinds?: {
    readonly headers: readonly string[];
    readonly words: Readonly<Record<string, ItemKind>>;
  };
  /** Beside another title, that of the item's group: what the item is part of. */
  readonly groups?: readonly string[];
  /** Columns of paths that begin with the name of the project, separated by `\`. */
  readonly rooted?: readonly string[];
  /** Long texts come as HTML. */
  readonly html?: true;
}
