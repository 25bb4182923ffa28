/** A directive while its lines are still being read; used by both scanners. */
import type { TextRange } from '../../model/textRange.ts';
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import type { Directive, DirectiveOption, OptionPlace, WrittenText } from './directive.ts';

/** What stands before the content of a directive. */
export interface DirectiveHead {
  readonly argument: WrittenText | null;
  readonly options: readonly DirectiveOption[];
  readonly optionPlace: OptionPlace;
  /** The first line behind it. */
  readonly next: number;
}

/** A description longer than this is read up to here. */
const mostLines = 40;

export class DirectiveDraft {
  readonly #source: SourceText;
  readonly #known: Omit<Directive, 'range' | 'content'>;
  readonly #start: LinePart;
  #lastLine: number;
  readonly #content: LinePart[] = [];
  #contentEnded = false;

  constructor(
    source: SourceText,
    start: LinePart,
    head: DirectiveHead,
    around: { name: string; nameAt: number; parent: number; section: number },
  ) {
    this.#source = source;
    this.#start = start;
    this.#lastLine = Math.max(start.line, head.next - 1);
    const { name, nameAt, parent, section } = around;
    const { argument, options, optionPlace } = head;
    const nameRange = partRange({ line: start.line, start: nameAt, end: nameAt + name.length });
    this.#known = { name, nameRange, argument, options, optionPlace, parent, section };
  }

  /** A line of text right inside the directive. */
  addText(part: LinePart): void {
    if (this.#contentEnded || part.end <= part.start) return;
    if (this.#content.length < mostLines) this.#content.push(part);
    else this.#contentEnded = true;
  }

  /** Something else stands in the content: text behind it is not added to the text before it. */
  endText(): void {
    if (this.#content.length > 0) this.#contentEnded = true;
  }

  /** The directive reaches down to this line. */
  reach(line: number): void {
    this.#lastLine = Math.max(this.#lastLine, line);
  }

  done(): Directive {
    const last = this.#lastLine;
    const range: TextRange = {
      line: this.#start.line,
      character: this.#start.start,
      endLine: last,
      endCharacter: (this.#source.lines[last] ?? '').trimEnd().length,
    };
    return { ...this.#known, range, content: writtenText(this.#source, this.#content) };
  }
}

export function partRange({ line, start, end }: LinePart): TextRange {
  return { line, character: start, endLine: line, endCharacter: end };
}

/** The text of some parts of lines, from the first to the last; `null` where there is none. */
export function writtenText(source: SourceText, parts: readonly LinePart[]): WrittenText | null {
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return null;
  const text = parts.map(({ line, start, end }) => (source.lines[line] ?? '').slice(start, end)).join('\n');
  const range = { line: first.line, character: first.start, endLine: last.line, endCharacter: last.end };
  return { text, range };
}
