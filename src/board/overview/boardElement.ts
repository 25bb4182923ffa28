/**
 * `<gp-board>`: the frame around the pictures. It keeps what somebody typed until the editor has answered it, and hands
 * on what the pictures ask for.
 */
import type { BoardFilter } from '../../model/boardFilter.ts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { act, type BoardAction } from './actions.ts';
import { filterBar } from './filterBar.ts';
import {
  pictureNames,
  type BoardView,
  type Frame,
  type FromBoard,
  type Mark,
  type Picture,
  type PictureName,
  type ToBoard,
} from './messages.ts';
import type { Folding } from './planLayout.ts';
import type { PlanElement, PlanLook } from './planElement.ts';
import type { FoldDetail } from './planGestures.ts';
import './planElement.ts';
import './processElement.ts';
import './valueElement.ts';

/** In milliseconds: what is typed is filtered by when somebody pauses that long. */
const typing = 80;

export class BoardElement extends LitElement {
  static override readonly properties = { board: { attribute: false } };

  /** What the editor sent last; `null` until then. */
  declare board: { readonly frame: Frame; readonly shown: Picture } | null;
  /** Sends to the editor. */
  send: (message: FromBoard) => void = () => undefined;

  #request = 0;
  #filter: BoardFilter | null = null;
  #view: BoardView | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #look: PlanLook | null = null;
  #mark: Mark | null = null;
  #isHelpOpen = false;
  #folding: Folding = { folded: new Set(), unfolded: new Set() };

  constructor() {
    super();
    this.board = null;
  }

  /** Where somebody was in the Plan picture before the page was made anew. */
  set look(look: PlanLook | null) {
    this.#look = look;
  }

  hear(message: ToBoard): void {
    switch (message.type) {
      case 'board':
        // An answer to an older request would undo what somebody has done since.
        if (message.answers < this.#request) return;
        this.#filter = message.frame.filter;
        this.#takeView(message.frame.view);
        this.#mark = message.mark ?? this.#mark;
        this.board = { frame: message.frame, shown: message.shown };
        return;
      case 'about':
        this.#plan?.answer(message.key, message.lines);
        return;
      case 'said':
        this.dispatchEvent(new CustomEvent('said', { detail: message.text, bubbles: true, composed: true }));
    }
  }

  protected override render(): TemplateResult {
    if (!this.board) return html``;
    const { frame } = this.board;
    const { words, heading, plans, view } = frame;
    return html`<header>
        <div class="first">
          <h1><bdi>${heading}</bdi></h1>
          ${
            plans.length > 1
              ? html`<select
                  class="choice"
                  aria-label=${words.ofPlan}
                  @change=${(event: Event) => this.#changeView({ root: selected(event) })}
                >
                  ${plans.map(
                    ({ value, label }) =>
                      html`<option value=${value} .selected=${value === view.root}>${label}</option>`,
                  )}
                </select>`
              : nothing
          }
          <div class="tabs" role="tablist" aria-label=${words.pictures} @keydown=${this.#onTabKey}>
            ${pictureNames.map((name) => this.#tab(name, frame))}
          </div>
          <button class="link end" type="button" @click=${this.#exportReport}>${words.report}</button>
          <button
            class="link"
            type="button"
            aria-expanded=${this.#isHelpOpen}
            aria-controls="keys"
            @click=${this.#toggleHelp}
          >
            ${words.keys}
          </button>
        </div>
        <p id="keys" class="keys" ?hidden=${!this.#isHelpOpen}>${words.keysText}</p>
        ${filterBar({
          frame,
          filter: this.#filter ?? frame.filter,
          change: (changes) => this.#changeFilter(changes),
        })}
      </header>
      <main @act=${this.#onAct}>
        ${this.#note(frame)}
        <div
          id="picture"
          role="tabpanel"
          aria-labelledby=${`tab-${view.picture}`}
          @fold=${this.#onFold}
          @about=${({ detail }: CustomEvent<string>) => this.send({ type: 'about', key: detail })}
        >
          ${frame.isInstead ? nothing : this.#picture()}
        </div>
      </main>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const plan = this.#plan;
    if (!plan) return;
    if (this.#look) plan.restore(this.#look);
    this.#look = null;
    if (this.#mark) plan.mark(this.#mark);
    this.#mark = null;
  }

  // Everything is in one tree, so that labels may name each other.
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get #plan(): PlanElement | null {
    return this.querySelector('gp-plan');
  }

  #picture(): TemplateResult | typeof nothing {
    const { frame, shown } = this.board ?? {};
    if (!frame || !shown) return nothing;
    switch (shown.name) {
      case 'plan':
        return html`<gp-plan
          .picture=${shown.picture}
          .words=${frame.words}
          .folding=${this.#folding}
        ></gp-plan>`;
      case 'process':
        return html`<gp-process .picture=${shown.picture} .folded=${this.#folding.folded}></gp-process>`;
      case 'value':
        return html`<gp-value .picture=${shown.picture}></gp-value>`;
    }
  }

  #tab(name: PictureName, { words, view }: Frame): TemplateResult {
    const isOn = view.picture === name;
    return html`<button
      type="button"
      role="tab"
      id=${`tab-${name}`}
      aria-selected=${isOn}
      aria-controls="picture"
      tabindex=${isOn ? 0 : -1}
      @click=${() => this.#changeView({ picture: name })}
    >
      ${words[name]}
    </button>`;
  }

  #note({ note }: Frame): TemplateResult | typeof nothing {
    if (!note) return nothing;
    return html`<div class="note" role="note">
      <p>${note.text}</p>
      ${note.buttons.map(
        ({ label, action }) =>
          html`<vscode-button @click=${(event: Event) => act(event.currentTarget as HTMLElement, action)}
            >${label}</vscode-button
          >`,
      )}
    </div>`;
  }

  readonly #exportReport = (): void => {
    this.send({ type: 'act', action: { kind: 'command', command: 'exportReport' } });
  };

