/** A text in which the lines of its items are blank, so that every other character keeps its place. */
import type { RequirementFact } from '../../model/facts.ts';
import type { SourceText } from '../markdown/sourceText.ts';

/** Whether a requirement is a specification item, and none of those that stand around them. */
export function isItem({ definesAlways }: RequirementFact): boolean {
  return definesAlways === true;
}

export function withoutItems({ text, lines, starts }: SourceText, facts: readonly RequirementFact[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const fact of facts) {
    if (!isItem(fact)) continue;
    const { range } = fact;
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
