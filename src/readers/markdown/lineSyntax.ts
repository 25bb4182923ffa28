/** What a single line says by its signs: runs, `#` headings, thematic breaks. */
import type { LinePart } from './blocks.ts';

/** How often a sign stands there in a row. */
export function runLength(line: string, from: number, sign: string): number {
  let length = 0;
  while (line[from + length] === sign) length++;
  return length;
}

/** The content of a `#` heading without blanks and closing `#`. */
export function headingPart(line: string, number: number, from: number): LinePart {
  let start = from;
  while (line[start] === ' ' || line[start] === '\t') start++;
  let end = line.trimEnd().length;
  let hashes = end;
  while (hashes > start && line[hashes - 1] === '#') hashes--;
  if (hashes < end && (hashes === start || line[hashes - 1] === ' ' || line[hashes - 1] === '\t')) {
    end = hashes;
    while (end > start && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  }
  return { line: number, start, end: Math.max(start, end) };
}

/** `---`, `* * *`, `___`: at least three of a sign and nothing else. */
export function isThematicBreak(content: string): boolean {
  const sign = content[0] ?? '';
  if (sign !== '-' && sign !== '*' && sign !== '_') return false;
  let signs = 0;
  for (const char of content) {
    if (char === sign) signs++;
    else if (char !== ' ' && char !== '\t') return false;
  }
  return signs >= 3;
}
