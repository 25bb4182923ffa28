/**
 * The blocks of a StrictDoc document: the document's own, its grammar, nodes and sections with their fields,
 * each with its lines. Grammar: StrictDoc's `backend/sdoc/grammar`, read leniently; linear in the lines.
 */
import type { TextRange } from '../../model/textRange.ts';
import type { SourceText } from '../markdown/sourceText.ts';

/** `NAME: value`, or `NAME: >>>` with lines up to `<<<`. */
export interface SdocField {
  readonly name: string;
  readonly text: string;
  /** The characters of the value, without `>>>` and `<<<`. */
  readonly range: TextRange;
  readonly line: number;
  /** The last line of the field: for several lines that of `<<<`. */
  readonly endLine: number;
  readonly isBlock: boolean;
}

/** One entry under `RELATIONS:`, or `REFS:` in old documents. */
export interface SdocRelation {
  readonly type: string;
  readonly role: string;
  readonly text: string;
  readonly range: TextRange;
}

export interface SdocBlock {
  /** The word in the brackets: `REQUIREMENT`, `SECTION`, `DOCUMENT` … */
  readonly tag: string;
  readonly tagRange: TextRange;
  /** Sections and composite nodes hold others. */
  readonly isContainer: boolean;
  readonly line: number;
  /** The last line of its own fields. */
  endLine: number;
  readonly fields: SdocField[];
  readonly relations: SdocRelation[];
  /** The sections and composite nodes around it, outermost first. */
  readonly above: readonly SdocBlock[];
}

export interface SdocBlocks {
  readonly blocks: readonly SdocBlock[];
  /** Where a value opens with `>>>` that nothing closes. */
  readonly unclosed: readonly TextRange[];
}

