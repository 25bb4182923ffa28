/**
 * `<gp-value>`: what is still to be built by value and effort, and the same as a list in the suggested order. What
 * somebody points at or goes to in one is marked in the other; Enter opens the card (with Ctrl or Cmd: the document).
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { act } from './actions.ts';
import { nearestMark } from './nearestMark.ts';
import { pictureStyles } from './pictureStyles.ts';
import { valueStyles } from './valueStyles.ts';
import { emptyPicture } from './emptyPicture.ts';
import { needSign } from './signs.ts';
import { drawingStyles, explained, valueDrawing } from './valueDrawing.ts';
import type { Drawing, ValuePicture, ValueRow } from './valuePicture.ts';
import { filled } from './words.ts';

/** Rows that are drawn above and below those in sight. */
const around = 8;
/** In heights of a letter. */
const rowHeight = 3.7;
/** How many numbers of a mark that stands for many are read out. */
const mostRead = 12;

export class ValueElement extends LitElement {
  static override properties = {
    picture: { attribute: false },
    active: { state: true },
    pointed: { state: true },
    width: { state: true },
    top: { state: true },
  };
  declare picture: ValuePicture | null;
  /** The row that the keyboard is at, from 1. */
  declare active: number;
  /** The rows that somebody points at. */
  declare pointed: readonly number[];
  declare width: number;
  /** The first row in sight, from 0. */
  declare top: number;

