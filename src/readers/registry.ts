/** All readers of documents, in the order in which they are asked. */
import { markdownReader } from './markdown/markdownReader.ts';
import { planFileReader } from './planFile/planFileReader.ts';
import type { Reader } from './reader.ts';

export const readers: readonly Reader[] = [planFileReader, markdownReader];

/** The reader of a file by its name; `null` when no format of ours has such names. */
export function readerFor(path: string): Reader | null {
  return readers.find((reader) => reader.accepts(path)) ?? null;
}
