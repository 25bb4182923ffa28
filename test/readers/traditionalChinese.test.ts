import assert from 'node:assert/strict';
import { statusChoices } from '../../src/insight/choices.ts';
import { necessityChoices } from '../../src/insight/fieldChoices.ts';
import { fieldText, type Requirement } from '../../src/model/requirement.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

/** Id, title, module, phase, status and priority of each requirement, as they count. */
function told(snapshot: Snapshot): string[] {
  return [...snapshot.requirements()].map(({ id, title, modules, phase, status, priority, root }) =>
    [
      id,
      title,
      modules.map(({ path }) => snapshot.module(root, path)?.name).join('+'),
      phase && snapshot.phase(root, phase.id)?.name,
      status,
      priority,
    ].join(' | '),
  );
}

const first = (snapshot: Snapshot): Requirement => {
  const [requirement] = snapshot.requirements();
  assert.ok(requirement);
  return requirement;
};

describe('a document in Traditional Chinese', () => {
  it('may be a table', () => {
    const snapshot = snapshotOf({
      'docs/需求清單.md': [
        '# 需求清單',
        '',
        '| 項次 | 需求編號 | 需求名稱 | 所屬模組 | 建設階段 | 狀態 | 優先順序 | 負責人 | 提報單位 | 預估人日 |',
        '|---|---|---|---|---|---|---|---|---|---|',
        '| 1 | CRM-001 | 名單匯入時依手機號碼去重 | 名單管理 | 第一期 | 已上線 | 最高 | 王小明 | 業務一部 | 5 |',
        '| 2 | CRM-002 | 自動分派名單 | 名單管理 | 第二期 | 開發中 | 高 | 陳美玲 | 業務二部 | 8 人天 |',
        '| 3 | CRM-003 | 報價單線上簽核 | 報價 | 第二期 | 待評審 | 一般 | 待確認 | 無 | |',
        '| 4 | CRM-004 | 簡訊通知客戶 | 報價 | 第二期 | 不採納 | 低 | | | |',
      ].join('\n'),
    });
    assert.deepEqual(told(snapshot), [
      'CRM-001 | 名單匯入時依手機號碼去重 | 名單管理 | 第一期 | released | P0',
      'CRM-002 | 自動分派名單 | 名單管理 | 第二期 | developing | P1',
      'CRM-003 | 報價單線上簽核 | 報價 | 第二期 | proposed | P2',
      'CRM-004 | 簡訊通知客戶 | 報價 | 第二期 | rejected | P3',
    ]);
    const requirement = first(snapshot);
    assert.equal(fieldText(requirement, 'owner'), '王小明');
    assert.equal(fieldText(requirement, 'source'), '業務一部');
    assert.equal(fieldText(requirement, 'effort'), '5');
  });

  it('may name the phase by 上線階段 and the module by 模組別', () => {
    const snapshot = snapshotOf({
      'docs/pool.md': [
        '| 編號 | 功能項目 | 模組別 | 上線階段 | 目前狀態 |',
        '|---|---|---|---|---|',
        '| A-1 | 匯出報表 | 報表中心 | 一期 | 已結案 |',
        '| A-2 | 訂閱報表 | 報表中心 | 二期 | 暫緩 |',
      ].join('\n'),
    });
    assert.deepEqual(told(snapshot), [
      'A-1 | 匯出報表 | 報表中心 | 一期 | released | ',
      'A-2 | 訂閱報表 | 報表中心 | 二期 | deferred | ',
    ]);
  });

  it('may be headings whose requirements inherit what stands above them', () => {
    const snapshot = snapshotOf({
      'docs/產品需求文件.md': [
        '# 產品需求文件',
        '',
        '## 名單管理',
        '',
        '建置階段：第一期',
        '',
        '### CRM-010 名單自動去重',
        '',
        '- **狀態**：已上線',
        '- **優先順序**：P1',
        '',
        '### CRM-011 名單合併',
        '',
        '- 狀態：測試中',
        '- 不做會怎樣：業務人員會重複聯絡同一位客戶',
      ].join('\n'),
    });
    assert.deepEqual(told(snapshot), [
      'CRM-010 | 名單自動去重 | 名單管理 | 第一期 | released | P1',
      'CRM-011 | 名單合併 | 名單管理 | 第一期 | testing | ',
    ]);
    const second = [...snapshot.requirements()][1];
    assert.ok(second);
    assert.equal(fieldText(second, 'withoutIt'), '業務人員會重複聯絡同一位客戶');
  });

  it('may state everything in field lines', () => {
    const snapshot = snapshotOf({
      'docs/需求.md': [
        '# 需求',
        '',
        '### PAY-1 發票開立',
        '',
        '【歸屬模組】結帳',
        '【期別】第二期',
        '【目前狀態】審查通過',
        '【優先序】高',
        '【承辦人】林大同',
        '【必要性】加分項',
      ].join('\n'),
    });
    assert.deepEqual(told(snapshot), ['PAY-1 | 發票開立 | 結帳 | 第二期 | accepted | P1']);
    assert.equal(fieldText(first(snapshot), 'owner'), '林大同');
    assert.equal(first(snapshot).necessity, 'nice');
  });

  it('may be a CSV file', () => {
    const snapshot = snapshotOf({
      'docs/需求.csv': [
        '需求編號,需求名稱,所屬模組,建置階段,狀態,優先級,負責人',
        'A-1,會員登入,會員,第一期,已核准,緊急,張三',
        'A-2,忘記密碼,會員,第二期,延後,低,李四',
      ].join('\r\n'),
    });
    assert.deepEqual(told(snapshot), [
      'A-1 | 會員登入 | 會員 | 第一期 | accepted | P0',
      'A-2 | 忘記密碼 | 會員 | 第二期 | deferred | P3',
    ]);
  });

  it('may be YAML, with the keys of Taiwan', () => {
    const snapshot = snapshotOf({
      'docs/requirements.yaml': [
        'requirements:',
        '  - 需求編號: B-1',
        '    需求名稱: 庫存盤點',
        '    所屬模組: 庫存',
        '    建置階段: 第一期',
        '    狀態: 已排程',
        '  - 需求編號: B-2',
        '    需求名稱: 庫存調撥',
        '    所屬模組: 庫存',
        '    建置階段: 第二期',
        '    狀態: 實作中',
      ].join('\n'),
    });
    assert.deepEqual(told(snapshot), [
      'B-1 | 庫存盤點 | 庫存 | 第一期 | planned | ',
      'B-2 | 庫存調撥 | 庫存 | 第二期 | developing | ',
    ]);
  });

  it('is completed in its own words where it has none yet', () => {
    const rows = (header: string, row: string): string =>
      [header, header.replace(/[^|]/gu, '-'), row].join('\n');
    const words = (text: string): string[] => {
      const snapshot = snapshotOf({ 'docs/需求.md': text });
      const requirement = first(snapshot);
      return [statusChoices(snapshot, requirement), necessityChoices(snapshot, requirement)].flatMap((all) =>
        all.map(({ value }) => value),
      );
    };
    assert.deepEqual(words(rows('| 編號 | 需求名稱 | 所屬模組 |', '| A-1 | 匯出報表 | 報表 |')).slice(0, 6), [
      '待評審',
      '評審通過',
      '已排期',
      '開發中',
      '測試中',
      '灰度發布中',
    ]);
    assert.ok(words(rows('| 編號 | 需求名稱 | 所屬模組 |', '| A-1 | 匯出報表 | 報表 |')).includes('加分項'));
    assert.ok(
      words(rows('| 编号 | 需求名称 | 所属模块 |', '| A-1 | 导出报表 | 报表 |')).includes('锦上添花'),
    );
  });
});
