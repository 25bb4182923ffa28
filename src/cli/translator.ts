import type { Translate } from '../index/ports.ts';
import { formatMessage } from '../model/message.ts';

/** Sentences of one language by their English originals; `null` for a language that there are none of. */
export type ReadBundle = (language: string) => Readonly<Record<string, string>> | null;

/** Messages in a language; English, which the messages are written in, where a sentence is missing. */
export function translator(language: string, readBundle: ReadBundle): Translate {
  const bundle = readBundle(language.toLowerCase().replace('_', '-'));
  return ({ key, args }) => formatMessage(bundle?.[key] ?? key, args);
}
