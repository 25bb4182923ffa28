/**
 * The sentences of the window: VS Code's bundle in the language of the window, with the words that the team has in its
 * plan. Imported in place of `l10n` from `vscode` where sentences speak of modules, phases, processes, steps or
 * requirements; like that bundle it is one for the window.
 */
import { EventEmitter, l10n as bundle } from 'vscode';
import type { Disposable, Event } from 'vscode';
import { speaking, wordsOf } from '../insight/teamWords.ts';
import type { Translate } from '../model/message.ts';
import type { OwnWords } from '../model/plan.ts';
import type { Session } from './session.ts';

class Wording {
  #words: OwnWords | null = null;
  #say: Translate = inLanguage;
  readonly #changed = new EventEmitter<void>();

  /** Fired when the team's words are others than before. */
  readonly onDidChange: Event<void> = this.#changed.event;

  /** Whether the team has words of its own. */
  get isOwn(): boolean {
    return this.#words !== null;
  }

  readonly say: Translate = (message) => this.#say(message);

  follow(session: Session): Disposable {
    const take = (): void => {
      const words = wordsOf(session.snapshot);
      if (JSON.stringify(words) === JSON.stringify(this.#words)) return;
      this.#words = words;
      this.#say = speaking(inLanguage, words);
      this.#changed.fire();
    };
    take();
    return session.onDidChange(({ change }) => {
      if (change.everything) take();
    });
  }
}

/** A message without a translation comes in English. */
function inLanguage({ key, args }: Parameters<Translate>[0]): string {
  return bundle.t(key, ...args);
}

export const wording = new Wording();

/** Like `l10n` of VS Code, in the words of the team. */
export const l10n = {
  t: (key: string, ...args: readonly (string | number)[]): string => wording.say({ key, args }),
};
