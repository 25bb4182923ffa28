/** A notification with a way to stop, which appears only when work takes long. */
import { l10n, ProgressLocation, window } from 'vscode';
import type { Progress as Reporter } from 'vscode';
import type { Progress } from './session.ts';

export class LongWork {
  readonly #timer: ReturnType<typeof setTimeout>;
  #reporter: Reporter<{ message?: string; increment?: number }> | null = null;
  #percent = 0;
  #end: () => void = () => undefined;

  /** `patience` in milliseconds; `cancel` is called when somebody stops it. `end` has to be called, however the work ends. */
  constructor(title: string, patience: number, cancel: () => void) {
    const ended = new Promise<void>((resolve) => (this.#end = resolve));
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    this.#timer = setTimeout(() => {
      void window.withProgress(options, (reporter, token) => {
        this.#reporter = reporter;
        token.onCancellationRequested(cancel);
        return ended;
      });
    }, patience);
  }

  report({ read, total }: Progress): void {
    if (!this.#reporter || total === 0) return;
    const percent = Math.floor((100 * read) / total);
    // Each report is a message to the window: a hundred are enough.
    if (percent === this.#percent) return;
    const increment = Math.max(0, percent - this.#percent);
    this.#percent = percent;
    this.#reporter.report({ message: l10n.t('{0} of {1} files', read, total), increment });
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#end();
  }
}
