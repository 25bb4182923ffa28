/**
 * Walks through XML with the place of each element, attribute and text in it. Entities that a document
 * declares are never expanded: a small file could make itself endless. Nor does nesting go on for ever.
 */
import { SaxesParser } from 'saxes';
import { message, type Message } from '../../model/message.ts';
import type { Placed } from './reqifSource.ts';

export interface PlacedXmlVisitor {
  /** `name` is without its prefix; `start` is the offset of the `<`. */
  open(name: string, attributes: ReadonlyMap<string, Placed>, start: number): void;
  /** As read and as written: entities resolved in `text`, the offsets those of the source. */
  text(text: Placed): void;
  /** `end` is the offset behind the `>`. */
  close(name: string, end: number): void;
}

/** Elements within elements. */
const deepest = 500;
/** A text that goes on being no XML is given up. */
const mostFaults = 20;

/** The first fault, and where; `null` for well-formed XML. What stands before it has been visited. */
export function walkPlacedXml(
  xml: string,
  visitor: PlacedXmlVisitor,
): { readonly message: Message; readonly at: number } | null {
  const walk = new Walk(xml, visitor);
  return walk.run();
}

/** Ends the walk; thrown and caught in this file. */
class Stop extends Error {}

class Walk {
  readonly #xml: string;
  readonly #visitor: PlacedXmlVisitor;
  readonly #parser = new SaxesParser({ xmlns: false as const, position: false });
  #attributes = new Map<string, Placed>();
  /** Behind the markup before the text that is being read. */
  #textStart = 0;
  #depth = 0;
  #faults = 0;
  #fault: { readonly message: Message; readonly at: number } | null = null;

  constructor(xml: string, visitor: PlacedXmlVisitor) {
    this.#xml = xml;
    this.#visitor = visitor;
  }

  run(): { readonly message: Message; readonly at: number } | null {
    const parser = this.#parser;
    parser.on('attribute', ({ name, value }) => this.#attribute(name, value));
    parser.on('opentag', ({ name }) => this.#open(localName(name)));
    parser.on('closetag', ({ name }) => this.#close(localName(name)));
    parser.on('text', (text) => this.#text(text, parser.position - 1));
    parser.on('cdata', (text) => this.#cdata(text));
    parser.on('comment', () => this.#behindMarkup());
    parser.on('processinginstruction', () => this.#behindMarkup());
    parser.on('doctype', (declared) => this.#doctype(declared));
    parser.on('error', () => this.#error());
    try {
      parser.write(this.#xml).close();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    return this.#fault;
  }

  #attribute(name: string, text: string): void {
    const end = this.#parser.position - 1;
    // The quote that closes a value stands nowhere within it.
    const start = this.#xml.lastIndexOf(this.#xml.charAt(end), end - 1) + 1;
    if (this.#attributes.size < 100) this.#attributes.set(localName(name), { text, start, end });
  }

  #open(name: string): void {
    const { position } = this.#parser;
    const attributes = this.#attributes;
    this.#attributes = new Map();
    this.#textStart = position;
    if (++this.#depth > deepest)
      this.#stop(message('This XML is nested too deeply, so it is not read to its end.'));
    this.#visitor.open(name, attributes, this.#xml.lastIndexOf('<', position - 1));
  }

  #close(name: string): void {
    this.#depth--;
    this.#textStart = this.#parser.position;
    this.#visitor.close(name, this.#textStart);
  }

  #text(text: string, end: number): void {
    const start = Math.min(this.#textStart, end);
    this.#textStart = end;
    const raw = this.#xml.slice(start, end);
    const before = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    this.#visitor.text({ text, start: start + before, end: start + before + trimmed.length });
  }

  #cdata(text: string): void {
    const end = this.#parser.position - 3;
    const start = this.#xml.lastIndexOf('<![CDATA[', end) + 9;
    this.#textStart = this.#parser.position;
    this.#visitor.text({ text, start: Math.min(start, end), end });
  }

  /** The parser says of a comment or an instruction before it has passed its `>`. */
  #behindMarkup(): void {
    const close = this.#xml.indexOf('>', this.#parser.position - 1);
    this.#textStart = close < 0 ? this.#xml.length : close + 1;
  }

  #doctype(declared: string): void {
    if (declared.includes('['))
      this.#stop(message('This XML declares entities of its own, so it is not read.'));
  }

  #error(): void {
    this.#note(message('This is no well-formed XML from here on: export it again from its tool.'));
    if (++this.#faults >= mostFaults) throw new Stop();
  }

  #stop(reason: Message): never {
    this.#note(reason);
    throw new Stop();
  }

  #note(reason: Message): void {
    this.#fault ??= { message: reason, at: Math.max(0, this.#parser.position - 1) };
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
