/**
 * `<gp-plan>`: the Plan picture. It draws only the rows and cards in view, and the one that has the focus. What
 * somebody asks for leaves it as events: `act`, `fold`, `said`, `looked`, `about`.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { AboutPopup } from './aboutPopup.ts';
import type { Mark } from './messages.ts';
import { placed } from './placed.ts';
import { PlanCarry } from './planCarry.ts';
import { columnOf } from './planDrop.ts';
import { PlanGestures, type FoldDetail, type PlanHost } from './planGestures.ts';
import { narrow, planLayout, rowName, type Folding, type PlanLayout } from './planLayout.ts';
import { foldedAround, spotOfMark } from './planMark.ts';
import type { PlanPicture } from './planPicture.ts';
import { planRows } from './planRows.ts';
import { PlanSpots, type Spot } from './planSpot.ts';
import { planStyles } from './planStyles.ts';
import { columnHeader } from './planViews.ts';
import { PlanWindow } from './planWindow.ts';
import { nothingSelected, selectOne, stillThere, type Selection } from './selection.ts';
import type { Words } from './words.ts';

/** What outlives a reload of the page: lengths in em. */
export interface PlanLook {
  readonly top: number;
  readonly left: number;
  readonly spot: Spot | null;
  readonly selected: readonly (readonly [key: string, row: string])[];
}

export class PlanElement extends LitElement implements PlanHost {
  static override readonly styles = planStyles;
  static override readonly properties = {
    picture: { attribute: false },
    words: { attribute: false },
    folding: { attribute: false },
  };

  declare picture: PlanPicture;
  declare words: Words;
  declare folding: Folding;

  layout: PlanLayout | null = null;
  spots: PlanSpots | null = null;
  selection: Selection = nothingSelected;
  readonly view = new PlanWindow(() => this.renderRoot);
  readonly carry = new PlanCarry(this);
  readonly about = new AboutPopup({
    ask: (key) => this.#tell('about', key),
    update: () => this.requestUpdate(),
  });
  readonly #gestures = new PlanGestures(this);
  readonly #resized = new ResizeObserver(() => this.#measure());
  #spot: Spot | null = null;
  #mark: Mark | null = null;
  /** Scrolled to once it is unfolded and drawn. */
  #isMarkPending = false;
  #look: PlanLook | null = null;
  #isResized = false;
  #hadFocus = false;
  #focusSoon = false;
  #isScrolling = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#gestures.stop();
    this.about.hide();
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
  answer(key: string, lines: readonly string[]): void {
    this.about.answer(key, lines);
  }

  /** Moves the focus to a spot, and the spot into view. */
  goTo(spot: Spot): void {
    this.#spot = spot;
    this.#focusSoon = true;
    if (this.layout && this.spots) this.view.show(spot, this.layout, this.spots);
    this.requestUpdate();
    this.#tellLook();
  }

  say(text: string): void {
    this.#tell('said', text);
  }

  fold(detail: FoldDetail): void {
    this.#tell('fold', detail);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.layout || this.#isResized || changed.has('picture') || changed.has('folding')) {
      this.#isResized = false;
      this.layout = planLayout(this.picture, this.folding, this.view.width);
      this.spots = new PlanSpots(this.picture, this.layout);
    }
    this.#hadFocus = this.#holdsFocus();
    if (changed.has('picture')) this.#keepToPicture();
    if (this.#look) {
      this.#spot ??= this.#look.spot;
      const selected = this.#look.selected.filter(([key, row]) => columnOf(this.picture, key, row) >= 0);
      this.selection = { cards: new Map(selected), anchor: selected[0]?.[0] ?? null };
    }
    if (this.spots) this.#spot = this.#spot ? this.spots.kept(this.#spot) : this.spots.first();
    if (this.#isMarkPending && this.#mark) {
      const unfold = foldedAround(this.picture, this.layout, this.#mark);
      // Whoever keeps what is folded answers with another update.
      if (unfold.length > 0) queueMicrotask(() => this.fold({ fold: [], unfold }));
    }
  }

