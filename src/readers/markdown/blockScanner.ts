/** The state of one scan over the lines of a text; `scanBlocks` is its only user. */
import type { Block, Blocks, CodeBlock, HtmlBlock, LinePart, ParagraphBlock } from './blocks.ts';
import { htmlStart } from './htmlStart.ts';
import { LineCursor } from './lineCursor.ts';
import { headingPart, isThematicBreak, runLength } from './lineSyntax.ts';
import type { SourceText } from './sourceText.ts';
import { delimiterColumns, splitTableRow } from './tableRow.ts';

/** A quote or a list item that is open. `item` is the index of the item's block; -1 for a quote. */
interface Container {
  readonly item: number;
  /** Columns that a line of the item must be indented by. */
  readonly indent: number;
  /** The item began with its bare marker and holds nothing yet. */
  empty: boolean;
}

type Leaf =
  | {
      readonly kind: 'paragraph';
      readonly block: ParagraphBlock;
      readonly index: number;
      lastIndent: number;
      lastLazy: boolean;
    }
  | { readonly kind: 'table'; readonly rows: LinePart[] }
  | { readonly kind: 'fence'; readonly block: CodeBlock; readonly sign: string; readonly length: number }
  | { readonly kind: 'code'; readonly block: CodeBlock }
  | { readonly kind: 'html'; readonly block: HtmlBlock; readonly end: RegExp | null };

const deepest = 64;
const switchComment = /<!--\s{0,16}groundplan\s{0,4}:\s{0,4}(on|off)\s{0,16}-->/gi;

export class BlockScanner {
  readonly #source: SourceText;
  readonly #blocks: (Block | null)[] = [];
  readonly #switchedOff: { line: number; endLine: number }[] = [];
  readonly #containers: Container[] = [];
  #leaf: Leaf | null = null;
  #offSince = -1;
  /** No `</table` stands behind this offset: not searched for again. */
  #noTableEndAfter = Number.POSITIVE_INFINITY;
  readonly #cursor = new LineCursor();
  #number: number;

  constructor(source: SourceText, fromLine: number) {
    this.#source = source;
    this.#number = fromLine;
  }

