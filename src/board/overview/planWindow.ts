/** The window onto the Plan picture: how much it shows, where it is scrolled to, and how to bring a spot into it. */
import { cardPlace, sizes, type PlanLayout } from './planLayout.ts';
import type { PlanSpots, Spot } from './planSpot.ts';

/** Drawn beyond what is in view, in em; drawn anew once scrolled by half of it. */
export const beyond = 24;

/** A scroll bar takes its room whether or not it is there, in em. */
const scrollBar = 1.2;

export class PlanWindow {
  readonly #root: () => ParentNode;
  /** Of a letter, in pixels. */
  em = 13;
  /** In em. */
  width = 0;
  height = 0;
  /** Where it was when it was drawn last, in em. */
  drawn = { top: 0, left: 0 };

  /** `root` holds the elements of the picture. */
  constructor(root: () => ParentNode) {
    this.#root = root;
  }

  get scroller(): HTMLElement | null {
    return this.#root().querySelector<HTMLElement>('.window');
  }

  /** The headers of the phases, which stay above the rows. */
  get head(): HTMLElement | null {
    return this.#root().querySelector<HTMLElement>('.head');
  }

  get top(): number {
    return (this.scroller?.scrollTop ?? 0) / this.em;
  }

  get left(): number {
    return (this.scroller?.scrollLeft ?? 0) / this.em;
  }

  /** Takes the size of what it lies in; returns whether it is another one. */
  measure(host: HTMLElement): boolean {
    const em = Number.parseFloat(getComputedStyle(host).fontSize) || 13;
    const width = Math.max(0, host.clientWidth / em - scrollBar);
    const height = host.clientHeight / em;
    if (em === this.em && width === this.width && height === this.height) return false;
    this.em = em;
    this.width = width;
    this.height = height;
    return true;
  }

  /** Returns whether it was scrolled so far that other things have to be drawn. */
  scrolled(): boolean {
    const { top, left } = this;
    const isFar = (by: number): boolean => Math.abs(by) > beyond / 2;
    if (!isFar(top - this.drawn.top) && !isFar(left - this.drawn.left)) return false;
    this.drawn = { top, left };
    return true;
  }

  scrollTo(top: number, left: number): void {
    this.scroller?.scrollTo(left * this.em, top * this.em);
  }

  /** Brings a spot into view below the headers, with a little around it. */
  show(spot: Spot, layout: PlanLayout, spots: PlanSpots): void {
    const { scroller } = this;
    if (!scroller) return;
    const column = spot.kind === 'row' ? null : layout.columns[spot.column];
    if (column) {
      const view = this.width - layout.rowHead;
      const from = column.left - layout.rowHead;
      const wanted =
        from < this.left ? from : Math.max(this.left, from + Math.min(column.width, view) - view);
      scroller.scrollLeft = wanted * this.em;
    }
    if (spot.kind === 'column') return;
    const row = layout.rows[spots.placeOfRow(spot.row)];
    if (!row) return;
    const isCard = spot.kind === 'cell' && spot.key !== null && column;
    const inside = isCard ? cardPlace(spot.at, column) : { top: 0, height: Math.min(row.height, sizes.card) };
    this.#showBetween(row.top + inside.top - 0.5, row.top + inside.top + inside.height + 0.5);
  }

  /** The element of a spot, where it is drawn. */
  elementOf(spot: Spot): HTMLElement | null {
    const find = (selector: string, name: string, value: string): HTMLElement | null =>
      [...this.#root().querySelectorAll<HTMLElement>(selector)].find(
        ({ dataset }) => dataset[name] === value,
      ) ?? null;
    if (spot.kind === 'column') return find('.column', 'column', `${spot.column}`);
    if (spot.kind === 'row') return find('.rowhead', 'row', spot.row);
    const cell = [...this.#root().querySelectorAll<HTMLElement>('.cell')].find(
      ({ dataset }) => dataset['of'] === spot.row && dataset['cell'] === `${spot.column}`,
    );
    if (!cell || spot.key === null) return cell ?? null;
    return (
      [...cell.querySelectorAll<HTMLElement>('.card')].find(({ dataset }) => dataset['card'] === spot.key) ??
      null
    );
  }

  #showBetween(top: number, bottom: number): void {
    const { scroller, head } = this;
    if (!scroller || !head) return;
    const view = (scroller.clientHeight - head.offsetHeight) / this.em;
    const wanted = top < this.top ? top : Math.max(this.top, bottom - view);
    if (Math.abs(wanted - this.top) > 0.01) scroller.scrollTop = wanted * this.em;
  }
}

/** The spot of an element of the picture; its place in the cell is found by `spots.kept`. */
export function spotOf(target: EventTarget | null): Spot | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest<HTMLElement>('.column');
  if (column) return { kind: 'column', column: Number(column.dataset['column']) };
  const head = target.closest<HTMLElement>('.rowhead');
  if (head) return { kind: 'row', row: head.dataset['row'] ?? '' };
  const cell = target.closest<HTMLElement>('.cell');
  if (!cell) return null;
  const key = target.closest<HTMLElement>('.card')?.dataset['card'] ?? null;
  return { kind: 'cell', row: cell.dataset['of'] ?? '', column: Number(cell.dataset['cell']), key, at: 0 };
}
