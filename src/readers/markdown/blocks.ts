/**
 * The blocks of a Markdown text: headings, tables, HTML, list items and paragraphs in their order, each
 * with its lines. Block structure after CommonMark 0.31 and the tables of GitHub Flavored Markdown;
 * inline syntax is not looked at. One pass over the lines, linear.
 */

/** A part of a line: characters `start` to `end` (UTF-16), without the markers of quotes and lists. */
export interface LinePart {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

interface InDocument {
  /** The index of the list item around it, -1 outside of lists. */
  readonly item: number;
  /** Switched off by `<!-- groundplan: off -->`: it structures the text and holds no requirement. */
  readonly off: boolean;
}

export interface HeadingBlock extends InDocument {
  readonly kind: 'heading';
  readonly level: number;
  /** The content without `#`; an underlined heading may have several lines. */
  readonly parts: readonly LinePart[];
}

export interface TableBlock extends InDocument {
  readonly kind: 'table';
  readonly columns: number;
  /** The header row and the rows below, without the delimiter line. */
  readonly rows: readonly LinePart[];
}

/** Lines of HTML, `line` to `endLine` inclusive. */
export interface HtmlBlock extends InDocument {
  readonly kind: 'html';
  readonly line: number;
  endLine: number;
}

export interface ParagraphBlock extends InDocument {
  readonly kind: 'paragraph';
  readonly parts: LinePart[];
}

/** A list item; its contents are the blocks after it that name it as their `item`, however deep. */
export interface ItemBlock extends InDocument {
  readonly kind: 'item';
  readonly line: number;
  /** Where the marker starts. */
  readonly start: number;
}

export interface CodeBlock extends InDocument {
  readonly kind: 'code';
  readonly fenced: boolean;
  readonly line: number;
  endLine: number;
}

export type Block = HeadingBlock | TableBlock | HtmlBlock | ParagraphBlock | ItemBlock | CodeBlock;

export interface Blocks {
  readonly blocks: readonly Block[];
  /** Areas between `<!-- groundplan: off -->` and `on`, lines inclusive. */
  readonly switchedOff: readonly { readonly line: number; readonly endLine: number }[];
}

/** The first and last line of a block. */
export function linesOf(block: Block): { readonly line: number; readonly endLine: number } {
  if (block.kind === 'html' || block.kind === 'code') return block;
  if (block.kind === 'item') return { line: block.line, endLine: block.line };
  const parts = block.kind === 'table' ? block.rows : block.parts;
  return { line: parts[0]?.line ?? 0, endLine: parts.at(-1)?.line ?? 0 };
}
