/** The tasks of a feature with the requirements that the lines below each of them name. */
import type { Marker, Task } from '../../model/facts.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { readTaskLines, type TaskLine, taskOf } from '../specDriven/taskLines.ts';

/** `markers` in the order of the text. A task that may be left out counts only once it is done. */
export function kiroTasks(source: SourceText, markers: readonly Marker[]): readonly Task[] {
  const lines = readTaskLines(source);
  const names = lines.map((): Set<string> => new Set());
  /** The tasks around the place, outermost first: indexes into `lines`. */
  const open: number[] = [];
  let next = 0;
  for (const { id, range } of markers) {
    for (; (lines[next]?.line ?? Number.POSITIVE_INFINITY) <= range.line; next++) {
      const { indent } = lines[next] as TaskLine;
      while (open.length > 0 && (lines[open.at(-1) ?? 0]?.indent ?? 0) >= indent) open.pop();
      open.push(next);
    }
    const at = indentOf(source.lines[range.line] ?? '');
    const owner = open.findLast((index) => {
      const task = lines[index];
      return task !== undefined && (task.line === range.line || task.indent < at);
    });
    names[owner ?? open.at(-1) ?? -1]?.add(id);
  }
  return lines.flatMap((line, index) => {
    const named = names[index];
    if (!named || named.size === 0 || (line.isOptional && !line.isDone)) return [];
    return [taskOf(source, line, [...named])];
  });
}

function indentOf(line: string): number {
  return /^[ \t>]{0,200}/u.exec(line)?.[0].length ?? 0;
}
