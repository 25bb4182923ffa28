/** Reads one document: its format's reader and the scanner together give its facts. */
import { noFacts, type DocumentFacts } from '../model/facts.ts';
import { message, type Message } from '../model/message.ts';
import { startOfText } from '../model/textRange.ts';
import { readPlan } from './planFile/readPlan.ts';
import type { ReaderResult } from './reader.ts';
import { readerFor } from './registry.ts';
import { scanText } from './scan/scanText.ts';

export type DocumentKind = 'plan' | 'document' | 'code';

/** The facts of a text, by its path relative to the root and what it counts as. Never throws. */
export function readFacts(path: string, kind: DocumentKind, text: string): DocumentFacts {
  const { words, markers, problems, leftOut } = scanText(text, { kind });
  const read = readFormatSafely(path, kind, text);
  return {
    requirements: read.requirements,
    words,
    markers: read.markers ? [...markers, ...read.markers] : markers,
    problems: [...read.problems, ...problems],
    leftOut: [...read.leftOut, ...leftOut],
    scope: read.scope ?? null,
    ...(kind === 'plan'
      ? { plan: read.plan ?? null, planFrom: read.plan && !read.planIsPartial ? 'text' : 'partial' }
      : {}),
  };
}

/** The facts of a document that cannot be read, with the reason as its only problem. */
export function unreadableFacts(reason: Message): DocumentFacts {
  return { ...noFacts, problems: [{ code: 'document/unreadable', message: reason, range: startOfText }] };
}

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };

function readFormatSafely(path: string, kind: DocumentKind, text: string): ReaderResult {
  try {
    return readFormat(path, kind, text);
  } catch (error) {
    // Readers are not to throw; should one do so all the same, all other documents must still be read.
    const fault = error instanceof Error ? error.message : String(error);
    return {
      ...nothing,
      problems: unreadableFacts(message('This file cannot be read: {0}', fault)).problems,
    };
  }
}

function readFormat(path: string, kind: DocumentKind, text: string): ReaderResult {
  if (kind === 'code') return nothing;
  if (kind === 'plan') return readPlan(text);
  return readerFor(path)?.read({ path, text }) ?? nothing;
}
