/**
 * Makes the page show what is described, with the least change: an element that stays the same stays in place, so
 * that scroll and focus outlive an update. Texts are only ever set as texts.
 */
import type { ElementShape } from './element.ts';

/** Fills `parent` with one described element. */
export function show(parent: HTMLElement, shape: ElementShape): void {
  patchChildren(parent, [shape]);
}

/** Puts the focus on an action of the page where nothing else has it. */
export function focusAction(parent: HTMLElement, action: string): void {
  const focused = document.activeElement;
  if (focused !== null && focused !== document.body) return;
  const found = [...parent.querySelectorAll<HTMLElement>('[data-action]')].find(
    (one) => one.getAttribute('data-action') === action,
  );
  found?.focus({ preventScroll: true });
}

function patchChildren(parent: Element, shapes: readonly (ElementShape | string)[]): void {
  shapes.forEach((shape, index) => {
    const here = parent.childNodes[index] ?? null;
    if (typeof shape === 'string') {
      if (here instanceof Text) {
        if (here.data !== shape) here.data = shape;
      } else parent.insertBefore(document.createTextNode(shape), here);
      return;
    }
    const kept = sameFrom(here, shape);
    const shown = kept ?? document.createElement(shape.tag);
    if (shown !== here) parent.insertBefore(shown, here);
    patch(shown, shape);
  });
  while (parent.childNodes.length > shapes.length) parent.lastChild?.remove();
}

/** The element itself, or one of those behind it, that shows the same thing; those between are gone soon. */
function sameFrom(node: ChildNode | null, { tag, key }: ElementShape): Element | null {
  for (let next = node; next; next = next.nextSibling) {
    if (next instanceof HTMLElement && next.tagName === tag.toUpperCase()) {
      if ((next.dataset['key'] ?? '') === key) return next;
    }
    if (key === '') return null;
  }
  return null;
}

function patch(shown: Element, { attributes, children, key }: ElementShape): void {
  const wanted = new Map(Object.entries(attributes));
  if (key !== '') wanted.set('data-key', key);
  for (const name of shown.getAttributeNames()) if (!wanted.has(name)) shown.removeAttribute(name);
  for (const [name, value] of wanted) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  patchChildren(shown, children);
}
