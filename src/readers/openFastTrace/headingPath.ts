/** The headings above the place that is being read, outermost first. */
import type { Claim } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { plainText } from '../markdown/plainText.ts';
import type { Syntax } from './lineKinds.ts';

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly range: TextRange;
}

const notATitle = /^(?:[-+*>|`<]|\d{1,9}[.)]\s)/;

export class HeadingPath {
  readonly #syntax: Syntax;
  /** The signs that underline titles, in the order met, which is their level in reStructuredText. */
  readonly #underlines: string[] = [];
  #above: readonly Heading[] = [];

  constructor(syntax: Syntax) {
    this.#syntax = syntax;
  }

  get above(): readonly Heading[] {
    return this.#above;
  }

  /** Takes in a title between two columns of its line; `next` is the line below it. */
  add(line: string, number: number, start: number, next: string | null): Heading | null {
    const written = line.slice(start).replace(/\s{1,200}#{1,200}\s{0,200}$/u, '');
    const blanks = written.length - written.trimStart().length;
    const source = written.trim();
    const text = this.#syntax === 'markdown' ? plainText(source) : source;
    // What stands above a thematic break need not be a title.
    if (text === '' || text.length > 300 || notATitle.test(source)) return null;
    const range = {
      line: number,
      character: start + blanks,
      endLine: number,
      endCharacter: start + blanks + source.length,
    };
    const heading = { level: this.#levelOf(line, next ?? ''), text, range };
    this.#above = [...this.#above.filter(({ level }) => level < heading.level).slice(-10), heading];
    return heading;
  }

  #levelOf(line: string, next: string): number {
    if (this.#syntax === 'markdown') {
      return line.startsWith('#') ? /^#{1,20000}/.exec(line)![0].length : next.startsWith('=') ? 1 : 2;
    }
    const sign = next[0] ?? '';
    if (!this.#underlines.includes(sign)) this.#underlines.push(sign);
    return this.#underlines.indexOf(sign) + 1;
  }
}

/** What an item inherits from the headings above it, nearest first. */
export function headingClaims(above: readonly Heading[]): readonly Claim[] {
  return above
    .toReversed()
    .map(({ text, range }) => ({ field: 'place', from: 'heading', text, range, name: '' }));
}
