/** Walks through the XML of `<specobject>` elements. */
import { SaxesParser } from 'saxes';
import type { Problem, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { fileClaims } from '../fileClaims.ts';
import { TextLines } from '../planFile/textLines.ts';
import type { ReaderInput, ReaderResult } from '../reader.ts';
import { type Content, factOfSpecobject, type Specobject } from './specobject.ts';

const ownNamespace = 'https://github.com/itsallcode/openfasttrace';

class Stop extends Error {}

export function readSpecobjects({ path, text }: ReaderInput): ReaderResult {
  const lines = new TextLines(text);
  const outer = fileClaims(path);
  const requirements: RequirementFact[] = [];
  const problems: Problem[] = [];
  const walk = new Walk(text, (specobject) => {
    const fact = factOfSpecobject(specobject, lines, outer);
    if (fact) requirements.push(fact);
  });
  try {
    walk.run();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const at = Math.min(walk.position, text.length);
    problems.push({
      code: 'document/unreadable',
      message: message('This is no well-formed XML from here on, so what follows is not read.'),
      range: lines.range(at, at),
    });
  }
  return { requirements, problems, leftOut: [], ...(requirements.length > 0 && { format: 'ReqM2' }) };
}

/** Walks through the elements and hands out each `specobject` with the texts in it and their offsets. */
class Walk {
  readonly #text: string;
  readonly #found: (specobject: Specobject) => void;
  readonly #parser = new SaxesParser({ xmlns: false as const });
  /** Whether its root element is one of another program. */
  #isForeign = false;
  #doctype = '';
  #open: { readonly start: number; readonly contents: Content[] } | null = null;
  /** The element whose text is being read, and where its content starts. */
  #element: { readonly name: string; readonly from: number; text: string } | null = null;

  constructor(text: string, found: (specobject: Specobject) => void) {
    this.#text = text;
    this.#found = found;
  }

  get position(): number {
    return this.#parser.position;
  }

  run(): void {
    const parser = this.#parser;
    parser.on('error', () => {
      throw new Stop();
    });
    parser.on('opentag', ({ name, attributes }) => this.#begin(name, attributes));
    parser.on('text', (text) => this.#add(text));
    parser.on('cdata', (text) => this.#add(text));
    parser.on('closetag', ({ name }) => this.#end(name));
    parser.write(this.#text).close();
  }

  #begin(name: string, { doctype = '', xmlns = '' }: Readonly<Record<string, string>>): void {
    const from = this.#parser.position;
    // The report of another program has the same names of elements in a namespace of its own.
    if (name === 'specdocument' && xmlns !== '' && xmlns !== ownNamespace) this.#isForeign = true;
    if (name === 'specobjects') this.#doctype = doctype;
    if (name === 'specobject') this.#open = { start: this.#text.lastIndexOf('<', from - 1), contents: [] };
    this.#element = { name, from, text: '' };
  }

  #add(text: string): void {
    if (this.#element) this.#element.text += text;
  }

  #end(name: string): void {
    const element = this.#element;
    this.#element = null;
    const open = this.#open;
    const { position } = this.#parser;
    if (open && !this.#isForeign && element?.name === name) {
      const whole = this.#text.slice(element.from, this.#text.lastIndexOf('<', position - 1));
      const from = element.from + whole.length - whole.trimStart().length;
      open.contents.push({ name, text: element.text.trim(), from, to: from + whole.trim().length });
    }
    if (name === 'specobject' && open && !this.#isForeign) {
      this.#found({ doctype: this.#doctype, start: open.start, end: position, contents: open.contents });
      this.#open = null;
    }
  }
}
