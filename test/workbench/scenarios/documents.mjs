// Documents and code of the sample: hovers, findings where they stand and in the Problems panel, and an unsaved
// change that the views follow while the file on disk stays as it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest } = wordsOf(ui.locale);
  const modules = manifest('view.modules');

  await step('the sample is read', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
  });
  await step('resting on an id in code shows what the code is for', async () => {
    await ui.openFile('price.py');
    const text = await ui.hoverText('CRM-028', '报价与订单');
    for (const part of ['报价单按班型、课时和当期活动自动算价', '二期'])
      assert.ok(text.includes(part), `${part} in\n${text}`);
    await ui.shot('hoverInCode');
  });
  await step('resting on an id in a document shows where its place comes from', async () => {
    await ui.openFile('试听课PRD.md');
    const text = await ui.hoverText('CRM-021', '试听排课');
    for (const part of ['通话中直接选老师和时间', '二期'])
      assert.ok(text.includes(part), `${part} in\n${text}`);
    await ui.shot('hoverInDocument');
  });
  await step('findings stand where they belong and in the Problems panel', async () => {
    await ui.openFile('需求池.md');
    await ui.page.locator('.squiggly-warning').first().waitFor();
    const problems = ui.page.locator('.markers-panel [role="treeitem"]');
    // The panel is small: of many findings the first ones are in sight.
    const finding = problems.filter({ hasText: 'requirement/duplicate-id' });
    await ui.insist(async () => {
      // The key would close a panel that has the focus.
      if (!(await problems.first().isVisible())) await ui.page.keyboard.press('Control+Shift+M');
    }, finding);
    await ui.shot('findings');
    await ui.insist(async () => {
      if (await problems.first().isVisible()) await ui.page.keyboard.press('Control+J');
    }, ui.gone(problems));
  });
  await step('typing a requirement into an open document moves the views, and nothing is saved', async () => {
    const file = join(ui.folder, 'docs/需求/需求池.md');
    const before = readFileSync(file);
    await ui.unfold(modules, '线索管理');
    await ui.unfold(modules, '公海池');
    await ui.cursorAt('CRM-037');
    await ui.page.keyboard.press('Control+Shift+Enter');
    await ui.page.keyboard.insertText(
      '| CRM-070 | 公海线索按意向排序 | 访谈 | 2026-11-23 | P2 | 提效 | 待评审 | 公海池 | 二期 | | | | |',
    );
    await ui.row(modules, 'CRM-070 公海线索按意向排序').first().waitFor();
    await ui.page.locator('.tabs-container .tab.dirty', { hasText: '需求池.md' }).waitFor();
    assert.deepEqual(readFileSync(file), before);
    await ui.shot('unsaved');
  });
  await step('deleting the line takes the row away again', async () => {
    await ui.cursorAt('CRM-070');
    await ui.page.keyboard.press('Control+Shift+K');
    await ui.row(modules, 'CRM-070').first().waitFor({ state: 'detached' });
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'documents',
  locale,
  theme,
  folder,
  steps,
}));
