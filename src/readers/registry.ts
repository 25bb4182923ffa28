/**
 * All readers of documents, in the order in which they are asked: the plan file before the reader of any
 * other YAML; Markdown with directives and the formats of tools that are written in Markdown, which all look
 * at the text, before Markdown itself; the needs that Sphinx exports before the reader of any other JSON.
 */
import { studioReader } from './constructorStudio/studioReader.ts';
import { csvReader } from './csv/csvReader.ts';
import { markdownReader } from './markdown/markdownReader.ts';
import { planFileReader } from './planFile/planFileReader.ts';
import type { Reader, ReaderInput } from './reader.ts';
import { reqtraqReader } from './reqtraq/reqtraqReader.ts';
import { rstReader } from './rst/rstReader.ts';
import { mystReader } from './sphinxNeeds/mystReader.ts';
import { needsJsonReader } from './sphinxNeeds/needsJsonReader.ts';
import { strictDocMarkdownReader } from './strictDoc/strictDocMarkdownReader.ts';
import { strictDocReader } from './strictDoc/strictDocReader.ts';
import { traceyReader } from './tracey/traceyReader.ts';
import { trlcReader } from './trlc/trlcReader.ts';
import { xlsxReader } from './xlsx/xlsxReader.ts';
import { yamlReader } from './yamlRequirements/yamlReader.ts';

export const readers: readonly Reader[] = [
  planFileReader,
  mystReader,
  strictDocMarkdownReader,
  studioReader,
  reqtraqReader,
  traceyReader,
  markdownReader,
  rstReader,
  csvReader,
  xlsxReader,
  needsJsonReader,
  yamlReader,
  strictDocReader,
  trlcReader,
];

/** Whether any format of ours has files of such a name. */
export function hasReader(path: string): boolean {
  return readers.some((reader) => reader.accepts(path));
}

/** The reader of a text: the first that accepts its name and recognises it; `null` where there is none. */
export function readerOf(input: ReaderInput): Reader | null {
  return readers.find((reader) => reader.accepts(input.path) && (reader.recognises?.(input) ?? true)) ?? null;
}

export function readerNamed(name: string): Reader | null {
  return readers.find((reader) => reader.name === name) ?? null;
}

/** The reader of a file that is read from its bytes, which its name alone tells; `null` for a text. */
export function bytesReaderOf(path: string): Reader | null {
  const first = readers.find((reader) => reader.accepts(path));
  return first?.readBytes ? first : null;
}

/** Whether a file of this name is read from its bytes, so that it may be binary. */
export function isReadFromBytes(path: string): boolean {
  return bytesReaderOf(path) !== null;
}
