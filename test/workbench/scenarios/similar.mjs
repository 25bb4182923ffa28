// What was probably asked before: the pairs in To do, the finding in the document with its two answers, the twin on
// the card, and the module that is patched together.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const toDo = manifest('view.toDo');
  const menu = page.locator('.action-widget');

  await step('To do lists the pairs, most alike first, and unfolds each to both', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await ui.openView(toDo);
    await ui.foldView(modules);
    await ui.row(toDo, 'CRM-043').first().waitFor();
    await ui.unfold(toDo, 'CRM-043');
    await ui.row(toDo, 'CRM-003').first().waitFor();
    await ui.eventually(async () => {
      const shown = await ui.rows(toDo);
      const at = shown.findIndex((text) => text.startsWith(say('Probably asked before')));
      assert.ok(shown[at + 1]?.startsWith('CRM-043'), shown.join('\n'));
      assert.ok(shown[at + 4]?.startsWith('CRM-020'), shown.join('\n'));
    });
    await ui.shot('askedBefore');
  });
  await step('the requirement that was asked again says what became of the earlier one', async () => {
    await ui.openFile('需求池.md');
    await page.locator('.squiggly-info').first().waitFor();
    await ui.cursorAt('CRM-043');
    await ui.openFixes(say('Duplicate of {0}', 'CRM-003'));
    await menu.getByText(say('Different from {0}, don’t ask again', 'CRM-003')).waitFor();
    await ui.shot('answers');
  });
  await step('“different” goes into the plan file, and the pair out of To do', async () => {
    await ui.chooseFix(
      say('Different from {0}, don’t ask again', 'CRM-003'),
      ui.gone(ui.row(toDo, 'CRM-043')),
    );
    await ui.shot('different');
  });
  await step('the card of the earlier one names its twin', async () => {
    await ui.openQuickInput('Control+Alt+G');
    await ui.typeInQuickPick('CRM-019', 'CRM-019');
    await ui.pickOption('CRM-019', ui.activeTab('CRM-019'));
    const card = ui.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await card.getByText('CRM-020').first().waitFor();
    await ui.shot('card');
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'similar',
  locale,
  theme,
  folder,
  steps,
}));
