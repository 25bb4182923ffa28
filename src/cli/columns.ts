/**
 * Rows as columns of a terminal, where a Chinese sign takes the room of two letters.
 * Widths as terminals have them: https://www.unicode.org/reports/tr11/ (ambiguous signs are narrow).
 */

/** What East Asian Width calls wide or full-width, and pictures of people and things. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;
/** Marks on the sign before, joiners and what has no look of its own. */
const without = /[\p{M}\p{Cf}\p{Cc}]/u;
/** Line breaks and control characters would tear a row, or steer the terminal. */
const unshown = /[\p{Cc}\u2028\u2029]+/gu;

/** How many letters' room a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += widthOf(sign);
  return width;
}

function widthOf(sign: string): number {
  if (sign < '\u0300') return without.test(sign) ? 0 : 1;
  if (wide.test(sign)) return 2;
  return without.test(sign) ? 0 : 1;
}

/** The narrowest that a column is cut to. */
const narrowest = 12;
const between = '  ';

/**
 * A line for each row, in columns of equal width but for the last. `room` is how many letters a row has room for; where
 * that is too little, the widest columns are cut, but for the first, whose ids people copy. `undefined` gives as much as
 * is needed.
 */
export function alignedRows(rows: readonly (readonly string[])[], room?: number): readonly string[] {
  const shown = rows.map((row) => row.map((cell) => cell.replace(unshown, ' ')));
  const widths: number[] = [];
  for (const row of shown)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  if (room !== undefined) narrow(widths, room - between.length * (widths.length - 1));
  return shown.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join(between)
      .trimEnd(),
  );
}

/** Takes from the widest, so that what is short stays whole. */
function narrow(widths: number[], room: number): void {
  for (;;) {
    const cuttable = widths.slice(1);
    const widest = Math.max(...cuttable);
    const over = widths.reduce((sum, each) => sum + each, 0) - room;
    if (over <= 0 || widest <= narrowest) return;
    const next = Math.max(narrowest, ...cuttable.filter((each) => each < widest));
    widths[cuttable.indexOf(widest) + 1] = Math.max(next, widest - over);
  }
}

function padded(text: string, width: number): string {
  const own = displayWidth(text);
  return own <= width ? text + ' '.repeat(width - own) : cut(text, width);
}

function cut(text: string, width: number): string {
  let kept = '';
  let taken = 1;
  for (const sign of text) {
    const next = widthOf(sign);
    if (taken + next > width) break;
    kept += sign;
    taken += next;
  }
  const shown = `${kept.trimEnd()}…`;
  return shown + ' '.repeat(width - displayWidth(shown));
}

/** Signs that do not begin a line. */
const closing = /^[，。；：、！？）》”’…·,.;:!?)]/u;

/** Broken into lines of a width: between words, and between any two signs that are written without blanks. */
export function wrapped(text: string, width: number): string {
  const pieces = text.match(/\n|[^\S\n]+|[^\s\u2E80-\u{3FFFD}]+|[\u2E80-\u{3FFFD}]/gu) ?? [];
  let lines = '';
  let taken = 0;
  let blank = '';
  for (const piece of pieces) {
    if (piece === '\n') {
      lines += '\n';
      taken = 0;
      blank = '';
    } else if (piece.trim() === '') blank = piece;
    else {
      const own = displayWidth(piece);
      const isNext = taken > 0 && taken + blank.length + own > width && !closing.test(piece);
      lines += isNext ? `\n${piece}` : (taken > 0 ? blank : '') + piece;
      taken = isNext ? own : taken + (taken > 0 ? blank.length : 0) + own;
      blank = '';
    }
  }
  return lines;
}
