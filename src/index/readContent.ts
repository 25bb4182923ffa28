/** From a file's bytes to its facts, with the reasons why some files give none. */
import { type DocumentFacts, noFacts } from '../model/facts.ts';
import { message, type Message } from '../model/message.ts';
import { startOfText } from '../model/textRange.ts';
import { decode, decodeCode } from '../readers/decode.ts';
import { readFacts, readFactsOfBytes } from '../readers/readDocument.ts';
import { isReadFromBytes } from '../readers/registry.ts';
import type { FileKind } from './fileKinds.ts';
import type { ReadFailure } from './ports.ts';

const megabyte = 1024 * 1024;

/** Documents are written by people: 16 MB is far beyond any. Somebody may choose another number. */
export const usualMegabytes = 16;
/** Larger ones would hold the editor for seconds, whatever somebody chooses. */
const mostMegabytes = 64;

/** `chosen` are the megabytes of a document that somebody takes for the most. Code beyond 2 MB is generated. */
export function mostBytes(kind: FileKind | null, chosen = usualMegabytes): number {
  return (kind === 'code' ? 2 : megabytesOf(chosen)) * megabyte;
}

/** From 1 to 64; anything that is no number counts as nothing chosen. */
export function megabytesOf(chosen: unknown): number {
  if (typeof chosen !== 'number' || !Number.isFinite(chosen)) return usualMegabytes;
  return Math.min(Math.max(Math.round(chosen), 1), mostMegabytes);
}

/** The facts of the text of an open document that is too long to be read; `null` where it is not. */
export function factsOfTooLong(kind: FileKind, text: string, chosen?: number): DocumentFacts | null {
  if (text.length <= mostBytes(kind, chosen)) return null;
  return unreadable(kind, reasonOf({ reason: 'tooLarge', detail: '' }, kind, chosen));
}

/**
 * `null` for a file that is gone. An unreadable document is a finding, as somebody expects it to be read;
 * unreadable code is only counted. `encoding` is the one that somebody chose for the document, by VS Code's
 * name; without it, it is told from the bytes. `isVouched`: somebody says that it holds requirements.
 */
export function factsOfContent(
  path: string,
  kind: FileKind,
  content: Uint8Array | ReadFailure,
  encoding: string | null = null,
  isVouched = false,
  chosen?: number,
): DocumentFacts | null {
  if (!(content instanceof Uint8Array)) {
    return isNoFile(content) ? null : unreadable(kind, reasonOf(content, kind, chosen));
  }
  if (kind === 'document' && isReadFromBytes(path)) {
    const facts = readFactsOfBytes(path, content, isVouched);
    if (facts !== null) return facts;
  }
  const decoded = kind === 'code' ? decodeCode(content) : decode(content, encoding);
  if ('failure' in decoded) {
    return unreadable(
      kind,
      decoded.failure === 'binary'
        ? message('This file is binary, so no requirements are read from it.')
        : message('The encoding of this file cannot be told, so it is not read: save it as UTF-8.'),
    );
  }
  const facts = readFacts(path, kind, decoded.text, isVouched);
  return kind === 'code' ? facts : { ...facts, encoding: decoded.encoding };
}

/** Whether there is no file of that name now. */
export function isNoFile({ reason }: ReadFailure): boolean {
  return reason === 'gone' || reason === 'folder';
}

/** Whether it may be readable a moment later: something holds it, or the disk or the system did not answer. */
export function mayPass({ reason }: ReadFailure): boolean {
  return reason === 'failed' || reason === 'forbidden';
}

/** A document's encoding by VS Code's name; `null` where it cannot be read. */
export function encodingOfContent(content: Uint8Array | ReadFailure, chosen: string | null): string | null {
  if (!(content instanceof Uint8Array)) return null;
  const decoded = decode(content, chosen);
  return 'failure' in decoded ? null : decoded.encoding;
}

/** Why a file's content could not be had, in words. */
export function reasonOf(failure: ReadFailure, kind: FileKind, chosen?: number): Message {
  switch (failure.reason) {
    case 'tooLarge':
      return message(
        'This file is larger than {0} MB, so it is not read.',
        mostBytes(kind, chosen) / megabyte,
      );
    case 'binary':
      return message('This file is binary, so no requirements are read from it.');
    case 'forbidden':
      return message('There is no permission to read this file.');
    default:
      return message('This file cannot be read: {0}', failure.detail);
  }
}

function unreadable(kind: FileKind, reason: Message): DocumentFacts {
  const leftOut = [{ reason, range: startOfText }];
  if (kind === 'code') return { ...noFacts, leftOut };
  return {
    ...noFacts,
    leftOut,
    problems: [{ code: 'document/unreadable', message: reason, range: startOfText }],
    ...(kind === 'plan' ? { plan: null } : {}),
  };
}
