/** What a reader of one format is. Readers turn text into facts; they know no plan and no other document. */
import type { Catalog } from '../model/catalog.ts';
import type {
  FeatureName,
  LeftOut,
  Marker,
  Problem,
  RequirementFact,
  SheetLines,
  Task,
} from '../model/facts.ts';
import type { Message } from '../model/message.ts';
import type { Plan } from '../model/plan.ts';
import type { Writer } from './writer.ts';

/** A text to read. `path` is relative to the root, with `/`. */
export interface ReaderInput {
  readonly path: string;
  readonly text: string;
  /** Somebody says that the document holds requirements, so its tables need less evidence. */
  readonly isVouched?: boolean;
}

/** What a reader found; the id-shaped words and code markers are found by the scanner, for every text. */
export interface ReaderResult {
  readonly requirements: readonly RequirementFact[];
  /** References in a syntax of the document format itself, beyond what the marker scanner sees. */
  readonly markers?: readonly Marker[];
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
  readonly scope?: string | null;
  readonly tasks?: readonly Task[];
  /** Feature folders that its markers speak of. */
  readonly features?: readonly FeatureName[];
  /** What people call the format, where the reader tells several apart. */
  readonly format?: string;
  readonly plan?: Plan | null;
  /** The parts of the system that a software catalog names. */
  readonly catalog?: Catalog;
  /** The text is broken, so that parts of `plan` may be missing. */
  readonly planIsPartial?: boolean;
}

/** What a reader found in bytes, and the text in which it found it: all ranges are places in this text. */
export interface BytesResult extends ReaderResult {
  readonly text: string;
  /** The parts of the text, for a workbook. */
  readonly sheets?: readonly SheetLines[];
}

/** What stands for a document that is no text. */
export interface ShownText {
  readonly text: string;
  /** Why it cannot be read; then the text is empty. */
  readonly failure: Message | null;
}

/** One document format. `read` never throws: what it cannot read becomes a problem with its place. */
export interface Reader {
  readonly name: string;
  /** Whether a file of this name may be of the format. The registry asks in its stated order. */
  accepts(path: string): boolean;
  /**
   * YAML and JSON files are code unless their path speaks of requirements or documents. Whether this name
   * says by itself that the file is a document of the format.
   */
  isNamedFor?(path: string): boolean;
  /**
   * For a format that shares its file names with others: a cheap look whether this text is of it. The first
   * reader that accepts the name and recognises the text reads it; without this the name is enough.
   */
  recognises?(input: ReaderInput): boolean;
  read(input: ReaderInput): ReaderResult;
  /**
   * For formats that are no text: reads the file itself, in place of `read`. The bytes are only valid
   * during the call.
   */
  readBytes?(input: {
    readonly path: string;
    readonly bytes: Uint8Array;
    readonly isVouched?: boolean;
  }): BytesResult;
  /** For the same formats: the text that `readBytes` found everything in, for people to read. Never throws. */
  shownText?(bytes: Uint8Array): ShownText;
  /** For formats that can be edited in place. */
  readonly writer?: Writer;
}
