/** A text in which the lines of some requirements are blank, so that every other character keeps its place. */
import type { RequirementFact } from '../../model/facts.ts';
import type { SourceText } from '../markdown/sourceText.ts';

export function withoutItems({ text, lines, starts }: SourceText, facts: readonly RequirementFact[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { shape, range } of facts) {
    if (shape !== 'block') continue;
    for (let line = range.line; line <= range.endLine; line++) {
      const start = starts[line] ?? text.length;
      const end = start + (lines[line]?.length ?? 0);
      if (start < at || end <= start) continue;
      pieces.push(text.slice(at, start), ' '.repeat(end - start));
      at = end;
    }
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
