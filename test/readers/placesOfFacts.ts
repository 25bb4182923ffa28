/** What every reader promises of the places that it gives: they lie in the text, and what they are said to hold stands there. */
import assert from 'node:assert/strict';
import type { Claim, DocumentFacts, Shape } from '../../src/model/facts.ts';
import type { TextRange } from '../../src/model/textRange.ts';
import type { ReaderResult } from '../../src/readers/reader.ts';

function liesIn(lines: readonly string[], range: TextRange): boolean {
  const start = lines[range.line];
  const end = lines[range.endLine];
  return (
    start !== undefined &&
    end !== undefined &&
    range.character >= 0 &&
    range.character <= start.length &&
    range.endCharacter <= end.length &&
    (range.line < range.endLine || (range.line === range.endLine && range.character <= range.endCharacter))
  );
}

function rangesOf({ requirements, problems, leftOut, markers }: ReaderResult): readonly TextRange[] {
  return [
    ...problems.map(({ range }) => range),
    ...leftOut.map(({ range }) => range),
    ...(markers ?? []).map(({ range }) => range),
    ...requirements.flatMap(({ range, anchor, claims, parts }) => [
      range,
      anchor,
      ...claims.filter(({ from }) => from !== 'plan').map((claim) => claim.range),
      ...(parts ?? []).map((part) => part.range),
    ]),
  ];
}

/**
 * How the characters of a value may be written in each shape, so that it can be looked for at its place.
 * Markup and signs are not compared: letters and digits are, in their order.
 */
const decoded: Readonly<Record<Shape, (source: string) => string>> = {
  row: withoutEntities,
  heading: withoutEntities,
  paragraph: withoutEntities,
  listItem: withoutEntities,
  frontMatter: withoutEscapes,
  yaml: withoutEscapes,
  block: (source) => withoutEntities(withoutEscapes(source)),
};

function withoutEntities(source: string): string {
  return source.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu, (whole, hex?: string, digits?: string) => {
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
}

function withoutEscapes(source: string): string {
  return (
    source
      .replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))/giu, (whole, two, four, eight) => {
        const code = Number.parseInt(String(two ?? four ?? eight), 16);
        return code < 0x110000 ? String.fromCodePoint(code) : whole;
      })
      // A text in quotes goes on in the next line with a backslash at the end of this one.
      .replace(/\\[\r\n]\s*/gu, '')
  );
}

const signs = /[^\p{L}\p{N}]/gu;

/**
 * Values that a format states in signs or by referring to where their words stand, by its reader: a tick or a title of
 * “DELETED” for a status, an identifier for the name of a type, the parts of an id in elements of their own or in a package.
 */
const stated: Readonly<Record<string, readonly Claim['field'][]>> = {
  constructorStudio: ['status'],
  reqif: ['type', 'status', 'priority', 'covers', 'links', 'parent', 'module', 'phase', 'other'],
  reqtraq: ['status'],
  specobject: ['id', 'covers', 'dependsOn', 'type'],
  trlc: ['id', 'covers', 'links', 'dependsOn', 'parent'],
};

/** Whether the letters and digits of a value occur at its place, in their order. */
function isSaidAt(claim: Claim, source: string, shape: Shape): boolean {
  // An alias stands for a value that is written elsewhere.
  if (source.startsWith('*') && shape !== 'row') return true;
  return [source, decoded[shape](source)].some((written) => holdsInOrder(written, claim.text));
}

function holdsInOrder(written: string, said: string): boolean {
  const searched = [...written.replace(signs, '')];
  let at = 0;
  for (const sign of said.replace(signs, '')) {
    const found = searched.indexOf(sign, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

function slice(lines: readonly string[], { line, character, endLine, endCharacter }: TextRange): string {
  if (line === endLine) return (lines[line] ?? '').slice(character, endCharacter);
  return [
    (lines[line] ?? '').slice(character),
    ...lines.slice(line + 1, endLine),
    (lines[endLine] ?? '').slice(0, endCharacter),
  ].join('\n');
}

/** Throws where a range lies outside of the text, or a value does not stand at its place. */
export function checkPlaces(
  reader: string,
  result: ReaderResult | DocumentFacts,
  text: string,
  path: string,
): void {
  const lines = text.split(/\r\n?|\n/u);
  for (const range of rangesOf(result)) {
    assert.ok(liesIn(lines, range), `${JSON.stringify(range)} lies outside of ${JSON.stringify(text)}`);
  }
  for (const { claims, shape } of result.requirements) {
    for (const claim of claims) {
      if (claim.from === 'file' || claim.from === 'folder') {
        const isNamed = path.includes(claim.text) || slice(lines, claim.range).includes(claim.text);
        assert.ok(isNamed, `${claim.text} is not in ${path}`);
      } else if (claim.from !== 'plan' && !stated[reader]?.includes(claim.field)) {
        const source = slice(lines, claim.range);
        if (isSaidAt(claim, source, shape)) continue;
        assert.fail(`${JSON.stringify([claim.field, claim.text, source])} in ${JSON.stringify(text)}`);
      }
    }
  }
}
