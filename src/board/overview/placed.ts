/** Puts an element where the arithmetic says, through its style object: a style attribute is what the page forbids. */
import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

/** In em; `percent` is a width as a share of what is around it, `indent` room before the text. */
export interface Place {
  readonly top?: number;
  readonly left?: number;
  readonly width?: number;
  readonly height?: number;
  readonly percent?: number;
  readonly indent?: number;
}

class Placed extends Directive {
  #before: Place = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('A place belongs to an element.');
  }

  override render(_place: Place): unknown {
    return noChange;
  }

  override update(part: ElementPart, [place]: [Place]): unknown {
    const { element } = part;
    if (element instanceof HTMLElement) {
      for (const name of ['top', 'left', 'width', 'height'] as const) {
        const value = place[name];
        if (value === this.#before[name]) continue;
        if (value === undefined) element.style.removeProperty(name);
        else element.style.setProperty(name, `${value}em`);
      }
      if (place.indent !== undefined) element.style.setProperty('padding-inline-start', `${place.indent}em`);
      if (place.percent !== undefined) element.style.setProperty('width', `${place.percent}%`);
      this.#before = place;
    }
    return noChange;
  }
}

export const placed = directive(Placed);
