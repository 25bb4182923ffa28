/**
 * What a ReqIF file holds, by its own identifiers and with the place of everything in its text. Format: OMG
 * ReqIF 1.0 to 1.2, the elements of the core content; tool extensions are passed over.
 */
import type { Message } from '../../model/message.ts';

/** Some characters of the text: offsets, UTF-16. */
export interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One attribute of an object, by the identifier of its definition. Each value of an enumeration stands alone. */
export interface SourceValue {
  readonly definition: string;
  readonly kind: 'string' | 'xhtml' | 'enumeration' | 'other';
  /** For an enumeration the identifiers of its values. */
  readonly values: readonly Placed[];
}

export interface SourceObject {
  readonly identifier: Placed;
  readonly longName: Placed | null;
  readonly type: Placed | null;
  readonly values: readonly SourceValue[];
  readonly start: number;
  readonly end: number;
}

/** A place of an object in a specification; `parent` is the index of the entry that it lies in, -1 for none. */
export interface HierarchyEntry {
  readonly object: string;
  readonly parent: number;
}

export interface SourceSpecification {
  readonly name: Placed | null;
  readonly entries: readonly HierarchyEntry[];
}

export interface SourceRelation {
  readonly type: string;
  readonly source: string;
  readonly target: Placed;
}

export interface ReqifSource {
  /** The names of attribute definitions, of types, and of the values of enumerations, by identifier. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  readonly enumeration: ReadonlyMap<string, string>;
  readonly objects: readonly SourceObject[];
  readonly specifications: readonly SourceSpecification[];
  readonly relations: readonly SourceRelation[];
  /** The first thing that is not as it should be, and where; what stands before it was read. */
  readonly problem: { readonly message: Message; readonly at: number } | null;
}
