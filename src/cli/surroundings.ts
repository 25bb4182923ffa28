/** What a call of the command line gets from the process that it runs in. */
import type { Warehouse } from '../exchange/rows/rows.ts';
import type { ReadBundle } from './translator.ts';

/** All is fine, a check failed or (where that was asked) plans differ, the call cannot be carried out. */
export const exitCodes = { fine: 0, failed: 1, misused: 2 } as const;

export interface Surroundings {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readBundle: ReadBundle;
  /** Of Groundplan. */
  readonly version: string;
  /** Loads the package that writes tables and indexes; rejects as `import()` does where it is not there. */
  readonly loadWarehouse: () => Promise<Warehouse>;
  /** Whether what goes out, and what is said beside it, is read on a terminal. */
  readonly isTerminal?: { readonly out: boolean; readonly error: boolean };
  /** How many letters a line of the terminal has room for. */
  readonly columns?: number;
}

/** Why a call cannot be carried out, as a sentence for whoever made it. */
export class Misuse extends Error {}

/** The language of which there are sentences that somebody means by `zh`, `zh_CN` or `en-GB`. */
export function knownLanguage(typed: string): string | null {
  return chineseOf(typed) ?? (/^en(?:[-_]|$)/iu.test(typed) ? 'en' : null);
}

/** A language of which there are sentences; the one that is asked for, else that of the terminal. */
export function languageOf(
  { environment }: Pick<Surroundings, 'environment'>,
  asked: string | undefined,
): string {
  const known = asked === undefined ? null : knownLanguage(asked);
  if (known !== null) return known;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  // An empty variable counts as not set.
  return chineseOf(LC_ALL || LC_MESSAGES || LANG || '') ?? 'en';
}

/** Which Chinese a language tag or a locale (`zh_TW.UTF-8`) means; `null` for any other language. */
function chineseOf(tag: string): 'zh-cn' | 'zh-tw' | null {
  const [language = '', ...further] = tag.toLowerCase().split(/[-_.@]/u);
  if (language !== 'zh') return null;
  if (further.includes('hans')) return 'zh-cn';
  return further.some((part) => /^(?:tw|hk|mo|hant)$/u.test(part)) ? 'zh-tw' : 'zh-cn';
}
