import assert from 'node:assert/strict';
import fc from 'fast-check';
import { longestQuery, parseQuery } from '../../../src/insight/search/searchQuery.ts';

describe('parseQuery', () => {
  it('folds width, case and blanks of plain text', () => {
    assert.deepEqual(parseQuery('  ＣＲＭ　线索   Assign '), { text: 'crm 线索 assign', filters: [] });
  });

  it('takes filters out of the text, in either language', () => {
    assert.deepEqual(parseQuery('线索 阶段:二期 module:leads 提醒'), {
      text: '线索 提醒',
      filters: [
        { field: 'phase', value: '二期' },
        { field: 'module', value: 'leads' },
      ],
    });
  });

  it('takes full-width colons and quoted values', () => {
    assert.deepEqual(
      parseQuery('模块：线索 owner:"Zhao Yiming" 来源：“市场部 月会” source:「群 消息」').filters,
      [
        { field: 'module', value: '线索' },
        { field: 'owner', value: 'zhao yiming' },
        { field: 'source', value: '市场部 月会' },
        { field: 'source', value: '群 消息' },
      ],
    );
  });

  it('knows conditions', () => {
    assert.deepEqual(
      parseQuery('is:unplaced 是：未归属 is:open is:no-phase').filters.map(({ value }) => value),
      ['unplaced', 'unplaced', 'open', 'noPhase'],
    );
  });

  it('leaves unknown fields and conditions in the text', () => {
    assert.deepEqual(parseQuery('foo:bar is:nonsense https://a.example/b 10:30'), {
      text: 'foo:bar is:nonsense https://a.example/b 10:30',
      filters: [],
    });
  });

  it('leaves out a filter that has no value yet, and keeps an open quote', () => {
    assert.deepEqual(parseQuery('线索 阶段:'), { text: '线索', filters: [] });
    assert.deepEqual(parseQuery('owner:"zhao yi').filters, [{ field: 'owner', value: 'zhao yi' }]);
  });

  it('does not take a colon within a word for a filter', () => {
    assert.deepEqual(parseQuery('二阶段:一期'), { text: '二阶段:一期', filters: [] });
  });

  it('never fails, and cuts what is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        assert.ok(parseQuery(text).text.length <= longestQuery);
      }),
    );
    assert.equal(parseQuery('线'.repeat(100_000)).text.length, longestQuery);
  });
});
