// Capturing what the business says: a sentence that is placed while it is typed, what was refused before, and the
// notes of a meeting, line by line.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const field = (name) => frame.locator(`[data-field="${name}"]`);
  const choice = (group, text) => frame.locator(`.choices.${group} [role="radio"]`).filter({ hasText: text });
  const chosen = (group) => frame.locator(`.choices.${group} [aria-checked="true"]`);
  const open = async () => {
    await page.keyboard.press('Control+Alt+J');
    await field('what').waitFor();
  };

  await step('opens from the keyboard, with the cursor where the sentence goes', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await open();
    await ui.eventually(async () => {
      const focused = await frame.locator('body').evaluate(() => document.activeElement?.dataset.field);
      assert.equal(focused, 'what');
    });
    await ui.shot('empty');
  });
  await step('proposes module, phase and step while somebody types', async () => {
    await field('what').pressSequentially('客服部说客户要退钱，老来问批到哪了，不然他们就去投诉');
    await chosen('module').filter({ hasText: '退费' }).waitFor();
    await chosen('phase').filter({ hasText: '三期' }).waitFor();
    await chosen('step').filter({ hasText: '退费处理' }).waitFor();
    assert.equal(await field('withoutIt').inputValue(), '他们就去投诉');
    assert.equal(await field('who').inputValue(), '客服部');
    await frame.locator('.twin', { hasText: 'CRM-056' }).waitFor();
    await ui.shot('proposed');
  });
  await step('keeps the focus and what was typed when another module is chosen', async () => {
    const order = frame
      .locator('.choices.module [role="radio"]')
      .filter({ has: frame.getByText('报价与订单', { exact: true }) });
    await order.click();
    await order.and(chosen('module')).waitFor();
    assert.match(await field('what').inputValue(), /^客服部说客户要退钱/u);
    await choice('module', '退费').first().click();
    await chosen('module').filter({ hasText: '退费' }).waitFor();
  });
  await step('writes it where its neighbours live, and shows it', async () => {
    await field('title').fill('客户随时知道退费批到哪一步');
    await field('title').press('Control+Enter');
    const card = frame;
    await card.locator('h1', { hasText: '客户随时知道退费批到哪一步' }).waitFor();
    await page.locator('.notification-toast', { hasText: '客户随时知道退费批到哪一步' }).first().waitFor();
    await ui.shot('added');
  });
  await step('Undo takes it back', async () => {
    await page
      .locator('.notification-toast')
      .getByRole('button', { name: say('Undo') })
      .click();
    await frame.getByRole('heading', { name: say('This requirement is no longer there') }).waitFor();
  });
  await step('says what was refused before, and why', async () => {
    await open();
    await field('what').pressSequentially('转介绍来的我想自己把归属改到我名下');
    const refused = frame.locator('.twin.refused', { hasText: 'CRM-047' });
    await refused.waitFor();
    assert.match(await refused.innerText(), /会变成抢单的口子/u);
    await ui.shot('refused');
    await field('what').fill('');
  });
  await step('takes pasted notes line by line', async () => {
    await frame.locator('body').evaluate((_body, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document
        .querySelector('[data-field="what"]')
        .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, '11 月 23 日周会\n时间：10:00\n1. 家长三天没回消息要提醒一下销售\n2. 早会想一眼看到各组掉在哪一步\n3. 下周团建去哪\n');
    await frame.locator('.noteLine.current', { hasText: '家长三天没回消息' }).waitFor();
    await frame.locator('.twin', { hasText: 'CRM-020' }).waitFor();
    await ui.shot('notes');
    const twin = frame.locator('.twin', { hasText: 'CRM-020' });
    await ui.click(twin.getByRole('button', { name: say('It is this one…') }), twin.locator('.merging'));
    await twin.locator('.merging').scrollIntoViewIfNeeded();
    await ui.shot('merging');
    await ui.click(
      twin.getByRole('button', { name: say('Note that it was asked again') }),
      ui.options().filter({ hasText: say('Write it into the plan file') }),
    );
    // The table has no column for notes: the plan file says it.
    await ui
      .options()
      .filter({ hasText: say('Write it into the plan file') })
      .first()
      .click();
    await frame.locator('.noteLine.current', { hasText: '早会想一眼看到' }).waitFor();
    // The line that is done leads to what it went into.
    await frame
      .locator('.noteLine')
      .getByRole('button', { name: say('noted on {0}', 'CRM-020') })
      .waitFor();
    await frame.locator('.choices.module [aria-checked="true"]', { hasText: '经营看板' }).waitFor();
    await frame.getByRole('button', { name: say('Drop this line') }).click();
    await frame.locator('.noteLine.current', { hasText: '团建' }).waitFor();
    await frame.getByRole('button', { name: say('Drop this line') }).click();
    await frame.getByText(say('All {0} lines are done', 3)).waitFor();
    await ui.shot('notesDone');
  });
  await step('fits a narrow place', async () => {
    await field('what').pressSequentially('录音能不能一直留着');
    await frame.locator('.twin', { hasText: 'CRM-049' }).waitFor();
    await page.setViewportSize({ width: 820, height: 900 });
    await ui.shot('narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
  });
  await step('changed nothing on disk', () => {
    const plan = readFileSync(join(ui.folder, 'groundplan.yaml'), 'utf8');
    assert.ok(!plan.includes('placements'));
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'capture',
  locale,
  theme,
  folder,
  steps,
}));
