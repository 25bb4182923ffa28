import assert from 'node:assert/strict';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';

const search = RequirementSearch.of(
  snapshotOf({
    'groundplan.yaml': `
requirements:
  - { id: B-1, title: 销售自己改归属人, status: 已拒绝, reason: 会变成抢单的口子 }
  - { id: B-2, title: 录音永久保存, status: 暂缓, reason: 研发资源不足 }
  - { id: B-3, title: 点击号码外呼, status: 已上线 }
  - { id: B-4, title: 归属人变更通知 }
`,
  }),
);
const found = (query: string): readonly string[] =>
  search.find(query).flatMap(({ key }) => /B-\d/u.exec(key)?.[0] ?? []);

describe('searching what was refused and put off', () => {
  it('is by a word for each, in both languages', () => {
    assert.deepEqual(found('is:rejected'), ['B-1']);
    assert.deepEqual(found('是：已拒绝'), ['B-1']);
    assert.deepEqual(found('is:deferred'), ['B-2']);
    assert.deepEqual(found('是:暂缓'), ['B-2']);
    assert.deepEqual(found('is:rejected 归属'), ['B-1']);
  });

  it('finds the reason as well', () => {
    assert.deepEqual(found('抢单'), ['B-1']);
    assert.deepEqual(found('资源不足'), ['B-2']);
  });
});
