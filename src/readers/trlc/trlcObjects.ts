/**
 * The record objects of a TRLC file with their fields, by offsets. What is broken is passed over up to the
 * next thing that looks like an object, and said once.
 */
import { type TrlcToken, TrlcTokens } from './trlcTokens.ts';

/** A string, a name or another value; a tuple is one value with its source as text. */
export interface TrlcValue {
  readonly kind: 'string' | 'name' | 'other';
  readonly text: string;
  /** Where the text stands, without quotes. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface TrlcField {
  readonly name: string;
  readonly start: number;
  end: number;
  readonly values: readonly TrlcValue[];
  readonly isList: boolean;
}

export interface TrlcSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface TrlcObject {
  readonly type: TrlcSpan;
  readonly name: TrlcSpan;
  readonly fields: readonly TrlcField[];
  /** The sections around it, outermost first. */
  readonly sections: readonly TrlcSpan[];
  readonly start: number;
  /** Behind its closing brace. */
  readonly end: number;
}

export interface TrlcFile {
  readonly package: TrlcSpan | null;
  readonly imports: ReadonlySet<string>;
  readonly objects: readonly TrlcObject[];
  /** Where it is broken first; -1 where it is not. */
  readonly brokenAt: number;
}

export function readTrlc(text: string): TrlcFile {
  return new TrlcParser(text).read();
}

/** Sections that are nested deeper count as lying beside each other. */
const mostDepth = 50;
/** Signs between the parts of a tuple; a type may also use a name. */
const tupleSigns: ReadonlySet<string> = new Set(['@', ':', ';']);

