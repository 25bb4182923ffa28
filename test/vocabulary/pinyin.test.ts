import assert from 'node:assert/strict';
import fc from 'fast-check';
// oxlint-disable-next-line no-restricted-imports -- the table is held against its source here.
import { pinyin } from 'pinyin-pro';
import {
  initialsOf,
  matchesPinyin,
  pinyinKeys,
  pinyinOf,
  pinyinPlaces,
  PinyinQuery,
} from '../../src/vocabulary/pinyin.ts';

const matches = (query: string, text: string): boolean => matchesPinyin(query, pinyinKeys(text)) !== null;

describe('pinyin', () => {
  it('is what pinyin-pro says, for one character in seven', () => {
    for (let code = 0x4e00; code <= 0x9fa5; code += 7) {
      const character = String.fromCharCode(code);
      const expected = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
      const syllables = [...new Set(expected)].filter((syllable) => /^[a-z]+$/.test(syllable));
      assert.deepEqual(pinyinOf(character), syllables, character);
    }
  });

  it('knows the first and the last character of the table, and nothing beyond', () => {
    assert.deepEqual(pinyinOf('一'), ['yi']);
    assert.deepEqual(pinyinOf('\u9fa4'), ['xie']);
    for (const other of ['a', '9', '，', 'の', '\u4dff', '\u9fa6', '𠮷', '', '\ud800']) {
      assert.deepEqual(pinyinOf(other), [], other);
    }
  });

  it('has all readings of a character, the commonest first', () => {
    assert.deepEqual(pinyinOf('重'), ['zhong', 'chong']);
    assert.deepEqual(pinyinOf('长'), ['chang', 'zhang']);
  });

  it('is matched by initials, by syllables and by a mixture', () => {
    for (const query of ['xsfp', 'xiansuofenpei', 'xiansfp', 'xsfenpei', 'xsuofpei', 'XSFP', 'ＸＳＦＰ']) {
      assert.deepEqual(matchesPinyin(query, pinyinKeys('线索分配')), { start: 0, end: 4 }, query);
    }
    assert.ok(matches('kehugj', '客户跟进'));
  });

  it('is matched from any character on, while the last syllable is still being typed', () => {
    assert.deepEqual(matchesPinyin('fenpe', pinyinKeys('新线索分配')), { start: 3, end: 5 });
    assert.deepEqual(matchesPinyin('xiansuof', pinyinKeys('线索分配')), { start: 0, end: 3 });
  });

  it('is matched by consecutive characters only', () => {
    assert.ok(!matches('xsp', '线索分配'));
    assert.ok(!matches('xsfpx', '线索分配'));
    assert.ok(!matches('xansfp', '线索分配'));
    assert.ok(!matches('xinsuo', '线索'));
  });

  it('passes over blanks and punctuation', () => {
    assert.ok(matches('xsfp', '线索 — 分配'));
    assert.ok(matches('xsfp', '【线索】分配'));
    assert.ok(matches("xi'an", '西安'));
    assert.ok(matches('xian suo', '线索'));
  });

  it('lets letters and digits of the text stand for themselves', () => {
    assert.ok(matches('crmxs', 'CRM 线索'));
    assert.ok(matches('xs10fz', '线索 10 分钟'));
    assert.ok(matches('dccsv', '导出 ＣＳＶ'));
    assert.ok(!matches('c线', 'CRM 线索'));
  });

  it('takes every reading, two-letter initials, and v or u for ü', () => {
    assert.ok(matches('chongfu', '重复') && matches('zhongfu', '重复'));
    assert.ok(matches('zhkh', '主客户') && matches('zhukh', '主客户') && !matches('zhkh', '自客户'));
    assert.ok(matches('zhongdkh', '重点客户'));
    assert.ok(matches('zhdkh', '重点客户') && matches('zdkh', '重点客户'));
    for (const query of ['lvse', 'luse', 'lüse', 'ls']) assert.ok(matches(query, '绿色'), query);
  });

  it('does not match through a letter that has no pinyin', () => {
    assert.ok(!matches('xs', '线の索'));
    assert.ok(!matches('', '线索'));
    assert.ok(!matches('线', '线索'));
  });

  it('tells where the units stand in the text', () => {
    const text = '“A” 线，索';
    assert.equal(pinyinKeys(text).length, 3);
    assert.deepEqual(pinyinPlaces(text), [1, 4, 6, 7]);
  });

  it('rules a text out by its initials only when it cannot match', () => {
    const titles = ['线索分配', '重复的 CRM 客户', '绿色 10 分钟', '昂昂安那', '儿子二号'];
    fc.assert(
      fc.property(fc.constantFrom(...titles), fc.stringMatching(/^[a-z0-9]{1,6}$/), (title, query) => {
        const keys = pinyinKeys(title);
        const prepared = new PinyinQuery(query);
        if (prepared.match(keys)) assert.equal(initialsOf(keys) & prepared.initials, prepared.initials);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds each text by any way to spell a part of it', () => {
    const signs = fc.array(
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(signs, fc.nat(), fc.infiniteStream(fc.boolean()), (text, from, whole) => {
        const readable = text.filter((sign) => pinyinOf(sign).length > 0);
        const part = readable.slice(from % Math.max(1, readable.length));
        if (part.length === 0) return;
        const query = part
          .map((sign) => {
            const syllable = pinyinOf(sign)[from % pinyinOf(sign).length] ?? '';
            return whole.next().value === true ? syllable : syllable.charAt(0);
          })
          .join('');
        assert.ok(matches(query, readable.join('、')), `${query} in ${readable.join('')}`);
      }),
    );
  });

  it('stays bounded on texts and queries made to be slow', () => {
    const text = '昂安那恩嗯'.repeat(200);
    assert.equal(matchesPinyin('an'.repeat(99) + 'zz', pinyinKeys(text)), null);
    assert.equal(matchesPinyin('a'.repeat(100_000), pinyinKeys('啊')), null);
  });
});
