/** What somebody does in the Plan picture with the mouse and with keys, and what it leads to. */
import type { AboutPopup } from './aboutPopup.ts';
import { act } from './actions.ts';
import type { CarryHost, PlanCarry } from './planCarry.ts';
import { meaningOf, type KeyMeaning } from './planKeys.ts';
import { rowName, type PlacedRow } from './planLayout.ts';
import type { Spot, Step } from './planSpot.ts';
import { spotOf } from './planWindow.ts';
import { PointerDrag } from './pointerDrag.ts';
import { extendTo, nothingSelected, selectAll, selectOne, toggle, type Selection } from './selection.ts';
import { filled } from './words.ts';

/** What the event `fold` carries: names of rows. */
export interface FoldDetail {
  readonly fold: readonly string[];
  readonly unfold: readonly string[];
}

export interface PlanHost extends CarryHost {
  selection: Selection;
  readonly carry: PlanCarry;
  readonly about: AboutPopup;
  readonly renderRoot: ParentNode;
  goTo(spot: Spot): void;
  fold(detail: FoldDetail): void;
}

type CardSpot = Extract<Spot, { kind: 'cell' }> & { readonly key: string };

export class PlanGestures {
  readonly #host: PlanHost;
  readonly #drag: PointerDrag;
  /** What the pointer went down on. */
  #gripped: CardSpot | null = null;

