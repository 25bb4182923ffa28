/** The tokens of a TRLC text with their offsets. Grammar: TRLC's language reference; linear, never fails. */

export interface TrlcToken {
  readonly kind: 'name' | 'number' | 'string' | 'sign' | 'unclosed' | 'end';
  /** As written; for a string without its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a string: `"`, `'''` or `"""`. */
  readonly quote: string;
}

const word = /[\p{L}_][\p{L}\p{N}_]{0,500}/uy;
const number = /\d[\dA-Fa-fxb_]{0,200}(?:\.\d[\d_]{0,200})?/y;
const sign = /\.\.|=>|==|[^\s]/uy;

export class TrlcTokens {
  readonly #text: string;
  #at: number;
  #next: TrlcToken | null = null;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  /** The next token, which stays where it is. */
  peek(): TrlcToken {
    this.#next ??= this.#read();
    return this.#next;
  }

  take(): TrlcToken {
    const token = this.peek();
    if (token.kind !== 'end') this.#next = null;
    return token;
  }

  /** Whether the next token is this sign or word. */
  isNext(text: string): boolean {
    const token = this.peek();
    return token.text === text && (token.kind === 'sign' || token.kind === 'name');
  }

  #read(): TrlcToken {
    this.#skipBlanks();
    const start = this.#at;
    const text = this.#text;
    if (start >= text.length) return { kind: 'end', text: '', start, end: start, quote: '' };
    const first = text[start] ?? '';
    if (first === '"' || text.startsWith("'''", start)) return this.#readString(start);
    for (const [kind, pattern] of [
      ['name', word],
      ['number', number],
      ['sign', sign],
    ] as const) {
      pattern.lastIndex = start;
      const found = pattern.exec(text)?.[0];
      if (found === undefined) continue;
      this.#at = start + found.length;
      return { kind, text: found, start, end: this.#at, quote: '' };
    }
    this.#at = start + 1;
    return { kind: 'sign', text: first, start, end: this.#at, quote: '' };
  }

  #readString(start: number): TrlcToken {
    const text = this.#text;
    const triple = text.slice(start, start + 3);
    if (triple === '"""' || triple === "'''") {
      const close = text.indexOf(triple, start + 3);
      const end = close < 0 ? text.length : close + 3;
      this.#at = end;
      const content = text.slice(start + 3, close < 0 ? end : close);
      return { kind: close < 0 ? 'unclosed' : 'string', text: content, start, end, quote: triple };
    }
    let at = start + 1;
    while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
    const isClosed = text[at] === '"';
    this.#at = Math.min(isClosed ? at + 1 : at, text.length);
    const content = text.slice(start + 1, Math.min(at, text.length));
    return { kind: isClosed ? 'string' : 'unclosed', text: content, start, end: this.#at, quote: '"' };
  }

  #skipBlanks(): void {
    const text = this.#text;
    for (;;) {
      while (/\s/.test(text[this.#at] ?? '')) this.#at++;
      if (text.startsWith('//', this.#at)) {
        const end = text.indexOf('\n', this.#at);
        this.#at = end < 0 ? text.length : end;
      } else if (text.startsWith('/*', this.#at)) {
        const end = text.indexOf('*/', this.#at + 2);
        this.#at = end < 0 ? text.length : end + 2;
      } else {
        return;
      }
    }
  }
}