  protected override render(): TemplateResult {
    const { picture, words, layout, spots, view, selection, carry } = this;
    if (!layout || !spots) return html``;
    const spot = this.#spot;
    const mark = this.#mark;
    const described = this.about.key;
    const { ghost } = carry;
    return html`<div
        class=${view.width < narrow ? 'window is-narrow' : 'window'}
        role="treegrid"
        aria-label=${words.grid}
        aria-multiselectable="true"
        aria-rowcount=${picture.rows.length + 1}
        aria-colcount=${picture.columns.length + 1}
        @scroll=${this.#onScroll}
        @scrollend=${this.#tellLook}
        @keydown=${this.#gestures.onKey}
        @click=${this.#gestures.onClick}
        @dblclick=${this.#gestures.onDoubleClick}
        @pointerdown=${this.#gestures.onPointerDown}
        @pointerover=${this.#gestures.onPointerOver}
        @focusin=${this.#onFocus}
        @focusout=${() => this.about.left()}
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
                  isTarget: carry.isOver(null, at),
                  isMarked: mark?.kind === 'phase' && column.kind === 'part' && mark.id === column.id,
                },
                layout.columns[at]?.width ?? 0,
                words,
              ),
            )}
          </div>
        </div>
        <div role="rowgroup" class="body" ${placed({ width: layout.width, height: layout.height })}>
          ${planRows({ picture, words, layout, spots, view, spot, selection, carry, mark, described })}
        </div>
      </div>
      ${ghost === null ? nothing : html`<div class="ghost" aria-hidden="true"><bdi>${ghost}</bdi></div>`}
      ${this.about.render(words.hint)}`;
  }

  protected override updated(): void {
    const { head } = this.view;
    if (head) this.style.setProperty('--head-height', `${head.offsetHeight}px`);
    if (this.#look) this.view.scrollTo(this.#look.top, this.#look.left);
    this.#look = null;
    if (this.#isMarkPending) this.#showMark();
    if (this.#focusSoon || (this.#hadFocus && !this.#holdsFocus())) {
      this.#focusSoon = false;
      if (this.#spot) this.view.elementOf(this.#spot)?.focus({ preventScroll: true });
    }
    this.about.placeIn(this.renderRoot);
    if (!this.#isScrolling) return;
    this.#isScrolling = false;
    performance.measure('gp-scroll', 'gp-scroll-began');
  }

  #keepToPicture(): void {
    const there = new Set(this.picture.cards.map(({ key }) => key));
    this.selection = stillThere(this.selection, (key) => there.has(key));
    this.carry.keepTo(there);
  }

  #measure(): void {
    if (!this.view.measure(this)) return;
    this.#isResized = true;
    this.about.hide();
    this.requestUpdate();
  }

  readonly #onScroll = (): void => {
    this.about.hide();
    if (!this.view.scrolled()) return;
    performance.mark('gp-scroll-began');
    this.#isScrolling = true;
    this.requestUpdate();
  };

  readonly #onFocus = ({ target }: FocusEvent): void => {
    const spot = this.#gestures.spotAt(target);
    if (!spot) return;
    if (JSON.stringify(spot) !== JSON.stringify(this.#spot)) {
      this.#spot = spot;
      this.requestUpdate();
    }
    if (spot.kind === 'cell' && spot.key !== null && !this.carry.isOn) this.about.pointed(spot.key);
  };

  #holdsFocus(): boolean {
    return Boolean(this.shadowRoot?.activeElement?.closest('.window'));
  }

  #foldAll(isFolding: boolean): void {
    const names = this.picture.rows.map(rowName);
    this.fold(isFolding ? { fold: names, unfold: [] } : { fold: [], unfold: names });
  }

  #showMark(): void {
    const spot = this.#mark && this.spots && spotOfMark(this.picture, this.spots, this.#mark);
    if (!spot) return;
    this.#isMarkPending = false;
    if (spot.kind === 'cell' && spot.key !== null) this.selection = selectOne(spot.key, spot.row);
    this.goTo(spot);
  }

  readonly #tellLook = (): void => {
    const { top, left } = this.view;
    const look: PlanLook = { top, left, spot: this.#spot, selected: [...this.selection.cards] };
    this.#tell('looked', look);
  };

  #tell(name: 'about' | 'fold' | 'looked' | 'said', detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('gp-plan', PlanElement);
