import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { inOwnWords } from '../../src/vocabulary/ownWords.ts';
import { pluralOf } from '../../src/vocabulary/plural.ts';

const word = (one: string) => ({ one, many: pluralOf(one) });
const english = { module: word('subsystem'), phase: word('iteration'), requirement: word('Story') };
const chinese = { module: word('子系统'), phase: word('里程碑'), process: word('旅程') };

describe('the words of a team in our sentences', () => {
  it('take the number, the article and the capital of the words that they replace', () => {
    const said = inOwnWords(
      '{0} is in no phase yet. Modules lie in a module; a phase holds requirements.',
      english,
    );
    assert.equal(
      said,
      '{0} is in no iteration yet. Subsystems lie in a subsystem; an iteration holds Stories.',
    );
  });

  it('replace both kinds of Chinese, in whatever the word is part of', () => {
    assert.equal(
      inOwnWords('{0} 还没归到模块，也未定建设阶段。', chinese),
      '{0} 还没归到子系统，也未定建设里程碑。',
    );
    assert.equal(inOwnWords('未歸模組 / 未定階段', chinese), '未歸子系统 / 未定里程碑');
    assert.equal(inOwnWords('业务流程、流程覆盖图', chinese), '旅程、旅程覆盖图');
  });

  it('leave keys, codes, paths, filters and what is quoted', () => {
    for (const text of [
      'Write “modules:” into it.',
      'requirement/no-module',
      'filter with phase:…',
      'is:no-phase',
      '`module`',
    ])
      assert.equal(inOwnWords(text, english), text);
    assert.equal(
      inOwnWords('在“建设阶段”列里写，或用 阶段:二期、阶段：…', chinese),
      '在“建设阶段”列里写，或用 阶段:二期、阶段：…',
    );
  });

  it('are not renamed a second time', () => {
    const swapped = { module: word('phase'), phase: word('module') };
    assert.equal(inOwnWords('module, phase', swapped), 'phase, module');
  });

  it('keep every place in every sentence of ours', () => {
    const places = (text: string) => (text.match(/\{\d{1,2}\}/gu) ?? []).sort();
    for (const locale of ['zh-cn', 'zh-tw']) {
      const bundle = JSON.parse(readFileSync(`l10n/bundle.l10n.${locale}.json`, 'utf8')) as Record<
        string,
        string
      >;
      for (const [key, text] of Object.entries(bundle)) {
        assert.deepEqual(places(inOwnWords(key, english)), places(key), key);
        assert.deepEqual(places(inOwnWords(text, chinese)), places(text), text);
      }
    }
  });

  it('take no longer than the text is long, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        assert.equal(inOwnWords(text, {}), inOwnWords(text, {}));
        if (!/module|phase|requirement/iu.test(text)) assert.equal(inOwnWords(text, english), text);
      }),
    );
  });
});

describe('the plural of a word', () => {
  it('follows the usual rules, and other letters have none', () => {
    assert.deepEqual(['story', 'day', 'box', 'branch', 'milestone', '子系统'].map(pluralOf), [
      'stories',
      'days',
      'boxes',
      'branches',
      'milestones',
      '子系统',
    ]);
  });
});
