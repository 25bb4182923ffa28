/** The output channel “Groundplan”, as the core's log. The core knows no channels. */
import type { LogOutputChannel } from 'vscode';
import type { Log } from '../index/ports.ts';

/** Hands the core's words to a channel. */
export function channelLog(channel: LogOutputChannel): Log {
  return {
    info: (text) => channel.info(text),
    warn: (text) => channel.warn(text),
  };
}

/** What an unknown thrown value says, in one line; never a stack. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
