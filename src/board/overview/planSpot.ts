/**
 * Where somebody is in the Plan picture, and where a key leads from there: the headers of phases, the headers of
 * modules, the cards of a cell one after the other, and cells without cards. Named, not numbered, so that a spot
 * outlives a change of the picture.
 */
import { rowName, type PlanLayout } from './planLayout.ts';
import type { PlanPicture } from './planPicture.ts';

export type Spot =
  /** The header of a column; its place. */
  | { readonly kind: 'column'; readonly column: number }
  | { readonly kind: 'row'; readonly row: string }
  /** `key` is the card, or `null` for a cell that shows none; `at` its place then, for when the card goes away. */
  | {
      readonly kind: 'cell';
      readonly row: string;
      readonly column: number;
      readonly key: string | null;
      readonly at: number;
    };

export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'first'
  | 'last'
  | 'top'
  | 'bottom'
  | 'pageUp'
  | 'pageDown';

/** How many rows a page is. */
const rowsOfPage = 5;

/** A picture with where everything lies, asked for spots in it. */
export class PlanSpots {
  readonly #picture: PlanPicture;
  readonly #layout: PlanLayout;
  readonly #rowPlace = new Map<string, number>();

  constructor(picture: PlanPicture, layout: PlanLayout) {
    this.#picture = picture;
    this.#layout = layout;
    layout.rows.forEach(({ index }, place) => {
      const row = picture.rows[index];
      if (row) this.#rowPlace.set(rowName(row), place);
    });
  }

