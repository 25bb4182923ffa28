/** Every reader of the registry, with the texts of its own tests; workbooks and archives also part by part, packed anew. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { factsOfContent } from '../../../src/index/readContent.ts';
import { readFactsOfBytes } from '../../../src/readers/readDocument.ts';
import type { Reader } from '../../../src/readers/reader.ts';
import { readers } from '../../../src/readers/registry.ts';
import { checkPlaces } from '../../readers/placesOfFacts.ts';
import { samples } from '../../readers/samples.ts';
import { fixtureTexts, wordsOf } from '../fixtureTexts.ts';
import { asBytes, asText, type FuzzInput, type FuzzTarget, numberOf } from '../fuzzTarget.ts';

/** Where the tests and the code of a reader lie, if not in the folder of its name. */
const folders: Readonly<Record<string, string>> = {
  plan: 'planFile',
  yaml: 'yamlRequirements',
  instructions: 'specDriven',
  myst: 'sphinxNeeds',
  needsJson: 'sphinxNeeds',
  openFastTraceRst: 'openFastTrace',
  specobject: 'openFastTrace',
  strictDocMarkdown: 'strictDoc',
  reqifz: 'reqif',
  backstage: 'catalog',
};

export function readerTargets(): readonly FuzzTarget[] {
  return [
    ...readers.flatMap((reader) => (reader.readBytes ? bytesTargets(reader) : [textTarget(reader)])),
    decodedTarget(),
  ];
}

function textTarget(reader: Reader): FuzzTarget {
  const own = samples[reader.name] ?? [];
  const paths = own.map(({ path }) => path);
  const folder = folders[reader.name] ?? reader.name;
  const { texts, words } = fixtureTexts([`test/readers/${folder}`]);
  const seeds = own.flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
  return {
    name: reader.name,
    about: `readers/${folder}/`,
    seeds: [...seeds, ...texts],
    words: [...words, ...wordsOf(seeds)],
    run: (input) => {
      const text = asText(input);
      const number = numberOf(input);
      const path = paths[number % paths.length] ?? 'docs/a.md';
      const isRecognised = reader.recognises?.({ path, text });
      const result = reader.read({ path, text, isVouched: number % 7 === 0 });
      checkPlaces(reader.name, result, text, path);
      return [isRecognised, result];
    },
  };
}

function bytesTargets(reader: Reader): readonly FuzzTarget[] {
  const own = samples[reader.name] ?? [];
  const path = own[0]?.path ?? '';
  const run = (bytes: Uint8Array): unknown => {
    const result = reader.readBytes!({ path, bytes });
    checkPlaces(reader.name, result, result.text, path);
    return [result, readFactsOfBytes(path, bytes), reader.shownText?.(bytes)];
  };
  const files = own.flatMap(({ content }) => (typeof content === 'string' ? [] : [content]));
  const parts = files.flatMap(partsOf);
  const { texts, words } = fixtureTexts([`test/readers/${folders[reader.name] ?? reader.name}`]);
  const about = `readers/${folders[reader.name] ?? reader.name}/ readers/archive/`;
  return [
    { name: `${reader.name} bytes`, about, seeds: files, weight: 2, run: (input) => run(asBytes(input)) },
    {
      name: `${reader.name} parts`,
      about,
      seeds: [...parts, ...parts.flatMap((part) => texts.slice(0, 30).map((text) => `${part}\n${text}`))],
      words: [...words, ...wordsOf(parts), '\n=== xl/a.xml\n', '<!DOCTYPE a [<!ENTITY b "c">]>'],
      weight: 4,
      run: (input) => run(packed(asText(input))),
    },
  ];
}

const partStart = /^=== (.{1,200})\n/gmu;

/** The files of an archive as one text. */
function partsOf(bytes: Uint8Array): readonly string[] {
  const whole = Object.entries(unzipSync(bytes)).map(
    ([name, content]) => `=== ${name}\n${strFromU8(content)}`,
  );
  return [whole.join('\n')];
}

/** And back; what it inflates to may be a thousand times what it is packed to. */
function packed(text: string): Uint8Array {
  const starts = [...text.matchAll(partStart)];
  const files: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
  for (const [at, { 0: line, 1: name = '', index }] of starts.entries()) {
    const end = starts[at + 1]?.index ?? text.length;
    files[name] = strToU8(text.slice(index + line.length, end));
  }
  return zipSync(files, { level: text.length > 20_000 ? 6 : 0 });
}

/** Bytes in any encoding, as files are read. */
function decodedTarget(): FuzzTarget {
  const all = Object.values(samples).flat();
  const paths = all.flatMap(({ path, content }) => (typeof content === 'string' ? [path] : []));
  const inGbk = Uint8Array.from([0xd0, 0xe8, 0xc7, 0xf3, 0x2c, 0xb1, 0xe0, 0xba, 0xc5, 0x0a]);
  const seeds: FuzzInput[] = all.map(({ content }) => asBytes(content));
  return {
    name: 'any bytes',
    about: 'readers/decode index/readContent',
    seeds: [
      ...seeds,
      inGbk,
      Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x0a, 0]),
      Uint8Array.from([0xfe, 0xff, 0, 0x41]),
    ],
    weight: 2,
    run: (input) => {
      const bytes = asBytes(input);
      const number = numberOf(input);
      const path = paths[number % paths.length] ?? 'docs/a.md';
      const encoding = [null, null, 'gb18030', 'utf16le', 'big5', 'windows1252'][number % 6] ?? null;
      return factsOfContent(path, number % 5 === 0 ? 'code' : 'document', bytes, encoding);
    },
  };
}
