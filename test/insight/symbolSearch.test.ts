import assert from 'node:assert/strict';
import { RequirementSearch } from '../../src/insight/search/requirementSearch.ts';
import { findSymbols, mostSymbols, symbolName } from '../../src/insight/symbolSearch.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const snapshot = snapshotOf({
  'docs/a.md': `
| 编号 | 需求 | 需求描述 | 所属模块 | 建设阶段 | 状态 |
|---|---|---|---|---|---|
| CRM-001 | 线索自动分配 | 每条都要记录日志 | 线索 | 一期 | 草稿 |
| CRM-002 | 公海回收 | 三十天没有跟进的 | 公海 | 二期 | 草稿 |
| CRM-003 | Export to a spreadsheet | 线索的清单 | 报表 | 二期 | 草稿 |
`,
});
const search = RequirementSearch.of(snapshot);

describe('requirements among the symbols of the workspace', () => {
  it('are found by id, title, pinyin and its initials', () => {
    assert.deepEqual(found('CRM-002'), ['CRM-002']);
    assert.deepEqual(found('自动分配'), ['CRM-001']);
    assert.deepEqual(found('xszdfp'), ['CRM-001']);
    assert.deepEqual(found('gonghai'), ['CRM-002']);
    assert.deepEqual(found('spreadsheet'), ['CRM-003']);
    assert.deepEqual(new Set(found('crm')), new Set(['CRM-001', 'CRM-002', 'CRM-003']));
  });

  it('are not found by their description or by what merely resembles it', () => {
    assert.deepEqual(found('日志'), []);
    assert.deepEqual(found('exporter'), []);
    assert.deepEqual(found('assignLead'), []);
  });

  it('are filtered as everywhere', () => {
    assert.deepEqual(found('阶段:二期'), ['CRM-002', 'CRM-003']);
    assert.deepEqual(found('阶段:二期 公海'), ['CRM-002']);
  });

  it('are none before something is typed, and a hundred at most', () => {
    assert.deepEqual(found(' '), []);
    const rows = Array.from({ length: 150 }, (_, at) => `| B-${at + 100} | 登录 | 草稿 |`).join('\n');
    const many = snapshotOf({ 'a.md': `| 编号 | 需求 | 状态 |\n|---|---|---|\n${rows}\n` });
    assert.equal(findSymbols(many, RequirementSearch.of(many), '登录').length, mostSymbols);
  });

  it('are named so that the editor keeps what was found', () => {
    assert.equal(name('自动'), 'CRM-001 线索自动分配');
    assert.equal(name('crm分配'), 'CRM-001 线索自动分配');
    assert.equal(name('xszdfp'), 'CRM-001 线索自动分配 · xszdfp');
    assert.equal(name('分配 线索'), 'CRM-001 线索自动分配 · 分配 线索');
  });

  function name(query: string): string {
    const [first] = snapshot.requirements();
    assert.ok(first);
    return symbolName(first, query);
  }
});

function found(query: string): readonly (string | null)[] {
  return findSymbols(snapshot, search, query).map(({ id }) => id);
}
