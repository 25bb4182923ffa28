// The first steps of somebody new: the sample from an empty window, and a plan from documents that have none.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../words.mjs';

const openSample = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const modules = manifest('view.modules');
  await step('puts the sample where it is told', async () => {
    await ui.openView(modules);
    await ui.runCommand(manifest('command.openSample'));
    const dialog = ui.page.locator('.quick-input-widget');
    await dialog
      .getByText(say('Where shall the sample go? A folder “{0}” is created there.', 'sales-platform'))
      .waitFor();
    await ui.typeInQuickPick(`${ui.folder}/`);
    await dialog.getByRole('button', { name: say('Put the sample here') }).click();
    await ui.eventually(() => assert.ok(existsSync(join(ui.folder, 'sales-platform', 'groundplan.yaml'))));
  });
};

const requirements = [
  '| 编号 | 需求 | 所属模块 | 建设阶段 |',
  '|---|---|---|---|',
  '| A-001 | 扫码付款 | 订单 | 一期 |',
  '| A-002 | 退款 | 订单 | 二期 |',
  '| A-003 | 出入库 | 库存 | |',
  '',
].join('\n');

const createPlan = async (step, ui) => {
  const { manifest } = wordsOf(ui.locale);
  const modules = manifest('view.modules');
  await step('shows the modules that the documents name', async () => {
    await ui.openView(modules);
    for (const name of ['订单', '库存']) await ui.row(modules, name).first().waitFor();
  });
  await step('writes them into a plan file, open and not saved', async () => {
    await ui.runCommand(manifest('command.createPlan'));
    await ui.page.locator('.tabs-container .tab.active.dirty', { hasText: 'groundplan.yaml' }).waitFor();
    await ui.page.locator('.editor-instance .view-line', { hasText: 'name: 库存' }).first().waitFor();
    await ui.row(modules, ui.folder.split('/').at(-1)).first().waitFor();
    await ui.shot('planFile');
  });
  await step('is not offered a second time', async () => {
    await ui.page.keyboard.press('F1');
    await ui.typeInQuickPick(`>${manifest('command.createPlan')}`);
    await ui.eventually(async () => {
      const shown = await ui.options().allInnerTexts();
      assert.ok(shown.length > 0 && shown.every((text) => !text.includes(manifest('command.createPlan'))));
    });
    await ui.page.keyboard.press('Escape');
    assert.deepEqual(readdirSync(ui.folder).sort(), ['groundplan.yaml', '需求.md']);
  });
};

const emptyFolder = (scratch) => {
  const folder = join(scratch, 'empty');
  mkdirSync(folder);
  return folder;
};

const withoutPlan = (scratch) => {
  const folder = join(scratch, '门店系统');
  mkdirSync(folder);
  writeFileSync(join(folder, '需求.md'), requirements);
  return folder;
};

export const scenarios = [
  { name: 'openSample', locale: 'en', theme: 'dark', folder: emptyFolder, steps: openSample },
  { name: 'createPlan', locale: 'zh-cn', theme: 'light', folder: withoutPlan, steps: createPlan },
];
