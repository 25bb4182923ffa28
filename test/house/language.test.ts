import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { calledName, sourceFiles, textsOf } from './sourceFiles.ts';

type Words = Readonly<Record<string, string>>;

const readWords = (file: string): Words =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Words) : {};

/** Calls whose first argument is a sentence for people; `message` takes nothing but literals. */
const speaking = /^(?:message|t|l10n\.t|vscode\.l10n\.t)$/;

interface Sentence {
  readonly key: string;
  readonly place: string;
  /** How many arguments the call passes; null when it spreads a list. */
  readonly args: number | null;
}

const sentences: Sentence[] = [];
const computed: string[] = [];
for (const file of sourceFiles()) {
  file.visit({
    CallExpression: (call) => {
      const name = calledName(call);
      if (!speaking.test(name)) return;
      const [first, ...rest] = call.arguments;
      const keys = textsOf(first);
      const place = file.place(call.start);
      if (keys.length === 0 && name === 'message') computed.push(place);
      const args = rest.some((argument) => argument.type === 'SpreadElement') ? null : rest.length;
      sentences.push(...keys.map((key) => ({ key, place, args })));
    },
  });
}

const placeholders = (sentence: string): readonly string[] =>
  [...new Set(sentence.match(/\{\d{1,2}\}/g))].sort();

/** The bundles of a folder by locale, such as `zh-cn`; the one that every language falls back to has the name ''. */
function bundles(folder: string, name: RegExp): ReadonlyMap<string, Words> {
  const found = new Map<string, Words>();
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const match = name.exec(file);
    if (match) found.set(match[1] ?? '', readWords(`${folder}/${file}`));
  }
  return found;
}

const manifestWords = bundles('.', /^package\.nls(?:\.([a-z-]+))?\.json$/);
const spokenWords = bundles('l10n', /^bundle\.l10n(?:\.([a-z-]+))?\.json$/);

/** What a language has to hold: compares keys both ways. */
function assertSameKeys(actual: Words, wanted: ReadonlySet<string>, file: string): void {
  const missing = [...wanted].filter((key) => !(key in actual)).map((key) => `missing: ${key}`);
  const unused = Object.keys(actual).filter((key) => !wanted.has(key));
  const lines = [...missing, ...unused.map((key) => `unused:  ${key}`)];
  assert.ok(lines.length === 0, `${file}\n${lines.join('\n')}`);
}

describe('the words of the manifest', () => {
  const manifest = readFileSync('package.json', 'utf8');
  const used = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ''));

  it('are there in English and in Chinese, each used, none missing', () => {
    for (const locale of ['', 'zh-cn']) {
      assertSameKeys(manifestWords.get(locale) ?? {}, used, `package.nls${locale && `.${locale}`}.json`);
    }
  });

  it('are complete in every other language that has a file', () => {
    for (const [locale, words] of manifestWords) {
      if (locale !== '' && locale !== 'zh-cn') assertSameKeys(words, used, `package.nls.${locale}.json`);
    }
  });

  it('keep their placeholders in every language', () => {
    const english = manifestWords.get('') ?? {};
    for (const words of manifestWords.values()) {
      for (const [key, text] of Object.entries(words)) {
        assert.deepEqual(placeholders(text), placeholders(english[key] ?? ''), key);
      }
    }
  });
});

describe('the sentences of the code', () => {
  const used = new Set(sentences.map(({ key }) => key));

  it('are literals where a message is made, so that they can be found', () => {
    assert.deepEqual(computed, []);
  });

  it('are there in Chinese, each used, none missing', () => {
    assertSameKeys(spokenWords.get('zh-cn') ?? {}, used, 'l10n/bundle.l10n.zh-cn.json');
  });

  it('are complete in every other language that has a bundle', () => {
    for (const [locale, words] of spokenWords) {
      if (locale !== 'zh-cn') assertSameKeys(words, used, `l10n/bundle.l10n.${locale}.json`);
    }
  });

  it('keep their placeholders in every language', () => {
    for (const [locale, words] of spokenWords) {
      for (const [key, text] of Object.entries(words)) {
        assert.deepEqual(placeholders(text), placeholders(key), `${locale}: ${key}`);
      }
    }
  });

  it('get exactly the arguments that they have places for', () => {
    const wrong = sentences.filter(({ key, args }) => {
      const places = placeholders(key);
      const inOrder = places.every((place, index) => place === `{${index}}`);
      return args !== null && (!inOrder || args !== places.length);
    });
    assert.deepEqual(wrong, []);
  });
});

describe('every translation', () => {
  const all = [...manifestWords, ...spokenWords].flatMap(([locale, words]) =>
    Object.entries(words).map(([key, text]) => ({ locale, key, text })),
  );

  it('says something', () => {
    assert.deepEqual(
      all.filter(({ text }) => text.trim() === ''),
      [],
    );
  });

  it('uses Chinese punctuation after Chinese words', () => {
    assert.deepEqual(
      all.filter(({ text }) => /\p{Script=Han}[,;:?!]/u.test(text)),
      [],
    );
  });

  it('in Chinese is Chinese, but for names', () => {
    const names = /^(?:[\s\d\p{P}\p{S}]|\{\d+\}|\$\([a-z~-]+\)|Groundplan)*$/u;
    const english = all.filter(
      ({ locale, text }) => locale.startsWith('zh') && !/\p{Script=Han}/u.test(text) && !names.test(text),
    );
    assert.deepEqual(english, []);
  });
});
