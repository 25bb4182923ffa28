/**
 * The structure of a reStructuredText document, as far as requirements need it: sections and directives,
 * with comments and literal blocks left out. Blocks nest by indentation. One pass over the lines, linear.
 */
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import type { Directive } from '../sphinxNeeds/directive.ts';
import { DirectiveDraft } from '../sphinxNeeds/directiveDraft.ts';
import { readHead } from './directiveHead.ts';
import { isVerbatim } from './directiveNames.ts';
import { behindMarkers, lineStart } from './lineStart.ts';
import { type RstSection, SectionTitles } from './sectionTitles.ts';

export interface RstDocument {
  /** In order; a section ends where the next one of its level or a higher one begins. */
  readonly sections: readonly RstSection[];
  /** In the order of their first lines. */
  readonly directives: readonly Directive[];
  /** Lines of text at the top level, outside of all directives, in order. */
  readonly text: readonly LinePart[];
}

/** Scans the lines from `from` up to but without `to`. */
export function scanRst(source: SourceText, from = 0, to = source.lines.length): RstDocument {
  const scanner = new RstScanner(source, to);
  for (let line = from; line < to;) line = scanner.take(line);
  return scanner.finish();
}

interface Frame {
  readonly column: number;
  readonly index: number;
}

const directiveStart =
  /\.\.[ \t]{1,32}(?:\|[^|\n]{1,200}\|[ \t]{1,8})?([\p{L}\p{N}](?:[\p{L}\p{N}]|[-._+:]{1,3}(?=[\p{L}\p{N}])){0,80})[ \t]?::(?=[ \t]|$)/uy;
const explicitMarkup = /\.\.(?=[ \t]|$)/y;

class RstScanner {
  readonly #source: SourceText;
  readonly #to: number;
  readonly #titles: SectionTitles;
  readonly #drafts: DirectiveDraft[] = [];
  readonly #frames: Frame[] = [];
  readonly #text: LinePart[] = [];
  /** Deeper lines belong to a comment or a literal block; -1 outside of both. */
  #verbatimColumn = -1;
  /** A paragraph at this column has announced a literal block; -1 where none has. */
  #announcedAt = -1;
  #isBehindBlank = true;
  /** A title is the first line of its block. */
  #inParagraph = false;
  #lastLine = 0;

  constructor(source: SourceText, to: number) {
    this.#source = source;
    this.#to = to;
    this.#titles = new SectionTitles(source, to);
  }

  finish(): RstDocument {
    this.#closeTo(-1);
    return {
      sections: this.#titles.sections,
      directives: this.#drafts.map((draft) => draft.done()),
      text: this.#text,
    };
  }

  /** Takes what begins at a line; gives the line behind it. */
  take(line: number): number {
    const text = this.#source.lines[line] ?? '';
    const { at, column, isBlank } = lineStart(text);
    if (isBlank) {
      this.#isBehindBlank = true;
      this.#inParagraph = false;
      return line + 1;
    }
    const isBehindBlank = this.#isBehindBlank;
    this.#isBehindBlank = false;
    if (this.#isVerbatim(column, isBehindBlank)) {
      this.#lastLine = line;
      return line + 1;
    }
    this.#closeTo(column);
    const start = behindMarkers(text, at);
    explicitMarkup.lastIndex = start;
    if (explicitMarkup.test(text)) return this.#takeExplicit(line, start, column + start - at);
    if (this.#frames.length === 0 && !this.#inParagraph) {
      const next = this.#titles.take(line);
      if (next >= 0) {
        this.#lastLine = next - 1;
        return next;
      }
    }
    this.#takeText(line, at, column + start - at);
    return line + 1;
  }

  #isVerbatim(column: number, isBehindBlank: boolean): boolean {
    if (this.#announcedAt >= 0) {
      if (isBehindBlank && column > this.#announcedAt) {
        this.#verbatimColumn = this.#announcedAt;
        this.#endText();
      }
      this.#announcedAt = -1;
    }
    if (this.#verbatimColumn >= 0 && column > this.#verbatimColumn) return true;
    this.#verbatimColumn = -1;
    return false;
  }

  #takeExplicit(line: number, at: number, column: number): number {
    const text = this.#source.lines[line] ?? '';
    this.#inParagraph = false;
    this.#lastLine = line;
    this.#endText();
    directiveStart.lastIndex = at;
    const found = directiveStart.exec(text);
    if (!found) {
      // A comment, a target, a footnote; a lone `..` before a blank line comments nothing out.
      const isEmpty = text.slice(at + 2).trim() === '' && (this.#source.lines[line + 1] ?? '').trim() === '';
      if (!isEmpty) this.#verbatimColumn = column;
      return line + 1;
    }
    const name = found[1] ?? '';
    const restAt = directiveStart.lastIndex;
    const head = readHead(this.#source, { line, restAt, column, to: this.#to });
    const around = {
      name,
      nameAt: at + found[0].lastIndexOf(name),
      parent: this.#frames.at(-1)?.index ?? -1,
      section: this.#titles.current,
    };
    this.#frames.push({ column, index: this.#drafts.length });
    this.#drafts.push(new DirectiveDraft(this.#source, { line, start: at, end: text.length }, head, around));
    this.#lastLine = head.next - 1;
    if (isVerbatim(name)) this.#verbatimColumn = column;
    else if (head.options.length === 0 && head.next > line + 1) this.#announceIn(head.next - 1);
    return head.next;
  }

  #takeText(line: number, at: number, column: number): void {
    const end = (this.#source.lines[line] ?? '').trimEnd().length;
    const part = { line, start: at, end };
    const frame = this.#frames.at(-1);
    if (frame) this.#drafts[frame.index]?.addText(part);
    else this.#text.push(part);
    this.#inParagraph = true;
    this.#lastLine = line;
    if (this.#endsInColons(line)) this.#announcedAt = column;
  }

  #announceIn(line: number): void {
    if (this.#endsInColons(line)) this.#announcedAt = lineStart(this.#source.lines[line] ?? '').column;
  }

  #endsInColons(line: number): boolean {
    return (this.#source.lines[line] ?? '').trimEnd().endsWith('::');
  }

  #endText(): void {
    const frame = this.#frames.at(-1);
    if (frame) this.#drafts[frame.index]?.endText();
  }

  /** Closes what a line at this column no longer belongs to. */
  #closeTo(column: number): void {
    for (let frame = this.#frames.at(-1); frame && frame.column >= column; frame = this.#frames.at(-1)) {
      this.#drafts[frame.index]?.reach(this.#lastLine);
      this.#frames.pop();
    }
  }
}
