import assert from 'node:assert/strict';
import {
  filterWord,
  hasFilter,
  withFilter,
  withoutFilter,
} from '../../../src/editor/quickPick/filterWords.ts';
import { parseQuery } from '../../../src/insight/search/searchQuery.ts';

describe('a filter as a word', () => {
  it('is quoted where the value would not stay one word', () => {
    assert.equal(filterWord('阶段', '二期'), '阶段:二期');
    assert.equal(filterWord('owner', 'Zhao Yiming'), 'owner:"Zhao Yiming"');
    assert.equal(filterWord('module', '“公海”池'), 'module:"“公海”池"');
  });

  for (const value of ['二期', 'Phase 1', '外呼与录音', "Don't", '“公海”池']) {
    it(`is understood by the search: ${value}`, () => {
      const { filters, text } = parseQuery(`${filterWord('phase', value)} rest`);
      assert.deepEqual(
        filters.map(({ field }) => field),
        ['phase'],
      );
      assert.equal(text, 'rest');
    });
  }
});

describe('the text of a search box', () => {
  it('takes a filter in front, once', () => {
    const once = withFilter('公海 回收', '阶段:一期');
    assert.equal(once, '阶段:一期 公海 回收');
    assert.equal(withFilter(once, '阶段:一期'), once);
  });

  it('gives a filter up and keeps the rest', () => {
    assert.equal(withoutFilter('公海 is:unplaced 回收', 'is:unplaced'), '公海 回收');
    assert.equal(withoutFilter('is:unplaced 公海', 'is:unplaced'), '公海');
    assert.equal(withoutFilter('公海', 'is:unplaced'), '公海');
  });

  it('has a filter only as a word of its own', () => {
    assert.equal(hasFilter('is:unplaced 公海', 'is:unplaced'), true);
    assert.equal(hasFilter('阶段:一期半', '阶段:一期'), false);
    assert.equal(hasFilter('子阶段:一期', '阶段:一期'), false);
  });
});
