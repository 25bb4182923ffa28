import type { Translate } from '../index/ports.ts';
import { formatMessage } from '../model/message.ts';
import chinese from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };

const bundles: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'zh-cn': chinese };

/** Messages in a language; English, which the messages are written in, for one that there is no bundle of. */
export function translator(language: string): Translate {
  const bundle = bundles[language.toLowerCase().replace('_', '-')];
  return ({ key, args }) => formatMessage(bundle?.[key] ?? key, args);
}
