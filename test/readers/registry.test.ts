import assert from 'node:assert/strict';
import { findingsOf, snapshotOf } from '../support/snapshotOf.ts';
import { announcesRequirements, isChangeLog } from '../../src/readers/contextWords.ts';
import { readFacts, readFactsOfBytes } from '../../src/readers/readDocument.ts';
import { bytesReaderOf, readerOf, readers } from '../../src/readers/registry.ts';
import { rejectedCsv, rejectedTables, rejectedYaml } from './rejectedTexts.ts';
import { type Sample, samples } from './samples.ts';

const all: readonly (readonly [reader: string, sample: Sample])[] = Object.entries(samples).flatMap(
  ([reader, own]) => own.map((sample) => [reader, sample] as const),
);
const textOf = ({ content }: Sample): string => (typeof content === 'string' ? content : '');

describe('the registry of readers', () => {
  for (const { name } of readers) {
    it(`has a sample of the format that is read by ${name}`, () => {
      assert.ok((samples[name]?.length ?? 0) > 0, `test/readers/samples.ts has none for ${name}`);
    });
  }

  for (const [reader, sample] of all) {
    it(`gives ${sample.path} to ${reader}, which finds what it holds`, () => {
      const { path, content, kind = 'document', requirements } = sample;
      if (typeof content === 'string') {
        assert.equal(readerOf({ path, text: content })?.name, reader);
        const facts = readFacts(path, kind, content);
        assert.deepEqual([facts.requirements.length, facts.problems], [requirements, []]);
      } else {
        assert.equal(bytesReaderOf(path)?.name, reader);
        assert.equal(readFactsOfBytes(path, content)?.requirements.length, requirements);
      }
    });
  }

  it('asks those that look at the text before the one that takes any file of such a name', () => {
    const names = new Set(all.map(([, { path }]) => path));
    for (const path of names) {
      const asked = readers.filter((reader) => reader.accepts(path));
      // The plan file's name is its own, and it stands first.
      if (asked[0]?.name === 'plan') continue;
      // Whoever stands behind a reader that takes every text would never be asked.
      const first = asked.findIndex((reader) => !reader.recognises);
      const isReached = asked.every((reader, at) => first < 0 || at <= first || !reader.recognises);
      assert.ok(isReached, `${path}: ${asked.map(({ name }) => name).join(', ')}`);
    }
  });

  it('never gives a text of one format to another, whatever its file is called', () => {
    for (const [reader, sample] of all) {
      const text = textOf(sample);
      if (text === '') continue;
      const order = readers.findIndex(({ name }) => name === reader);
      for (const [at, other] of readers.entries()) {
        if (at >= order || !other.recognises || !other.accepts(sample.path)) continue;
        assert.equal(
          other.recognises({ path: sample.path, text }),
          false,
          `${other.name} takes ${sample.path}`,
        );
      }
    }
  });
});

describe('what is no requirement', () => {
  /** The names of all formats, each with its own ending in a place that says nothing. */
  const paths = [
    ...new Set(
      all.flatMap(([, { path, content, kind }]) => {
        if (typeof content !== 'string' || kind === 'plan') return [];
        const name = path.slice(path.lastIndexOf('/') + 1);
        const ending = name.slice(name.lastIndexOf('.'));
        return [path, name, `docs/notes${ending}`, `docs/${name}`];
      }),
    ),
  ];
  const texts: readonly string[] = [
    ...rejectedTables.map(([, text]) => `# 说明\n\n${text}\n`),
    ...rejectedCsv.map(([, text]) => text),
    // A list of releases looks like requirements, and only its name tells.
    ...rejectedYaml.flatMap(([, path, text]) => (isChangeLog(path.replace(/\.\w+$/u, '')) ? [] : [text])),
  ];

  for (const path of paths) {
    it(`gives nothing under the name ${path}`, () => {
      for (const text of texts) {
        const facts = readFacts(path, 'document', text);
        const taking = readers.find(({ name }) => name === facts.reader);
        // A name that announces requirements lowers what is asked of a table, never of a format of its own.
        const isGeneric = announcesRequirements(path) && !taking?.recognises;
        assert.ok(facts.requirements.length === 0 || isGeneric, `${facts.reader} takes ${text}`);
      }
    });
  }

  it('gives nothing under its own name', () => {
    for (const [what, path, text] of rejectedYaml) {
      const { requirements, problems } = readFacts(path, 'document', text);
      assert.deepEqual([requirements, problems], [[], []], what);
    }
  });

  it('gives no finding where only code names ids and no document has one', () => {
    const lines = Array.from({ length: 3_096 }, (_, at) => `// FR-${at} 见需求`);
    const snapshot = snapshotOf({
      'src/a.ts': lines.join('\n'),
      'requirements.txt': 'numpy==1.26\n',
      'requirements.yaml': 'channels: [conda-forge]\ndependencies:\n  - numpy\n',
      'catalog-info.yaml': textOf(samples['backstage']![0]!),
    });
    assert.deepEqual([snapshot.requirementCount, findingsOf(snapshot).all()], [0, []]);
  });
});