  constructor(host: PlanHost) {
    this.#host = host;
    this.#drag = new PointerDrag({
      begin: () => this.#pickUp(this.#gripped, false),
      move: (x, y) => {
        const ghost = host.renderRoot.querySelector<HTMLElement>('.ghost');
        // Beside the pointer, and inside the page.
        const left = Math.min(x + 12, window.innerWidth - (ghost?.offsetWidth ?? 0) - 8);
        ghost?.style.setProperty('transform', `translate(${left}px, ${y + 14}px)`);
        host.carry.moveTo(x, y);
      },
      drop: () => host.carry.drop(),
      cancel: () => host.carry.cancel(),
      get scroller() {
        return host.view.scroller;
      },
    });
  }

  stop(): void {
    this.#drag.stop();
  }

  /** The spot of an element, with its place in the cell. */
  spotAt(target: EventTarget | null): Spot | null {
    const spot = spotOf(target);
    return spot && isCard(spot) ? (this.#host.spots?.kept(spot) ?? spot) : spot;
  }

  readonly onClick = (event: MouseEvent): void => {
    const { target } = event;
    const host = this.#host;
    const spot = this.spotAt(target);
    if (!spot || !(target instanceof Element)) return;
    if (spot.kind === 'row' && target.closest('[data-fold]')) return this.#toggleFold(spot.row);
    if (isCard(spot)) {
      if (target.closest('[data-open]') && !isMany(event)) return act(host, { kind: 'open', key: spot.key });
      this.#select(spot, event);
    } else if (!isMany(event)) host.selection = nothingSelected;
    host.goTo(spot);
  };

  readonly onDoubleClick = ({ target }: MouseEvent): void => {
    const spot = this.spotAt(target);
    if (spot && target instanceof Element && !target.closest('[data-fold], [data-open]')) this.#open(spot);
  };

  readonly onPointerDown = (event: PointerEvent): void => {
    const spot = this.spotAt(event.target);
    this.#host.about.hide();
    if (!spot || !isCard(spot)) return;
    this.#gripped = spot;
    this.#drag.down(event);
  };

  readonly onPointerOver = ({ target }: PointerEvent): void => {
    const { about, carry } = this.#host;
    if (carry.isOn) return;
    const key = target instanceof Element ? target.closest<HTMLElement>('.card')?.dataset['card'] : undefined;
    if (key === undefined) about.left();
    else about.pointed(key);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const { carry } = this.#host;
    const spot = this.spotAt(event.target);
    const meaning = spot && meaningOf(event);
    if (!spot || !meaning) {
      // Whoever leaves the picture leaves what they carry.
      if (event.key === 'Tab') carry.cancel();
      return;
    }
    event.preventDefault();
    if (carry.isOn) this.#carryOn(meaning);
    else this.#do(spot, meaning);
  };

  #carryOn(meaning: KeyMeaning): void {
    const { carry } = this.#host;
    if (meaning.kind === 'go') carry.step(meaning.step);
    else if (meaning.kind === 'cancel') carry.cancel();
    else if (meaning.kind === 'pickUp' || meaning.kind === 'openCard') carry.drop();
  }

  #do(spot: Spot, meaning: KeyMeaning): void {
    const host = this.#host;
    switch (meaning.kind) {
      case 'go':
        return this.#go(spot, meaning.step, meaning.extends);
      case 'cancel':
        if (host.about.hide()) return;
        host.selection = nothingSelected;
        return host.requestUpdate();
      case 'openCard':
        return this.#open(spot);
      case 'openDocument':
        if (isCard(spot)) act(host, { kind: 'open', key: spot.key });
        return;
      case 'pickUp':
        if (isCard(spot)) this.#pickUp(spot, true);
        else if (spot.kind === 'row') this.#toggleFold(spot.row);
        return;
      case 'toggle':
        if (!isCard(spot)) return;
        host.selection = toggle(host.selection, spot.key, spot.row);
        host.say(filled(host.words.selected, host.selection.cards.size));
        return host.requestUpdate();
      case 'selectCell':
        if (spot.kind !== 'cell') return;
        host.selection = selectAll(this.#keysOfCell(spot), spot.row);
        this.#saySelected();
        host.requestUpdate();
    }
  }

  #go(spot: Spot, step: Step, isExtending: boolean): void {
    const host = this.#host;
    if (spot.kind === 'row' && this.#foldByKey(spot.row, step)) return;
    const next = host.spots?.next(spot, step);
    if (!next) return;
    if (isExtending && isCard(next) && isCard(spot)) {
      if (host.selection.anchor === null) host.selection = selectOne(spot.key, spot.row);
      host.selection = extendTo(host.selection, next.key, next.row, this.#keysOfRow(next.row));
      this.#saySelected();
    }
    host.goTo(next);
  }

  /** Left folds a row, then goes to the one around it; right unfolds it. Returns whether that is all. */
  #foldByKey(name: string, step: Step): boolean {
    const host = this.#host;
    const placed = this.#placed(name);
    if (!placed || (step !== 'left' && step !== 'right')) return false;
    if (step === 'right') {
      if (placed.isFolded) host.fold({ fold: [], unfold: [name] });
      return placed.isFolded;
    }
    const { rows } = host.picture;
    const row = rows[placed.index];
    if (!placed.isFolded && (placed.hasBelow || (row?.shown ?? 0) > 0)) {
      host.fold({ fold: [name], unfold: [] });
      return true;
    }
    const parent = rows[row?.parent ?? -1];
    if (parent) host.goTo({ kind: 'row', row: rowName(parent) });
    return parent !== undefined;
  }

  #toggleFold(name: string): void {
    const placed = this.#placed(name);
    if (placed)
      this.#host.fold(placed.isFolded ? { fold: [], unfold: [name] } : { fold: [name], unfold: [] });
  }

  /** The card of what stands there; a folded cell is unfolded. */
  #open(spot: Spot): void {
    const host = this.#host;
    const { root, rows, columns } = host.picture;
    if (isCard(spot)) act(host, { kind: 'card', key: spot.key });
    else if (spot.kind === 'cell') host.fold({ fold: [], unfold: [spot.row] });
    else if (spot.kind === 'column') {
      const column = columns[spot.column];
      if (column?.kind === 'part') act(host, { kind: 'phase', root, id: column.id });
    } else {
      const row = rows.find((each) => rowName(each) === spot.row);
      if (row?.kind === 'part') act(host, { kind: 'module', root, id: row.id });
    }
  }

  #pickUp(spot: CardSpot | null, byKeys: boolean): boolean {
    const host = this.#host;
    if (!spot) return false;
    const { key, row } = spot;
    if (host.selection.cards.get(key) !== row) host.selection = selectOne(key, row);
    host.about.hide();
    host.carry.begin(host.selection.cards, { key, row }, byKeys);
    return true;
  }

  #select({ key, row }: CardSpot, event: MouseEvent): void {
    const host = this.#host;
    if (event.shiftKey) host.selection = extendTo(host.selection, key, row, this.#keysOfRow(row));
    else if (event.ctrlKey || event.metaKey) host.selection = toggle(host.selection, key, row);
    else host.selection = selectOne(key, row);
    this.#saySelected();
  }

  #saySelected(): void {
    const { selection, words } = this.#host;
    if (selection.cards.size > 1) this.#host.say(filled(words.selected, selection.cards.size));
  }

  #placed(name: string): PlacedRow | undefined {
    return this.#host.layout?.rows[this.#host.spots?.placeOfRow(name) ?? -1];
  }

  #keysOfRow(name: string): readonly string[] {
    const { rows } = this.#host.picture;
    return this.#keysOf(rows.find((each) => rowName(each) === name)?.cells.flat() ?? []);
  }

  #keysOfCell({ row, column }: Extract<Spot, { kind: 'cell' }>): readonly string[] {
    const { spots } = this.#host;
    return this.#keysOf(spots?.cardsAt(spots.placeOfRow(row), column) ?? []);
  }

  #keysOf(cards: readonly number[]): readonly string[] {
    return cards.map((index) => this.#host.picture.cards[index]?.key ?? '');
  }
}

function isCard(spot: Spot): spot is CardSpot {
  return spot.kind === 'cell' && spot.key !== null;
}

function isMany({ shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return shiftKey || ctrlKey || metaKey;
}
