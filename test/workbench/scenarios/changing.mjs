// Changing where a requirement belongs: quick fixes, the box to choose a module in, several rows at once, the way
// back; why something is where it is; and a table in another encoding than the editor thinks.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const pool = 'docs/需求/需求池.md';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const toDo = manifest('view.toDo');
  const line = (text) => page.locator('.editor-instance .view-line', { hasText: text }).first();
  const menu = page.locator('.action-widget');
  const fixes = async (id) => {
    const box = await ui.boxOfText(id);
    await page.mouse.click(box.x + 4, box.y + box.height / 2);
    await ui.eventually(async () => {
      await page.keyboard.press('Control+.');
      await menu.getByText(say('Not for any module (with a reason)…')).first().waitFor({ timeout: 2000 });
    });
  };
  // A menu does not listen to a button that comes up just after it opened.
  const choose = async (title) => {
    const item = page.getByRole('menuitem', { name: title });
    await item.waitFor();
    await ui.eventually(async () => {
      if ((await item.count()) > 0) await item.click({ timeout: 1000 });
      await item.waitFor({ state: 'detached', timeout: 1000 });
    });
  };
  const toast = (text) => page.locator('.notification-toast', { hasText: text });

  await step('a finding offers what can be done about it', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await ui.openFile('需求池.md');
    await page.locator('.squiggly-warning').first().waitFor();
    await fixes('CRM-038');
    await menu.getByText(say('Set module…')).waitFor();
    await ui.shot('quickFix');
  });
  await step('a module is found by the initials of its name, and written into the cell', async () => {
    await menu.getByText(say('Set module…')).click();
    await ui.options().first().waitFor();
    await ui.shot('pickModule');
    await ui.typeInQuickPick('jgkb');
    await ui.options().filter({ hasText: '经营看板' }).first().waitFor({ state: 'detached' });
    await ui.typeInQuickPick('jykb');
    await ui.options().filter({ hasText: '经营看板' }).first().waitFor();
    await ui.eventually(async () => {
      const [first] = await ui.options().allInnerTexts();
      assert.ok(first.includes('经营看板'), first);
    });
    await ui.shot('pickByPinyin');
    await page.keyboard.press('Enter');
    // A long row is wrapped; this is the part with the cell.
    await line('待评审 | 经营看板 | |').waitFor();
    await ui.row(toDo, 'CRM-038').nth(1).waitFor({ state: 'detached' });
    assert.deepEqual(await ui.notifications(), []);
  });
  await step('one undo of the editor takes it back', async () => {
    await page.keyboard.press('Control+z');
    await line('待评审 | 经营看板 | |').waitFor({ state: 'detached' });
    await page.locator('.tabs-container .tab.dirty').first().waitFor({ state: 'detached' });
  });
  await step('a misspelt name is corrected with one key', async () => {
    const box = await ui.boxOfText('线索分派');
    await page.mouse.click(box.x + 4, box.y + box.height / 2);
    await ui.eventually(async () => {
      await page.keyboard.press('Control+.');
      await menu.getByText(say('Did you mean “{0}”?', '线索分配')).waitFor({ timeout: 2000 });
    });
    await ui.shot('didYouMean');
    await menu.getByText(say('Did you mean “{0}”?', '线索分配')).click();
    await line('线索分派').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await line('线索分派').waitFor();
  });
  await step('several rows of To do get a phase at once, and a word says how to go back', async () => {
    await ui.openFile('price.py');
    await page.locator('.pane-header', { hasText: modules }).first().click();
    await ui.openView(toDo);
    const rows = ui.row(toDo, 'CRM-04').filter({ hasNotText: 'CRM-042' });
    await rows.first().click();
    await line('CRM-040').waitFor();
    await rows.nth(1).click({ modifiers: ['Control'] });
    await rows.nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: manifest('command.setPhase') }).waitFor();
    await ui.shot('menu');
    await choose(manifest('command.setPhase'));
    await ui.options().filter({ hasText: '三期' }).first().click();
    const names = say('{0} requirements', 2);
    await toast(say('{0} → “{1}”', names, '三期'))
      .first()
      .waitFor();
    await ui.row(toDo, 'CRM-041').first().waitFor({ state: 'detached' });
    await ui.shot('changed');
  });
  await step('Undo takes both back, while another document is active', async () => {
    await ui.openFile('price.py');
    await toast('三期')
      .getByRole('button', { name: say('Undo') })
      .click();
    await ui.row(toDo, 'CRM-041').first().waitFor();
    const text = readFileSync(join(ui.folder, pool), 'utf8');
    assert.match(text, /CRM-041 .*\| 跟进任务 \| — \|/u);
  });
  await step('why a requirement is where it is can be read, and leads to the places', async () => {
    await ui.row(toDo, 'CRM-042').first().click({ button: 'right' });
    await choose(manifest('command.explain'));
    await line(say('the plan has no such name; did you mean “{0}”?', '线索分配')).waitFor();
    await ui.shot('explanation');
  });
  await step('a table that was left out says why', async () => {
    await ui.openFile('README.md');
    await ui.runCommand(manifest('command.explain'));
    await line('# README.md').waitFor();
    await ui.shot('explainedPlace');
  });
  await step('a table in GB18030 that is shown as UTF-8 is found out, and reopened', async () => {
    await ui.openFile('售后需求.csv');
    const shown = page.locator('.editor-group-container.active');
    await shown.locator('.squiggly-warning').first().waitFor();
    await shown
      .locator('.view-line')
      .first()
      .click({ position: { x: 4, y: 8 } });
    await ui.eventually(async () => {
      await page.keyboard.press('Control+.');
      await menu.getByText(say('Reopen as {0}', 'GB18030')).waitFor({ timeout: 2000 });
    });
    await ui.shot('otherEncoding');
    await menu.getByText(say('Reopen as {0}', 'GB18030')).click();
    await line('外呼前提示上次结果').waitFor();
    await shown.locator('.squiggly-warning').first().waitFor();
    await ui.row(toDo, 'CRM-162').first().waitFor();
    await ui.shot('gbkFinding');
  });
};

const rows = [
  '编号,需求名称,所属模块,建设阶段,状态',
  'CRM-161,导出通话记录,外呼与录音,二期,待评审',
  'CRM-162,外呼前提示上次结果,,二期,待评审',
  '',
].join('\n');

const folder = (scratch) => {
  const target = copySample(join(scratch, 'sales-platform'));
  writeFileSync(join(target, 'docs', '售后需求.csv'), iconv.encode(rows, 'gb18030'));
  return target;
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'changing',
  locale,
  theme,
  folder,
  steps,
}));
