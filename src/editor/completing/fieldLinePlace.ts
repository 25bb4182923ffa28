/** The value of a field line, of fields in parentheses, or of a directive's option that is being written. */
import { markdownText } from '../../readers/markdown/markdownText.ts';
import { readFieldLines } from '../../readers/markdown/fieldLines.ts';
import { fieldOfOption } from '../../readers/sphinxNeeds/optionFields.ts';
import { type FieldPlace, pieceAt } from './writingPlace.ts';

const bullet = /^[\s>]{0,64}(?:(?:[-*+]|\d{1,9}[.)])\s{1,8})?/u;
const option = /^\s{1,40}:(?<name>[\p{L}\p{N}_-]{1,60}):(?:\s{1,8}|$)/u;
const longest = 400;

export function fieldLinePlaceAt(line: string, character: number): FieldPlace | null {
  const before = line.slice(0, character);
  if (before.length > longest || !/[:：】]/u.test(before)) return null;
  const from = bullet.exec(before)?.[0].length ?? 0;
  return statedAt(line, from, character, line.length) ?? inParentheses(line, character);
}

/** `:status: open` below a directive. */
export function optionPlaceAt(line: string, character: number): FieldPlace | null {
  const found = option.exec(line.slice(0, character));
  const field = found && fieldOfOption(found.groups?.['name'] ?? '');
  if (!found || !field) return null;
  return { ...pieceAt(line, found[0].length, character, line.length, field), field, write: (text) => text };
}

function inParentheses(line: string, character: number): FieldPlace | null {
  const before = line.slice(0, character);
  const open = Math.max(before.lastIndexOf('（'), before.lastIndexOf('('));
  if (open < 0 || /[）)]/u.test(before.slice(open))) return null;
  const close = line.slice(character).search(/[）)]/u);
  return statedAt(line, open + 1, character, close < 0 ? line.length : character + close);
}

/** The last of the fields that stand between `from` and the cursor. */
function statedAt(line: string, from: number, character: number, end: number): FieldPlace | null {
  const text = line.slice(from, character);
  const stated = readFieldLines(text)?.at(-1);
  if (!stated || stated.field === 'other') return null;
  const start = from + Math.min(stated.start, text.length);
  const next = line
    .slice(character, end)
    .search(/\s{0,4}[|｜]|\s{2}|[\\*_]{2}|[,，；;](?=\s{0,4}[^,，;；:：]{1,20}[:：])/u);
  const piece = pieceAt(line, start, character, next < 0 ? end : character + next, stated.field);
  // Behind an ASCII colon a value needs a blank.
  const gap = line[piece.start - 1] === ':' ? ' ' : '';
  return { ...piece, field: stated.field, write: (value) => `${gap}${markdownText(value)}` };
}
