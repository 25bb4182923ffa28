/** The plural of an English noun by the usual rules; a word in other letters has none. */
export function pluralOf(word: string): string {
  if (!/[a-z]$/iu.test(word)) return word;
  if (/[^aeiou]y$/iu.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:[sxz]|ch|sh)$/iu.test(word) ? `${word}es` : `${word}s`;
}
