/** Whether Git left a conflict in a text: what stands there twice then is one place that nobody has decided on. */

const fence = /^ {0,3}(?:`{3,}|~{3,})/u;

/**
 * The line, 0-based, of the first marker of a conflict; `null` where there is none. A conflict that a text tells
 * about, in a block of code, is none.
 */
export function conflictLine(text: string): number | null {
  // The cheap look: nearly every text ends here.
  if (!text.includes('<<<<<<<') || !text.includes('>>>>>>>')) return null;
  let start: number | null = null;
  let isParted = false;
  let isFenced = false;
  for (const [at, line] of text.split(/\r\n?|\n/u).entries()) {
    if (start === null && fence.test(line)) isFenced = !isFenced;
    if (isFenced) continue;
    if (/^<{7}(?: |$)/u.test(line)) {
      start = at;
      isParted = false;
    } else if (start !== null && /^={7}$/u.test(line)) isParted = true;
    else if (start !== null && isParted && /^>{7}(?: |$)/u.test(line)) return start;
  }
  return null;
}
