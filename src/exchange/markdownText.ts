/** Text of others in a line of Markdown: on one line, with the signs that would become markup escaped. */
export function markdownLine(text: string): string {
  return text
    .replace(/[\s\0\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/[\\`*_[\]<>|~]/gu, '\\$&')
    .trim();
}
