import { BlockScanner } from './blockScanner.ts';
import type { Blocks } from './blocks.ts';
import type { SourceText } from './sourceText.ts';

/** Scans from a line onwards; lines before it (front matter) are another reader's. */
export function scanBlocks(source: SourceText, fromLine = 0): Blocks {
  const scanner = new BlockScanner(source, fromLine);
  for (let line = fromLine; line < source.lines.length; line++) scanner.take(line);
  return scanner.finish();
}
