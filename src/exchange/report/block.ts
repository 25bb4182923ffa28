/** What a report is made of: said once, and written as HTML and as Markdown. */
import type { Html } from '../html/html.ts';

/** A cell with one or several lines. */
export type Cell = string | readonly string[];

export type Block =
  /** `anchor` is what links to it name. */
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly anchor?: string }
  | { readonly kind: 'text'; readonly text: string; readonly isQuiet?: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | TableBlock
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Only a page can show it; the blocks around say the same in words. */
  | { readonly kind: 'picture'; readonly picture: Html };

export interface TableBlock {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Texts under one label. */
export interface Fact {
  readonly label: string;
  readonly texts: readonly string[];
}
