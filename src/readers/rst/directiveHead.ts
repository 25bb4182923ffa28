/**
 * Reads what stands before the content of a directive: its argument and its options. After docutils'
 * `parse_directive_block`: both end at the first blank line, options begin at the first line `:name:`.
 */
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import type { DirectiveOption, OptionPlace } from '../sphinxNeeds/directive.ts';
import { type DirectiveHead, partRange, writtenText } from '../sphinxNeeds/directiveDraft.ts';
import { lineStart } from './lineStart.ts';

const optionStart = /:([^\s:`][^:`\n]{0,80}):(?=[ \t]|$)/y;
const usualIndent = 3;

export interface HeadPlace {
  readonly line: number;
  /** Behind the `::`. */
  readonly restAt: number;
  /** The column of `..`: everything deeper belongs to the directive. */
  readonly column: number;
  /** The first line that is not read. */
  readonly to: number;
}

export function readHead(source: SourceText, { line, restAt, column, to }: HeadPlace): DirectiveHead {
  const argument: LinePart[] = [];
  const options = new OptionLines(source);
  const first = source.lines[line] ?? '';
  const rest = textPart(first, line, restAt);
  if (rest.end > rest.start) argument.push(rest);
  let next = line + 1;
  for (; next < to; next++) {
    const text = source.lines[next] ?? '';
    const start = lineStart(text);
    if (start.isBlank || start.column <= column) break;
    if (options.take(next, start.at, start.column)) continue;
    // Options that are followed by something else than options are no longer such.
    if (options.any || text.startsWith('.. ', start.at)) break;
    argument.push(textPart(text, next, start.at));
  }
  return {
    argument: writtenText(source, argument),
    options: options.done(),
    optionPlace: options.place() ?? placeOfFirst(source, next - 1, line, column),
    next,
  };
}

/** Without any option yet: below the argument, indented as the content is, or by three blanks. */
function placeOfFirst(source: SourceText, last: number, line: number, column: number): OptionPlace {
  const own = source.lines[line] ?? '';
  const below = last > line ? last : last + 2;
  const content = source.lines[below] ?? '';
  const start = lineStart(content);
  const isInside = !start.isBlank && start.column > column;
  const indent = isInside
    ? content.slice(0, start.at)
    : `${own.slice(0, lineStart(own).at)}${' '.repeat(usualIndent)}`;
  return { line: last, indent, style: 'field' };
}

function textPart(text: string, line: number, at: number): LinePart {
  const start = at + (text.slice(at).length - text.slice(at).trimStart().length);
  return { line, start, end: Math.max(start, text.trimEnd().length) };
}

/** Gathers the options of one directive. */
class OptionLines {
  readonly #source: SourceText;
  readonly #options: DirectiveOption[] = [];
  #name = '';
  #line = -1;
  #endLine = -1;
  #nameEnd = 0;
  #parts: LinePart[] = [];
  #column = -1;
  #indent = '';

  constructor(source: SourceText) {
    this.#source = source;
  }

  get any(): boolean {
    return this.#line >= 0;
  }

  /** Whether the line begins an option or goes on with one. */
  take(line: number, at: number, column: number): boolean {
    const text = this.#source.lines[line] ?? '';
    const name = this.#column < 0 || column <= this.#column ? nameAt(text, at) : null;
    if (name === null) {
      if (!this.any || column <= this.#column) return false;
      this.#parts.push(textPart(text, line, at));
      this.#endLine = line;
      return true;
    }
    this.#end();
    this.#column = column;
    this.#indent = text.slice(0, at);
    this.#name = name.trim();
    this.#line = this.#endLine = line;
    this.#nameEnd = at + name.length + 2;
    const rest = textPart(text, line, this.#nameEnd);
    this.#parts = rest.end > rest.start ? [rest] : [];
    return true;
  }

  done(): readonly DirectiveOption[] {
    this.#end();
    return this.#options;
  }

  place(): OptionPlace | null {
    return this.#endLine < 0 ? null : { line: this.#endLine, indent: this.#indent, style: 'field' };
  }

  #end(): void {
    if (this.#name === '') return;
    const empty = { line: this.#line, start: this.#nameEnd, end: this.#nameEnd };
    const value = writtenText(this.#source, this.#parts) ?? { text: '', range: partRange(empty) };
    this.#options.push({ name: this.#name, value, line: this.#line, endLine: this.#endLine });
    this.#name = '';
  }
}

function nameAt(text: string, at: number): string | null {
  optionStart.lastIndex = at;
  return optionStart.exec(text)?.[1] ?? null;
}
