/**
 * All readers of documents, in the order in which they are asked: the plan file before the reader of any
 * other YAML, then Markdown, CSV, workbooks, YAML and JSON, which have no names in common.
 */
import { csvReader } from './csv/csvReader.ts';
import { markdownReader } from './markdown/markdownReader.ts';
import { planFileReader } from './planFile/planFileReader.ts';
import type { Reader } from './reader.ts';
import { xlsxReader } from './xlsx/xlsxReader.ts';
import { yamlReader } from './yamlRequirements/yamlReader.ts';

export const readers: readonly Reader[] = [planFileReader, markdownReader, csvReader, xlsxReader, yamlReader];

/** The reader of a file by its name; `null` when no format of ours has such names. */
export function readerFor(path: string): Reader | null {
  return readers.find((reader) => reader.accepts(path)) ?? null;
}

/** Whether a file of this name is read from its bytes, so that it may be binary. */
export function isReadFromBytes(path: string): boolean {
  return readerFor(path)?.readBytes !== undefined;
}
