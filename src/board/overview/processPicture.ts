/** The Process picture as the page gets it. */
import { listOf, shape, text, type Check } from '../messages.ts';

export interface ProcessPicture {
  readonly processes: readonly string[];
}

export const isProcessPicture: Check<ProcessPicture> = shape<ProcessPicture>({ processes: listOf(text) });
