/**
 * `<gp-process>`: the business processes, each as its steps in order. One Tab stop for each process, arrow keys within
 * it, Enter opens the card of what has the focus (with Ctrl or Cmd: its document).
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { act, type BoardAction } from './actions.ts';
import type { Lane, ProcessPicture, RestGroup, StepBox, StepGroup, StepItem } from './processPicture.ts';
import type { FoldDetail } from './planGestures.ts';
import { pictureStyles } from './pictureStyles.ts';
import { processStyles } from './processStyles.ts';
import { emptyPicture } from './emptyPicture.ts';
import { needSign, supportSign } from './signs.ts';
import { nextStop } from './stepStops.ts';
import { filled } from './words.ts';

/** How many modules or requirements of a step are shown at once: a step is to be seen whole. */
const mostAtOnce = 5;

export class ProcessElement extends LitElement {
  static override properties = {
    picture: { attribute: false },
    folded: { attribute: false },
    unfolded: { state: true },
  };
  declare picture: ProcessPicture | null;
  /** Names of what is folded. The event `fold` says what is to be folded or unfolded, as in the Plan picture. */
  declare folded: ReadonlySet<string>;
  /** The lists that are shown to their end. */
  declare unfolded: ReadonlySet<string>;

  /** The stop that Tab leads to, by row of stops (a process, or a group below). */
  readonly #current = new Map<string, string>();
  /** The stop that has the focus; a change of the picture must not take it away. */
  #focused: { readonly row: string; readonly stop: string } | null = null;

  #isDrawing = false;

  constructor() {
    super();
    this.picture = null;
    this.folded = new Set();
    this.unfolded = new Set();
  }

  override render(): TemplateResult | typeof nothing {
    const { picture } = this;
    if (!picture) return nothing;
    if (picture.empty) return emptyPicture(picture.empty);
    return html`<div
      class="all"
      role="region"
      aria-label=${picture.name}
      @keydown=${this.#move}
      @focusin=${this.#entered}
      @focusout=${this.#left}
    >
      <ul class="legend">
        ${picture.legend.map(({ support, text }) => html`<li class="word ${support}">${supportSign(support)} ${text}</li>`)}
      </ul>
      ${repeat(
        picture.lanes,
        ({ id }) => id,
        (lane) => this.#lane(lane),
      )}
      ${repeat(
        picture.rest,
        ({ kind }) => kind,
        (group) => this.#rest(group),
      )}
    </div>`;
  }

  override updated(): void {
    this.#isDrawing = false;
    if (!this.#focused || this.shadowRoot?.activeElement) return;
    const { row, stop } = this.#focused;
    const stops = this.#stopsOf(row).flat();
    const [step] = JSON.parse(stop) as readonly string[];
    const next =
      stops.find((one) => one.dataset['stop'] === stop) ??
      stops.find((one) => (JSON.parse(one.dataset['stop'] ?? '[""]') as readonly string[])[0] === step) ??
      stops[0];
    next?.focus();
  }

  #lane({ id, name, figures, note, steps }: Lane): TemplateResult {
    const isFolded = this.folded.has(`process:${id}`);
    return html`<section class="lane">
      <div class="head">
        <h2>
          <button class="fold" aria-expanded=${!isFolded} @click=${() => this.#fold(`process:${id}`)}>
            <svg class="twist" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M5.5 3.5L10 8l-4.5 4.5" />
            </svg>
            <bdi class="clamp">${name}</bdi>
          </button>
        </h2>
        <ul class="figures">
          ${figures.map(({ support, text }) => html`<li class="word ${support}">${supportSign(support)} ${text}</li>`)}
        </ul>
      </div>
      ${note === '' ? nothing : html`<p class="note quiet">${note}</p>`}
      ${
        isFolded || steps.length === 0
          ? nothing
          : html`<ol class="steps" data-row=${id}>
              ${repeat(
                steps,
                (step) => step.id,
                (step, index) => this.#step(id, step, index === 0),
              )}
            </ol>`
      }
    </section>`;
  }

