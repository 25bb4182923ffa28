/**
 * What is known of a card, beside it: after a moment with the pointer on it or the focus in it, until Escape or
 * something else is done. It may be pointed at itself, so that long texts can be read and copied.
 */
import { html, nothing, type TemplateResult } from 'lit';

export interface AboutHost {
  /** Asks the editor what is known of a card. */
  ask(key: string): void;
  /** Something else is to be shown. */
  update(): void;
}

/** In milliseconds. */
const before = 450;
const after = 200;

export class AboutPopup {
  readonly #host: AboutHost;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #asked: string | null = null;
  #lines: readonly string[] = [];

  constructor(host: AboutHost) {
    this.#host = host;
  }

  /** The key of the card that it is about; `null` while nothing is shown. */
  get key(): string | null {
    return this.#lines.length > 0 ? this.#asked : null;
  }

  /** The pointer or the focus came to a card. */
  pointed(key: string): void {
    clearTimeout(this.#waiting);
    if (this.#asked === key && this.#lines.length > 0) return;
    this.#waiting = setTimeout(() => {
      this.#asked = key;
      this.#lines = [];
      this.#host.ask(key);
    }, before);
  }

  /** The pointer or the focus left; it stays for a moment, for those who move onto it. */
  left(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.hide(), after);
  }

  /** The pointer is on it. */
  stay(): void {
    clearTimeout(this.#waiting);
  }

  /** Returns whether it was there to be hidden. */
  hide(): boolean {
    clearTimeout(this.#waiting);
    const wasShown = this.key !== null;
    this.#asked = null;
    this.#lines = [];
    if (wasShown) this.#host.update();
    return wasShown;
  }

  /** What the editor answered. */
  answer(key: string, lines: readonly string[]): void {
    if (key !== this.#asked) return;
    this.#lines = lines;
    this.#host.update();
  }

  render(hint: string): TemplateResult | typeof nothing {
    if (this.key === null) return nothing;
    return html`<div
      class="about"
      id="about"
      role="tooltip"
      @pointerenter=${() => this.stay()}
      @pointerleave=${() => this.left()}
    >
      ${this.#lines.map((line) => html`<p dir="auto">${line}</p>`)}
      <p class="quiet">${hint}</p>
    </div>`;
  }

  /** Puts it beside its card, which is one of the elements in `root`; hides it where that is not drawn any more. */
  placeIn(root: ParentNode): void {
    const popup = root.querySelector<HTMLElement>('.about');
    if (!popup) return;
    const cards = [...root.querySelectorAll<HTMLElement>('.card')].filter(
      ({ dataset }) => dataset['card'] === this.key,
    );
    const card = cards.find((each) => each.matches(':hover, :focus')) ?? cards[0];
    if (card) place(popup, card.getBoundingClientRect());
    else this.hide();
  }
}

/** Below the card, or above where there is no room, inside the page. */
function place(popup: HTMLElement, card: DOMRect): void {
  const { width, height } = popup.getBoundingClientRect();
  const left = Math.max(8, Math.min(card.left, window.innerWidth - width - 8));
  const below = card.bottom + 4;
  const top = below + height <= window.innerHeight - 8 ? below : Math.max(8, card.top - height - 4);
  popup.style.setProperty('left', `${left}px`);
  popup.style.setProperty('top', `${top}px`);
}
