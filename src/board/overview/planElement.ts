/**
 * `<gp-plan>`: the Plan picture. It draws only the rows and cards in view, and the one that has the focus. What
 * somebody asks for leaves it as events: `act`, `fold`, `said`, `looked`, `about`.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AboutPopup } from './aboutPopup.ts';
import { act } from './actions.ts';
import type { Mark } from './messages.ts';
import { placed } from './placed.ts';
import { columnOf, dropOf, type Carried, type DropPlace } from './planDrop.ts';
import { meaningOf } from './planKeys.ts';
import {
  cardPlace,
  cardsBetween,
  cellAt,
  columnsBetween,
  narrow,
  planLayout,
  rowName,
  rowsBetween,
  sizes,
  type Folding,
  type PlacedRow,
  type PlanLayout,
} from './planLayout.ts';
import type { PlanPicture, PlanRow } from './planPicture.ts';
import { PlanSpots, type Spot, type Step } from './planSpot.ts';
import { planStyles } from './planStyles.ts';
import { cardView, columnHeader, rowHeader } from './planViews.ts';
import { PointerDrag } from './pointerDrag.ts';
import {
  extendTo,
  nothingSelected,
  selectAll,
  selectOne,
  stillThere,
  toggle,
  type Selection,
} from './selection.ts';
import { filled, type Words } from './words.ts';

/** What outlives a reload of the page: lengths in em. */
export interface PlanLook {
  readonly top: number;
  readonly left: number;
  readonly spot: Spot | null;
  readonly selected: readonly (readonly [key: string, row: string])[];
}

/** What the events of the picture carry. */
export interface FoldDetail {
  readonly fold: readonly string[];
  readonly unfold: readonly string[];
}

/** Drawn beyond what is in view, in em; drawn anew once scrolled by half of it. */
const beyond = 24;

interface Carry {
  readonly cards: Carried;
  /** Where they would be dropped; `null` outside. */
  readonly over: DropPlace | null;
  readonly byKeys: boolean;
}

export class PlanElement extends LitElement {
  static override readonly styles = planStyles;
  static override readonly properties = {
    picture: { attribute: false },
    words: { attribute: false },
    folding: { attribute: false },
  };

  declare picture: PlanPicture;
  declare words: Words;
  declare folding: Folding;