  /** Tells how wide the drawing can be. */
  readonly #watch = new ResizeObserver((entries) => {
    for (const { contentRect } of entries) this.width = Math.floor(contentRect.width);
  });
  #watched: Element | null = null;
  /** The mark that Tab leads to. */
  #mark = 0;
  /** Whether the keyboard is in the list: then its row is marked in the drawing. */
  #isInList = false;

  constructor() {
    super();
    this.picture = null;
    this.active = 1;
    this.pointed = [];
    this.width = 0;
    this.top = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
    this.#watched = null;
  }

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (!changed.has('picture')) return;
    const before = changed.get('picture') as ValuePicture | null | undefined;
    const rows = this.picture?.rows ?? [];
    // The row stays with its requirement, wherever that has come to.
    const key = before?.rows[this.active - 1]?.key;
    const now = key === undefined ? -1 : rows.findIndex((row) => row.key === key);
    this.active = now >= 0 ? now + 1 : Math.max(1, Math.min(this.active, rows.length));
    this.pointed = [];
  }

  override render(): TemplateResult | typeof nothing {
    const { picture } = this;
    if (!picture) return nothing;
    if (picture.empty) return emptyPicture(picture.empty);
    const drawing = this.#drawing();
    return html`<div class=${drawing ? 'all' : 'all bare'}>
      <section class="figure" aria-label=${picture.name}>
        <div class="measure">${drawing ? this.#picture(picture, drawing) : nothing}</div>
        ${this.#legend(picture, drawing)}
      </section>
      <section class="beside">
        <h2 id="list-name">${picture.listName}</h2>
        <p class="quiet hint" id="hint">${picture.hint}</p>
        ${this.#list(picture)}
      </section>
    </div>`;
  }

  override updated(): void {
    const measure = this.shadowRoot?.querySelector('.measure') ?? null;
    if (measure !== this.#watched) {
      this.#watch.disconnect();
      if (measure) this.#watch.observe(measure);
      this.#watched = measure;
    }
    const [above, below] = this.shadowRoot?.querySelectorAll<HTMLElement>('.spacer') ?? [];
    const { from, to } = this.#window();
    const height = this.#rowHeight();
    if (above) above.style.height = `${from * height}px`;
    if (below) below.style.height = `${((this.picture?.rows.length ?? 0) - to) * height}px`;
  }

  /** The widest drawing that fits; the narrowest where none does. */
  #drawing(): Drawing | undefined {
    const drawings = this.picture?.drawings ?? [];
    return drawings.findLast(({ width }) => width <= this.width) ?? drawings[0];
  }

  #picture(picture: ValuePicture, drawing: Drawing): TemplateResult {
    const spoken = (numbers: readonly number[]): string => {
      const [first = 0] = numbers;
      if (numbers.length > 1) {
        const some = numbers.slice(0, mostRead).join(', ');
        return filled(picture.many, numbers.length, numbers.length > mostRead ? `${some} …` : some);
      }
      const row = picture.rows[first - 1];
      return row
        ? `${first}. ${row.id} ${row.title}: ${row.weights}, ${row.needText}, ${row.facts}`
        : `${first}`;
    };
    this.#mark = Math.min(this.#mark, Math.max(0, drawing.marks.length - 1));
    return valueDrawing(picture, drawing, {
      hot: this.#hot(),
      current: this.#mark,
      spoken,
      point: (numbers) => (this.pointed = numbers),
      enter: (at) => {
        this.#mark = at;
        this.pointed = drawing.marks[at]?.numbers ?? [];
      },
      choose: (at, event) => this.#choose(drawing.marks[at]?.numbers ?? [], event),
      key: (at, event) => this.#moveMark(drawing, at, event),
    });
  }

  #legend(picture: ValuePicture, drawing: Drawing | undefined): TemplateResult {
    const { quadrants, needs, notes, stack } = picture;
    const explanation = html`<dl class="quadrants">
      ${quadrants.map(
        ({ quadrant, word, means }) =>
          html`<div class=${quadrant}>
            <dt>${word}</dt>
            <dd class="quiet">${means}</dd>
          </div>`,
      )}
    </dl>`;
    return html`${drawing?.cut && drawing.width < explained ? explanation : nothing}
      <ul class="needs">
        ${needs.map(({ need, text, count }) => html`<li>${needSign(need)} ${text} <span class="quiet">${count}</span></li>`)}
        ${drawing?.marks.some(({ numbers }) => numbers.length > 1) !== true ? nothing : html`<li>${stackSign} ${stack}</li>`}
      </ul>
      <ul class="notes quiet">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>`;
  }

  #list(picture: ValuePicture): TemplateResult {
    const { rows } = picture;
    const { from, to } = this.#window();
    const hot = this.#hot();
    const shown = rows.slice(from, to).map((row, index) => ({ row, number: from + index + 1 }));
    // Above and below the rows in sight there is empty room, as high as those that are not drawn.
    return html`<div
      class="list"
      role="listbox"
      tabindex="0"
      aria-labelledby="list-name"
      aria-describedby="hint"
      aria-activedescendant=${this.active > from && this.active <= to ? `row-${this.active}` : nothing}
      @scroll=${this.#scrolled}
      @keydown=${this.#moveRow}
      @focus=${() => this.#inList(true)}
      @blur=${() => this.#inList(false)}
      @mouseleave=${() => (this.pointed = [])}
    >
      <div class="spacer" role="presentation"></div>
      ${repeat(
        shown,
        ({ row }) => row.key,
        ({ row, number }) => this.#row(row, number, rows.length, hot.has(number)),
      )}
      <div class="spacer" role="presentation"></div>
    </div>`;
  }

  #row(row: ValueRow, number: number, of: number, isHot: boolean): TemplateResult {
    const { id, title, need, needText, quadrantText, weights, facts } = row;
    return html`<div
      class="row ${isHot ? 'hot' : ''}"
      role="option"
      id="row-${number}"
      aria-selected=${number === this.active}
      aria-setsize=${of}
      aria-posinset=${number}
      @mouseenter=${() => (this.pointed = [number])}
      @click=${(event: MouseEvent) => {
        this.active = number;
        this.#choose([number], event);
      }}
    >
      <span class="number">${number}</span>
      <span class="text">
        <span class="title"
          >${id === '' ? nothing : html`<bdi class="id">${id}</bdi> `}<bdi>${title}</bdi></span
        >
        <span class="facts"
          ><bdi class="quiet">${weights}</bdi>${
            quadrantText === '' ? nothing : html` <span class="quadrant">${quadrantText}</span>`
          }${need === 'none' ? nothing : html` <span class="needWord">${needSign(need)} ${needText}</span>`}
          <bdi class="quiet">${facts}</bdi></span
        >
      </span>
    </div>`;
  }

  #hot(): ReadonlySet<number> {
    return new Set(this.pointed.length > 0 ? this.pointed : this.#isInList ? [this.active] : []);
  }

  #inList(isIn: boolean): void {
    this.#isInList = isIn;
    this.requestUpdate();
  }

  /** One opens; a mark that stands for many leads to the first of them in the list. */
  #choose(
    numbers: readonly number[],
    { ctrlKey, metaKey }: { readonly ctrlKey: boolean; readonly metaKey: boolean },
  ): void {
    const [first] = numbers;
    if (first === undefined) return;
    const key = this.picture?.rows[first - 1]?.key;
    if (numbers.length === 1 && key !== undefined) {
      act(this, { kind: ctrlKey || metaKey ? 'open' : 'card', key });
      return;
    }
    this.#goTo(first);
    this.#listBox()?.focus();
  }

  #moveMark(drawing: Drawing, at: number, event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(drawing.marks[at]?.numbers ?? [], event);
      return;
    }
    const next = nearestMark(drawing.marks, at, event.key);
    if (next === null) return;
    event.preventDefault();
    this.shadowRoot?.querySelector<SVGElement>(`[data-mark="${next}"]`)?.focus();
  }

  readonly #moveRow = (event: KeyboardEvent): void => {
    const page = Math.max(1, this.#rowsInSight() - 1);
    const last = this.picture?.rows.length ?? 0;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#choose([this.active], event);
      return;
    }
    const to = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 1,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.pointed = [];
    this.#goTo(Math.max(1, Math.min(last, to)));
  };

  /** Makes it the row that the keyboard is at, in sight. */
  #goTo(number: number): void {
    this.active = number;
    const list = this.#listBox();
    if (!list) return;
    const height = this.#rowHeight();
    const [above, below] = [(number - 1) * height, number * height];
    if (above < list.scrollTop) list.scrollTop = above;
    else if (below > list.scrollTop + list.clientHeight) list.scrollTop = below - list.clientHeight;
    this.top = Math.floor(list.scrollTop / height);
  }

  readonly #scrolled = (): void => {
    const top = Math.floor((this.#listBox()?.scrollTop ?? 0) / this.#rowHeight());
    // A row more or less in sight needs nothing drawn anew: there are some around it.
    if (Math.abs(top - this.top) >= around / 2 || top === 0) this.top = top;
  };

  /** The rows that are drawn: from this one up to that one, which is not. */
  #window(): { readonly from: number; readonly to: number } {
    const from = Math.max(0, this.top - around);
    return { from, to: Math.min(this.picture?.rows.length ?? 0, this.top + this.#rowsInSight() + around) };
  }

  #rowsInSight(): number {
    return Math.ceil((this.#listBox()?.clientHeight ?? 600) / this.#rowHeight());
  }

  #rowHeight(): number {
    return Math.round(rowHeight * (Number.parseFloat(getComputedStyle(this).fontSize) || 13));
  }

  #listBox(): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>('.list') ?? null;
  }

  static override styles = [pictureStyles, drawingStyles, valueStyles];
}

const stackSign = html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
  <rect class="shape" x="4" y="2" width="11" height="9" />
  <rect class="shape" x="1" y="5" width="11" height="9" />
</svg>`;

customElements.define('gp-value', ValueElement);