const header = /^(\[\[?)(\/?)([A-Z][A-Z0-9_]{0,99})\]{1,2}\s{0,100}$/;
const fieldLine = /^([A-Z][A-Za-z0-9_-]{0,99}):[ \t]{0,100}/;
const relationPart = /^[ \t-]{1,100}(TYPE|VALUE|PATH|ROLE|LINE_RANGE|ID):[ \t]{0,100}/;
/** Sections that are nested deeper count as lying beside each other. */
const mostDepth = 50;
const relationLists: ReadonlySet<string> = new Set(['RELATIONS', 'REFS']);

export function sdocBlocks(source: SourceText): SdocBlocks {
  const scanner = new SdocScanner(source);
  return scanner.scan();
}

class SdocScanner {
  readonly #lines: readonly string[];
  readonly #blocks: SdocBlock[] = [];
  readonly #unclosed: TextRange[] = [];
  readonly #open: SdocBlock[] = [];
  #block: SdocBlock | null = null;
  /** The relation that is being read; `at` is its index in the block, -1 before its value. */
  #relation: { type: string; role: string; at: number } | null = null;
  #isInRelations = false;
  /** Whether nothing closes what opens from here on, so that it is not searched for again. */
  readonly #missing = { text: false, freeText: false };

  constructor(source: SourceText) {
    this.#lines = source.lines;
  }

  scan(): SdocBlocks {
    for (let at = 0; at < this.#lines.length; at++) at = this.#take(at);
    return { blocks: this.#blocks, unclosed: this.#unclosed };
  }

  /** Takes what starts at a line; returns the last line taken. */
  #take(at: number): number {
    const line = this.#lines[at] ?? '';
    const opened = header.exec(line);
    if (opened) return this.#takeHeader(at, opened);
    if (!this.#block || line.trim() === '') return at;
    if (this.#isInRelations && this.#takeRelation(at, line)) return at;
    // The grammar and the options of a document are indented and have readers of their own.
    const named = this.#block.tag === 'GRAMMAR' ? null : fieldLine.exec(line);
    if (!named) {
      if (this.#block.tag === 'GRAMMAR') this.#block.endLine = at;
      return at;
    }
    const end = this.#takeField(at, line, named);
    this.#block.endLine = end;
    return end;
  }

  #takeHeader(at: number, [whole, bracket, slash, tag]: RegExpExecArray): number {
    this.#isInRelations = false;
    this.#relation = null;
    this.#block = null;
    if (tag === undefined || bracket === undefined) return at;
    // Sections were written with single brackets once.
    const isContainer = bracket === '[[' || tag === 'SECTION' || tag.startsWith('COMPOSITE_');
    if (slash === '/') {
      const from = this.#open.findLastIndex((block) => block.tag === tag);
      if (from >= 0) this.#open.length = from;
      return at;
    }
    if (tag === 'FREETEXT')
      return this.#closing(at, 'freeText', (line) => line.trimEnd() === '[/FREETEXT]') ?? at;
    const start = whole.indexOf(tag);
    this.#block = {
      tag,
      tagRange: { line: at, character: start, endLine: at, endCharacter: start + tag.length },
      isContainer,
      line: at,
      endLine: at,
      fields: [],
      relations: [],
      above: [...this.#open],
    };
    this.#blocks.push(this.#block);
    if (isContainer && this.#open.length < mostDepth) this.#open.push(this.#block);
    return at;
  }

  #takeField(at: number, line: string, [before, name]: RegExpExecArray): number {
    this.#isInRelations = name !== undefined && relationLists.has(name) && line.trimEnd().endsWith(':');
    if (name === undefined || this.#isInRelations || !this.#block) return at;
    const end = line.trimEnd().length;
    const start = Math.min(before.length, end);
    if (line.slice(start, end) === '>>>') return this.#takeLines(at, name, start);
    if (start === end) return at;
    const range = { line: at, character: start, endLine: at, endCharacter: end };
    this.#block.fields.push({
      name,
      text: line.slice(start, end),
      range,
      line: at,
      endLine: at,
      isBlock: false,
    });
    return at;
  }

  #takeLines(at: number, name: string, start: number): number {
    let close = this.#closing(at, 'text', (line) => line.startsWith('<<<'));
    if (close === null) {
      this.#unclosed.push({ line: at, character: start, endLine: at, endCharacter: start + 3 });
      // Up to the next block, so that one missing sign does not take all others away.
      close = this.#lineOf(at, (line) => header.test(line)) ?? this.#lines.length;
    }
    let first = at + 1;
    let last = close - 1;
    while (first <= last && (this.#lines[first] ?? '').trim() === '') first++;
    while (last >= first && (this.#lines[last] ?? '').trim() === '') last--;
    const lines = this.#lines.slice(first, last + 1);
    const indent = first <= last ? indentOf(lines[0] ?? '') : 0;
    const range =
      first <= last
        ? {
            line: first,
            character: indent,
            endLine: last,
            endCharacter: (this.#lines[last] ?? '').trimEnd().length,
          }
        : { line: at, character: start, endLine: at, endCharacter: start + 3 };
    const isClosed = (this.#lines[close] ?? '').startsWith('<<<');
    const endLine = isClosed ? close : close - 1;
    this.#block?.fields.push({
      name,
      text: lines.join('\n').trim(),
      range,
      line: at,
      endLine,
      isBlock: true,
    });
    return endLine;
  }

  #takeRelation(at: number, line: string): boolean {
    const part = relationPart.exec(line);
    if (!part) return false;
    const block = this.#block;
    if (!block) return false;
    block.endLine = at;
    const end = line.trimEnd().length;
    const start = Math.min(part[0].length, end);
    const text = line.slice(start, end);
    const relation = this.#relation;
    if (part[1] === 'TYPE') this.#relation = { type: text, role: '', at: -1 };
    else if (part[1] === 'ROLE' && relation) this.#setRole(block, relation, text);
    else if ((part[1] === 'VALUE' || part[1] === 'PATH') && text !== '') {
      const range = { line: at, character: start, endLine: at, endCharacter: end };
      if (relation) relation.at = block.relations.length;
      block.relations.push({ type: relation?.type ?? '', role: relation?.role ?? '', text, range });
    }
    return true;
  }

  /** A role stands before the value of a file and behind that of another relation. */
  #setRole(block: SdocBlock, relation: { role: string; readonly at: number }, role: string): void {
    relation.role = role;
    const read = block.relations[relation.at];
    if (read) block.relations[relation.at] = { ...read, role };
  }

  #closing(behind: number, what: 'text' | 'freeText', wanted: (line: string) => boolean): number | null {
    if (this.#missing[what]) return null;
    const line = this.#lineOf(behind, wanted);
    if (line === null) this.#missing[what] = true;
    return line;
  }

  #lineOf(behind: number, wanted: (line: string) => boolean): number | null {
    for (let at = behind + 1; at < this.#lines.length; at++) if (wanted(this.#lines[at] ?? '')) return at;
    return null;
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
