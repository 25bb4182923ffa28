/** What a software catalog says of the parts of a system, before the entities of all its files are joined. */
import type { TextRange } from './textRange.ts';

export interface CatalogEntity {
  readonly kind: 'domain' | 'system' | 'component' | 'api';
  readonly name: string;
  /** What people call it; the name where it has no title. */
  readonly title: string;
  readonly owner: string | null;
  /** The entities that it may be a part of, nearest first, as `kind:name` in lower case. */
  readonly partOf: readonly string[];
  /** Where it is named. */
  readonly range: TextRange;
}

/** The entities of one file, in its order. */
export interface Catalog {
  /** Relative to the root: a component's code lies beside its catalog file. */
  readonly path: string;
  readonly entities: readonly CatalogEntity[];
}

/** How an entity is referred to. */
export function entityKey({ kind, name }: Pick<CatalogEntity, 'kind' | 'name'>): string {
  return `${kind}:${name.toLowerCase()}`;
}
