/**
 * Reads ReqIF archives: all `.reqif` files in a ZIP as one document, since relations lead from one to another.
 * All ranges are places in the text that `reqifText` gives. Read-only.
 */
import { message, type Message } from '../../model/message.ts';
import { startOfText } from '../../model/textRange.ts';
import defer * as archives from '../archive/zipArchive.ts';
import type { ArchiveFaults } from '../archive/zipArchive.ts';
import { fileClaims } from '../fileClaims.ts';
import { TextLines } from '../planFile/textLines.ts';
import type { BytesResult, Reader } from '../reader.ts';
import defer * as reqif from './readReqif.ts';
import defer * as reqifFacting from './reqifFacts.ts';
import defer * as objects from './reqifObjects.ts';
import type { ReqifSource } from './reqifSource.ts';
import defer * as texts from './reqifText.ts';
import type { ReqifText } from './reqifText.ts';
import defer * as scopes from './scopeOfIds.ts';

export const reqifzReader: Reader = {
  name: 'reqifz',
  accepts: (path) => /\.reqifz$/iu.test(path),
  read: () => ({ requirements: [], problems: [], leftOut: [] }),
  readBytes: ({ path, bytes }) => {
    const { text, entries, problem } = readArchive(bytes);
    const lines = new TextLines(text);
    const { requirements, leftOut } = reqifFacting.reqifFacts(entries, fileClaims(path), (start, end) =>
      lines.range(start, end),
    );
    const result: BytesResult = {
      text,
      requirements,
      leftOut,
      problems: [],
      scope: scopes.scopeOfIds(requirements, path),
    };
    if (!problem) return result;
    return { ...result, problems: [{ code: 'document/unreadable', message: problem, range: startOfText }] };
  },
  shownText: (bytes) => {
    const { text, problem } = readArchive(bytes);
    return { text, failure: text === '' ? problem : null };
  },
};

class ArchiveFault extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.key);
    this.reason = reason;
  }
}

const faults: ArchiveFaults = {
  broken: () =>
    new ArchiveFault(message('This is no readable ReqIF archive: export it again from its tool.')),
  tooLarge: () =>
    new ArchiveFault(
      message(
        'This archive unpacks to more than {0} MB, so it is not read.',
        archives.mostInflated / (1024 * 1024),
      ),
    ),
  wrapped: () =>
    new ArchiveFault(message('This is no readable ReqIF archive: export it again from its tool.')),
};

const mostFiles = 100;

function readArchive(bytes: Uint8Array): ReqifText & { readonly problem: Message | null } {
  try {
    const archive = new archives.ZipArchive(bytes, faults);
    const names = [...archive.names].filter((name) => /\.reqif$/iu.test(name)).slice(0, mostFiles);
    const sources = names.sort().flatMap((name) => {
      const xml = archive.text(name);
      return xml === null ? [] : [reqif.readReqif(xml)];
    });
    const problem = sources.find((source) => source.problem)?.problem?.message ?? null;
    return { ...texts.reqifText(objects.reqifEntries(joined(sources))), problem };
  } catch (error) {
    if (error instanceof ArchiveFault) return { text: '', entries: [], problem: error.reason };
    throw error;
  }
}

function joined(sources: readonly ReqifSource[]): ReqifSource {
  return {
    definitions: new Map(sources.flatMap(({ definitions }) => [...definitions])),
    types: new Map(sources.flatMap(({ types }) => [...types])),
    enumeration: new Map(sources.flatMap(({ enumeration }) => [...enumeration])),
    objects: sources.flatMap(({ objects }) => objects),
    specifications: sources.flatMap(({ specifications }) => specifications),
    relations: sources.flatMap(({ relations }) => relations),
    problem: null,
  };
}
