/** The facts of a file by its newest text: the open buffer's where there is one, else the disk's. */
import { noFacts, noWords, type DocumentFacts, type IdWords } from '../model/facts.ts';
import { message } from '../model/message.ts';
import type { DocumentInfo } from '../model/snapshot.ts';
import { startOfText } from '../model/textRange.ts';
import { readFacts } from '../readers/readDocument.ts';
import type { OpenText, OpenTexts } from './openTexts.ts';
import type { ReadFailure } from './ports.ts';
import { encodingOfContent, factsOfContent, factsOfTooLong } from './readContent.ts';

export interface NewestFactsOptions {
  readonly open: OpenTexts;
  /** The encoding that somebody chose for a document, `null` where the bytes are to tell. */
  readonly encodingOf: (uri: string) => string | null;
  /** Megabytes of a document; what is larger is not read. */
  readonly documentMegabytes: () => number;
  readonly isVouched: (info: DocumentInfo) => boolean;
  /** The facts that a document has in the snapshot at hand. */
  readonly factsBefore: (uri: string) => DocumentFacts | undefined;
}

export class NewestFacts {
  readonly #options: NewestFactsOptions;
  /** The text of a buffer by the words that were found in it, for as long as somebody holds these. */
  readonly #textOf = new WeakMap<IdWords, string>();

  constructor(options: NewestFactsOptions) {
    this.#options = options;
  }

  ofBuffer(info: DocumentInfo, { text, encoding }: OpenText): DocumentFacts {
    const { open, isVouched, factsBefore, documentMegabytes } = this.#options;
    const tooLong = factsOfTooLong(info.kind, text, documentMegabytes());
    if (tooLong) return this.#keepLastGoodPlan(info, tooLong);
    const words = factsBefore(info.uri)?.words;
    const old = words && this.#textOf.get(words);
    const before = words && old !== undefined ? { text: old, words } : undefined;
    const read = readFacts(info.path, info.kind, text, isVouched(info), before);
    if (read.words !== noWords && info.kind !== 'code') {
      this.#textOf.set(read.words, text);
    }
    const facts = this.#keepLastGoodPlan(info, read);
    return info.kind === 'code' ? facts : { ...facts, encoding: open.encodingOf(info.uri) ?? encoding };
  }

  /** `null` for a file that is gone. Of a file that a buffer stands in for, only the encoding is looked at. */
  onDisk(info: DocumentInfo, content: Uint8Array | ReadFailure): DocumentFacts | null {
    const { open, encodingOf, isVouched, documentMegabytes } = this.#options;
    const { uri, kind, path } = info;
    const chosen = encodingOf(uri);
    if (open.isOpen(uri)) {
      open.noteEncoding(uri, kind === 'code' ? null : encodingOfContent(content, chosen));
      if (open.inForce(uri) !== null) return noFacts;
    }
    const facts = factsOfContent(path, kind, content, chosen, isVouched(info), documentMegabytes());
    open.noteEncoding(uri, facts?.encoding ?? null);
    return facts && this.#keepLastGoodPlan(info, facts);
  }

  /** A plan file that is broken keeps the last good plan, and its problems say so. */
  #keepLastGoodPlan(info: DocumentInfo, facts: DocumentFacts): DocumentFacts {
    if (info.kind !== 'plan' || facts.planFrom === 'text') return facts;
    const last = this.#options.factsBefore(info.uri);
    if (!last?.plan || last.planFrom === 'partial') return facts;
    const kept = message(
      'The plan file has an error. Until it is corrected, the last version that could be read is used.',
    );
    return {
      ...facts,
      plan: last.plan,
      planFrom: 'earlier',
      problems: [...facts.problems, { code: 'plan/invalid', message: kept, range: startOfText }],
    };
  }
}
