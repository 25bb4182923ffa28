/**
 * Cards on their way, by the pointer or by keys: what is carried, what it is over, and what is said of it. It ends with
 * a drop, or with everything as it was.
 */
import { act } from './actions.ts';
import { columnOf, dropOf, type Carried, type DropPlace } from './planDrop.ts';
import { cellAt, rowName, type PlanLayout } from './planLayout.ts';
import type { PlanPicture } from './planPicture.ts';
import type { PlanSpots, Step } from './planSpot.ts';
import type { PlanWindow } from './planWindow.ts';
import { filled, type Words } from './words.ts';

export interface CarryHost extends EventTarget {
  readonly picture: PlanPicture;
  readonly words: Words;
  readonly layout: PlanLayout | null;
  readonly spots: PlanSpots | null;
  readonly view: PlanWindow;
  say(text: string): void;
  requestUpdate(): void;
}

interface Carry {
  readonly cards: Carried;
  /** Where they would be dropped; `null` outside. */
  readonly over: DropPlace | null;
  readonly byKeys: boolean;
}

export class PlanCarry {
  readonly #host: CarryHost;
  #carry: Carry | null = null;

  constructor(host: CarryHost) {
    this.#host = host;
  }

  get isOn(): boolean {
    return this.#carry !== null;
  }

  /** What follows the pointer; `null` while nothing does. */
  get ghost(): string | null {
    return this.#carry && !this.#carry.byKeys ? this.#name(this.#carry.cards) : null;
  }

  holds(key: string): boolean {
    return this.#carry?.cards.has(key) ?? false;
  }

  isOver(row: string | null, column: number | null): boolean {
    const over = this.#carry?.over;
    return Boolean(over) && over?.row === row && over.column === column;
  }

  /** `from` is the card that was gripped, and the row that it was gripped in. */
  begin(cards: Carried, from: { readonly key: string; readonly row: string }, byKeys: boolean): void {
    const { picture, words } = this.#host;
    const column = columnOf(picture, from.key, from.row);
    this.#carry = { cards, over: byKeys ? { row: from.row, column } : null, byKeys };
    if (byKeys) this.#host.say(filled(words.pickedUp, this.#name(cards)));
    this.#host.requestUpdate();
  }

  /** The pointer is here, in pixels of the page. */
  moveTo(x: number, y: number): void {
    const carry = this.#carry;
    const { layout, spots, view } = this.#host;
    const { scroller, head } = view;
    if (!carry || !layout || !spots || !scroller || !head) return;
    const box = scroller.getBoundingClientRect();
    const isInside = x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    const fromLeft = (x - box.left) / view.em;
    const isHead = y - box.top < head.offsetHeight;
    const isRowHead = fromLeft < layout.rowHead;
    const top = (y - box.top - head.offsetHeight) / view.em + view.top;
    const { row } = cellAt(layout, layout.rowHead, top);
    const { column } = cellAt(layout, fromLeft + view.left, 0);
    let over: DropPlace | null = null;
    if (isInside && isHead && !isRowHead && column >= 0) over = { row: null, column };
    else if (isInside && !isHead && row >= 0 && (isRowHead || column >= 0))
      over = { row: spots.nameAt(row), column: isRowHead ? null : column };
    const before = carry.over;
    if (before === over || (before?.row === over?.row && before?.column === over?.column)) return;
    this.#carry = { ...carry, over };
    this.#host.requestUpdate();
  }

  /** One cell on, by a key. */
  step(step: Step): void {
    const carry = this.#carry;
    const { picture, words, layout, spots, view } = this.#host;
    if (!carry || !layout || !spots) return;
    const place = Math.max(0, spots.placeOfRow(carry.over?.row ?? ''));
    const [toPlace, column] = spots.nextCell(place, carry.over?.column ?? 0, step);
    const over: DropPlace = { row: spots.nameAt(toPlace), column };
    this.#carry = { ...carry, over };
    view.show({ kind: 'cell', row: spots.nameAt(toPlace), column, key: null, at: 0 }, layout, spots);
    const isSame = dropOf(picture, carry.cards, over).kind === 'same';
    this.#host.say(filled(isSame ? words.overSame : words.over, ...this.#placeNames(over)));
    this.#host.requestUpdate();
  }

  drop(): void {
    const carry = this.#carry;
    const { picture, words } = this.#host;
    this.#carry = null;
    this.#host.requestUpdate();
    const drop = carry?.over ? dropOf(picture, carry.cards, carry.over) : null;
    if (!carry?.over || !drop || drop.kind === 'same') return this.#host.say(words.cancelled);
    if (drop.kind === 'notHere') return this.#host.say(words.notHere);
    this.#host.say(filled(words.dropped, this.#name(carry.cards), ...this.#placeNames(carry.over)));
    act(this.#host, drop.action);
  }

  cancel(): void {
    if (!this.#carry) return;
    this.#carry = null;
    this.#host.say(this.#host.words.cancelled);
    this.#host.requestUpdate();
  }

  /** Ends where something carried is not there any more. */
  keepTo(there: ReadonlySet<string>): void {
    if (this.#carry && ![...this.#carry.cards.keys()].every((key) => there.has(key))) this.cancel();
  }

  #name(cards: Carried): string {
    const [first, ...others] = cards.keys();
    if (others.length > 0) return filled(this.#host.words.dragging, cards.size);
    const card = this.#host.picture.cards.find(({ key }) => key === first);
    return card ? [card.id, card.title].filter((part) => part !== '').join(' ') : '';
  }

  #placeNames({ row, column }: DropPlace): readonly [string, string] {
    const { rows, columns } = this.#host.picture;
    const name = rows.find((each) => rowName(each) === row)?.trail ?? '';
    return [name, column === null ? '' : (columns[column]?.name ?? '')];
  }
}
