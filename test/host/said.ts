/** What the extension says in messages while a test runs: the test window shows none. */
import assert from 'node:assert/strict';
import { EventEmitter, window } from 'vscode';

type Show = (text: string, ...items: readonly unknown[]) => Thenable<unknown>;

export class Said {
  readonly texts: string[] = [];
  readonly #spoken = new EventEmitter<string>();

  /** Registers what happens before and after each test of the suite around the call. */
  constructor() {
    const names = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;
    const shown = window as unknown as Record<(typeof names)[number], Show>;
    const own = names.map((name) => shown[name]);
    before(() => {
      for (const name of names) {
        shown[name] = (text) => {
          this.texts.push(text);
          this.#spoken.fire(text);
          return Promise.resolve(undefined);
        };
      }
    });
    beforeEach(() => void this.texts.splice(0));
    after(() => {
      for (const [at, name] of names.entries()) {
        const first = own[at];
        if (first) shown[name] = first;
      }
    });
  }

  /** Resolves with what is said next, or was said already since the test began. */
  async next(): Promise<string> {
    const [first] = this.texts;
    return first ?? new Promise((resolve) => this.#spoken.event(resolve));
  }

  /** That this was said last, of all that was said since the test began. */
  assertLast(pattern: RegExp): void {
    assert.match(this.texts.at(-1) ?? 'nothing was said', pattern);
  }
}
