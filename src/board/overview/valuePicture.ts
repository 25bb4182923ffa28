/** The Value picture as the page gets it. */
import { listOf, shape, text, type Check } from '../messages.ts';

export interface ValuePicture {
  readonly points: readonly string[];
}

export const isValuePicture: Check<ValuePicture> = shape<ValuePicture>({ points: listOf(text) });