  /** The spot itself where it is still there, else what has come in its place. */
  kept(spot: Spot): Spot {
    if (spot.kind === 'column') {
      return { kind: 'column', column: this.#inColumns(spot.column) };
    }
    const place = this.#rowPlace.get(spot.row);
    if (spot.kind === 'row') return place === undefined ? this.first() : spot;
    const { key } = spot;
    if (place === undefined) return (key === null ? null : this.ofCard(key)) ?? this.first();
    const cards = this.cardsAt(place, spot.column);
    const at = key === null ? -1 : cards.findIndex((index) => this.#keyOf(index) === key);
    if (at >= 0) return { ...spot, at };
    // A card that went to another cell is followed there.
    const elsewhere = key === null ? null : this.ofCard(key);
    return elsewhere ?? this.#spotIn(place, this.#inColumns(spot.column), spot.at);
  }

  first(): Spot {
    for (let place = 0; place < this.#layout.rows.length; place++) {
      for (let column = 0; column < this.#layout.columns.length; column++) {
        if (this.cardsAt(place, column).length > 0) return this.#spotIn(place, column, 0);
      }
    }
    return this.#layout.rows.length > 0 ? this.#rowSpot(0) : { kind: 'column', column: 0 };
  }

  /** The first place on show where a card stands; `null` where it stands in none, or its row is folded away. */
  ofCard(key: string): Spot | null {
    const { rows, cards } = this.#picture;
    const index = cards.findIndex((card) => card.key === key);
    if (index < 0) return null;
    for (const [place, { index: row, isFolded }] of this.#layout.rows.entries()) {
      if (isFolded) continue;
      const column = rows[row]?.cells.findIndex((cell) => cell.includes(index)) ?? -1;
      if (column >= 0) return this.#spotIn(place, column, this.cardsAt(place, column).indexOf(index));
    }
    return null;
  }

  /** `null` where the row is not on show. */
  ofRow(name: string): Spot | null {
    return this.#rowPlace.has(name) ? { kind: 'row', row: name } : null;
  }

  placeOfRow(name: string): number {
    return this.#rowPlace.get(name) ?? -1;
  }

  nameAt(place: number): string {
    const row = this.#picture.rows[this.#layout.rows[place]?.index ?? -1];
    return row ? rowName(row) : '';
  }

  /** Indices of the cards that a cell shows; none where its row is folded. */
  cardsAt(place: number, column: number): readonly number[] {
    const placed = this.#layout.rows[place];
    if (!placed || placed.isFolded) return [];
    return this.#picture.rows[placed.index]?.cells[column] ?? [];
  }

  /** Where a step leads; the spot itself where there is nothing further. */
  next(spot: Spot, step: Step): Spot {
    const lastColumn = this.#layout.columns.length - 1;
    if (step === 'top') return this.#layout.columns.length > 0 ? { kind: 'column', column: 0 } : spot;
    if (step === 'bottom') return this.#rowSpot(this.#layout.rows.length - 1);
    if (spot.kind === 'column') return this.#fromColumn(spot.column, step);
    const place = this.placeOfRow(spot.row);
    if (step === 'pageUp' || step === 'pageDown') {
      const to = Math.min(
        this.#layout.rows.length - 1,
        Math.max(0, place + (step === 'pageUp' ? -rowsOfPage : rowsOfPage)),
      );
      return spot.kind === 'row' ? this.#rowSpot(to) : this.#spotIn(to, spot.column, 0);
    }
    if (step === 'first') return this.#rowSpot(place);
    if (step === 'last') return this.#spotIn(place, lastColumn, 0);
    if (spot.kind === 'row') return this.#fromRow(spot, place, step);
    return this.#fromCell(spot, place, step);
  }

  /** The same step from cell to cell, for what is carried: headers are no place to drop. */
  nextCell(place: number, column: number, step: Step): readonly [place: number, column: number] {
    const lastRow = this.#layout.rows.length - 1;
    const lastColumn = this.#layout.columns.length - 1;
    const within = (value: number, last: number): number => Math.min(last, Math.max(0, value));
    switch (step) {
      case 'up':
        return [within(place - 1, lastRow), column];
      case 'down':
        return [within(place + 1, lastRow), column];
      case 'left':
        return [place, within(column - 1, lastColumn)];
      case 'right':
        return [place, within(column + 1, lastColumn)];
      case 'first':
        return [place, 0];
      case 'last':
        return [place, lastColumn];
      case 'top':
        return [0, column];
      case 'bottom':
        return [lastRow, column];
      case 'pageUp':
        return [within(place - rowsOfPage, lastRow), column];
      case 'pageDown':
        return [within(place + rowsOfPage, lastRow), column];
    }
  }

  #fromColumn(column: number, step: Step): Spot {
    switch (step) {
      case 'left':
        return { kind: 'column', column: this.#inColumns(column - 1) };
      case 'right':
        return { kind: 'column', column: this.#inColumns(column + 1) };
      case 'first':
        return { kind: 'column', column: 0 };
      case 'last':
        return { kind: 'column', column: this.#inColumns(Number.MAX_SAFE_INTEGER) };
      case 'down':
      case 'pageDown':
        return this.#layout.rows.length > 0 ? this.#spotIn(0, column, 0) : { kind: 'column', column };
      default:
        return { kind: 'column', column };
    }
  }

  #fromRow(spot: Spot, place: number, step: Step): Spot {
    switch (step) {
      case 'up':
        return place > 0 ? this.#rowSpot(place - 1) : { kind: 'column', column: 0 };
      case 'down':
        return place < this.#layout.rows.length - 1 ? this.#rowSpot(place + 1) : spot;
      case 'right':
        return this.#spotIn(place, 0, 0);
      default:
        return spot;
    }
  }

  #fromCell(spot: Extract<Spot, { kind: 'cell' }>, place: number, step: Step): Spot {
    const { column } = spot;
    const cards = this.cardsAt(place, column);
    const perLine = this.#layout.columns[column]?.perLine ?? 1;
    const at = Math.max(0, spot.at);
    const line = Math.floor(at / perLine);
    switch (step) {
      case 'up':
        if (at >= perLine) return this.#spotIn(place, column, at - perLine);
        if (place === 0) return { kind: 'column', column };
        return this.#spotIn(place - 1, column, this.#lastLine(place - 1, column) * perLine + (at % perLine));
      case 'down':
        if (line < this.#lastLine(place, column) && cards.length > 0)
          return this.#spotIn(place, column, at + perLine);
        return place < this.#layout.rows.length - 1 ? this.#spotIn(place + 1, column, at % perLine) : spot;
      case 'left':
        if (at % perLine > 0) return this.#spotIn(place, column, at - 1);
        if (column === 0) return this.#rowSpot(place);
        return this.#spotIn(place, column - 1, this.#endOfLine(place, column - 1, line));
      case 'right':
        if (at % perLine < perLine - 1 && at + 1 < cards.length) return this.#spotIn(place, column, at + 1);
        if (column === this.#layout.columns.length - 1) return spot;
        return this.#spotIn(place, column + 1, line * (this.#layout.columns[column + 1]?.perLine ?? 1));
      default:
        return spot;
    }
  }

  #lastLine(place: number, column: number): number {
    const perLine = this.#layout.columns[column]?.perLine ?? 1;
    return Math.max(0, Math.ceil(this.cardsAt(place, column).length / perLine) - 1);
  }

  #endOfLine(place: number, column: number, line: number): number {
    const perLine = this.#layout.columns[column]?.perLine ?? 1;
    return Math.min(line, this.#lastLine(place, column)) * perLine + perLine - 1;
  }

  #rowSpot(place: number): Spot {
    return { kind: 'row', row: this.nameAt(place) };
  }

  /** The card at that place or the last one before it; the cell itself where it shows none. */
  #spotIn(place: number, column: number, wanted: number): Spot {
    const cards = this.cardsAt(place, column);
    const at = Math.max(0, Math.min(cards.length - 1, wanted));
    const index = cards[at];
    const key = index === undefined ? null : this.#keyOf(index);
    return { kind: 'cell', row: this.nameAt(place), column, key, at };
  }

  #keyOf(index: number): string {
    return this.#picture.cards[index]?.key ?? '';
  }

  #inColumns(column: number): number {
    return Math.max(0, Math.min(this.#layout.columns.length - 1, column));
  }
}
