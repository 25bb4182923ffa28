/** Further items of a YAML or JSON list, or entries of a map by id, in the style of the one that they follow. */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { TextLines } from '../../readers/planFile/textLines.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';

export interface NewItem {
  readonly id: string | null;
  readonly title: string;
  /** Further keys with their texts. */
  readonly fields: readonly { readonly key: string; readonly text: string }[];
}

export function newItems(
  text: string,
  like: RequirementFact,
  items: readonly NewItem[],
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
  if (!titleClaim || items.some(({ id }) => (idClaim === undefined) !== (id === null))) return notLikeThis();
  const isFlow = text[start] === '{';
  const byKey = idClaim?.name === '';
  const quotesAt = ({ line, character }: Place) => {
    // A value's place begins behind its quote.
    const sign = character > 0 ? text[offset(line, character - 1)] : '';
    return sign === '"' ? ('double' as const) : sign === "'" ? ('single' as const) : ('none' as const);
  };
  const inFlow = isFlow || isInFlow(text, start, titleClaim.range, offset);
  const scalar = (value: string, place: Place | null): string =>
    isJson ? JSON.stringify(value) : yamlScalar(value, { inFlow, ...(place && { quotes: quotesAt(place) }) });
  const key = (name: string): string => (isJson ? JSON.stringify(name) : yamlScalar(name, { inFlow }));
  const pairsOf = ({ id, title, fields }: NewItem): string[] => {
    const named = [
      ...(id !== null && idClaim && !byKey ? [{ name: idClaim.name, said: id, place: idClaim.range }] : []),
      { name: titleClaim.name || 'title', said: title, place: titleClaim.range },
      ...fields.map(({ key: name, text: said }) => ({
        name,
        said,
        place: own.find((claim) => claim.name === name)?.range ?? null,
      })),
    ];
    // In the order of the other's keys; those that it lacks come last.
    const inOrder = named.sort((a, b) =>
      a.place && b.place
        ? a.place.line - b.place.line || a.place.character - b.place.character
        : Number(a.place === null) - Number(b.place === null),
    );
    return inOrder.map(({ name, said, place }) => `${key(name)}: ${scalar(said, place)}`);
  };
  if (byKey && idClaim) {
    if (isJson)
      return behind(
        text,
        range,
        end,
        items.map(
          (item) =>
            `${scalar(item.id ?? '', idClaim.range)}: {${jsonBody(text.slice(start, end), pairsOf(item))}}`,
        ),
        lineEnd,
        before,
      );
    if (before.trim() !== '') return notLikeThis();
    const rest = text.slice(offset(idClaim.range.endLine, idClaim.range.endCharacter), end);
    const isMapInFlow = /^\s*:\s*\{/u.test(rest);
    const isTitleAlone = titleClaim.name === '';
    const depth = ' '.repeat(depthOf(lines, titleClaim.range.line));
    const valueOf = (item: NewItem): string => {
      if (isTitleAlone && item.fields.length === 0) return ` ${scalar(item.title, titleClaim.range)}`;
      const pairs = pairsOf(item);
      // A mere title becomes a map where there is more to say.
      if (isTitleAlone) return pairs.map((pair) => `${lineEnd}${before}  ${pair}`).join('');
      return isMapInFlow
        ? ` { ${pairs.join(', ')} }`
        : pairs.map((pair) => `${lineEnd}${depth}${pair}`).join('');
    };
    return onNewLine(
      lines,
      range,
      items
        .map((item) => `${lineEnd}${before}${scalar(item.id ?? '', idClaim.range)}:${valueOf(item)}`)
        .join(''),
    );
  }
  if (isJson || (isFlow && !/^\s*-\s+$/u.test(before)))
    return behind(
      text,
      range,
      end,
      items.map((item) => {
        const pairs = pairsOf(item);
        return `{${isJson ? jsonBody(text.slice(start, end), pairs) : ` ${pairs.join(', ')} `}}`;
      }),
      lineEnd,
      before,
    );
  if (!/^\s*-\s+$/u.test(before)) return notLikeThis();
  if (isFlow)
    return onNewLine(
      lines,
      range,
      items.map((item) => `${lineEnd}${before}{ ${pairsOf(item).join(', ')} }`).join(''),
    );
  const indent = ' '.repeat(before.length);
  const gap = isSpaced(lines, range.line) ? lineEnd : '';
  const written = items.map(
    (item) =>
      gap +
      pairsOf(item)
        .map((pair, at) => lineEnd + (at === 0 ? before : indent) + pair)
        .join(''),
  );
  return onNewLine(lines, range, written.join(''));
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Laid out in lines where the other object is. */
function jsonBody(other: string, pairs: readonly string[]): string {
  const open = /^[^{]{0,400}\{(\s{0,400})/u.exec(other);
  const close = open && /(\s{0,400})\}$/u.exec(other.slice(open[0].length));
  const between = (close && open[1]) ?? '';
  return between + pairs.join(between.includes('\n') ? `,${between}` : ', ') + (close?.[1] ?? '');
}

/** Behind an item of a list in brackets, with a comma before each. */
function behind(
  text: string,
  range: RequirementFact['range'],
  end: number,
  written: readonly string[],
  lineEnd: string,
  before: string,
): SourceEdit | Message {
  if (text[end - 1] !== '}') return notLikeThis();
  const gap = before.trim() === '' ? lineEnd + before : ' ';
  return {
    range: rangeInLine(range.endLine, range.endCharacter, 0),
    text: written.map((item) => `,${gap}${item}`).join(''),
  };
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