  readonly #toggleHelp = (): void => {
    this.#isHelpOpen = !this.#isHelpOpen;
    this.requestUpdate();
  };

  readonly #onTabKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !this.board) return;
    event.preventDefault();
    const at = pictureNames.indexOf(this.board.frame.view.picture);
    const next = pictureNames[(at + step + pictureNames.length) % pictureNames.length] ?? 'plan';
    this.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    this.#changeView({ picture: next });
  };

  readonly #onAct = ({ detail }: CustomEvent<BoardAction>): void => {
    this.send({ type: 'act', action: detail });
  };

  readonly #onFold = ({ detail }: CustomEvent<FoldDetail>): void => {
    const { fold, unfold } = detail;
    const folded = new Set([...this.#folding.folded].filter((name) => !unfold.includes(name)).concat(fold));
    const unfolded = new Set(
      [...this.#folding.unfolded].filter((name) => !fold.includes(name)).concat(unfold),
    );
    this.#folding = { folded, unfolded };
    this.#changeView({ folded: [...folded], unfolded: [...unfolded] });
    this.requestUpdate();
  };

  /** What is folded the page knows better, once it was told: a picture may be on its way while somebody folds. */
  #takeView(view: BoardView): void {
    if (this.#view?.root === view.root) {
      const { folded, unfolded } = this.#view;
      this.#view = { ...view, folded, unfolded };
      return;
    }
    this.#view = view;
    this.#folding = { folded: new Set(view.folded), unfolded: new Set(view.unfolded) };
  }

  #changeView(changes: Partial<BoardView>): void {
    const before = this.#view;
    if (!before) return;
    const view = { ...before, ...changes };
    this.#view = view;
    // Only another picture is waited for; what is folded is on show already.
    const isAwaited = view.picture !== before.picture || view.root !== before.root;
    this.send({ type: 'view', request: isAwaited ? ++this.#request : this.#request, view });
  }

  #changeFilter(changes: Partial<BoardFilter>): void {
    const before = this.#filter;
    if (!before) return;
    this.#filter = { ...before, ...changes };
    const request = ++this.#request;
    clearTimeout(this.#waiting);
    const send = (): void => {
      performance.mark('gp-filter-began');
      if (this.#filter) this.send({ type: 'filter', request, filter: this.#filter });
    };
    if (changes.text !== undefined && changes.module === undefined) this.#waiting = setTimeout(send, typing);
    else send();
    this.requestUpdate();
  }

  /** The number of the last request, by which answers to it are known. */
  get lastRequest(): number {
    return this.#request;
  }
}

function selected({ target }: Event): string {
  return target instanceof HTMLSelectElement ? target.value : '';
}

customElements.define('gp-board', BoardElement);

declare global {
  interface HTMLElementTagNameMap {
    'gp-board': BoardElement;
    'gp-plan': PlanElement;
  }
}
