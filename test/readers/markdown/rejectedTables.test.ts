import assert from 'node:assert/strict';
import { rejectedTables, table } from '../rejectedTexts.ts';
import { named, read, reasons } from './reading.ts';

describe('a table of something else', () => {
  for (const [what, text, reason] of rejectedTables) {
    it(`gives nothing and is counted with its reason: ${what}`, () => {
      const result = read(`# 说明\n\n${text}\n`);
      assert.deepEqual(named(result), []);
      assert.deepEqual(reasons(result), [reason]);
      assert.deepEqual([result.leftOut[0]?.range.line, result.leftOut[0]?.range.character], [2, 0]);
    });
  }

  it('below a change log gives nothing, whatever its columns are', () => {
    const result = read(`## 更新日志\n\n${table('编号/需求/状态', 'CRM-001/去重/已上线')}`);
    assert.deepEqual([named(result), reasons(result)], [[], ['Change log']]);
  });

  it('does not hide the requirement table that follows it', () => {
    const result = read(
      `${table('版本/日期/作者', 'V1/2026-01-01/A')}\n\n${table('编号/需求/状态', 'A-1/去重/草稿')}`,
    );
    assert.deepEqual([named(result), reasons(result)], [['A-1 去重'], ['Revision table']]);
  });
});
