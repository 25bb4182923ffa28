/** Puts the core's messages into the language of the window and the words of the team. */
import type { Translate } from '../index/ports.ts';
import { wording } from './wording.ts';

/** A message without a translation comes in English. */
export const translate: Translate = wording.say;
