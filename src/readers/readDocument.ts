/** Reads one document: its format's reader and the scanner together give its facts. */
import { noFacts, type DocumentFacts, type FeatureName } from '../model/facts.ts';
import { message, type Message } from '../model/message.ts';
import { startOfText } from '../model/textRange.ts';
import defer * as planReading from './planFile/readPlan.ts';
import type { ReaderResult } from './reader.ts';
import { bytesReaderOf, readerOf } from './registry.ts';
import { scanText } from './scan/scanText.ts';
import type { ScannedText } from './scan/wordsAgain.ts';
import { mostRequirements } from './limits.ts';
import { isTestData } from './testData.ts';

export type DocumentKind = 'plan' | 'document' | 'code';

/**
 * The facts of a text, by its path relative to the root and what it counts as. `isVouched` when the plan names
 * the document itself. `before` is an earlier state of the document, which saves time and changes nothing. Never throws.
 */
export function readFacts(
  path: string,
  kind: DocumentKind,
  text: string,
  isVouched = false,
  before?: ScannedText,
): DocumentFacts {
  const { words, markers, features, problems, leftOut } = scanText(text, {
    kind,
    isTestData: isTestData(path),
    ...(before && { before }),
  });
  const read = readFormatSafely(path, kind, text, isVouched);
  return {
    requirements: read.requirements,
    words,
    markers: read.markers ? [...markers, ...read.markers] : markers,
    problems: [...read.problems, ...problems],
    leftOut: [...read.leftOut, ...leftOut],
    scope: read.scope ?? null,
    ...(read.tasks && read.tasks.length > 0 && { tasks: read.tasks }),
    // What stands in a feature's own folder speaks of that feature, whatever others it names.
    ...featuresOf(read.features ?? (read.scope ? [] : (features ?? []))),
    ...namesOf(read),
    ...(isVouched && { isVouched }),
    ...(read.catalog && { catalog: read.catalog }),
    ...(kind === 'plan'
      ? { plan: read.plan ?? null, planFrom: read.plan && !read.planIsPartial ? 'text' : 'partial' }
      : {}),
  };
}

/** The facts of a document that is no text; `null` when no reader takes such bytes. Never throws. */
export function readFactsOfBytes(path: string, bytes: Uint8Array, isVouched = false): DocumentFacts | null {
  const reader = bytesReaderOf(path);
  if (!reader?.readBytes) return null;
  try {
    const read = withinLimit(reader.readBytes({ path, bytes, isVouched }));
    const { words, problems, leftOut } = scanText(read.text, { kind: 'document' });
    return {
      requirements: read.requirements,
      words,
      markers: read.markers ?? [],
      problems: [...read.problems, ...problems],
      leftOut: [...read.leftOut, ...leftOut],
      scope: read.scope ?? null,
      ...namesOf({ ...read, reader: reader.name }),
      ...(read.sheets && { sheets: read.sheets }),
      ...(isVouched && { isVouched }),
    };
  } catch (error) {
    return unreadableFacts(faultOf(error));
  }
}

function featuresOf(features: readonly FeatureName[]): Pick<DocumentFacts, 'features'> {
  return features.length === 0 ? {} : { features };
}

/** Which reader it was and what the format is called; said only of documents that hold requirements. */
function namesOf(read: NamedResult): Pick<DocumentFacts, 'reader' | 'format'> {
  if (read.requirements.length === 0) return {};
  return {
    ...(read.reader !== undefined && { reader: read.reader }),
    ...(read.format !== undefined && { format: read.format }),
  };
}

/** The facts of a document that cannot be read, with the reason as its only problem. */
export function unreadableFacts(reason: Message): DocumentFacts {
  return { ...noFacts, problems: [{ code: 'document/unreadable', message: reason, range: startOfText }] };
}

/** What a reader found, with the reader's name; the plan file's own reader goes without saying. */
interface NamedResult extends ReaderResult {
  readonly reader?: string;
}

const nothing: NamedResult = { requirements: [], problems: [], leftOut: [] };

function readFormatSafely(path: string, kind: DocumentKind, text: string, isVouched: boolean): NamedResult {
  try {
    return withinLimit(readFormat(path, kind, text, isVouched));
  } catch (error) {
    return { ...nothing, problems: unreadableFacts(faultOf(error)).problems };
  }
}

/** Those behind the last one that is taken are left out, and a finding says so. */
function withinLimit<Result extends ReaderResult>(read: Result): Result {
  const next = read.requirements[mostRequirements];
  if (next === undefined) return read;
  const reason = message('Only the first {0} requirements of this document are read.', mostRequirements);
  return {
    ...read,
    requirements: read.requirements.slice(0, mostRequirements),
    problems: [...read.problems, { code: 'document/unreadable', message: reason, range: next.anchor }],
    leftOut: [...read.leftOut, { reason, range: next.anchor }],
  };
}

/** Readers are not to throw; should one do so all the same, all other documents must still be read. */
function faultOf(error: unknown): Message {
  return message('This file cannot be read: {0}', error instanceof Error ? error.message : String(error));
}

function readFormat(path: string, kind: DocumentKind, text: string, isVouched: boolean): NamedResult {
  if (kind === 'code') return nothing;
  if (kind === 'plan') return planReading.readPlan(text);
  const input = { path, text, isVouched };
  const reader = readerOf(input);
  return reader ? { ...reader.read(input), reader: reader.name } : nothing;
}
