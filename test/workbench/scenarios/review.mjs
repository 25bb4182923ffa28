// The review meeting: a sheet of what waits for an answer, a decision recorded from it with its reason, and what is
// written to those who asked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const sheet = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const link = (name) => sheet.getByRole('link', { name });
  /** A row of a list in which several can be ticked. */
  const row = (text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

  await step('a sheet is prepared from what waits for an answer', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await ui.runCommand(
      manifest('command.prepareReview'),
      ui.options().filter({ hasText: say('All that wait for an answer') }),
    );
    await ui.shot('which');
    await ui.pickOption(say('All that wait for an answer'), sheet.getByRole('heading', { level: 1 }));
    await sheet.locator('.item', { hasText: 'CRM-038' }).waitFor();
    await ui.shot('sheet');
  });
  await step('it is copied as text', async () => {
    await ui.click(link(say('Copy as text')), page.locator('.statusbar', { hasText: say('Copied as text') }));
  });
  await step('a refusal takes a reason and a day, and is written into the document', async () => {
    await ui.click(link(say('Record decisions…')), row('CRM-040'));
    await ui.click(row('CRM-040'), page.locator('.quick-input-count', { hasText: '1' }));
    await ui.shot('ticked');
    await ui.enter(ui.options().filter({ hasText: say('Reject') }));
    await ui.pickOption(say('Reject'), ui.options().filter({ hasText: say('The business runs without it') }));
    await ui.shot('reason');
    await ui.pickOption(say('The business runs without it'));
    await ui.typeInQuickPick('2026-11-23');
    await ui.enter(ui.options().filter({ hasText: say('Add the column to the table') }));
    await ui.pickOption(say('Add the column to the table'));
    await page.locator('.notification-toast', { hasText: 'CRM-040' }).first().waitFor();
    await ui.shot('recorded');
    await page
      .locator('.notification-toast')
      .getByRole('button', { name: say('Save') })
      .click();
    await ui.eventually(() => {
      const text = readFileSync(join(ui.folder, 'docs/需求/需求池.md'), 'utf8');
      const row = text.split('\n').find((line) => line.includes('CRM-040')) ?? '';
      assert.match(row, /2026-11-23/u);
      assert.ok(row.includes(say('The business runs without it')), row);
    });
  });
  await step('those who asked are told what became of it', async () => {
    await ui.runCommand(manifest('command.writeToBusiness'), ui.options().filter({ hasText: '满意度调研' }));
    await ui.pickOption('满意度调研');
    const item = sheet.locator('.item', { hasText: 'CRM-040' });
    await item.waitFor();
    await item.filter({ hasText: say('because: {0}', say('The business runs without it')) }).waitFor();
    await ui.shot('letter');
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'review',
  locale,
  theme,
  folder,
  steps,
}));
