/**
 * What a writer of one format is: it sets a field of requirements by replacing characters of the text that
 * they were read from. What it does not change stays as it is, byte for byte.
 */
import type { RequirementFact } from '../model/facts.ts';
import { message, type Message } from '../model/message.ts';
import { compareRanges, type TextRange } from '../model/textRange.ts';
import { TextLines } from './planFile/textLines.ts';

/** Replaces the characters of a range. Edits of one text do not overlap and all speak of the same text. */
export interface SourceEdit {
  readonly range: TextRange;
  readonly text: string;
}

/** Fields that people set in place, in the order in which they are asked for. */
export const writableFields = [
  'module',
  'phase',
  'status',
  'priority',
  'step',
  'owner',
  'necessity',
  'withoutIt',
  'scenario',
  'value',
  'effort',
] as const;
export type AskedField = (typeof writableFields)[number];

/** Those that are written along with others, and never asked for alone. */
export type WritableField =
  | AskedField
  | 'duplicateOf'
  | 'source'
  | 'requester'
  | 'created'
  | 'note'
  | 'reason'
  | 'decided';

/** A module in words: `path` has the names from the outermost on, for a format with a place for each. */
export interface ModuleText {
  readonly path: readonly string[];
  /** What one place says that has to name it alone. */
  readonly text: string;
  /** Where the text lists several modules: their paths in the plan. */
  readonly all?: readonly string[];
}

/** As people are to read it, markup is added by the writer; `null` clears the field. */
export type FieldValue = string | ModuleText | null;

/** A text with the requirements that were read from it. */
export interface WriterInput {
  readonly text: string;
  readonly requirements: readonly RequirementFact[];
}

/** The edits for those that can be written, and why the others cannot. */
export interface Written {
  readonly edits: readonly SourceEdit[];
  readonly refusals: ReadonlyMap<RequirementFact, Message>;
  /** Those of the refused whose table only lacks a column, which `newColumns` would add. */
  readonly lackColumn?: ReadonlySet<RequirementFact>;
}

export interface WriteOptions {
  /** A table without a column for the field gets one, at its end: somebody agreed to that. */
  readonly newColumns?: boolean;
}

export interface Writer {
  /**
   * Sets the field of some of the input's requirements to one value. Those whose field says so already need
   * no edit. Never throws; a requirement that the format has no place for is refused with a sentence.
   */
  setField(
    input: WriterInput,
    facts: readonly RequirementFact[],
    field: WritableField,
    value: FieldValue,
    options?: WriteOptions,
  ): Written;

  /**
   * Whether a requirement is one that its format keeps an id for; without this all are, where `giveId` is there.
   */
  mayHaveId?(fact: RequirementFact): boolean;

  /**
   * Writes an id where the format keeps ids, for a requirement that has none; a sentence where it has no place
   * for one. Without it the format keeps ids in no place that we could write to.
   */
  giveId?(
    input: WriterInput,
    fact: RequirementFact,
    id: string,
    options?: WriteOptions,
  ): readonly SourceEdit[] | Message;
}

/** What one place says of a value; empty where it is cleared. */
export function valueText(value: FieldValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : value.text;
}

/** Why nothing is written where the text is not the one that was read. */
export function documentChanged(): Message {
  return message('The document has changed since it was read. Try again.');
}

/** The text after the edits. What lies outside of it is moved to its nearest end. */
export function applySourceEdits(text: string, edits: readonly SourceEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of offsetsOfEdits(text, edits)) {
    pieces.push(text.slice(at, start), replacement);
    at = Math.max(at, end);
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** The edits that make the changed text the given one again; their ranges lie in the changed text. */
export function inverseEdits(text: string, edits: readonly SourceEdit[]): SourceEdit[] {
  const changed = new TextLines(applySourceEdits(text, edits));
  let moved = 0;
  return offsetsOfEdits(text, edits).map(({ start, end, text: replacement }) => {
    const from = start + moved;
    moved += replacement.length - (end - start);
    return { range: changed.range(from, from + replacement.length), text: text.slice(start, end) };
  });
}

/** An edit by offsets of the text, UTF-16. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits in order, by offsets; what lies outside of the text is moved to its nearest end. */
export function offsetsOfEdits(text: string, edits: readonly SourceEdit[]): OffsetEdit[] {
  const lines = new TextLines(text);
  return [...edits]
    .sort((a, b) => compareRanges(a.range, b.range))
    .map(({ range, text: replacement }) => {
      const start = Math.min(lines.startOfLine(range.line) + range.character, text.length);
      const end = Math.min(lines.startOfLine(range.endLine) + range.endCharacter, text.length);
      return { start, end: Math.max(start, end), text: replacement };
    });
}
