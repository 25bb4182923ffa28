/**
 * JSON with places. Exports of machines are far larger than what people write, and a parser of YAML needs a
 * hundred times as long for them.
 */

/** `start` and `end` are offsets; of a text without its quotes. */
export type JsonNode = JsonText | JsonMap | JsonList | JsonOther;

interface Placed {
  readonly start: number;
  readonly end: number;
}
export interface JsonText extends Placed {
  readonly kind: 'text';
  readonly text: string;
}
export interface JsonMap extends Placed {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: JsonText; readonly value: JsonNode }[];
}
export interface JsonList extends Placed {
  readonly kind: 'list';
  readonly items: readonly JsonNode[];
}
/** A number, `true`, `false` or `null`, as written. */
export interface JsonOther extends Placed {
  readonly kind: 'other';
  readonly text: string;
}

const deepest = 64;
const blanks = /[\s\uFEFF]{0,100000}/y;
const bare = /[-+.\w]{1,400}/y;

/** `null` where the text is no JSON or is nested too deep. */
export function readJson(text: string): JsonNode | null {
  const reading = new JsonReading(text);
  return reading.value(0);
}

class JsonReading {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonNode | null {
    const sign = this.#next();
    if (depth > deepest) return null;
    if (sign === '"') return this.#string();
    if (sign === '{') return this.#map(depth);
    if (sign === '[') return this.#list(depth);
    bare.lastIndex = this.#at;
    const found = bare.exec(this.#text)?.[0];
    if (found === undefined) return null;
    const start = this.#at;
    this.#at += found.length;
    return { kind: 'other', text: found, start, end: this.#at };
  }

  #map(depth: number): JsonMap | null {
    const start = this.#at++;
    const entries: { key: JsonText; value: JsonNode }[] = [];
    while (this.#next() !== '}') {
      if (entries.length > 0 && !this.#take(',')) return null;
      const key = this.#next() === '"' ? this.#string() : null;
      if (!key || !this.#take(':')) return null;
      const value = this.value(depth + 1);
      if (!value) return null;
      entries.push({ key, value });
    }
    return { kind: 'map', entries, start, end: ++this.#at };
  }

  #list(depth: number): JsonList | null {
    const start = this.#at++;
    const items: JsonNode[] = [];
    while (this.#next() !== ']') {
      if (items.length > 0 && !this.#take(',')) return null;
      const value = this.value(depth + 1);
      if (!value) return null;
      items.push(value);
    }
    return { kind: 'list', items, start, end: ++this.#at };
  }

  #string(): JsonText | null {
    const start = this.#at + 1;
    let end = this.#text.indexOf('"', start);
    while (end >= 0 && this.#isEscaped(end, start)) end = this.#text.indexOf('"', end + 1);
    if (end < 0) return null;
    this.#at = end + 1;
    const written = this.#text.slice(start, end);
    return { kind: 'text', text: written.includes('\\') ? unescaped(written) : written, start, end };
  }

  #isEscaped(at: number, from: number): boolean {
    let count = 0;
    while (at - count > from && this.#text[at - 1 - count] === '\\') count++;
    return count % 2 === 1;
  }

  #take(sign: string): boolean {
    if (this.#next() !== sign) return false;
    this.#at++;
    return true;
  }

  #next(): string {
    blanks.lastIndex = this.#at;
    blanks.test(this.#text);
    this.#at = blanks.lastIndex;
    return this.#text[this.#at] ?? '';
  }
}

function unescaped(written: string): string {
  try {
    const text: unknown = JSON.parse(`"${written}"`);
    return typeof text === 'string' ? text : written;
  } catch {
    return written;
  }
}
