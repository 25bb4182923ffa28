/** Compares with the disk now and then, as watchers miss things: while a view or the board is seen, and on return. */
import { Disposable, window } from 'vscode';
import type { Event } from 'vscode';
import type { Session } from './session.ts';
import type { ShownViews } from './shownViews.ts';
import { VerifyRhythm } from './verifyRhythm.ts';

interface ShownPage {
  page(): unknown;
  readonly onDidChange: Event<void>;
}

export class Verifying implements Disposable {
  readonly #rhythm: VerifyRhythm;
  readonly #subscriptions: Disposable;

  constructor(session: Session, shown: ShownViews, board: ShownPage) {
    const rhythm = new VerifyRhythm({
      verify: () => session.verify(),
      now: () => performance.now(),
      wall: () => Date.now(),
      setTimer: (work, delay) => setTimeout(work, delay),
      clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    });
    const look = (): void => rhythm.see(window.state.focused && (shown.any || board.page() !== null));
    this.#rhythm = rhythm;
    this.#subscriptions = Disposable.from(
      shown.onDidChange(look),
      board.onDidChange(look),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) rhythm.focus();
        look();
      }),
      rhythm,
    );
    look();
  }

  /** Compares at once. */
  verify(): Promise<void> {
    return this.#rhythm.verify();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