class TrlcParser {
  readonly #text: string;
  readonly #tokens: TrlcTokens;
  readonly #objects: TrlcObject[] = [];
  readonly #imports = new Set<string>();
  readonly #sections: TrlcSpan[] = [];
  #package: TrlcSpan | null = null;
  #brokenAt = -1;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = new TrlcTokens(text);
  }

  read(): TrlcFile {
    for (let token = this.#tokens.take(); token.kind !== 'end'; token = this.#tokens.take()) {
      if (token.kind === 'name') this.#readEntry(token);
      else if (token.text === '}' && token.kind === 'sign' && this.#sections.length > 0) this.#sections.pop();
      else this.#breakAt(token);
    }
    return {
      package: this.#package,
      imports: this.#imports,
      objects: this.#objects,
      brokenAt: this.#brokenAt,
    };
  }

  #readEntry(first: TrlcToken): void {
    if (first.text === 'package' || first.text === 'import') {
      const name = this.#tokens.peek();
      if (name.kind !== 'name') return this.#breakAt(name);
      this.#tokens.take();
      if (first.text === 'import') this.#imports.add(name.text);
      else this.#package ??= name;
    } else if (first.text === 'section') {
      const title = this.#tokens.peek();
      if (title.kind !== 'string') return this.#breakAt(title);
      this.#tokens.take();
      if (!this.#takeSign('{')) return;
      const quote = title.quote.length;
      if (this.#sections.length < mostDepth)
        this.#sections.push({ text: stringText(title), start: title.start + quote, end: title.end - quote });
    } else {
      this.#readObject(first);
    }
  }

  #readObject(first: TrlcToken): void {
    const type = this.#readName(first);
    const name = this.#tokens.peek();
    if (name.kind !== 'name') return this.#breakAt(name);
    this.#tokens.take();
    if (!this.#takeSign('{')) return;
    const fields: TrlcField[] = [];
    const sections = [...this.#sections];
    let end = name.end;
    while (!this.#tokens.isNext('}')) {
      const field = this.#readField();
      if (field === null) break;
      fields.push(field);
      end = field.end;
    }
    if (this.#tokens.isNext('}')) end = this.#tokens.take().end;
    this.#objects.push({ type, name, fields, sections, start: type.start, end });
  }

  #readField(): TrlcField | null {
    const name = this.#tokens.peek();
    if (name.kind !== 'name') return this.#give(name);
    this.#tokens.take();
    if (!this.#takeSign('=')) return null;
    const isList = this.#tokens.isNext('[');
    const values: TrlcValue[] = [];
    const end = this.#readValues(values);
    return end < 0 ? null : { name: name.text, start: name.start, end, values, isList };
  }

  /** Reads a value with all that is nested in it; returns where it ends, -1 where it is broken. */
  #readValues(values: TrlcValue[]): number {
    let depth = 0;
    // How many values the part up to the next comma has: more than one are a tuple.
    let parts = 0;
    let isBehindValue: boolean = false;
    for (;;) {
      const token = this.#tokens.peek();
      if (token.kind === 'end' || token.kind === 'unclosed') return this.#giveUp(token);
      if (token.kind === 'sign' && (token.text === '}' || token.text === '{')) return this.#giveUp(token);
      this.#tokens.take();
      let end = token.end;
      // A name behind a value parts the values of a tuple, as `@` does.
      const isSeparator: boolean = token.kind === 'name' && isBehindValue;
      if (token.kind !== 'sign' && !isSeparator) {
        const value = this.#valueFrom(token);
        end = value.kind === 'string' ? token.end : value.end;
        if (parts > 0) this.#joinTuple(values, value, end);
        else values.push(value);
        parts++;
      } else if (token.text === '[' || token.text === '(') {
        depth++;
        parts = 0;
      } else if (token.text === ']' || token.text === ')') {
        depth--;
      } else if (token.text === ',') {
        parts = 0;
      }
      if (depth < 0) return this.#giveUp(token);
      isBehindValue = token.kind !== 'sign' && !isSeparator;
      const isOpen = isSeparator || (token.kind === 'sign' && /^[+\-@:;]$/.test(token.text));
      if (depth === 0 && !isOpen && !this.#continuesTuple()) return end;
    }
  }

  #continuesTuple(): boolean {
    const next = this.#tokens.peek();
    if (next.kind === 'sign') return tupleSigns.has(next.text);
    // A name that is no field: the separator of a tuple.
    return next.kind === 'name' && !/^\s{0,200}=/.test(this.#text.slice(next.end, next.end + 202));
  }

  #joinTuple(values: TrlcValue[], value: TrlcValue, end: number): void {
    // `Name @ 3`: a reference with the revision that it is meant for.
    if (values.at(-1)?.kind === 'name') return;
    const before = values.pop();
    const start = before ? before.start - before.quote.length : value.start;
    values.push({ kind: 'other', text: this.#text.slice(start, end), start, end, quote: '' });
  }

  #valueFrom(token: TrlcToken): TrlcValue {
    if (token.kind === 'string') {
      const { start, end } = trimmed(token);
      return { kind: 'string', text: stringText(token), start, end, quote: token.quote };
    }
    const span = token.kind === 'name' ? this.#readName(token) : token;
    const isName = token.kind === 'name' && !/^(?:true|false|null)$/.test(token.text);
    return { ...spanOf(span), kind: isName ? 'name' : 'other', quote: '' };
  }

  /** `name`, `package.name`, `package.Enum.literal`. */
  #readName(first: TrlcToken): TrlcSpan {
    let { text, end } = first;
    while (this.#tokens.isNext('.')) {
      this.#tokens.take();
      const part = this.#tokens.peek();
      if (part.kind !== 'name') break;
      this.#tokens.take();
      text += `.${part.text}`;
      end = part.end;
    }
    return { text, start: first.start, end };
  }

  #takeSign(sign: string): boolean {
    if (!this.#tokens.isNext(sign)) {
      this.#breakAt(this.#tokens.peek());
      return false;
    }
    this.#tokens.take();
    return true;
  }

  #breakAt({ start }: TrlcToken): void {
    if (this.#brokenAt < 0) this.#brokenAt = start;
  }

  #give(token: TrlcToken): null {
    this.#breakAt(token);
    return null;
  }

  #giveUp(token: TrlcToken): -1 {
    this.#breakAt(token);
    return -1;
  }
}

function spanOf({ text, start, end }: TrlcSpan): TrlcSpan {
  return { text, start, end };
}

/** Where the words of a string stand, without blanks around them. */
function trimmed({ text, start, end, quote }: TrlcToken): { readonly start: number; readonly end: number } {
  const from = start + quote.length;
  if (text.trim() === '') return { start: from, end: end - quote.length };
  return {
    start: from + text.length - text.trimStart().length,
    end: end - quote.length - (text.length - text.trimEnd().length),
  };
}

/** As TRLC reads it: `\"` in one line; over several lines without the indentation that they share. */
function stringText({ text, quote }: TrlcToken): string {
  if (quote === '"') return text.replaceAll('\\"', '"').trim();
  const lines = text.trim().split(/\r\n?|\n/);
  const indents = lines
    .slice(1)
    .flatMap((line) => (line.trim() === '' ? [] : [/^[ \t]{0,400}/.exec(line)![0].length]));
  const shared = Math.min(...indents);
  return lines.map((line, at) => (at === 0 ? line : line.slice(shared)).trimEnd()).join('\n');
}
