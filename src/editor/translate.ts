/** Puts the core's messages into the language of the window. */
import { l10n } from 'vscode';
import type { Translate } from '../index/ports.ts';

/** A message without a translation comes in English. */
export const translate: Translate = (message) => l10n.t(message.key, ...message.args);
