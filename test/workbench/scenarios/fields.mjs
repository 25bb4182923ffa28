// Changing any field of a requirement: which one is asked, a table gets a column only when the person agrees, and a
// module that the plan lacks is made on the way.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const toDo = manifest('view.toDo');
  const line = (text) => page.locator('.editor-instance .view-line', { hasText: text }).first();
  const toast = (text) => page.locator('.notification-toast', { hasText: text });
  const choose = async (title) => {
    const item = page.getByRole('menuitem', { name: title });
    await item.waitFor();
    await ui.eventually(async () => {
      if ((await item.count()) > 0) await item.click({ timeout: 1000 });
      await item.waitFor({ state: 'detached', timeout: 1000 });
    });
  };
  const pick = (text) => ui.pickOption(text);

  await step('the menu of a row leads to every field, with what it says now', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await page.locator('.pane-header', { hasText: modules }).first().click();
    await ui.openView(toDo);
    await ui.row(toDo, 'CRM-040').first().click({ button: 'right' });
    await choose(manifest('command.setField'));
    await ui
      .options()
      .filter({ hasText: say('Owner') })
      .first()
      .waitFor();
    await ui.shot('whichField');
  });
  await step('a name is typed, and the table is asked for before it gets a column', async () => {
    await pick(say('Owner'));
    await ui.typeInQuickPick('周敏');
    await pick(say('Write “{0}”', '周敏'));
    await ui
      .options()
      .filter({ hasText: say('Add the column to the table') })
      .first()
      .waitFor();
    await ui.shot('mayAddColumn');
    await pick(say('Add the column to the table'));
    await line('周敏').waitFor();
    await toast('周敏').first().waitFor();
    await ui.shot('newColumn');
  });
  await step('Undo takes the column out again', async () => {
    await toast('周敏')
      .getByRole('button', { name: say('Undo') })
      .click();
    await line('周敏').waitFor({ state: 'detached' });
  });
  await step('a necessity comes with its reason', async () => {
    await ui.row(toDo, 'CRM-040').first().click({ button: 'right' });
    await choose(manifest('command.setField'));
    await pick(say('Necessity'));
    await ui.options().filter({ hasText: '刚需' }).first().waitFor();
    await ui.shot('necessity');
    await pick('刚需');
    await ui.typeInQuickPick('当月提成没人对得上');
    await page.keyboard.press('Enter');
    await ui
      .options()
      .filter({ hasText: say('Write it into the plan file') })
      .first()
      .waitFor();
    await ui.shot('reasonColumn');
    await pick(say('Add the column to the table'));
    await line('当月提成没人对得上').waitFor();
  });
  await step('a module that the plan lacks is made on the way', async () => {
    await ui.row(toDo, 'CRM-039').first().click({ button: 'right' });
    await choose(manifest('command.setModule'));
    await ui.typeInQuickPick('安全与权限');
    await pick(say('New module “{0}”', '安全与权限'));
    await pick(say('A module of its own'));
    await toast('安全与权限').first().waitFor();
    await ui.openView(modules);
    await ui.row(modules, '安全与权限').first().waitFor();
    await ui.unfold(modules, '安全与权限');
    await ui.row(modules, 'CRM-039').first().waitFor();
    const shown = await ui.rows(modules);
    assert.ok(
      shown.some((text) => /^安全与权限 ?0\/1/u.test(text)),
      shown.join('\n'),
    );
    await ui.shot('newModule');
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({ name: 'fields', locale, theme, folder, steps }));
