/** The names in a value, with their places in it: of `线索管理 > 线索分配；报价` the two of one path, and another one. */

/** A part of a text; `start` is its offset there. */
export interface TextPiece {
  readonly text: string;
  readonly start: number;
}

/** One of several values in a text; more than one part is a path from the outermost name on. */
export interface NamePath {
  readonly whole: TextPiece;
  readonly parts: readonly TextPiece[];
}

const listSign = /[;；|｜、\n]/gu;
const pathSign = /\s{0,8}(?:[>＞»›→/\\／]|::)\s{0,8}/gu;

/** Splits as `listParts` and `pathParts` do. */
export function namePathsIn(text: string): readonly NamePath[] {
  return pieces({ text, start: 0 }, listSign).map((whole) => ({ whole, parts: pieces(whole, pathSign) }));
}

/** The trimmed pieces between signs; empty ones are none. */
function pieces({ text, start }: TextPiece, sign: RegExp): readonly TextPiece[] {
  const found: TextPiece[] = [];
  let at = 0;
  const add = (to: number): void => {
    const piece = text.slice(at, to);
    const trimmed = piece.trim();
    if (trimmed === '') return;
    found.push({ text: trimmed, start: start + at + (piece.length - piece.trimStart().length) });
  };
  for (const match of text.matchAll(sign)) {
    add(match.index);
    at = match.index + match[0].length;
  }
  add(text.length);
  return found;
}
