/** Filters as words in the text of a search box: put in, changed and taken out without touching the rest. */

const between = /\s{2,200}/gu;

/** `phase:二期`, quoted where the value would not stay one word. */
export function filterWord(field: string, value: string): string {
  const plain = value.replaceAll('"', '');
  return /[\s'“”「」]/u.test(plain) || plain === '' ? `${field}:"${plain}"` : `${field}:${plain}`;
}

/** Puts a filter in front of the text; one that stands there already stays as it is. */
export function withFilter(text: string, word: string): string {
  if (hasFilter(text, word)) return text;
  return `${word} ${text}`.replace(between, ' ').trimStart();
}

/** Takes a filter out of the text. */
export function withoutFilter(text: string, word: string): string {
  const at = positionOf(text, word);
  if (at < 0) return text;
  return `${text.slice(0, at)} ${text.slice(at + word.length)}`.replace(between, ' ').trimStart();
}

export function hasFilter(text: string, word: string): boolean {
  return positionOf(text, word) >= 0;
}

/** Where the word stands as a word of its own; -1 where it does not. */
function positionOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1];
    const after = text[at + word.length];
    if ((before === undefined || before === ' ') && (after === undefined || after === ' ')) return at;
  }
  return -1;
}
