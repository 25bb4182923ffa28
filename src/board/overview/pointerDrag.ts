/**
 * Dragging cards with the pointer: begins after a few pixels, scrolls near an edge, ends with a drop or with Escape.
 * Where a place is and what a drop means the host knows.
 */

export interface DragHost {
  /** Somebody began to drag; `false` where nothing can be dragged. */
  begin(): boolean;
  /** The pointer is here, in pixels of the window; also after the picture scrolled under it. */
  move(x: number, y: number): void;
  drop(): void;
  cancel(): void;
  /** What scrolls. */
  readonly scroller: HTMLElement | null;
}

/** In pixels. */
const before = 5;
const edge = 40;
const fastest = 18;

export class PointerDrag {
  readonly #host: DragHost;
  #start: { readonly x: number; readonly y: number; readonly pointer: number } | null = null;
  #isDragging = false;
  #at = { x: 0, y: 0 };
  #frame = 0;

  constructor(host: DragHost) {
    this.#host = host;
  }

  get isDragging(): boolean {
    return this.#isDragging;
  }

  down({ button, pointerType, clientX, clientY, pointerId }: PointerEvent): void {
    // A finger scrolls.
    if (button !== 0 || pointerType === 'touch') return;
    this.#start = { x: clientX, y: clientY, pointer: pointerId };
    window.addEventListener('pointermove', this.#onMove);
    window.addEventListener('pointerup', this.#onUp);
    window.addEventListener('pointercancel', this.#onCancel);
    window.addEventListener('keydown', this.#onKey, true);
    window.addEventListener('blur', this.#onCancel);
  }

  stop(): void {
    this.#start = null;
    this.#isDragging = false;
    cancelAnimationFrame(this.#frame);
    window.removeEventListener('pointermove', this.#onMove);
    window.removeEventListener('pointerup', this.#onUp);
    window.removeEventListener('pointercancel', this.#onCancel);
    window.removeEventListener('keydown', this.#onKey, true);
    window.removeEventListener('blur', this.#onCancel);
  }

  readonly #onMove = ({ clientX, clientY, pointerId, buttons }: PointerEvent): void => {
    if (!this.#start || pointerId !== this.#start.pointer) return;
    // Let go outside of the window, where nobody told us.
    if (buttons === 0) return this.#onCancel();
    this.#at = { x: clientX, y: clientY };
    if (!this.#isDragging) {
      const { x, y } = this.#start;
      if (Math.hypot(clientX - x, clientY - y) < before) return;
      if (!this.#host.begin()) return this.stop();
      this.#isDragging = true;
      this.#scroll();
    }
    this.#host.move(clientX, clientY);
  };

  readonly #onUp = (): void => {
    const wasDragging = this.#isDragging;
    this.stop();
    if (!wasDragging) return;
    this.#host.drop();
  };

  readonly #onCancel = (): void => {
    const wasDragging = this.#isDragging;
    this.stop();
    if (wasDragging) this.#host.cancel();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#isDragging) return;
    event.preventDefault();
    event.stopPropagation();
    this.#onCancel();
  };

  #scroll(): void {
    this.#frame = requestAnimationFrame(() => {
      const { scroller } = this.#host;
      if (!this.#isDragging || !scroller) return;
      const { left, right, top, bottom } = scroller.getBoundingClientRect();
      const by = (at: number, from: number, to: number): number => {
        if (at < from + edge) return -Math.min(fastest, (from + edge - at) / 2);
        return at > to - edge ? Math.min(fastest, (at - to + edge) / 2) : 0;
      };
      const x = by(this.#at.x, left, right);
      const y = by(this.#at.y, top, bottom);
      if (x !== 0 || y !== 0) {
        scroller.scrollBy(x, y);
        this.#host.move(this.#at.x, this.#at.y);
      }
      this.#scroll();
    });
  }
}
