/**
 * Whether a word is part of an address or of a path: what it leads to keeps its name when a requirement gets
 * another id, so such a place is left as it is. Behind the `#` of a path it names a place in a document.
 */

/** What ends an address: blanks, quotes, brackets, and punctuation that no address holds. */
const outside = /[\s<>"'`()[\]{}|，。；、：！？“”‘’「」【】（）《》]/u;
/** In UTF-16 code units, on either side. */
const longest = 400;

/** `start` and `end` are offsets in the text. */
export function isInAddress(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < longest && !outside.test(text[from - 1] ?? ' ')) from--;
  const before = text.slice(from, start);
  if (before.includes('://') || /^(?:www\.|mailto:)/iu.test(before)) return true;
  let to = end;
  while (to < text.length && to - end < longest && !outside.test(text[to] ?? ' ')) to++;
  const after = text.slice(end, to);
  if (!/[/\\]/u.test(before + after) || before.includes('#')) return false;
  if (/^(?:\.{1,2}|~|[A-Za-z]:)[/\\]/u.test(before)) return true;
  // `docs/CRM-031/spec.md` is a path, `CRM-021/CRM-022` a list.
  return /[/\\][^/\\]{0,200}\.[A-Za-z][A-Za-z0-9]{1,7}$/u.test((before + after).replace(/[#?].*$/su, ''));
}
