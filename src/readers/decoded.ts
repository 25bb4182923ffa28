/** A text read from bytes, with the encoding that it was read in. */
export interface Decoded {
  readonly text: string;
  /** VS Code's name: `utf8`, `utf8bom`, `utf16le`, `utf16be`, `gb18030`, `cp950` … */
  readonly encoding: string;
}
