/**
 * Section titles: a line of text with a line of one sign below it, or below and above it. The level of a
 * combination is the order in which it is first met.
 */
import type { TextRange } from '../../model/textRange.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { lineStart } from './lineStart.ts';

export interface RstSection {
  readonly level: number;
  /** As written, without surrounding blanks. */
  readonly text: string;
  readonly range: TextRange;
  readonly line: number;
  /** The section around it, as an index; -1 at the top. */
  readonly parent: number;
}

export class SectionTitles {
  readonly sections: RstSection[] = [];
  readonly #source: SourceText;
  readonly #to: number;
  readonly #styles: string[] = [];

  constructor(source: SourceText, to: number) {
    this.#source = source;
    this.#to = to;
  }

  get current(): number {
    return this.sections.length - 1;
  }

  /** The line behind the title that begins at a line; -1 where none begins. */
  take(line: number): number {
    const sign = this.#adornment(line);
    if (sign === '') {
      const below = this.#adornment(line + 1);
      if (below === '' || lineStart(this.#line(line)).column > 0) return -1;
      if (!isLongEnough(this.#line(line + 1), this.#line(line))) return -1;
      return this.#add(line, below, line + 2);
    }
    const title = this.#line(line + 1);
    if (title.trim() === '' || this.#adornment(line + 1) !== '' || this.#adornment(line + 2) !== sign)
      return -1;
    return this.#add(line + 1, `${sign}${sign}`, line + 3);
  }

  #add(line: number, style: string, next: number): number {
    const known = this.#styles.indexOf(style);
    if (known < 0) this.#styles.push(style);
    const level = known < 0 ? this.#styles.length : known + 1;
    let parent = this.current;
    while (parent >= 0 && (this.sections[parent]?.level ?? 0) >= level)
      parent = this.sections[parent]?.parent ?? -1;
    const written = this.#line(line);
    const start = written.length - written.trimStart().length;
    const text = written.trim();
    const range = { line, character: start, endLine: line, endCharacter: start + text.length };
    this.sections.push({ level, text, range, line, parent });
    return next;
  }

  #line(line: number): string {
    return line < this.#to ? (this.#source.lines[line] ?? '') : '';
  }

  /** The sign that a line consists of; empty where it is no such line. */
  #adornment(line: number): string {
    const text = this.#line(line).trimEnd();
    const sign = text[0] ?? '';
    // `..` is a comment and `::` says that code follows.
    if (text.length < 2 || text === '..' || text === '::' || !/[!-/:-@[-`{-~]/u.test(sign)) return '';
    for (let at = 1; at < text.length; at++) if (text[at] !== sign) return '';
    return sign;
  }
}

/** Authors count characters, docutils counts columns: a Chinese title is twice as wide as it is long. */
function isLongEnough(adornment: string, title: string): boolean {
  const length = adornment.trimEnd().length;
  return length >= 4 || length >= [...title.trim()].length;
}
