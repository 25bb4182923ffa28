/** Whether any of our views is on the screen, for work that is only worth its while when somebody looks. */
import { Disposable, EventEmitter } from 'vscode';
import type { Event, TreeView } from 'vscode';

export class ShownViews implements Disposable {
  readonly #shown = new Set<unknown>();
  readonly #changed = new EventEmitter<void>();

  /** Fired when a view appeared or went out of sight. */
  readonly onDidChange: Event<void> = this.#changed.event;

  get any(): boolean {
    return this.#shown.size > 0;
  }

  /** Follows a view until the result is disposed. */
  follow<Row>(view: TreeView<Row>): Disposable {
    const take = (visible: boolean): void => {
      if (visible) this.#shown.add(view);
      else this.#shown.delete(view);
      this.#changed.fire();
    };
    if (view.visible) take(true);
    return Disposable.from(
      view.onDidChangeVisibility(({ visible }) => take(visible)),
      new Disposable(() => this.#shown.delete(view)),
    );
  }

  dispose(): void {
    this.#shown.clear();
    this.#changed.dispose();
  }
}
