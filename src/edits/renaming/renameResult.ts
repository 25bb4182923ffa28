/** What renaming gives, and what all kinds of renaming have in common. */
import { message, type Message } from '../../model/message.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import type { DocumentFacts } from '../../model/facts.ts';
import { compareRanges } from '../../model/textRange.ts';
import { readFacts } from '../../readers/readDocument.ts';
import { isReadFromBytes } from '../../readers/registry.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import type { Difference } from './sameMeaning.ts';

/** The current text of a document; `null` where there is none. */
export type TextOf = (uri: string) => string | null;

export interface Renamed {
  /** By document; an empty map where everything says so already. */
  readonly edits: ReadonlyMap<string, readonly SourceEdit[]>;
  /** What was left as it is, in a sentence. */
  readonly partly?: Message;
}

export type RenameResult = Renamed | { readonly refusal: Message };

/** What other tools write, and would write anew: by the names of the readers. */
const madeByTools: ReadonlySet<string> = new Set(['reqif', 'reqifz', 'needsJson', 'specobject']);

/** Whether a document can only be read: a workbook, or what another tool writes. */
export function isReadOnly({ path, kind, facts }: DocumentEntry): boolean {
  if (kind === 'code') return false;
  return isReadFromBytes(path) || (facts.reader !== undefined && madeByTools.has(facts.reader));
}

/** What a text says; `null` where it is not the one that the snapshot was read from. */
export function factsOfNow(entry: DocumentEntry, text: string): DocumentFacts | null {
  const now = factsOfText(entry, text);
  const { requirements, words, markers } = entry.facts;
  const isSame =
    now.words.ids.length === words.ids.length &&
    now.markers.length === markers.length &&
    now.requirements.length === requirements.length &&
    now.requirements.every((fact, at) => {
      const known = requirements[at];
      return known?.id === fact.id && compareRanges(known.anchor, fact.anchor) === 0;
    });
  return isSame ? now : null;
}

/** What the document would say with this text. */
export function factsOfText({ path, kind, facts }: DocumentEntry, text: string): DocumentFacts {
  const read = readFacts(path, kind, text, facts.isVouched);
  return facts.encoding === undefined ? read : { ...read, encoding: facts.encoding };
}

/** The last part of a path, as people call a file. */
export function fileName({ path }: { readonly path: string }): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Why a new name is refused that would change what something else says. */
export function differenceText(entry: DocumentEntry | undefined, { line, what, uri }: Difference): Message {
  const name = entry ? fileName(entry) : uri;
  return what === 'text'
    ? message(
        '“{0}”, line {1}: with the new name this place would be read otherwise. Choose another name.',
        name,
        line + 1,
      )
    : message(
        '“{0}”, line {1}: with the new name something there would mean something else. Choose another name.',
        name,
        line + 1,
      );
}
