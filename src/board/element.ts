/**
 * What stands on a page, as plain data: elements that only hold, name and lay out, with texts in them. There is no
 * way to say an address, a style, a script or markup here, so no text of a document can become one.
 */

export type Tag =
  | 'article'
  | 'aside'
  | 'button'
  | 'dd'
  | 'del'
  | 'div'
  | 'dl'
  | 'dt'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'input'
  | 'ins'
  | 'label'
  | 'li'
  | 'main'
  | 'p'
  | 'section'
  | 'span'
  | 'textarea'
  | 'ul';

export type AttributeName =
  | 'aria-checked'
  | 'aria-describedby'
  | 'aria-label'
  | 'aria-labelledby'
  | 'class'
  | 'data-action'
  | 'data-field'
  | 'dir'
  | 'for'
  | 'id'
  | 'lang'
  | 'maxlength'
  | 'placeholder'
  | 'role'
  | 'rows'
  | 'type';

export type Attributes = Readonly<Partial<Record<AttributeName, string>>>;

export interface ElementShape {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly (ElementShape | string)[];
  /** Tells it from its neighbours, so that it stays the same element when others come and go; may be empty. */
  readonly key: string;
}

/** Children that are `null` are left out. */
export function element(
  tag: Tag,
  attributes: Attributes,
  children: readonly (ElementShape | string | null)[],
  key = '',
): ElementShape {
  return { tag, attributes, children: children.filter((child) => child !== null), key };
}