  #layout: PlanLayout | null = null;
  #spots: PlanSpots | null = null;
  #spot: Spot | null = null;
  #selection: Selection = nothingSelected;
  #carry: Carry | null = null;
  #mark: Mark | null = null;
  /** Scrolled to once it is unfolded and drawn. */
  #isMarkPending = false;
  #look: PlanLook | null = null;
  #hadFocus = false;
  #focusSoon = false;
  /** In pixels. */
  #em = 13;
  #size = { width: 0, height: 0 };
  #drawn = { top: 0, left: 0 };
  #isScrolling = false;
  readonly #about = new AboutPopup({
    ask: (key) => this.#tell('about', key),
    update: () => this.requestUpdate(),
  });
  readonly #drag: PointerDrag;
  readonly #resized = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    const scroller = (): HTMLElement | null => this.#scroller;
    this.#drag = new PointerDrag({
      begin: () => this.#pickUp(false),
      move: (x, y) => this.#carryTo(x, y),
      drop: () => this.#drop(),
      cancel: () => this.#cancel(),
      get scroller() {
        return scroller();
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#drag.stop();
    this.#about.hide();
  }

  /** Shows and marks something, unfolding what it lies in. */
  mark(mark: Mark): void {
    this.#mark = mark;
    this.#isMarkPending = true;
    this.requestUpdate();
  }

  /** Goes back to where somebody was before the page was made anew. */
  restore(look: PlanLook): void {
    this.#look = look;
    this.requestUpdate();
  }

  /** What the editor knows of a card. */
  about(key: string, lines: readonly string[]): void {
    this.#about.answer(key, lines);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('picture') || changed.has('folding');
    if (!this.#layout || isOther || this.#isResized) {
      this.#isResized = false;
      this.#layout = planLayout(this.picture, this.folding, this.#size.width);
      this.#spots = new PlanSpots(this.picture, this.#layout);
    }
    const spots = this.#spots;
    if (!spots) return;
    this.#hadFocus = this.#holdsFocus();
    if (changed.has('picture')) {
      const there = new Set(this.picture.cards.map(({ key }) => key));
      this.#selection = stillThere(this.#selection, (key) => there.has(key));
      if (this.#carry && ![...this.#carry.cards.keys()].every((key) => there.has(key))) this.#cancel();
    }
    if (this.#look?.spot && !this.#spot) this.#spot = this.#look.spot;
    if (this.#look) {
      const selected = this.#look.selected.filter(([key, row]) => columnOf(this.picture, key, row) >= 0);
      this.#selection = { cards: new Map(selected), anchor: selected[0]?.[0] ?? null };
    }
    this.#spot = this.#spot ? spots.kept(this.#spot) : spots.first();
    if (this.#isMarkPending) this.#unfoldMark();
  }

  #isResized = false;

  protected override render(): TemplateResult {
    const layout = this.#layout;
    if (!layout) return html``;
    const { picture, words } = this;
    const isNarrow = this.#size.width < narrow;
    const { top, left } = this.#drawn;
    const rows = this.#rowsToDraw(layout, top);
    const [fromColumn, toColumn] = columnsBetween(
      layout,
      left - beyond + layout.rowHead,
      left + this.#size.width + beyond,
    );
    const spot = this.#spot;
    return html`<div
        class=${`window ${isNarrow ? 'is-narrow' : ''}`}
        role="treegrid"
        aria-label=${words.grid}
        aria-multiselectable="true"
        aria-rowcount=${picture.rows.length + 1}
        aria-colcount=${picture.columns.length + 1}
        @scroll=${this.#onScroll}
        @scrollend=${this.#tellLook}
        @keydown=${this.#onKey}
        @click=${this.#onClick}
        @dblclick=${this.#onDoubleClick}
        @pointerdown=${this.#onPointerDown}
        @pointerover=${this.#onPointerOver}
        @focusin=${this.#onFocus}
        @focusout=${() => this.#about.left()}
      >
        <div role="rowgroup" class="head" ${placed({ width: layout.width })}>
          <div role="row" aria-rowindex="1" class="headrow">
            <div role="columnheader" aria-colindex="1" class="corner" ${placed({ width: layout.rowHead })}>
              <span>${words.modules}</span>
              <button type="button" @click=${() => this.#foldAll(true)}>${words.foldAll}</button>
              <button type="button" @click=${() => this.#foldAll(false)}>${words.unfoldAll}</button>
            </div>
            ${picture.columns.map((column, at) =>
              columnHeader(
                column,
                {
                  at,
                  isFocused: spot?.kind === 'column' && spot.column === at,
                  isTarget: this.#carry?.over?.column === at && this.#carry.over.row === null,
                  isMarked:
                    this.#mark?.kind === 'phase' && column.kind === 'part' && this.#mark.id === column.id,
                },
                layout.columns[at]?.width ?? 0,
                words,
              ),
            )}
          </div>
        </div>
        <div role="rowgroup" class="body" ${placed({ width: layout.width, height: layout.height })}>
          ${repeat(
            rows,
            ({ index }) => rowName(this.#rowAt(index)),
            (row) => this.#row(row, layout, fromColumn, toColumn, isNarrow),
          )}
        </div>
      </div>
      ${
        this.#carry && !this.#carry.byKeys
          ? html`<div class="ghost" aria-hidden="true"><bdi>${this.#carriedName()}</bdi></div>`
          : nothing
      }
      ${this.#about.render(words.hint)}`;
  }

  protected override updated(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const head = this.renderRoot.querySelector<HTMLElement>('.head');
    if (head) this.style.setProperty('--head-height', `${head.offsetHeight}px`);
    if (this.#look) {
      scroller.scrollTo(this.#look.left * this.#em, this.#look.top * this.#em);
      this.#look = null;
    }
    if (this.#isMarkPending) this.#showMark();
    const isLost = this.#hadFocus && !this.#holdsFocus();
    if (this.#focusSoon || isLost) {
      this.#focusSoon = false;
      this.#focusSpot();
    }
    this.#placeAbout();
    if (this.#isScrolling) {
      this.#isScrolling = false;
      performance.measure('gp-scroll', 'gp-scroll-began');
    }
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.window');
  }

  #rowAt(index: number): PlanRow {
    const row = this.picture.rows[index];
    if (!row) throw new Error(`There is no row ${index}.`);
    return row;
  }

  #rowsToDraw(layout: PlanLayout, top: number): readonly PlacedRow[] {
    const [from, to] = rowsBetween(layout, top - beyond, top + this.#size.height + beyond);
    const rows = layout.rows.slice(from, to);
    const spot = this.#spot;
    const focused = spot && spot.kind !== 'column' ? (this.#spots?.placeOfRow(spot.row) ?? -1) : -1;
    const far = focused < from || focused >= to ? layout.rows[focused] : undefined;
    return far ? [...rows, far] : rows;
  }

  #row(
    placedRow: PlacedRow,
    layout: PlanLayout,
    fromColumn: number,
    toColumn: number,
    isNarrow: boolean,
  ): TemplateResult {
    const { index, top, height, isFolded, hasBelow } = placedRow;
    const row = this.#rowAt(index);
    const name = rowName(row);
    const spot = this.#spot;
    const over = this.#carry?.over;
    const columns = layout.columns.flatMap((_, at) => {
      const isFocused = spot?.kind === 'cell' && spot.row === name && spot.column === at;
      return (at >= fromColumn && at < toColumn) || isFocused ? [at] : [];
    });
    const canFold = hasBelow || row.shown > 0;
    return html`<div
      role="row"
      class=${`row ${row.kind} ${height <= sizes.lowRow ? 'low' : ''}`}
      aria-rowindex=${index + 2}
      aria-level=${row.depth + 1}
      aria-expanded=${canFold ? !isFolded : nothing}
      ${placed({ top, height, width: layout.width })}
    >
      ${rowHeader(row, name, layout.rowHead, {
        at: index,
        isFocused: spot?.kind === 'row' && spot.row === name,
        isTarget: over?.row === name && over.column === null,
        isMarked: this.#mark?.kind === 'module' && row.kind === 'part' && this.#mark.id === row.id,
        isFolded,
        isNarrow,
      })}
      ${repeat(
        columns,
        (at) => at,
        (at) => this.#cell(row, name, placedRow, layout, at),
      )}
    </div>`;
  }

  #cell(row: PlanRow, name: string, placedRow: PlacedRow, layout: PlanLayout, at: number): TemplateResult {
    const { picture, words } = this;
    const column = picture.columns[at];
    const place = layout.columns[at];
    if (!column || !place) return html``;
    const cards = placedRow.isFolded ? [] : (row.cells[at] ?? []);
    const spot = this.#spot;
    const isHere = spot?.kind === 'cell' && spot.row === name && spot.column === at;
    const over = this.#carry?.over;
    const isTarget = over?.row === name && over.column === at;
    const [from, to] = cardsBetween(
      cards.length,
      place.perLine,
      this.#drawn.top - beyond - placedRow.top,
      this.#drawn.top + this.#size.height + beyond - placedRow.top,
    );
    const shown = cards.slice(from, to).map((card, after) => ({ card, at: from + after }));
    if (isHere && spot.key !== null && (spot.at < from || spot.at >= to)) {
      const card = cards[spot.at];
      if (card !== undefined) shown.push({ card, at: spot.at });
    }
    const folded = placedRow.isFolded ? (row.folded[at] ?? '') : '';
    const isBare = cards.length === 0;
    return html`<div
      role="gridcell"
      class=${`cell ${isTarget ? 'target' : ''} ${column.kind === 'lacking' && cards.length > 0 ? 'lacking' : ''}`}
      aria-colindex=${at + 2}
      data-cell=${at}
      data-of=${name}
      tabindex=${isBare ? (isHere ? 0 : -1) : nothing}
      aria-label=${
        isBare
          ? folded
            ? filled(words.cell, row.trail, column.name, folded)
            : filled(words.cellEmpty, row.trail, column.name)
          : nothing
      }
      ${placed({ left: place.left, width: place.width })}
    >
      ${folded ? html`<div class="folded">${folded}</div>` : nothing}
      ${
        shown.length === 0
          ? nothing
          : html`<div role="listbox" aria-multiselectable="true" aria-label=${`${row.trail}, ${column.name}`}>
              ${repeat(
                shown,
                ({ card }) => picture.cards[card]?.key ?? card,
                ({ card, at: position }) => this.#card(card, name, position, cards.length, at, isHere),
              )}
            </div>`
      }
    </div>`;
  }

  #card(index: number, row: string, at: number, of: number, column: number, isHere: boolean): TemplateResult {
    const card = this.picture.cards[index];
    const place = this.#layout?.columns[column];
    if (!card || !place) return html``;
    const { key } = card;
    const spot = this.#spot;
    return cardView(card, {
      at,
      of,
      place: cardPlace(at, place),
      isFocused: isHere && spot?.kind === 'cell' && spot.key === key,
      isSelected: this.#selection.cards.get(key) === row,
      isCarried: this.#carry?.cards.has(key) ?? false,
      isMarked: this.#mark?.kind === 'card' && this.#mark.id === key,
      isDescribed: this.#about.key === key,
    });
  }

  /* Where somebody is. */

  #measure(): void {
    const em = Number.parseFloat(getComputedStyle(this).fontSize) || 13;
    const width = this.clientWidth / em;
    const height = this.clientHeight / em;
    // A scroll bar takes its room whether or not it is there.
    const inner = Math.max(0, width - 1.2);
    if (em === this.#em && inner === this.#size.width && height === this.#size.height) return;
    this.#em = em;
    this.#size = { width: inner, height };
    this.#about.hide();
    this.#isResized = true;
    this.requestUpdate();
  }

  readonly #onScroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const top = scroller.scrollTop / this.#em;
    const left = scroller.scrollLeft / this.#em;
    this.#about.hide();
    const isFar = (by: number): boolean => Math.abs(by) > beyond / 2;
    if (!isFar(top - this.#drawn.top) && !isFar(left - this.#drawn.left)) return;
    this.#drawn = { top, left };
    performance.mark('gp-scroll-began');
    this.#isScrolling = true;
    this.requestUpdate();
  };

  #holdsFocus(): boolean {
    return this.shadowRoot?.activeElement?.closest('.window') != null;
  }

  #elementOf(spot: Spot): HTMLElement | null {
    const all = (selector: string): readonly HTMLElement[] => [
      ...this.renderRoot.querySelectorAll<HTMLElement>(selector),
    ];
    switch (spot.kind) {
      case 'column':
        return all('.column').find(({ dataset }) => dataset['column'] === `${spot.column}`) ?? null;
      case 'row':
        return all('.rowhead').find(({ dataset }) => dataset['row'] === spot.row) ?? null;
      case 'cell': {
        const cell = all('.cell').find(
          ({ dataset }) => dataset['of'] === spot.row && dataset['cell'] === `${spot.column}`,
        );
        if (!cell || spot.key === null) return cell ?? null;
        return (
          [...cell.querySelectorAll<HTMLElement>('.card')].find(
            ({ dataset }) => dataset['card'] === spot.key,
          ) ?? null
        );
      }
    }
  }

  #focusSpot(): void {
    if (this.#spot) this.#elementOf(this.#spot)?.focus({ preventScroll: true });
  }

  #goTo(spot: Spot): void {
    this.#spot = spot;
    this.#focusSoon = true;
    this.#scrollTo(spot);
    this.requestUpdate();
    this.#tellLook();
  }

  /** Brings a spot into view below the headers, with a little around it. */
  #scrollTo(spot: Spot): void {
    const scroller = this.#scroller;
    const layout = this.#layout;
    if (!scroller || !layout) return;
    const column = spot.kind === 'row' ? null : layout.columns[spot.column];
    if (column) {
      const view = this.#size.width - layout.rowHead;
      const left = scroller.scrollLeft / this.#em;
      const from = column.left - layout.rowHead;
      const wanted = from < left ? from : Math.max(left, from + Math.min(column.width, view) - view);
      scroller.scrollLeft = wanted * this.#em;
    }
    if (spot.kind === 'column') return;
    const row = layout.rows[this.#spots?.placeOfRow(spot.row) ?? -1];
    if (!row) return;
    const isCard = spot.kind === 'cell' && spot.key !== null && column;
    const inside = isCard ? cardPlace(spot.at, column) : { top: 0, height: Math.min(row.height, sizes.card) };
    this.#scrollDownTo(row.top + inside.top - 0.5, row.top + inside.top + inside.height + 0.5);
  }

  #scrollDownTo(top: number, bottom: number): void {
    const scroller = this.#scroller;
    const head = this.renderRoot.querySelector<HTMLElement>('.head');
    if (!scroller || !head) return;
    const view = (scroller.clientHeight - head.offsetHeight) / this.#em;
    const now = scroller.scrollTop / this.#em;
    const wanted = top < now ? top : Math.max(now, bottom - view);
    if (Math.abs(wanted - now) > 0.01) scroller.scrollTop = wanted * this.#em;
  }

  readonly #onFocus = ({ target }: FocusEvent): void => {
    const spot = this.#spotOf(target);
    if (!spot) return;
    if (JSON.stringify(spot) !== JSON.stringify(this.#spot)) {
      this.#spot = spot;
      this.requestUpdate();
    }
    if (spot.kind === 'cell' && spot.key !== null && !this.#carry) this.#about.pointed(spot.key);
  };

  #spotOf(target: EventTarget | null): Spot | null {
    if (!(target instanceof Element)) return null;
    const column = target.closest<HTMLElement>('.column');
    if (column) return { kind: 'column', column: Number(column.dataset['column']) };
    const head = target.closest<HTMLElement>('.rowhead');
    if (head) return { kind: 'row', row: head.dataset['row'] ?? '' };
    const cell = target.closest<HTMLElement>('.cell');
    if (!cell) return null;
    const key = target.closest<HTMLElement>('.card')?.dataset['card'] ?? null;
    const row = cell.dataset['of'] ?? '';
    const at = Number(cell.dataset['cell']);
    const spot: Spot = { kind: 'cell', row, column: at, key, at: 0 };
    return key === null ? spot : (this.#spots?.kept(spot) ?? spot);
  }

  /* What somebody does. */

  readonly #onClick = (event: MouseEvent): void => {
    const { target } = event;
    const spot = this.#spotOf(target);
    if (!spot || !(target instanceof Element)) return;
    if (spot.kind === 'row' && target.closest('[data-fold]')) {
      this.#toggleFold(spot.row);
      return;
    }
    if (spot.kind === 'cell' && spot.key !== null) {
      if (target.closest('[data-open]') && !isMany(event)) {
        act(this, { kind: 'open', key: spot.key });
        return;
      }
      this.#select(spot.key, spot.row, event);
    } else if (!isMany(event)) this.#selection = nothingSelected;
    this.#goTo(spot);
  };

  #select(key: string, row: string, event: MouseEvent): void {
    if (event.shiftKey) this.#selection = extendTo(this.#selection, key, row, this.#keysOfRow(row));
    else if (event.ctrlKey || event.metaKey) this.#selection = toggle(this.#selection, key, row);
    else this.#selection = selectOne(key, row);
    this.#saySelected();
  }

  #saySelected(): void {
    const { size } = this.#selection.cards;
    if (size > 1) this.#say(filled(this.words.selected, size));
  }

  readonly #onDoubleClick = ({ target }: MouseEvent): void => {
    const spot = this.#spotOf(target);
    if (spot && !(target instanceof Element && target.closest('[data-fold], [data-open]')))
      this.#openCard(spot);
  };

  readonly #onPointerDown = (event: PointerEvent): void => {
    const spot = this.#spotOf(event.target);
    this.#about.hide();
    if (spot?.kind !== 'cell' || spot.key === null) return;
    this.#grabbed = { key: spot.key, row: spot.row };
    this.#drag.down(event);
  };

  #grabbed: { readonly key: string; readonly row: string } | null = null;

  readonly #onPointerOver = ({ target }: PointerEvent): void => {
    if (this.#carry) return;
    const key = target instanceof Element ? target.closest<HTMLElement>('.card')?.dataset['card'] : undefined;
    if (key === undefined) this.#about.left();
    else this.#about.pointed(key);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const spot = this.#spotOf(event.target);
    const meaning = spot && meaningOf(event);
    if (!spot || !meaning) {
      // Whoever leaves the picture leaves what they carry.
      if (this.#carry && event.key === 'Tab') this.#cancel();
      return;
    }
    event.preventDefault();
    if (this.#carry) return this.#carryOn(meaning.kind === 'go' ? meaning.step : meaning.kind);
    const isCard = spot.kind === 'cell' && spot.key !== null;
    switch (meaning.kind) {
      case 'go':
        return this.#go(spot, meaning.step, meaning.extends);
      case 'cancel':
        if (this.#about.hide()) return;
        this.#selection = nothingSelected;
        this.requestUpdate();
        return;
      case 'openCard':
        return this.#openCard(spot);
      case 'openDocument':
        if (isCard && spot.key !== null) act(this, { kind: 'open', key: spot.key });
        return;
      case 'pickUp':
        if (!isCard || spot.key === null) {
          if (spot.kind === 'row') this.#toggleFold(spot.row);
          return;
        }
        this.#grabbed = { key: spot.key, row: spot.row };
        this.#pickUp(true);
        return;
      case 'toggle':
        if (!isCard || spot.key === null) return;
        this.#selection = toggle(this.#selection, spot.key, spot.row);
        this.#say(filled(this.words.selected, this.#selection.cards.size));
        this.requestUpdate();
        return;
      case 'selectCell':
        if (spot.kind !== 'cell') return;
        this.#selection = selectAll(this.#keysOfCell(spot.row, spot.column), spot.row);
        this.#saySelected();
        this.requestUpdate();
    }
  };

  #go(spot: Spot, step: Step, isExtending: boolean): void {
    if (spot.kind === 'row' && (step === 'left' || step === 'right')) {
      const index = this.picture.rows.findIndex((row) => rowName(row) === spot.row);
      const placedRow = this.#layout?.rows[this.#layout.placeOf[index] ?? -1];
      if (step === 'right' && placedRow?.isFolded) return this.#fold({ fold: [], unfold: [spot.row] });
      if (step === 'left' && placedRow && !placedRow.isFolded && this.#canFold(index))
        return this.#fold({ fold: [spot.row], unfold: [] });
      const parent = step === 'left' ? this.picture.rows[this.picture.rows[index]?.parent ?? -1] : undefined;
      if (parent) return this.#goTo({ kind: 'row', row: rowName(parent) });
    }
    const next = this.#spots?.next(spot, step);
    if (!next) return;
    if (isExtending && next.kind === 'cell' && next.key !== null && spot.kind === 'cell') {
      if (this.#selection.anchor === null && spot.key !== null)
        this.#selection = selectOne(spot.key, spot.row);
      this.#selection = extendTo(this.#selection, next.key, next.row, this.#keysOfRow(next.row));
      this.#saySelected();
    }
    this.#goTo(next);
  }

  #openCard(spot: Spot): void {
    const { root, rows, columns } = this.picture;
    if (spot.kind === 'cell' && spot.key !== null) act(this, { kind: 'card', key: spot.key });
    else if (spot.kind === 'column') {
      const column = columns[spot.column];
      if (column?.kind === 'part') act(this, { kind: 'phase', root, id: column.id });
    } else if (spot.kind === 'row') {
      const row = rows.find((each) => rowName(each) === spot.row);
      if (row?.kind === 'part') act(this, { kind: 'module', root, id: row.id });
    } else this.#fold({ fold: [], unfold: [spot.row] });
  }

  #keysOfRow(name: string): readonly string[] {
    const row = this.picture.rows.find((each) => rowName(each) === name);
    return (row?.cells ?? []).flat().map((index) => this.picture.cards[index]?.key ?? '');
  }

  #keysOfCell(name: string, column: number): readonly string[] {
    const place = this.#spots?.placeOfRow(name) ?? -1;
    return (this.#spots?.cardsAt(place, column) ?? []).map((index) => this.picture.cards[index]?.key ?? '');
  }

  /* Folding. */

  #canFold(index: number): boolean {
    const row = this.picture.rows[index];
    return row !== undefined && (row.shown > 0 || this.picture.rows.some(({ parent }) => parent === index));
  }

  #toggleFold(name: string): void {
    const placedRow = this.#layout?.rows[this.#spots?.placeOfRow(name) ?? -1];
    if (!placedRow) return;
    this.#fold(placedRow.isFolded ? { fold: [], unfold: [name] } : { fold: [name], unfold: [] });
  }

  #foldAll(isFolding: boolean): void {
    const names = this.picture.rows.map(rowName);
    this.#fold(isFolding ? { fold: names, unfold: [] } : { fold: [], unfold: names });
  }

  #fold(detail: FoldDetail): void {
    this.#tell('fold', detail);
  }

  /* Carrying. */

  #pickUp(byKeys: boolean): boolean {
    const grabbed = this.#grabbed;
    if (!grabbed) return false;
    const isSelected = this.#selection.cards.get(grabbed.key) === grabbed.row;
    if (!isSelected) this.#selection = selectOne(grabbed.key, grabbed.row);
    this.#about.hide();
    const column = columnOf(this.picture, grabbed.key, grabbed.row);
    const over = byKeys ? { row: grabbed.row, column } : null;
    this.#carry = { cards: this.#selection.cards, over, byKeys };
    if (byKeys) this.#say(filled(this.words.pickedUp, this.#carriedName()));
    this.requestUpdate();
    return true;
  }

  #carriedName(): string {
    const keys = [...(this.#carry?.cards.keys() ?? [])];
    if (keys.length > 1) return filled(this.words.dragging, keys.length);
    const card = this.picture.cards.find(({ key }) => key === keys[0]);
    return card ? [card.id, card.title].filter((part) => part !== '').join(' ') : '';
  }

  #carryTo(x: number, y: number): void {
    const scroller = this.#scroller;
    const layout = this.#layout;
    const head = this.renderRoot.querySelector<HTMLElement>('.head');
    if (!this.#carry || !scroller || !layout || !head) return;
    const ghost = this.renderRoot.querySelector<HTMLElement>('.ghost');
    ghost?.style.setProperty('transform', `translate(${x + 12}px, ${y + 12}px)`);
    const view = scroller.getBoundingClientRect();
    const fromLeft = (x - view.left) / this.#em;
    const isInside = x >= view.left && x < view.right && y >= view.top && y < view.bottom;
    const left = fromLeft + scroller.scrollLeft / this.#em;
    const top = (y - view.top - head.offsetHeight + scroller.scrollTop) / this.#em;
    const isHead = y - view.top < head.offsetHeight;
    const isRowHead = fromLeft < layout.rowHead;
    const row = cellAt(layout, layout.rowHead, top).row;
    const column = cellAt(layout, left, 0).column;
    let over: DropPlace | null = null;
    if (isInside && isHead && !isRowHead && column >= 0) over = { row: null, column };
    else if (isInside && !isHead && row >= 0 && (isRowHead || column >= 0))
      over = { row: this.#spots?.nameAt(row) ?? null, column: isRowHead ? null : column };
    const before = this.#carry.over;
    if (before?.row === over?.row && before?.column === over?.column && Boolean(before) === Boolean(over))
      return;
    this.#carry = { ...this.#carry, over };
    this.requestUpdate();
  }

  #carryOn(key: Step | 'pickUp' | 'toggle' | 'selectCell' | 'openCard' | 'openDocument' | 'cancel'): void {
    const over = this.#carry?.over;
    if (key === 'cancel') return this.#cancel();
    if (key === 'pickUp' || key === 'openCard') return this.#drop();
    if (key === 'toggle' || key === 'selectCell' || key === 'openDocument') return;
    const spots = this.#spots;
    if (!this.#carry || !spots) return;
    const place = over?.row == null ? 0 : spots.placeOfRow(over.row);
    const [toPlace, column] = spots.nextCell(Math.max(0, place), over?.column ?? 0, key);
    const row = spots.nameAt(toPlace);
    const target: DropPlace = { row, column };
    this.#carry = { ...this.#carry, over: target };
    this.#scrollTo({ kind: 'cell', row, column, key: null, at: 0 });
    const isSame = dropOf(this.picture, this.#carry.cards, target).kind === 'same';
    const { over: overWords, overSame } = this.words;
    this.#say(filled(isSame ? overSame : overWords, ...this.#placeNames(target)));
    this.requestUpdate();
  }

  #placeNames({ row, column }: DropPlace): readonly [string, string] {
    const rowWords = this.picture.rows.find((each) => rowName(each) === row)?.trail ?? '';
    return [rowWords, column === null ? '' : (this.picture.columns[column]?.name ?? '')];
  }

  #drop(): void {
    const carry = this.#carry;
    this.#carry = null;
    this.requestUpdate();
    if (!carry?.over) {
      this.#say(this.words.cancelled);
      return;
    }
    const name = [...carry.cards.keys()].length;
    const drop = dropOf(this.picture, carry.cards, carry.over);
    if (drop.kind === 'notHere') this.#say(this.words.notHere);
    else if (drop.kind === 'same') this.#say(this.words.cancelled);
    else {
      const what =
        name > 1 ? filled(this.words.dragging, name) : this.#nameOf([...carry.cards.keys()][0] ?? '');
      this.#say(filled(this.words.dropped, what, ...this.#placeNames(carry.over)));
      act(this, drop.action);
    }
  }

  #nameOf(key: string): string {
    const card = this.picture.cards.find((each) => each.key === key);
    return card ? card.id || card.title : '';
  }

  #cancel(): void {
    if (!this.#carry) return;
    this.#carry = null;
    this.#say(this.words.cancelled);
    this.requestUpdate();
  }

  /* What is marked from outside. */

  #unfoldMark(): void {
    const mark = this.#mark;
    if (!mark || mark.kind === 'phase') return;
    const { rows, cards } = this.picture;
    const card = cards.findIndex(({ key }) => key === mark.id);
    const isIt = (row: PlanRow): boolean =>
      mark.kind === 'module'
        ? row.kind === 'part' && row.id === mark.id
        : row.cells.some((cell) => cell.includes(card));
    const at = rows.findIndex(isIt);
    const closed: string[] = [];
    for (let row = rows[at], isOwn = true; row; row = rows[row.parent], isOwn = false) {
      const name = rowName(row);
      const place = this.#spots?.placeOfRow(name) ?? -1;
      const isFolded = this.#layout?.rows[place]?.isFolded ?? true;
      if (isFolded && (!isOwn || mark.kind === 'card')) closed.push(name);
    }
    if (closed.length > 0) queueMicrotask(() => this.#fold({ fold: [], unfold: closed }));
  }

  #showMark(): void {
    const mark = this.#mark;
    const spots = this.#spots;
    if (!mark || !spots) return;
    const column = this.picture.columns.findIndex(({ kind, id }) => kind === 'part' && id === mark.id);
    const spot: Spot | null =
      mark.kind === 'card'
        ? spots.ofCard(mark.id)
        : mark.kind === 'module'
          ? spots.ofRow(`=${mark.id}`)
          : column < 0
            ? null
            : { kind: 'column', column };
    if (!spot) return;
    this.#isMarkPending = false;
    if (spot.kind === 'cell' && spot.key !== null) this.#selection = selectOne(spot.key, spot.row);
    this.#goTo(spot);
  }

  /* What leaves the picture. */

  #placeAbout(): void {
    const popup = this.renderRoot.querySelector<HTMLElement>('.about');
    const key = this.#about.key;
    if (!popup || key === null) return;
    const cards = [...this.renderRoot.querySelectorAll<HTMLElement>('.card')].filter(
      ({ dataset }) => dataset['card'] === key,
    );
    const card = cards.find((each) => each.matches(':hover, :focus')) ?? cards[0];
    if (card) this.#about.place(popup, card.getBoundingClientRect());
    else this.#about.hide();
  }

  #say(text: string): void {
    this.#tell('said', text);
  }

  readonly #tellLook = (): void => {
    const scroller = this.#scroller;
    const look: PlanLook = {
      top: (scroller?.scrollTop ?? 0) / this.#em,
      left: (scroller?.scrollLeft ?? 0) / this.#em,
      spot: this.#spot,
      selected: [...this.#selection.cards],
    };
    this.#tell('looked', look);
  };

  #tell(name: 'about' | 'fold' | 'looked' | 'said', detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function isMany({ shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return shiftKey || ctrlKey || metaKey;
}

customElements.define('gp-plan', PlanElement);