  #step(lane: string, step: StepBox, isFirst: boolean): TemplateResult {
    const { id, number, name, role, support, supportText, need, gap, groups, offers } = step;
    const root = this.picture?.root ?? '';
    return html`<li class="step ${support}" data-column>
      <h3>
        <span class="number" aria-hidden="true">${number}</span>
        ${this.#stop(
          { row: lane, stop: [id, 'step'], isFirst },
          { kind: 'step', root, process: lane, step: id },
          html`<bdi class="clamp">${name}</bdi>`,
          'name',
        )}
      </h3>
      ${role === '' ? nothing : html`<p class="role quiet">${personSign} <bdi class="clamp">${role}</bdi></p>`}
      <p class="word ${support}">${supportSign(support)} <span class="clamp">${supportText}</span></p>
      ${need ? html`<p class="need">${needSign(need.necessity)} <span class="clamp">${need.text}</span></p>` : nothing}
      ${gap === '' ? nothing : html`<p class="gap">${gap}</p>`}
      ${groups.map((group) => this.#group(lane, id, group))}
      ${
        offers.length === 0
          ? nothing
          : html`<div class="offers">
              ${offers.map(({ kind, text }) =>
                this.#stop(
                  { row: lane, stop: [id, kind] },
                  { kind, root, process: lane, step: id },
                  text,
                  'offer',
                ),
              )}
            </div>`
      }
    </li>`;
  }

  #group(lane: string, step: string, { kind, label, items, more }: StepGroup): TemplateResult {
    const list = JSON.stringify([lane, step, kind]);
    const isWhole = items.length <= mostAtOnce + 1;
    const isUnfolded = this.unfolded.has(list);
    const shown = isWhole || isUnfolded ? items : items.slice(0, mostAtOnce);
    const words = isUnfolded
      ? (this.picture?.fewer ?? '')
      : filled(this.picture?.more ?? '', items.length - mostAtOnce);
    return html`<h4>${label}</h4>
      <ul class="items">
        ${repeat(
          shown,
          ({ target, text }) => target ?? text,
          (item) => this.#item({ row: lane, stop: [step, kind, item.target ?? ''] }, kind, item),
        )}
      </ul>
      ${isWhole ? nothing : this.#stop({ row: lane, stop: [step, kind] }, () => this.#unfold(list), words, 'unfold', isUnfolded)}
      ${more === '' || !(isWhole || isUnfolded) ? nothing : html`<p class="more quiet">${more}</p>`}`;
  }

  #unfold(list: string): void {
    const next = new Set(this.unfolded);
    if (!next.delete(list)) next.add(list);
    this.unfolded = next;
  }

  #rest({ kind, heading, count, note, items, more }: RestGroup): TemplateResult {
    const row = `rest ${kind}`;
    const isFolded = this.folded.has(row);
    return html`<section class="lane rest">
      <div class="head">
        <h2>
          <button class="fold" aria-expanded=${!isFolded} @click=${() => this.#fold(row)}>
            <svg class="twist" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M5.5 3.5L10 8l-4.5 4.5" />
            </svg>
            ${heading} <span class="count">${count}</span>
          </button>
        </h2>
        <p class="quiet">${note}</p>
      </div>
      ${
        isFolded
          ? nothing
          : html`<ul class="loose" data-row=${row}>
                ${repeat(
                  items,
                  ({ target, text }) => target ?? text,
                  (item, index) =>
                    this.#item({ row, stop: [item.target ?? ''], isFirst: index === 0 }, kind, item, true),
                )}
              </ul>
              ${more === '' ? nothing : html`<p class="more quiet">${more}</p>`}`
      }
    </section>`;
  }

  #item(at: StopPlace, kind: StepGroup['kind'], item: StepItem, isColumn = false): TemplateResult {
    const { target, text, note, support, need } = item;
    const content = html`${supportSign(support)}<span class="what"
        ><bdi class="clamp">${text}</bdi><span class="note quiet">${note}</span>${
          need ? html`<span class="need">${needSign(need.necessity)} ${need.text}</span>` : nothing
        }</span
      >`;
    const root = this.picture?.root ?? '';
    return html`<li class=${support} ?data-column=${isColumn}>
      ${
        target === null
          ? html`<span class="item unknown">${content}</span>`
          : this.#stop(
              at,
              kind === 'modules' ? { kind: 'module', root, id: target } : { kind: 'card', key: target },
              content,
              'item',
            )
      }
    </li>`;
  }

  /** A button that arrow keys reach; Tab reaches one of each row. */
  #stop(
    at: StopPlace,
    use: BoardAction | (() => void),
    content: TemplateResult | string,
    look: string,
    isExpanded?: boolean,
  ): TemplateResult {
    const stop = JSON.stringify(at.stop);
    const current = this.#current.get(at.row);
    const isCurrent = current === undefined ? at.isFirst === true : current === stop;
    return html`<button
      class="stop ${look}"
      data-stop=${stop}
      tabindex=${isCurrent ? 0 : -1}
      aria-expanded=${isExpanded ?? nothing}
      @click=${(event: MouseEvent) => {
        if (typeof use === 'function') use();
        else
          act(
            this,
            use.kind === 'card' && (event.ctrlKey || event.metaKey) ? { kind: 'open', key: use.key } : use,
          );
      }}
    >
      ${content}
    </button>`;
  }

  #fold(name: string): void {
    const detail: FoldDetail = this.folded.has(name)
      ? { fold: [], unfold: [name] }
      : { fold: [name], unfold: [] };
    this.dispatchEvent(new CustomEvent('fold', { detail, bubbles: true, composed: true }));
  }

  readonly #move = (event: KeyboardEvent): void => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.stop') : null;
    const row = from?.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (!from || row === undefined || event.altKey || event.shiftKey) return;
    // Ctrl and Enter make a click on a button nowhere by themselves.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      from.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const columns = this.#stopsOf(row);
    const column = columns.findIndex((stops) => stops.includes(from));
    const at = { column, row: columns[column]?.indexOf(from) ?? 0 };
    const next = nextStop(
      columns.map(({ length }) => length),
      at,
      event.key,
    );
    if (!next) return;
    event.preventDefault();
    columns[next.column]?.[next.row]?.focus();
  };

  readonly #entered = ({ target }: FocusEvent): void => {
    const stop = target instanceof HTMLElement ? target.dataset['stop'] : undefined;
    const row =
      target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;
    if (stop === undefined || row === undefined) {
      this.#focused = null;
      return;
    }
    this.#focused = { row, stop };
    if (this.#current.get(row) === stop) return;
    this.#current.set(row, stop);
    this.requestUpdate();
  };

  readonly #left = (): void => {
    // What loses the focus while the picture is drawn anew is gone; anything else was left on purpose.
    if (!this.#isDrawing) this.#focused = null;
  };

  /** The stops of a row by column, in the order in which they stand. */
  #stopsOf(row: string): readonly (readonly HTMLElement[])[] {
    const rows = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const found = rows.find(({ dataset }) => dataset['row'] === row);
    return [...(found?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
      .map((column) => [...column.querySelectorAll<HTMLElement>('.stop')])
      .filter(({ length }) => length > 0);
  }

  /** A row whose stop is gone gets its first one back: Tab has to reach each row. */
  override willUpdate(): void {
    this.#isDrawing = true;
    const rows = new Map<string, ReadonlySet<string>>();
    for (const { id, steps } of this.picture?.lanes ?? []) {
      const stops = steps.flatMap((step) => [
        [step.id, 'step'],
        ...step.groups.flatMap(({ kind, items }) => [
          [step.id, kind],
          ...items.map(({ target }) => [step.id, kind, target ?? '']),
        ]),
        ...step.offers.map(({ kind }) => [step.id, kind]),
      ]);
      rows.set(id, new Set(stops.map((stop) => JSON.stringify(stop))));
    }
    for (const { kind, items } of this.picture?.rest ?? [])
      rows.set(`rest ${kind}`, new Set(items.map(({ target }) => JSON.stringify([target ?? '']))));
    for (const [row, stop] of this.#current) if (rows.get(row)?.has(stop) !== true) this.#current.delete(row);
  }

  static override styles = [pictureStyles, processStyles];
}

interface StopPlace {
  readonly row: string;
  readonly stop: readonly string[];
  readonly isFirst?: boolean;
}

const personSign = html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
  <circle class="edge" cx="8" cy="5" r="2.8" />
  <path class="edge" d="M2.8 14.2c.4-3 2.4-4.6 5.2-4.6s4.8 1.6 5.2 4.6" />
</svg>`;

customElements.define('gp-process', ProcessElement);
