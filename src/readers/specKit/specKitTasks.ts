/** spec-kit's tasks: `- [ ] T012 [P] [US1] Create the user model (FR-003)`. */
import type { Marker, Task } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { scanText } from '../scan/scanText.ts';
import { readTaskLines, taskOf } from '../specDriven/taskLines.ts';
import { storyId, storyIn } from './userStory.ts';

const label = /\[US-?(\d{1,3}[a-z]?)\]/giu;
const storyWords = /(?<![\p{L}\p{N}-])US-?(\d{1,3}[a-z]?)(?![\p{L}\p{N}])/giu;

/**
 * A task names the stories in its labels, else the one of the heading above it, and every id in its text.
 * The phases of a task list order the work; they are none of the plan.
 */
export function specKitTasks(source: SourceText): {
  readonly tasks: readonly Task[];
  readonly markers: readonly Marker[];
} {
  const tasks = readTaskLines(source).map((line) => {
    const text = source.lines[line.line] ?? '';
    const labels = [...text.matchAll(label)].map((match) => storyId(match[1] ?? ''));
    const above = labels.length === 0 ? storyIn(line.heading) : null;
    const ids = scanText(text.slice(line.start), { kind: 'document' }).words.ids;
    return taskOf(source, line, [...new Set([...labels, ...(above ? [above] : []), ...ids])]);
  });
  return { tasks, markers: storyReferences(source) };
}

/** The places that name a story by its short id; its long name is that of a heading. */
export function storyReferences({ lines }: SourceText): readonly Marker[] {
  return lines.flatMap((text, line) =>
    text.includes('US')
      ? Array.from(text.matchAll(storyWords), (match): Marker => ({
          id: storyId(match[1] ?? ''),
          kind: 'mentions',
          syntax: 'spec-kit',
          range: rangeInLine(line, match.index, match[0].length),
          isLocal: true,
        }))
      : [],
  );
}
