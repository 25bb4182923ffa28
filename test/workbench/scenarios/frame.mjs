// The frame of the sample: the cards of a phase, a module and a step, what is set from there, what To do lists beside
// the unplaced, and what came of a requirement that was launched.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const phases = manifest('view.phases');
  const processes = manifest('view.processes');
  const toDo = manifest('view.toDo');
  const card = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const title = (text) => card.getByRole('heading', { level: 1, name: text });
  const field = (name) => card.locator('.field').filter({ has: card.getByText(name, { exact: true }) });
  const openRow = async (view, text) => {
    const row = ui.row(view, text).first();
    await row.hover();
    await row.getByRole('button', { name: manifest('command.openPlanCard') }).click();
  };

  await step(
    'a phase opens its card: what it is for, how far it is, and where its capacity ends',
    async () => {
      await ui.openView(modules);
      await ui.foldView(modules);
      await ui.foldView(toDo);
      await ui.openView(phases);
      await ui.row(phases, '二期').first().waitFor();
      await openRow(phases, '二期');
      await title('二期').waitFor();
      await card.getByText(say('Beyond it: the capacity ends here')).waitFor();
      await card.getByText('跟进不断、试听不空，赶上寒假招生').first().waitFor();
      await ui.shot('phase');
      await card.locator('.section.order').scrollIntoViewIfNeeded();
      await ui.shot('order');
    },
  );
  await step('its capacity is set from the card, in the plan file, and Undo takes it back', async () => {
    await field(say('Capacity (person-days)')).getByRole('button').click();
    await page
      .locator('.quick-input-widget')
      .getByText('150')
      .or(page.locator('.quick-input-widget input'))
      .first()
      .waitFor();
    await ui.shot('capacityAsked');
    await ui.typeInQuickPick('180');
    await page.keyboard.press('Enter');
    await field(say('Capacity (person-days)')).getByRole('button', { name: '180' }).waitFor();
    await card.getByText(say('Within the capacity of {0} person-days', 180)).waitFor();
    await ui.shot('capacitySet');
    await page
      .locator('.notification-toast')
      .getByRole('button', { name: say('Undo') })
      .click();
    await field(say('Capacity (person-days)')).getByRole('button', { name: '150' }).waitFor();
  });
  await step('leads to the card of a module, and from there to a step', async () => {
    await card.locator('.section.modules').getByRole('button', { name: '客户跟进' }).first().click();
    await title('客户跟进').waitFor();
    await field(say('End state')).getByText('销售打开就知道').waitFor();
    await ui.shot('module');
    await card.locator('.section.steps').getByRole('button', { name: '首次跟进' }).click();
    await title('首次跟进').waitFor();
    await card.getByText(say('Supported now'), { exact: true }).first().waitFor();
    await ui.shot('step');
  });
  await step('the Processes view says since when each step has support', async () => {
    await ui.foldView(phases);
    await ui.openView(processes);
    await ui.row(processes, '邀约试听').first().waitFor();
    const shown = await ui.rows(processes);
    const row = shown.find((text) => text.startsWith('邀约试听'));
    assert.ok(row?.includes(say('from {0} on', '二期')), shown.join('\n'));
    await ui.shot('processes');
  });
  /** The list is longer than the view: turns the wheel over it until a row is in sight. */
  const scrolledTo = (text) =>
    ui.insist(
      async (before) => {
        await page.mouse.move(200, 420);
        if (before > 0) await page.mouse.wheel(0, 160);
      },
      ui.row(toDo, text),
      { patience: 1 },
    );
  await step('To do lists what is overdue and what was launched and falls short', async () => {
    await ui.foldView(processes);
    await ui.openView(toDo);
    await scrolledTo('CRM-030');
    await scrolledTo(say('Launched, below target'));
    await scrolledTo('CRM-016');
    await ui.shot('toDo');
  });
  await step(
    'the card of a requirement shows its metrics and its launch from the follow-up table',
    async () => {
      await page.keyboard.press('Control+Alt+G');
      await ui.typeInQuickPick('CRM-016');
      await ui.pickOption('CRM-016');
      await card.getByText(say('short of it')).first().waitFor();
      await card.locator('.section.launch').scrollIntoViewIfNeeded();
      await ui.shot('requirement');
    },
  );
  await step('resting on a module shows its card', async () => {
    await ui.foldView(toDo);
    await ui.openView(modules);
    await ui.row(modules, '客户跟进').first().hover();
    await page.locator('.workbench-hover', { hasText: '销售打开就知道' }).waitFor();
    await ui.shot('moduleHover');
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({ name: 'frame', locale, theme, folder, steps }));
