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
  const alike = '订单管理 = 订单 = Orders';
  const write = say('Write {0}', 'groundplan.yaml');
  const line = (text) => page.locator('.editor-instance .view-line', { hasText: text }).first();
  const box = (title) => page.locator('.quick-input-title:visible', { hasText: title }).first();
  /** A row of the open box, one to tick or one to choose. */
  const row = (text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const main = box(say('New plan for “{0}”', ui.folder.split('/').at(-1)));
  const choose = (text, title) => ui.insist(() => row(text).click({ timeout: 5000 }), box(title));
  /** Confirms what is ticked; the first box is there again. */
  const confirm = () =>
    ui.insist(async () => {
      if (!(await main.isVisible())) await page.keyboard.press('Enter');
    }, main);

  await step(
    'shows the modules that the documents name, and takes a new requirement on their rows',
    async () => {
      await ui.openView(modules);
      for (const name of ['订单管理', '库存']) await ui.row(modules, name).first().waitFor();
      const add = ui
        .row(modules, '库存')
        .first()
        .getByRole('button', { name: manifest('command.addRequirement') });
      await ui.insist(() => ui.row(modules, '库存').first().hover({ timeout: 5000 }), add);
      await ui.shot('inferred');
    },
  );
  await step('shows the plan before anything is written', async () => {
    const button = page.getByRole('button', { name: manifest('command.createPlan') }).first();
    await ui.insist(async () => {
      // The buttons of a view are there while the mouse is over it.
      await ui.row(modules, '库存').first().hover({ timeout: 5000 });
      await button.click({ timeout: 5000 });
    }, main);
    await line(alike).waitFor();
    await ui.shot('preview');
    assert.deepEqual(readdirSync(ui.folder), ['需求.md']);
  });
  await step('merges the names that mean the same', async () => {
    await choose(alike, say('Which names mean the same?'));
    await row(alike).waitFor();
    await ui.shot('merge');
    await confirm();
    await line(say('also called {0}', '订单, Orders')).waitFor();
  });
  await step('leaves a module out that is none', async () => {
    await choose(say('Modules: {0} of {1}…', 4, 4), say('Which modules are written?'));
    await row('杂项').click();
    await ui.shot('modules');
    await confirm();
    await row(say('Modules: {0} of {1}…', 3, 4)).waitFor();
  });
  await step('puts the phases in another order', async () => {
    await choose('一期 → 二期 → 三期', say('Which phases are written, and in which order?'));
    const earlier = row('三期').getByRole('button', { name: say('Earlier') });
    await ui.insist(() => row('三期').hover({ timeout: 5000 }), earlier);
    await earlier.click();
    await ui.shot('phases');
    await confirm();
    await row('一期 → 三期 → 二期').waitFor();
    await ui.shot('chosen');
  });
  await step('writes it into a plan file, open and not saved, and the tree shows it', async () => {
    const file = page.locator('.tabs-container .tab.active.dirty', { hasText: 'groundplan.yaml' });
    await ui.insist(async () => {
      if (await main.isVisible()) await row(write).click({ timeout: 5000 });
    }, file);
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
