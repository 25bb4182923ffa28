/** Formatted text of a ReqIF attribute as people read it: blocks and breaks are lines, cells are set apart. */
import type { Placed } from './reqifSource.ts';

const blocks: ReadonlySet<string> = new Set(
  'p div li ul ol dl dt dd tr table thead tbody caption h1 h2 h3 h4 h5 h6 blockquote pre br hr'.split(' '),
);

export class XhtmlText {
  readonly #lines: string[] = [''];
  #start = -1;
  #end = -1;

  open(name: string): void {
    if (blocks.has(name)) this.#newLine();
    const line = this.#lines.at(-1) ?? '';
    if (name === 'li') this.#append('- ');
    else if ((name === 'td' || name === 'th') && line.trim() !== '') this.#append(' | ');
  }

  close(name: string): void {
    if (blocks.has(name)) this.#newLine();
  }

  /** `start` and `end` are the place of the characters in the source. */
  text(text: string, start: number, end: number): void {
    this.#append(text.replace(/\s+/gu, ' '));
    if (text.trim() === '') return;
    if (this.#start < 0) this.#start = start;
    this.#end = end;
  }

  /** The whole text; empty at `otherwise` where there is none. */
  finish(otherwise: number): Placed {
    const lines = this.#lines.map((line) => line.replaceAll('  ', ' ').trim());
    const text = lines.filter((line) => line !== '' && line !== '-').join('\n');
    if (text === '' || this.#start < 0) return { text: '', start: otherwise, end: otherwise };
    return { text, start: this.#start, end: this.#end };
  }

  #newLine(): void {
    if (this.#lines.at(-1) !== '') this.#lines.push('');
  }

  #append(text: string): void {
    const last = this.#lines.length - 1;
    this.#lines[last] = (this.#lines[last] ?? '') + text;
  }
}
