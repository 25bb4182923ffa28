/** The tasks of a task list: `- [x] 1.2 Send the form`, `- [ ]* 2.1 …` for one that may be left out. */
import type { Task } from '../../model/facts.ts';
import { plainText } from '../markdown/plainText.ts';
import type { SourceText } from '../markdown/sourceText.ts';

export interface TaskLine {
  readonly line: number;
  readonly indent: number;
  readonly isDone: boolean;
  /** Its author left it open whether it is done at all. */
  readonly isOptional: boolean;
  /** Where its text starts in the line. */
  readonly start: number;
  /** The last heading above it; empty where there is none. */
  readonly heading: string;
}

const task = /^([ \t>]{0,80})(?:[-*+]|\d{1,4}[.)])[ \t]{1,8}\[([ xX~-])\](\*)?[ \t]{1,8}/u;

/** In order; lines of fenced code are none. */
export function readTaskLines({ lines }: SourceText): readonly TaskLine[] {
  const found: TaskLine[] = [];
  let fence = '';
  let heading = '';
  for (const [line, text] of lines.entries()) {
    const sign = /^[ \t]{0,20}(`{3,20}|~{3,20})/u.exec(text)?.[1];
    if (sign !== undefined) {
      if (fence === '') fence = sign;
      else if (sign.startsWith(fence)) fence = '';
      continue;
    }
    if (fence !== '') continue;
    if (/^#{1,6}[ \t]/u.test(text)) heading = text;
    const match = task.exec(text);
    if (!match) continue;
    found.push({
      line,
      indent: (match[1] ?? '').length,
      isDone: match[2] === 'x' || match[2] === 'X',
      isOptional: match[3] !== undefined,
      start: match[0].length,
      heading,
    });
  }
  return found;
}

/** The task of a line; `names` as in `Task`. */
export function taskOf({ lines }: SourceText, { line, start, isDone }: TaskLine, names: Task['names']): Task {
  const text = lines[line] ?? '';
  const end = text.trimEnd().length;
  const written = text
    .slice(start, end)
    .replace(/^(?:T\d{1,5}[A-Za-z]?|\d{1,4}(?:\.\d{1,4}){0,4}\.?)[ \t]{1,8}/u, '');
  const title = plainText(written.replace(/^(?:\[[A-Za-z0-9]{1,8}\][ \t]{1,8}){1,4}/u, ''));
  return {
    title,
    isDone,
    names,
    range: { line, character: Math.min(start, end), endLine: line, endCharacter: end },
  };
}
