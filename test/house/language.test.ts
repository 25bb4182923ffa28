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

/** Every language that must be complete, beside English. */
const languages = ['zh-cn', 'zh-tw'];

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

  it('are there in English and in both kinds of Chinese, each used, none missing', () => {
    for (const locale of ['', ...languages]) {
      assertSameKeys(manifestWords.get(locale) ?? {}, used, `package.nls${locale && `.${locale}`}.json`);
    }
  });

  it('are complete in every other language that has a file', () => {
    for (const [locale, words] of manifestWords) {
      if (locale !== '' && !languages.includes(locale))
        assertSameKeys(words, used, `package.nls.${locale}.json`);
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

  it('are there in both kinds of Chinese, each used, none missing', () => {
    for (const locale of languages)
      assertSameKeys(spokenWords.get(locale) ?? {}, used, `l10n/bundle.l10n.${locale}.json`);
  });

  it('are complete in every other language that has a bundle', () => {
    for (const [locale, words] of spokenWords) {
      if (!languages.includes(locale)) assertSameKeys(words, used, `l10n/bundle.l10n.${locale}.json`);
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

  it('keeps the links and commands of the English text', () => {
    const links = (text: string): string[] =>
      [...text.matchAll(/\]\(([^)]*)\)|(\$\([a-z~-]+\))/g)].map(([, link, icon]) => link ?? icon ?? '');
    const english = manifestWords.get('') ?? {};
    const changed = all.filter(({ key, text }) => {
      const original = english[key] ?? key;
      return links(text).sort().join() !== links(original).sort().join();
    });
    assert.deepEqual(changed, []);
  });
});

describe('Traditional Chinese', () => {
  const texts = [
    ...Object.values(manifestWords.get('zh-tw') ?? {}),
    ...Object.values(spokenWords.get('zh-tw') ?? {}),
  ];

  // Big5 holds the characters that are written in Taiwan, and those that the mainland simplified only where Taiwan
  // has them with another meaning.
  const big5 = new TextDecoder('big5', { fatal: true });
  const written = new Set<string>();
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue;
      try {
        written.add(big5.decode(Uint8Array.of(lead, trail)));
      } catch (error) {
        assert.ok(error instanceof TypeError, 'no character has this code');
      }
    }
  }

  it('has no characters that only the mainland writes', () => {
    const foreign = texts.flatMap((text) =>
      [...text.matchAll(/\p{Script=Han}/gu)].flatMap(([sign]) =>
        written.has(sign) ? [] : [`${sign} in ${text}`],
      ),
    );
    assert.deepEqual(foreign, []);
    assert.deepEqual(
      texts.filter((text) => /[后着]|里(?!程)|采(?=[用納取])|只讀/u.test(text)),
      [],
    );
  });

  it('has the words of Taiwan, not converted ones', () => {
    const mainland =
      /信息|默認|數據|文件夾|文檔|菜單|鼠標|屏幕|打開|保存|導入|導出|軟件|網絡|視頻|用戶|質量|鏈接|界面|查看|單元格|字段|粘貼|模塊|搜索|撤銷|代碼|程序|生成|場景|支持/u;
    assert.deepEqual(
      texts.filter((text) => mainland.test(text)),
      [],
    );
  });

  it('quotes as in Taiwan', () => {
    assert.deepEqual(
      texts.filter((text) => /[“”‘’]/u.test(text)),
      [],
    );
  });
});