  take(number: number): void {
    this.#cursor.reset(this.#source.lines[number] ?? '');
    this.#number = number;
    const matched = this.#matchContainers();
    const allMatched = matched === this.#containers.length;
    if (allMatched && this.#continueVerbatim()) return;
    if (this.#leaf && this.#leaf.kind !== 'paragraph' && !allMatched) this.#leaf = null;
    this.#openBlocks(matched);
  }

  finish(): Blocks {
    if (this.#offSince >= 0)
      this.#switchedOff.push({ line: this.#offSince, endLine: this.#source.lines.length - 1 });
    // A paragraph that became a table or a heading left a hole; items point at indexes, so they move along.
    const moved: number[] = [];
    const blocks: Block[] = [];
    for (const block of this.#blocks) {
      moved.push(blocks.length);
      if (block) blocks.push(block.item < 0 ? block : { ...block, item: moved[block.item] ?? -1 });
    }
    return { blocks, switchedOff: this.#switchedOff };
  }

  /** Consumes the markers of the open containers; gives how many of them the line continues. */
  #matchContainers(): number {
    for (let depth = 0; depth < this.#containers.length; depth++) {
      const container = this.#containers[depth];
      if (!container) return depth;
      const { indent, next } = this.#cursor.peek();
      const blank = next >= this.#cursor.line.length;
      if (container.item < 0) {
        if (blank || indent > 3 || this.#cursor.line[next] !== '>') return depth;
        this.#cursor.consumeQuote(next);
      } else if (blank) {
        if (container.empty) return depth;
      } else if (indent >= container.indent) {
        this.#cursor.consumeColumns(container.indent);
      } else {
        return depth;
      }
    }
    return this.#containers.length;
  }

  /** Lines of code and HTML are taken as they are. False when the line is another block's. */
  #continueVerbatim(): boolean {
    const leaf = this.#leaf;
    if (!leaf) return false;
    const { indent, next } = this.#cursor.peek();
    const blank = next >= this.#cursor.line.length;
    if (leaf.kind === 'fence') {
      leaf.block.endLine = this.#number;
      const run = indent > 3 ? 0 : runLength(this.#cursor.line, next, leaf.sign);
      if (run >= leaf.length && this.#cursor.line.slice(next + run).trim() === '') this.#leaf = null;
      return true;
    }
    if (leaf.kind === 'html') {
      if (leaf.end === null && blank) {
        this.#leaf = null;
        return false;
      }
      this.#readSwitch();
      leaf.block.endLine = this.#number;
      if (leaf.end?.test(this.#cursor.line.slice(next))) this.#leaf = null;
      return true;
    }
    if (leaf.kind === 'code') {
      if (blank) return true;
      if (indent < 4) {
        this.#leaf = null;
        return false;
      }
      leaf.block.endLine = this.#number;
      return true;
    }
    return false;
  }

  #openBlocks(matched: number): void {
    let depth = matched;
    let inOpenLeaf = depth === this.#containers.length;
    for (;;) {
      const { indent, next } = this.#cursor.peek();
      const paragraph = inOpenLeaf && this.#leaf?.kind === 'paragraph' ? this.#leaf : null;
      if (next >= this.#cursor.line.length) {
        this.#closeTo(depth);
        this.#leaf = null;
        return;
      }
      if (indent >= 4) {
        if (this.#leaf?.kind === 'paragraph') break;
        this.#closeTo(depth);
        this.#cursor.consumeColumns(4);
        const block: CodeBlock = {
          kind: 'code',
          fenced: false,
          line: this.#number,
          endLine: this.#number,
          ...this.#place(),
        };
        this.#blocks.push(block);
        this.#leaf = { kind: 'code', block };
        return;
      }
      if (paragraph && this.#openTable(paragraph, next)) return;
      if (this.#cursor.line[next] === '>' && this.#containers.length < deepest) {
        this.#closeTo(depth);
        this.#leaf = null;
        this.#cursor.consumeQuote(next);
        this.#containers.push({ item: -1, indent: 0, empty: false });
      } else if (this.#openLeaf(depth, next, paragraph)) {
        return;
      } else if (!this.#openItem(depth, next, indent, paragraph !== null)) {
        break;
      } else if (this.#cursor.peek().next >= this.#cursor.line.length) {
        return;
      }
      depth = this.#containers.length;
      inOpenLeaf = false;
    }
    this.#continueText(depth);
  }

  /** A delimiter line makes a table of the paragraph's last line when both have as many columns. */
  #openTable(paragraph: Leaf & { kind: 'paragraph' }, next: number): boolean {
    const columns = delimiterColumns(this.#cursor.line, next);
    if (columns === 0) return false;
    const header = paragraph.block.parts.at(-1);
    const headerLine = header ? (this.#source.lines[header.line] ?? '') : '';
    if (!header || header.line !== this.#number - 1 || !headerLine.includes('|', header.start)) return false;
    if (splitTableRow(headerLine, header.start).length !== columns) return false;
    if (paragraph.lastIndent >= 4 || paragraph.lastLazy) return false;
    paragraph.block.parts.pop();
    if (paragraph.block.parts.length === 0) this.#blocks[paragraph.index] = null;
    const rows = [header];
    this.#blocks.push({ kind: 'table', columns, rows, ...this.#place() });
    this.#leaf = { kind: 'table', rows };
    return true;
  }

  #openLeaf(depth: number, next: number, paragraph: (Leaf & { kind: 'paragraph' }) | null): boolean {
    const content = this.#cursor.line.slice(next);
    const heading = /^(#{1,6})(?=[ \t]|$)/.exec(content);
    if (heading) {
      this.#closeTo(depth);
      this.#leaf = null;
      const level = heading[1]?.length ?? 1;
      this.#blocks.push({
        kind: 'heading',
        level,
        parts: [headingPart(this.#cursor.line, this.#number, next + level)],
        ...this.#place(),
      });
      return true;
    }
    const sign = content[0] ?? '';
    if (sign === '`' || sign === '~') {
      const length = runLength(this.#cursor.line, next, sign);
      if (length >= 3 && (sign === '~' || !content.slice(length).includes('`'))) {
        this.#closeTo(depth);
        const block: CodeBlock = {
          kind: 'code',
          fenced: true,
          line: this.#number,
          endLine: this.#number,
          ...this.#place(),
        };
        this.#blocks.push(block);
        this.#leaf = { kind: 'fence', block, sign, length };
        return true;
      }
    }
    if (this.#openHtml(depth, next, content)) return true;
    if (paragraph && /^(?:=+|-+)[ \t]*$/.test(content)) {
      this.#blocks[paragraph.index] = null;
      const level = sign === '=' ? 1 : 2;
      this.#blocks.push({ kind: 'heading', level, parts: paragraph.block.parts, ...this.#place() });
      this.#leaf = null;
      return true;
    }
    if (isThematicBreak(content)) {
      this.#closeTo(depth);
      this.#leaf = null;
      return true;
    }
    return false;
  }

  #openHtml(depth: number, next: number, content: string): boolean {
    const lazy = this.#leaf?.kind === 'paragraph' || this.#leaf?.kind === 'table';
    const start = htmlStart(content, lazy);
    if (!start) return false;
    this.#closeTo(depth);
    this.#readSwitch();
    const block: HtmlBlock = { kind: 'html', line: this.#number, endLine: this.#number, ...this.#place() };
    this.#blocks.push(block);
    let { end } = start;
    // People leave blank lines inside an HTML table; it is one table all the same.
    if (/^<table[\s>]/i.test(content) && this.#tableEndsBelow(next)) end = /<\/table\s{0,8}>/i;
    this.#leaf = end?.test(content) ? null : { kind: 'html', block, end };
    return true;
  }

  #tableEndsBelow(next: number): boolean {
    const offset = (this.#source.starts[this.#number] ?? 0) + next;
    if (offset > this.#noTableEndAfter) return false;
    const found = /<\/table\s{0,8}>/gi;
    found.lastIndex = offset;
    if (found.test(this.#source.text)) return true;
    this.#noTableEndAfter = offset;
    return false;
  }

  #openItem(depth: number, next: number, indent: number, interruptsParagraph: boolean): boolean {
    if (this.#containers.length >= deepest) return false;
    const marker = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(this.#cursor.line.slice(next, next + 12));
    if (!marker) return false;
    const after = next + marker[0].length;
    const empty = this.#cursor.line.slice(after).trim() === '';
    if (interruptsParagraph && (empty || (marker[1] !== undefined && Number(marker[1]) !== 1))) return false;
    this.#closeTo(depth);
    this.#leaf = null;
    const place = this.#place();
    this.#cursor.consumeColumns(indent + marker[0].length);
    const behind = this.#cursor.peek();
    // Five blanks and more start indented code, one blank behind the marker.
    const padding = empty || behind.indent > 4 ? 1 : behind.indent;
    this.#cursor.consumeColumns(padding);
    this.#containers.push({ item: this.#blocks.length, indent: indent + marker[0].length + padding, empty });
    this.#blocks.push({ kind: 'item', line: this.#number, start: next, ...place });
    return true;
  }

  /** The line is text: a further line of a paragraph or a table, or a new paragraph. */
  #continueText(depth: number): void {
    const { indent, next } = this.#cursor.peek();
    const end = this.#cursor.line.trimEnd().length;
    const part: LinePart = { line: this.#number, start: next, end: Math.max(end, next) };
    const leaf = this.#leaf;
    if (leaf?.kind === 'paragraph') {
      // Also a lazy line: it goes on although its quote's or list's marker is missing.
      leaf.block.parts.push(part);
      leaf.lastIndent = indent;
      leaf.lastLazy = depth < this.#containers.length;
      return;
    }
    if (leaf?.kind === 'table' && depth === this.#containers.length) {
      leaf.rows.push(part);
      return;
    }
    this.#closeTo(depth);
    const block: ParagraphBlock = { kind: 'paragraph', parts: [part], ...this.#place() };
    this.#leaf = {
      kind: 'paragraph',
      block,
      index: this.#blocks.length,
      lastIndent: indent,
      lastLazy: false,
    };
    this.#blocks.push(block);
  }

  #closeTo(depth: number): void {
    if (depth < this.#containers.length) {
      this.#containers.length = depth;
      this.#leaf = null;
    }
    const innermost = this.#containers.at(-1);
    if (innermost?.empty && this.#cursor.peek().next < this.#cursor.line.length) innermost.empty = false;
  }

  #place(): { item: number; off: boolean } {
    const item = this.#containers.findLast((container) => container.item >= 0)?.item ?? -1;
    return { item, off: this.#offSince >= 0 };
  }

  /** `<!-- groundplan: off -->` and `on`, in lines of HTML outside of code. */
  #readSwitch(): void {
    for (const [, word] of this.#cursor.line.matchAll(switchComment)) {
      const off = word?.toLowerCase() === 'off';
      if (off && this.#offSince < 0) this.#offSince = this.#number;
      if (!off && this.#offSince >= 0) {
        this.#switchedOff.push({ line: this.#offSince, endLine: this.#number });
        this.#offSince = -1;
      }
    }
  }
}
