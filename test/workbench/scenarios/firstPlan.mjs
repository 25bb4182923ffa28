// The first steps of somebody new: the sample from an empty window, and a plan from documents that have none.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../words.mjs';

/** Where the sample goes: no folder is open yet. */
let target = '';

/** Types the target into the window's own dialog; `below` is what stands in it, so that it is known to be there. */
const chooseTarget = async (ui, say, below) => {
  const dialog = ui.page.locator('.quick-input-widget');
  const question = say('Where shall the sample go? A folder “{0}” is created there.', 'sales-platform');
  await dialog.getByText(question).waitFor();
  await ui.eventually(async () => {
    // The dialog puts a folder of its own into the box once it knows it.
    const written = await dialog.locator('input[type="text"]').first().inputValue();
    if (written !== `${target}/`) await ui.typeInQuickPick(`${target}/`);
    const shown = await ui.options().allInnerTexts();
    assert.deepEqual(
      shown.map((text) => text.trim()),
      ['..', ...below],
    );
  });
  await ui.click(dialog.getByRole('button', { name: say('Put the sample here') }), ui.gone(dialog));
};

const openSample = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const modules = manifest('view.modules');
  await step('puts the sample where it is told, and opens it', async () => {
    const view = await ui.openView(modules);
    const dialog = ui.page.locator('.quick-input-widget');
    await ui.click(view.getByText(/open the sample plan/i), dialog);
    await chooseTarget(ui, say, []);
    await ui.eventually(() => assert.ok(existsSync(join(target, 'sales-platform', 'groundplan.yaml'))));
    await ui.page.getByRole('button', { name: 'sales-platform' }).first().waitFor({ timeout: 30_000 });
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor({ timeout: 30_000 });
  });
  await step('leaves alone what stands there already', async () => {
    const question = ui.page.locator('.quick-input-widget', { hasText: say('Put the sample here') });
    await ui.runCommand(manifest('command.openSample'), question);
    await chooseTarget(ui, say, ['sales-platform']);
    const refused = say(
      '“{0}” already has something in it. Choose another folder for the sample.',
      `${target}/sales-platform`,
    );
    await ui.eventually(async () => {
      const shown = await ui.notifications();
      assert.ok(
        shown.some((text) => text.includes(refused)),
        shown.join('\n'),
      );
    });
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
    const plan = ui.page.locator('.tabs-container .tab.active.dirty', { hasText: 'groundplan.yaml' });
    await ui.runCommand(manifest('command.createPlan'), plan);
    await ui.page.locator('.editor-instance .view-line', { hasText: 'name: 库存' }).first().waitFor();
    await ui.row(modules, ui.folder.split('/').at(-1)).first().waitFor();
    await ui.shot('planFile');
  });
  await step('is not offered a second time', async () => {
    await ui.openQuickInput('F1');
    await ui.typeInQuickPick(`>${manifest('command.createPlan')}`);
    await ui.eventually(async () => {
      const shown = await ui.options().allInnerTexts();
      assert.ok(shown.length > 0 && shown.every((text) => !text.includes(manifest('command.createPlan'))));
    });
    await ui.page.keyboard.press('Escape');
  });
  await step('is undone in one step', async () => {
    await ui.undo(ui.that(() => assert.deepEqual(readdirSync(ui.folder), ['需求.md'])));
  });
};

const noFolder = (scratch) => {
  target = join(scratch, 'mine');
  mkdirSync(target);
};

const withoutPlan = (scratch) => {
  const folder = join(scratch, '门店系统');
  mkdirSync(folder);
  writeFileSync(join(folder, '需求.md'), requirements);
  return folder;
};

export const scenarios = [
  { name: 'openSample', locale: 'en', theme: 'dark', folder: noFolder, steps: openSample },
  { name: 'createPlan', locale: 'zh-cn', theme: 'light', folder: withoutPlan, steps: createPlan },
];
