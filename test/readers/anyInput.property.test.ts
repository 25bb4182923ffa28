import assert from 'node:assert/strict';
import fc from 'fast-check';
import { factsOfContent } from '../../src/index/readContent.ts';
import { readFacts, readFactsOfBytes } from '../../src/readers/readDocument.ts';
import type { Reader } from '../../src/readers/reader.ts';
import { readers } from '../../src/readers/registry.ts';
import { checkPlaces } from './placesOfFacts.ts';
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
            checkPlaces(reader.name, result, result.text, path);
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
          checkPlaces(
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
