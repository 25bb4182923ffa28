// The requirement quick pick over the sample: pinyin initials, words in another order, filters; in our order.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const firstAre = (expected) =>
    ui.eventually(async () => {
      const shown = (await ui.options().allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
      const ids = shown.map((text) => /CRM-\d{3}/.exec(text)?.[0] ?? text);
      assert.deepEqual(ids.slice(0, expected.length), expected);
    });

  await step('opens by its key and lists requirements', async () => {
    await ui.openView(manifest('view.modules'));
    await ui.row(manifest('view.modules'), '线索管理').first().waitFor();
    await ui.openQuickInput('Control+Alt+G');
    await ui.options().filter({ hasText: 'CRM-021' }).first().waitFor();
    await ui.shot('all');
  });
  const box = ui.page.locator('.quick-input-widget');
  const input = box.locator('input[type="text"]').first();
  const says = (text) => ui.that(async () => assert.equal(await input.inputValue(), text));

  await step('finds by the initials of pinyin', async () => {
    await ui.typeInQuickPick('xsfp');
    await firstAre(['CRM-003']);
    await ui.shot('initials');
  });
  await step('finds words in another order', async () => {
    await ui.typeInQuickPick('公海 回收');
    await firstAre(['CRM-005']);
    await ui.typeInQuickPick('提醒 10 分钟');
    // VS Code by itself would put the smaller id first.
    await firstAre(['CRM-043', 'CRM-003']);
    await ui.shot('reversed');
  });
  await step('filters by words, with full-width punctuation too', async () => {
    await ui.typeInQuickPick('阶段：三期 班主任');
    await firstAre(['CRM-034', 'CRM-033']);
    await ui.shot('filtered');
  });
  await step('puts a filter in by its button', async () => {
    await ui.typeInQuickPick('');
    const button = box.getByRole('button', { name: say('Unplaced only, or all') });
    // The button takes the filter out again.
    await ui.insist(
      async () => {
        if ((await input.inputValue()) === '') await button.click({ timeout: 5000 });
      },
      says(`${say('is:unplaced')} `),
    );
    await firstAre(['CRM-061', 'CRM-037', 'CRM-038', 'CRM-039']);
    await ui.shot('unplaced');
  });
  await step('lets a phase be chosen for a filter', async () => {
    await ui.typeInQuickPick('报告', '报告');
    const title = ui.page.locator('.quick-input-title', { hasText: say('Filter by phase') });
    await ui.click(box.getByRole('button', { name: say('Filter by phase') }), title);
    await ui.typeInQuickPick('三期', '三期');
    await ui.options().filter({ hasText: '一期' }).first().waitFor({ state: 'detached' });
    await ui.pickOption('三期', says(`${say('phase')}:三期 报告`));
    await firstAre(['CRM-027']);
    // Where the cursor is left, one goes on typing.
    await ui.page.keyboard.type(' 模板');
    await says(`${say('phase')}:三期 报告 模板`)(20_000);
  });
  await step('says what to try when nothing is found', async () => {
    await ui.typeInQuickPick('量子纠缠火箭');
    await ui
      .options()
      .filter({ hasText: say('Nothing found') })
      .first()
      .waitFor();
    await ui.shot('nothing');
  });
  await step('opens the card of the requirement, and its document by a button beside it', async () => {
    await ui.typeInQuickPick('改约试听');
    await firstAre(['CRM-023']);
    await ui.enter(ui.activeTab('CRM-023'));
    // Until its page is there, a webview takes keys and does nothing with them.
    await ui.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame')
      .locator('.id', { hasText: 'CRM-023' })
      .waitFor();
    await ui.runCommand(manifest('command.findRequirement'), ui.options().filter({ hasText: 'CRM-' }));
    await ui.typeInQuickPick('改约试听');
    await firstAre(['CRM-023']);
    const found = ui.options().filter({ hasText: 'CRM-023' });
    await ui.pressOn(found, say('Show in document'), ui.activeTab('试听课PRD.md'));
    await ui.line('CRM-023').waitFor();
  });
  await step('remembers it', async () => {
    await ui.runCommand(manifest('command.findRequirement'), ui.options().filter({ hasText: 'CRM-' }));
    await firstAre(['CRM-023', 'CRM-021']);
    await ui.shot('recent');
    await ui.page.keyboard.press('Escape');
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({ name: 'find', locale, theme, folder, steps }));
