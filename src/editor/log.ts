/** The output channel “Groundplan”, as the core's log. The core knows no channels. */
import type { Disposable, LogOutputChannel } from 'vscode';
import type { Log } from '../index/ports.ts';

/** Owns a channel: disposing the log closes it, and what is said afterwards, by work that ends late, is dropped. */
export class ChannelLog implements Log, Disposable {
  readonly #channel: LogOutputChannel;
  #closed = false;

  constructor(channel: LogOutputChannel) {
    this.#channel = channel;
  }

  info(text: string): void {
    if (!this.#closed) this.#channel.info(text);
  }

  warn(text: string): void {
    if (!this.#closed) this.#channel.warn(text);
  }

  show(): void {
    if (!this.#closed) this.#channel.show();
  }

  dispose(): void {
    this.#closed = true;
    this.#channel.dispose();
  }
}

/** What an unknown thrown value says, in one line; never a stack. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
