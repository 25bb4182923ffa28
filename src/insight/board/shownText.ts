/** How much of a text of a document a picture gets: a page of ten thousand signs would be no picture. */

const mostSigns = 400;

/** Cut between signs, never within one. */
export function shownText(text: string): string {
  if (text.length <= mostSigns) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(mostSigns - 1)) ? mostSigns - 1 : mostSigns;
  return `${text.slice(0, end)}…`;
}
