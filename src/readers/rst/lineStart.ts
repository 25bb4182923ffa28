/** Where the text of a line starts: as a character, and as a column, for which a tab reaches to a multiple of eight. */

export interface LineStart {
  readonly at: number;
  readonly column: number;
  readonly isBlank: boolean;
}

const tabWidth = 8;

export function lineStart(line: string): LineStart {
  let at = 0;
  let column = 0;
  for (; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 32) column++;
    else if (code === 9) column += tabWidth - (column % tabWidth);
    else if (code !== 11 && code !== 12) break;
  }
  return { at, column, isBlank: at === line.length || line.slice(at).trim() === '' };
}

const marker = /(?:[-*+•‣⁃]|\(?(?:\d{1,4}|[A-Za-z#])[.)])[ \t]{1,32}(?=\S)/y;
const mostMarkers = 8;

/** Behind the markers of list items that a text begins with, as `* - ` in a table of lists; else where it was. */
export function behindMarkers(line: string, at: number): number {
  let behind = at;
  for (let count = 0; count < mostMarkers; count++) {
    marker.lastIndex = behind;
    if (!marker.test(line)) break;
    behind = marker.lastIndex;
  }
  return behind;
}
