import assert from 'node:assert/strict';
import fc from 'fast-check';
import { factsOfContent } from '../../src/index/readContent.ts';
import type { Claim, DocumentFacts, Shape } from '../../src/model/facts.ts';
import type { TextRange } from '../../src/model/textRange.ts';
import { readFacts, readFactsOfBytes } from '../../src/readers/readDocument.ts';
import type { Reader, ReaderResult } from '../../src/readers/reader.ts';
import { readers } from '../../src/readers/registry.ts';
import { type Sample, samples } from './samples.ts';

/** Far more than any text below needs, and far less than a pattern that runs away takes. */
const mostMilliseconds = 3_000;

const oddities = [
  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '𠮷',
  '"',
  "'",
  '`',
  '\\',
  '|',
  '<',
  '>',
  '&#20013;',
  '[',
  ']',
  '{',
  '}',
  ':',
  '：',
  ',',
  '- ',
  '# ',
  '---\n',
  '*a',
  '&a ',
  '<<: *a\n',
  '<br>',
  '<!--',
  '需求',
  'A-1',
];

/** A text with pieces cut out, doubled, moved and put in. */
function mutated(text: string): fc.Arbitrary<string> {
  const step = fc.record({
    what: fc.constantFrom('cut', 'double', 'put', 'move', 'end'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    odd: fc.constantFrom(...oddities),
  });
  return fc.array(step, { maxLength: 6 }).map((steps) =>
    steps.reduce((now, { what, at, length, odd }) => {
      const start = Math.floor(at * now.length);
      const piece = now.slice(start, start + length);
      const rest = now.slice(start + length);
      if (what === 'cut') return now.slice(0, start) + rest;
      if (what === 'double') return now.slice(0, start) + piece + piece + rest;
      if (what === 'move') return now.slice(0, start) + rest + piece;
      if (what === 'end') return now.slice(0, start);
      return now.slice(0, start) + odd + now.slice(start);
    }, text),
  );
}

function anyTextFor(own: readonly Sample[]): fc.Arbitrary<string> {
  const texts = own.flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
  const everybody = Object.values(samples)
    .flat()
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...(texts.length > 0 ? texts : ['x'])).chain(mutated) },
    { weight: 1, arbitrary: fc.constantFrom(...everybody).chain(mutated) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  );
}

function liesIn(text: string, range: TextRange): boolean {
  const lines = text.split(/\r\n?|\n/);
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
  return source.replace(/&#(x?)([0-9a-f]{1,6});/giu, (whole, hex: string, digits: string) => {
    const code = Number.parseInt(digits, hex === '' ? 10 : 16);
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
 * Values that a format states in signs or by referring to where their words stand, by its reader: a tick for a
 * status, an identifier for the name of a type, the parts of an id in elements of their own or in a package.
 */
const stated: Readonly<Record<string, readonly Claim['field'][]>> = {
  constructorStudio: ['status'],
  reqif: ['type', 'status', 'priority', 'covers', 'links', 'parent', 'module', 'phase', 'other'],
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

function slice(text: string, { line, character, endLine, endCharacter }: TextRange): string {
  const lines = text.split(/\r\n?|\n/);
  if (line === endLine) return (lines[line] ?? '').slice(character, endCharacter);
  return [
    (lines[line] ?? '').slice(character),
    ...lines.slice(line + 1, endLine),
    (lines[endLine] ?? '').slice(0, endCharacter),
  ].join('\n');
}

function check(reader: string, result: ReaderResult | DocumentFacts, text: string, path: string): void {
  for (const range of rangesOf(result)) {
    assert.ok(liesIn(text, range), `${JSON.stringify(range)} lies outside of ${JSON.stringify(text)}`);
  }
  for (const { claims, shape } of result.requirements) {
    for (const claim of claims) {
      if (claim.from === 'file' || claim.from === 'folder') {
        const isNamed = path.includes(claim.text) || slice(text, claim.range).includes(claim.text);
        assert.ok(isNamed, `${claim.text} is not in ${path}`);
      } else if (!stated[reader]?.includes(claim.field)) {
        const source = slice(text, claim.range);
        const said = JSON.stringify([claim.field, claim.text, source]);
        assert.ok(isSaidAt(claim, source, shape), `${said} in ${JSON.stringify(text)}`);
      }
    }
  }
}

function timed<Result>(read: () => Result): Result {
  // Of this process alone: other programs may be busy at the same time.
  const start = process.cpuUsage();
  const result = read();
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1_000;
  assert.ok(took < mostMilliseconds, `took ${Math.round(took)} ms`);
  return result;
}

describe('any text in any reader', () => {
  for (const reader of readers) {
    const own = samples[reader.name] ?? [];
    const paths = own.map(({ path }) => path);
    if (paths.length === 0) continue;

    if (reader.readBytes) {
      it(`is read as bytes by ${reader.name}, and every range lies in the text that it gives`, () => {
        const bytes = fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.constantFrom(...own.map(({ content }) => content as Uint8Array)).chain(mutatedBytes),
        );
        fc.assert(
          fc.property(bytes, fc.constantFrom(...paths), (content, path) => {
            const result = timed(() => reader.readBytes!({ path, bytes: content }));
            check(reader.name, result, result.text, path);
            assert.ok(readFactsOfBytes(path, content));
          }),
          { numRuns: 150 },
        );
      });
      continue;
    }

    it(`is read by ${reader.name}, and every range lies in it and covers what it says`, function () {
      this.timeout(60_000);
      fc.assert(
        fc.property(anyTextFor(own), fc.constantFrom(...paths), (text, path) => {
          timed(() => reader.recognises?.({ path, text }));
          check(
            reader.name,
            timed(() => reader.read({ path, text })),
            text,
            path,
          );
        }),
        { numRuns: 150 },
      );
    });

    it(`is read by ${reader.name} in a time that its length bounds`, function () {
      this.timeout(60_000);
      for (const unit of [...oddities, ...own.flatMap(piecesOf)]) {
        const text = unit.repeat(Math.ceil(30_000 / unit.length));
        timed(() => readOnce(reader, paths[0]!, text));
      }
    });
  }

  it('comes from any bytes, which are decoded or refused', () => {
    const textPaths = Object.values(samples)
      .flat()
      .flatMap(({ path, content }) => (typeof content === 'string' ? [path] : []));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...textPaths), (bytes, path) => {
        assert.ok(timed(() => factsOfContent(path, 'document', bytes)));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same facts each time', () => {
    for (const { path, content, kind = 'document' } of Object.values(samples).flat()) {
      if (typeof content !== 'string') continue;
      assert.deepEqual(readFacts(path, kind, content), readFacts(path, kind, content));
    }
  });
});

function readOnce(reader: Reader, path: string, text: string): void {
  if (reader.recognises?.({ path, text }) ?? true) reader.read({ path, text });
}

/** Whole lines of a sample, and the sample itself. */
function piecesOf({ content }: Sample): readonly string[] {
  return typeof content === 'string' ? [content, ...content.split(/(?<=\n)/u).slice(0, 12)] : [];
}

function mutatedBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc
    .array(fc.tuple(fc.nat(Math.max(bytes.length - 1, 0)), fc.nat(255)), { maxLength: 8 })
    .map((changes) => {
      const changed = Uint8Array.from(bytes);
      for (const [at, value] of changes) changed[at] = value;
      return changed;
    });
}
