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
  const { line } = ui;
  const menu = page.locator('.action-widget');
  const fixes = async (text, fix) => {
    await ui.cursorAt(text);
    await ui.openFixes(fix);
  };

  await step('a finding offers what can be done about it', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await ui.openFile('需求池.md');
    await page.locator('.squiggly-warning').first().waitFor();
    await fixes('CRM-038', say('Not for any module (with a reason)…'));
    await menu.getByText(say('Set module…')).waitFor();
    await ui.shot('quickFix');
  });
  await step('a module is found by the initials of its name, and written into the cell', async () => {
    await ui.chooseFix(say('Set module…'), ui.options());
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
    // A long row is wrapped; this is the part with the cell.
    await ui.pickOption('经营看板', line('待评审 | 经营看板 | |'));
    await ui.row(toDo, 'CRM-038').nth(1).waitFor({ state: 'detached' });
    assert.deepEqual(await ui.notifications(), []);
  });
  await step('one undo of the editor takes it back', async () => {
    await ui.undo(ui.gone(line('待评审 | 经营看板 | |')));
    await page.locator('.tabs-container .tab.dirty').first().waitFor({ state: 'detached' });
  });
  await step('a misspelt name is corrected with one key', async () => {
    await fixes('线索分派', say('Did you mean “{0}”?', '线索分配'));
    await ui.shot('didYouMean');
    await ui.chooseFix(say('Did you mean “{0}”?', '线索分配'), ui.gone(line('线索分派')));
    await ui.undo(line('线索分派'));
  });
  await step('several rows of To do get a phase at once, and a word says how to go back', async () => {
    await ui.openFile('price.py');
    await ui.foldView(modules);
    await ui.openView(toDo);
    const rows = ui.row(toDo, 'CRM-04').filter({ hasNotText: 'CRM-042' });
    await ui.click(rows, line('CRM-040'));
    const openMenu = async () => {
      await ui.selectRows([rows, rows.nth(1)]);
      await rows.nth(1).click({ button: 'right', timeout: 5000 });
    };
    const phase = ui.options().filter({ hasText: '三期' });
    await ui.chooseInMenu(openMenu, manifest('command.setPhase'), phase, () => ui.shot('menu'));
    const names = say('{0} requirements', 2);
    await ui.pickOption('三期', ui.notice(say('{0} → “{1}”', names, '三期')));
    await ui.row(toDo, 'CRM-041').first().waitFor({ state: 'detached' });
    await ui.shot('changed');
  });
  await step('Undo takes both back, while another document is active', async () => {
    await ui.openFile('price.py');
    await ui.pressInNotice('三期', say('Undo'), ui.row(toDo, 'CRM-041'));
    const text = readFileSync(join(ui.folder, pool), 'utf8');
    assert.match(text, /CRM-041 .*\| 跟进任务 \| — \|/u);
  });
  await step('why a requirement is where it is can be read, and leads to the places', async () => {
    const reason = line(say('the plan has no such name; did you mean “{0}”?', '线索分配'));
    await ui.chooseInMenu(ui.row(toDo, 'CRM-042'), manifest('command.explain'), reason);
    await ui.shot('explanation');
  });
  await step('a table that was left out says why', async () => {
    await ui.openFile('README.md');
    await ui.runCommand(manifest('command.explain'), line('# README.md'));
    await ui.shot('explainedPlace');
  });
  await step('a table in GB18030 that is shown as UTF-8 is found out, and reopened', async () => {
    await ui.openFile('售后需求.csv');
    const shown = page.locator('.editor-group-container.active');
    await shown.locator('.squiggly-warning').first().waitFor();
    await ui.click(shown.locator('.view-line'), shown.locator('.monaco-editor.focused'), {
      position: { x: 4, y: 8 },
    });
    await ui.openFixes(say('Reopen as {0}', 'GB18030'));
    await ui.shot('otherEncoding');
    await ui.chooseFix(say('Reopen as {0}', 'GB18030'), line('外呼前提示上次结果'));
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
