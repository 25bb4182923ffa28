// In Traditional Chinese: the views, a card and the board say everything in it, over documents that are written in it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../words.mjs';
import { boardOf } from './board.mjs';

const files = {
  'groundplan.yaml': `system:
  name: 客戶管理平台
modules:
  - id: leads
    name: 名單管理
    endState: 每筆名單十分鐘內分派完成，不重複、不遺漏
    owner: 陳美玲
  - id: quotes
    name: 報價
phases:
  - id: p1
    name: 第一期
    goal: 名單不再靠試算表分派
    due: 2030-06-30
  - id: p2
    name: 第二期
processes:
  - id: sell
    name: 從名單到成交
    steps:
      - id: assign
        name: 分派名單
        role: 業務主管
        modules: [leads]
      - id: sign
        name: 報價簽核
        role: 業務主管
`,
  'docs/需求清單.md': `# 需求清單

| 需求編號 | 需求名稱 | 所屬模組 | 上線階段 | 狀態 | 優先順序 | 負責人 |
|---|---|---|---|---|---|---|
| CRM-001 | 名單匯入時依手機號碼去重 | 名單管理 | 第一期 | 已上線 | 高 | 王小明 |
| CRM-002 | 自動分派名單給在線的業務 | 名單管理 | 第一期 | 開發中 | 最高 | 陳美玲 |
| CRM-003 | 報價單線上簽核 | 報價 | 第二期 | 待評審 | 一般 | |
| CRM-004 | 以簡訊通知客戶 | | | 待評審 | 低 | |
`,
};

const folder = (scratch) => {
  const at = join(scratch, 'customer-platform');
  mkdirSync(join(at, 'docs'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(at, path), text);
  return at;
};

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  await step('the views say what they hold', async () => {
    await ui.openView(modules);
    await ui.row(modules, '名單管理').first().waitFor();
    await ui.shot('modules');
  });
  await step('simplified characters find what is written in traditional ones', async () => {
    const card = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await ui.insist(
      async () => {
        await ui.openQuickInput('Control+Alt+G');
        await ui.typeInQuickPick('名单汇入', 'CRM-001');
        await ui.shot('found');
        await ui.pickOption('CRM-001');
      },
      card.locator('.id', { hasText: 'CRM-001' }),
    );
    await card.getByText(say('Status'), { exact: true }).first().waitFor();
    await card.getByText('已上線', { exact: true }).first().waitFor();
    await ui.shot('card');
  });
  await step('the board is in Traditional Chinese', async () => {
    const pane = page
      .locator('.sidebar .pane', { has: page.locator('h3.title', { hasText: modules }) })
      .first();
    const { frame, card, column } = boardOf(ui);
    await ui.pressOn(pane, manifest('command.openBoard'), card('CRM-001').first());
    await column('第一期').first().waitFor();
    assert.match(await frame.locator('html').evaluate((html) => html.lang), /^zh-tw$/iu);
    await ui.shot('board');
  });
};

export const scenarios = [{ name: 'traditionalChinese', locale: 'zh-tw', theme: 'light', folder, steps }];
