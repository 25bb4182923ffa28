/**
 * A directive as reStructuredText and MyST write it: a name, an argument, options and content. Both scanners
 * give the same, so that needs are read and written in one way.
 */
import type { TextRange } from '../../model/textRange.ts';

/** Text with its place: lines without their indentation, joined by `\n`; an empty one has an empty range. */
export interface WrittenText {
  readonly text: string;
  readonly range: TextRange;
}

export interface DirectiveOption {
  readonly name: string;
  readonly value: WrittenText;
  readonly line: number;
  /** The last line of the value. */
  readonly endLine: number;
}

/** Where a further option goes, and how it is written. */
export interface OptionPlace {
  /** Behind this line. */
  readonly line: number;
  readonly indent: string;
  /** `:name: value`, or `name: value` between two lines of `---`. */
  readonly style: 'field' | 'yaml';
}

export interface Directive {
  readonly name: string;
  readonly nameRange: TextRange;
  /** The whole directive with its content, up to the last line that is not blank. */
  readonly range: TextRange;
  readonly argument: WrittenText | null;
  readonly options: readonly DirectiveOption[];
  readonly optionPlace: OptionPlace;
  /** The first stretch of text right inside, before any directive, comment or literal block. */
  readonly content: WrittenText | null;
  /** The directive around it, as an index; -1 where there is none. */
  readonly parent: number;
  /** The section that it stands in, as an index; -1 above all titles. */
  readonly section: number;
}

export function optionOf({ options }: Directive, name: string): DirectiveOption | null {
  return options.find((option) => option.name === name) ?? null;
}
