/** A further item of a YAML or JSON list, or entry of a map by id, in the style of the one that it follows. */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { TextLines } from '../../readers/planFile/textLines.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';

export function newItem(
  text: string,
  like: RequirementFact,
  id: string | null,
  title: string,
): SourceEdit | Message {
  const lines = text.split(/\r\n|\n|\r/u);
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const places = new TextLines(text);
  const offset = (line: number, character: number): number => places.startOfLine(line) + character;
  const { range } = like;
  const start = offset(range.line, range.character);
  const end = offset(range.endLine, range.endCharacter);
  const first = lines[range.line] ?? '';
  const before = first.slice(0, range.character);
  const isJson = /^\uFEFF?\s{0,1000}[[{]/u.test(text);
  const own = like.claims.filter(({ from }) => from === 'field');
  const idClaim = own.find(({ field, text: said }) => field === 'id' && said === like.id);
  const titleClaim = own.find(({ field, text: said }) => field === 'title' && said !== '');
  if (!titleClaim || (idClaim === undefined) !== (id === null)) return notLikeThis();
  const isFlow = text[start] === '{';
  const byKey = idClaim?.name === '';
  const quotesAt = ({ line, character }: { line: number; character: number }) => {
    // A value's place begins behind its quote.
    const sign = character > 0 ? text[offset(line, character - 1)] : '';
    return sign === '"' ? ('double' as const) : sign === "'" ? ('single' as const) : ('none' as const);
  };
  const scalar = (value: string, place: { line: number; character: number }): string =>
    isJson
      ? JSON.stringify(value)
      : yamlScalar(value, {
          inFlow: isFlow || isInFlow(text, start, place, offset),
          quotes: quotesAt(place),
        });
  const key = (name: string): string =>
    isJson ? JSON.stringify(name) : yamlScalar(name, { inFlow: isFlow });
  const named = [
    ...(id !== null && idClaim && !byKey ? [{ ...idClaim, text: id }] : []),
    { ...titleClaim, text: title },
  ].sort((a, b) => a.range.line - b.range.line || a.range.character - b.range.character);
  const pairs = named.map((claim) => `${key(claim.name)}: ${scalar(claim.text, claim.range)}`);
  if (byKey && id !== null && idClaim) {
    const name = scalar(id, idClaim.range);
    if (isJson)
      return behind(
        text,
        range,
        end,
        `${name}: {${jsonBody(text.slice(start, end), pairs)}}`,
        lineEnd,
        before,
      );
    if (before.trim() !== '') return notLikeThis();
    const rest = text.slice(offset(idClaim.range.endLine, idClaim.range.endCharacter), end);
    const scalarTitle = titleClaim.name === '';
    const value = scalarTitle
      ? ` ${scalar(title, titleClaim.range)}`
      : /^\s*:\s*\{/u.test(rest)
        ? ` { ${pairs.join(', ')} }`
        : pairs
            .map((pair) => `${lineEnd}${' '.repeat(depthOf(lines, titleClaim.range.line))}${pair}`)
            .join('');
    return onNewLine(lines, range, `${lineEnd}${before}${name}:${value}`);
  }
  if (isJson || (isFlow && !/^\s*-\s+$/u.test(before)))
    return behind(
      text,
      range,
      end,
      `{${isJson ? jsonBody(text.slice(start, end), pairs) : ` ${pairs.join(', ')} `}}`,
      lineEnd,
      before,
    );
  if (!/^\s*-\s+$/u.test(before)) return notLikeThis();
  if (isFlow) return onNewLine(lines, range, `${lineEnd}${before}{ ${pairs.join(', ')} }`);
  const indent = ' '.repeat(before.length);
  const written = pairs.map((pair, at) => lineEnd + (at === 0 ? before : indent) + pair).join('');
  const gap = isSpaced(lines, range.line) ? lineEnd : '';
  return onNewLine(lines, range, gap + written);
}

/** Laid out in lines where the other object is. */
function jsonBody(other: string, pairs: readonly string[]): string {
  const layout = /^[^{]{0,400}\{(?<break>\s*)[^]*?(?<close>\s*)\}$/u.exec(other)?.groups;
  const between = layout?.['break'] ?? '';
  return between + pairs.join(between.includes('\n') ? `,${between}` : ', ') + (layout?.['close'] ?? '');
}

/** Behind an item of a list in brackets, with a comma before it. */
function behind(
  text: string,
  range: RequirementFact['range'],
  end: number,
  written: string,
  lineEnd: string,
  before: string,
): SourceEdit | Message {
  if (text[end - 1] !== '}') return notLikeThis();
  const gap = before.trim() === '' ? lineEnd + before : ' ';
  return { range: rangeInLine(range.endLine, range.endCharacter, 0), text: `,${gap}${written}` };
}

/** Behind the last line of an item, with what stands behind its value there. */
function onNewLine(lines: readonly string[], range: RequirementFact['range'], written: string): SourceEdit {
  let last = range.endCharacter === 0 ? range.endLine - 1 : range.endLine;
  while (last > range.line && (lines[last] ?? '').trim() === '') last--;
  return { range: rangeInLine(last, (lines[last] ?? '').length, 0), text: written };
}

/** Whether a blank line stands before the item, as it does between items that are set apart. */
function isSpaced(lines: readonly string[], line: number): boolean {
  return line > 1 && (lines[line - 1] ?? '').trim() === '';
}

function depthOf(lines: readonly string[], line: number): number {
  return /^ */u.exec(lines[line] ?? '')?.[0].length ?? 0;
}

/** Whether the value stands within the braces of an entry such as `R-1: { title: … }`. */
function isInFlow(
  text: string,
  start: number,
  { line, character }: { readonly line: number; readonly character: number },
  offset: (line: number, character: number) => number,
): boolean {
  return text.slice(start, offset(line, character)).includes('{');
}

function notLikeThis(): Message {
  return message(
    'A requirement cannot be added in the way that those beside it are written. Add it in the document.',
  );
}
