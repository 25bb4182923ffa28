/**
 * All readers of documents, in the order in which they are asked. Those that look at the text stand before the
 * one that takes any file of such a name: before Markdown the formats that are written in it, first
 * OpenFastTrace, whose items nothing else looks like, then the specifications of Kiro, spec-kit and OpenSpec and
 * files that instruct assistants, which their folders tell, and Markdown with directives before those that only
 * structure it; OpenFastTrace before reStructuredText; reqstool's files, catalogs and what Groundplan and Sphinx export before any other YAML or JSON.
 * The plan file stands first, as its name is its own. A test of the registry holds this.
 */
import { catalogReader } from './catalog/catalogReader.ts';
import { studioReader } from './constructorStudio/studioReader.ts';
import { csvReader } from './csv/csvReader.ts';
import { doorstopReader } from './doorstop/doorstopReader.ts';
import { groundplanJsonReader } from './groundplanJson/groundplanJsonReader.ts';
import { instructionsReader } from './specDriven/instructionsReader.ts';
import { kiroReader } from './kiro/kiroReader.ts';
import { markdownReader } from './markdown/markdownReader.ts';
import { openFastTraceReader, openFastTraceRstReader } from './openFastTrace/openFastTraceReader.ts';
import { openSpecReader } from './openSpec/openSpecReader.ts';
import { specobjectReader } from './openFastTrace/specobjectReader.ts';
import { planFileReader } from './planFile/planFileReader.ts';
import { reqstoolReader } from './reqstool/reqstoolReader.ts';
import type { Reader, ReaderInput } from './reader.ts';
import { reqifReader } from './reqif/reqifReader.ts';
import { reqifzReader } from './reqif/reqifzReader.ts';
import { reqtraqReader } from './reqtraq/reqtraqReader.ts';
import { rstReader } from './rst/rstReader.ts';
import { mystReader } from './sphinxNeeds/mystReader.ts';
import { needsJsonReader } from './sphinxNeeds/needsJsonReader.ts';
import { specKitReader } from './specKit/specKitReader.ts';
import { strictDocMarkdownReader } from './strictDoc/strictDocMarkdownReader.ts';
import { strictDocReader } from './strictDoc/strictDocReader.ts';
import { traceyReader } from './tracey/traceyReader.ts';
import { trlcReader } from './trlc/trlcReader.ts';
import { xlsxReader } from './xlsx/xlsxReader.ts';
import { yamlReader } from './yamlRequirements/yamlReader.ts';

export const readers: readonly Reader[] = [
  planFileReader,
  openFastTraceReader,
  openFastTraceRstReader,
  kiroReader,
  specKitReader,
  openSpecReader,
  instructionsReader,
  doorstopReader,
  mystReader,
  strictDocMarkdownReader,
  studioReader,
  reqtraqReader,
  traceyReader,
  markdownReader,
  rstReader,
  csvReader,
  xlsxReader,
  reqifReader,
  reqifzReader,
  reqstoolReader,
  groundplanJsonReader,
  needsJsonReader,
  catalogReader,
  yamlReader,
  specobjectReader,
  strictDocReader,
  trlcReader,
];

const readersOfBytes = readers.filter((reader) => 'readBytes' in reader);

/** Whether any format of ours has files of such a name. */
export function hasReader(path: string): boolean {
  return readers.some((reader) => reader.accepts(path));
}

/** Whether a name tells by itself that the file is a document, wherever it stands. */
export function isNamedForReader(path: string): boolean {
  return readers.some((reader) => reader.isNamedFor?.(path) ?? false);
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
  if (!readersOfBytes.some((reader) => reader.accepts(path))) return null;
  const first = readers.find((reader) => reader.accepts(path));
  return first?.readBytes ? first : null;
}

/** Whether a file of this name is read from its bytes, so that it may be binary. */
export function isReadFromBytes(path: string): boolean {
  return bytesReaderOf(path) !== null;
}
