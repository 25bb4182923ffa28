// The first steps of somebody new: the sample from an empty window, and a plan from documents that have none.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { looks, wordsOf } from '../words.mjs';

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
  '| 编号 | 需求 | 所属模块 | 建设阶段 | 业务流程 | 业务环节 |',
  '|---|---|---|---|---|---|',
  '| A-001 | 扫码付款 | 订单管理 | 二期 | 到店消费 | 付款 |',
  '| A-002 | 退款 | 订单 | 一期 | 售后 | 退款 |',
  '| A-003 | 出入库 | 库存 | | | |',
  '| A-004 | Print the receipt | Orders | 一期 | 到店消费 | 付款 |',
  '| A-005 | 会员积分 | 会员 | 三期 | 到店消费 | 付款 |',
  '| A-006 | 换货 | 订单管理 | 三期 | 售后 | 换货 |',
  '| A-007 | 临时活动页 | 杂项 | | | |',
  '',
].join('\n');

const createPlan = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const option = (text) => ui.options().filter({ hasText: text }).first();
  const alike = '订单管理 = 订单 = Orders';
  const preview = (text) => page.locator('.editor-instance .view-line', { hasText: text }).first();
  await step(
    'shows the modules that the documents name, and takes a new requirement on their rows',
    async () => {
      await ui.openView(modules);
      for (const name of ['订单管理', '库存']) await ui.row(modules, name).first().waitFor();
      await ui.row(modules, '库存').first().hover();
      await ui
        .row(modules, '库存')
        .first()
        .getByRole('button', { name: manifest('command.addRequirement') })
        .waitFor();
      await ui.shot('inferred');
    },
  );
  await step('shows the plan before anything is written', async () => {
    await page
      .getByRole('button', { name: manifest('command.createPlan') })
      .first()
      .click();
    await option(say('Write {0}', 'groundplan.yaml')).waitFor();
    await preview(alike).waitFor();
    await ui.shot('preview');
    assert.deepEqual(readdirSync(ui.folder), ['需求.md']);
  });
  await step('merges the names that mean the same', async () => {
    await ui.pickOption(alike, option(say('Module')));
    await ui.shot('merge');
    await page.keyboard.press('Enter');
    await option(say('Write {0}', 'groundplan.yaml')).waitFor();
    await preview(say('also called {0}', '订单, Orders')).waitFor();
  });
  await step('leaves a module out that is none', async () => {
    await ui.pickOption(say('Modules: {0} of {1}…', 4, 4), option('杂项'));
    await option('杂项').locator('.quick-input-list-checkbox, input[type="checkbox"]').first().click();
    await ui.shot('modules');
    await page.keyboard.press('Enter');
    await option(say('Modules: {0} of {1}…', 3, 4)).waitFor();
  });
  await step('puts the phases in another order', async () => {
    await ui.pickOption('一期 → 二期 → 三期', option('三期'));
    await option('三期').hover();
    await option('三期')
      .getByRole('button', { name: say('Earlier') })
      .click();
    await ui.shot('phases');
    await page.keyboard.press('Enter');
    await option('一期 → 三期 → 二期').waitFor();
    await ui.shot('chosen');
  });
  await step('writes it into a plan file, open and not saved, and the tree shows it', async () => {
    await ui.pickOption(say('Write {0}', 'groundplan.yaml'));
    await page.locator('.tabs-container .tab.active.dirty', { hasText: 'groundplan.yaml' }).waitFor();
    await ui.line('name: 库存').waitFor();
    await ui.row(modules, ui.folder.split('/').at(-1)).first().waitFor();
    await ui.eventually(async () => {
      const shown = await ui.rows(modules);
      assert.ok(
        shown.some((text) => text.startsWith('订单管理')) && !shown.some((text) => text.startsWith('Orders')),
        shown.join('\n'),
      );
    });
    assert.equal(await page.locator('.tabs-container .tab', { hasText: say('New plan') }).count(), 0);
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
  ...looks.map((look) => ({ name: 'createPlan', ...look, folder: withoutPlan, steps: createPlan })),
];
