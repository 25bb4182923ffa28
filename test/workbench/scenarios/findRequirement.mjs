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
    await ui.page.keyboard.press('Control+Alt+G');
    await ui.options().filter({ hasText: 'CRM-021' }).first().waitFor();
    await ui.shot('all');
  });
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
    await ui.page
      .locator('.quick-input-widget')
      .getByRole('button', { name: say('Unplaced only, or all') })
      .click();
    await firstAre(['CRM-061', 'CRM-037', 'CRM-038', 'CRM-039']);
    assert.equal(
      await ui.page.locator('.quick-input-widget input[type="text"]').first().inputValue(),
      `${say('is:unplaced')} `,
    );
    await ui.shot('unplaced');
  });
  await step('lets a phase be chosen for a filter', async () => {
    await ui.typeInQuickPick('报告');
    await ui.page
      .locator('.quick-input-widget')
      .getByRole('button', { name: say('Filter by phase') })
      .click();
    await ui.page.locator('.quick-input-title', { hasText: say('Filter by phase') }).waitFor();
    await ui.typeInQuickPick('三期');
    await ui.options().filter({ hasText: '一期' }).first().waitFor({ state: 'detached' });
    await ui.page.keyboard.press('Enter');
    await firstAre(['CRM-027']);
    await ui.eventually(async () =>
      assert.equal(
        await ui.page.locator('.quick-input-widget input[type="text"]').first().inputValue(),
        `${say('phase')}:三期 报告`,
      ),
    );
    await ui.page.keyboard.type(' 模板');
    await ui.eventually(async () =>
      assert.equal(
        await ui.page.locator('.quick-input-widget input[type="text"]').first().inputValue(),
        `${say('phase')}:三期 报告 模板`,
      ),
    );
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
    await ui.page.keyboard.press('Enter');
    await ui.page.locator('.tabs-container .tab.active', { hasText: 'CRM-023' }).waitFor();
    // Until its page is there, a webview takes keys and does nothing with them.
    await ui.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame')
      .locator('.id', { hasText: 'CRM-023' })
      .waitFor();
    await ui.runCommand(manifest('command.findRequirement'));
    await ui.typeInQuickPick('改约试听');
    await firstAre(['CRM-023']);
    const found = ui.options().filter({ hasText: 'CRM-023' }).first();
    await found.hover();
    await found.getByRole('button', { name: say('Show in document') }).click();
    await ui.page.locator('.tabs-container .tab.active', { hasText: '试听课PRD.md' }).waitFor();
    await ui.page.locator('.editor-instance .view-line', { hasText: 'CRM-023' }).first().waitFor();
  });
  await step('remembers it', async () => {
    await ui.runCommand(manifest('command.findRequirement'));
    await firstAre(['CRM-023', 'CRM-021']);
    await ui.shot('recent');
    await ui.page.keyboard.press('Escape');
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({ name: 'find', locale, theme, folder, steps }));
