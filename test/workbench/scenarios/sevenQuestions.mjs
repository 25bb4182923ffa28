// The seven questions of docs/seven-questions.md, each from the Activity Bar and in at most three clicks, which the
// scenario counts.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const mostClicks = 3;

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const [modules, phases, processes, toDo] = ['modules', 'phases', 'processes', 'toDo'].map((view) =>
    manifest(`view.${view}`),
  );
  const other = page.getByRole('tab', { name: 'Explorer' }).or(page.getByRole('tab', { name: '资源管理器' }));
  let clicks = 0;
  /** A gesture of one click or key, however often it had to be made on a slow machine. */
  const once = async (gesture) => {
    clicks++;
    await gesture();
  };
  const icon = (effect) => once(() => ui.click(page.getByRole('tab', { name: 'Groundplan' }), effect));
  const head = (view, effect) => once(() => ui.foldView(view, false).then(() => effect.first().waitFor()));
  const pane = (view) => page.locator('.sidebar .pane-header h3.title', { hasText: view });

  const question = (asked, answer) =>
    step(asked, async () => {
      await other.first().waitFor();
      await ui.click(other, ui.gone(pane(modules)));
      clicks = 0;
      await answer();
      assert.ok(clicks <= mostClicks, `${clicks} clicks`);
    });
  /** Turning the wheel is no click. */
  const scrolledTo = async (view, text) => {
    const shown = await ui.openView(view);
    await ui.insist(
      async (before) => {
        const box = await shown.locator('.pane-body').boundingBox();
        await page.mouse.move(box.x + 150, box.y + box.height / 2);
        if (before > 0) await page.mouse.wheel(0, 100);
      },
      ui.row(view, text),
      { patience: 1 },
    );
  };
  const foldAgain = (...views) =>
    step(`folds ${views.join(', ')} again`, async () => {
      for (const view of views) await ui.foldView(view);
    });

  await step('the system is read', async () => {
    await page.locator('.statusbar-item', { hasText: say('{0} unplaced', 7) }).waitFor();
  });
  await question('What is this system made of?', async () => {
    await icon(ui.row(modules, '线索管理'));
    for (const name of ['销售提效平台', '客户跟进', '试听课', '客户'])
      await ui.row(modules, name).first().waitFor();
    await ui.shot('1');
  });
  await question('What is phase 2 for, and how far is it?', async () => {
    await icon(ui.row(modules, '线索管理'));
    await head(phases, ui.row(phases, '二期'));
    await once(() => ui.unfold(phases, '二期'));
    await ui.row(phases, '跟进不断、试听不空').first().waitFor();
    const shown = await ui.rows(phases);
    assert.match(shown.find((text) => text.startsWith('二期')) ?? '', /\d{1,2}\/\d{1,2}.*2026-10-12/u);
    await ui.shot('2');
  });
  await foldAgain(phases);
  await question('Which requests belong nowhere?', async () => {
    const entry = page.locator('.statusbar-item', { hasText: say('{0} unplaced', 7) });
    await once(() => ui.click(entry, ui.row(toDo, say('No module'))));
    await ui.row(toDo, 'CRM-037').first().waitFor();
    await ui.shot('3');
  });
  await foldAgain(toDo);
  await question('Which steps of the business does nothing support?', async () => {
    await icon(ui.row(modules, '线索管理'));
    await head(processes, ui.row(processes, say('{0} of {1} steps supported', 8, 9)));
    await scrolledTo(processes, say('unsupported'));
    await ui.shot('4');
  });
  await foldAgain(processes);
  await question('Have we been asked this before?', async () => {
    await icon(ui.row(modules, '线索管理'));
    const box = page.locator('.quick-input-widget input[type="text"]');
    const view = await ui.openView(modules);
    await once(() => ui.pressOn(view, manifest('command.findRequirement'), box));
    await ui.typeInQuickPick('自己改线索的归属');
    await ui.options().filter({ hasText: 'CRM-047' }).first().waitFor();
    await ui.shot('5');
    await page.keyboard.press('Escape');
  });
  await question('Did what we launched change what it was to change?', async () => {
    await icon(ui.row(modules, '线索管理'));
    await head(toDo, ui.row(toDo, say('No module')));
    await scrolledTo(toDo, say('Launched, below target'));
    await ui.shot('6');
  });
  await foldAgain(toDo);
  await question('Where in the code is this?', async () => {
    await icon(ui.row(modules, '线索管理'));
    const box = page.locator('.quick-input-widget input[type="text"]');
    const view = await ui.openView(modules);
    await once(() => ui.pressOn(view, manifest('command.findRequirement'), box));
    await ui.typeInQuickPick('新线索 分给在岗');
    await once(() => ui.pickOption('CRM-002', ui.activeTab('CRM-002')));
    const card = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await card.getByText('assignLead.ts').first().waitFor();
    await ui.shot('7');
  });
  await step('Why is this code here?', async () => {
    await ui.openFile('assignLead.ts');
    assert.match(await ui.hoverText('CRM-002', '线索分配'), /一期/u);
    await ui.shot('7-code');
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'sevenQuestions',
  locale,
  theme,
  folder,
  steps,
}));
