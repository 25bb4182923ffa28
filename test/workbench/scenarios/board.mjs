// The board: opened from the Modules view, a card dragged to another phase and another carried by the keyboard alone,
// filtered, followed into a document and kept up to date while that is edited.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

/** What the scenarios of the board share: where things are on it. */
export function boardOf(ui) {
  const { page } = ui;
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const card = (text) => frame.locator('gp-plan .card').filter({ hasText: text });
  const column = (name) => frame.locator('gp-plan .column').filter({ hasText: name });
  /** The cell of a module in the phase with this place, counted from 0 with the one for no phase. */
  const cell = (module, at) =>
    frame.locator(`gp-plan .cell[data-of="=${module}"][data-cell="${at}"]`).first();
  return { frame, card, column, cell };
}

export async function openBoard(ui) {
  const { manifest } = wordsOf(ui.locale);
  const modules = manifest('view.modules');
  await ui.openView(modules);
  await ui.row(modules, '线索管理').first().waitFor();
  const pane = ui.page
    .locator('.sidebar .pane', { has: ui.page.locator('h3.title', { hasText: modules }) })
    .first();
  await ui.pressOn(pane, manifest('command.openBoard'), boardOf(ui).card('CRM-001').first());
}

const steps = async (step, ui) => {
  const { say } = wordsOf(ui.locale);
  const { page } = ui;
  const { frame, card, cell } = boardOf(ui);
  const said = (text) => frame.locator('#said', { hasText: text });
  const inCell = (module, at, id) => cell(module, at).locator('.card').filter({ hasText: id });
  const search = frame.locator('vscode-textfield input');

  await step('opens from the title of the Modules view, with modules down and phases across', async () => {
    await openBoard(ui);
    await boardOf(ui).column('二期').first().waitFor();
    await ui.shot('opened');
  });
  await step('a card is dragged to another phase, and its document says so', async () => {
    await ui.drag(card('CRM-009'), cell('leads', 3), {
      effect: inCell('leads', 3, 'CRM-009'),
      look: () => ui.shot('dragging'),
    });
    await ui.notice('CRM-009').first().waitFor();
    await ui.shot('dragged');
  });
  await step('Undo brings it back', async () => {
    await ui.pressInNotice('CRM-009', say('Undo'), inCell('leads', 2, 'CRM-009'));
  });
  await step('another is carried by the keyboard alone, and every step is said', async () => {
    await ui.click(card('CRM-009'), frame.locator('gp-plan .card[aria-selected="true"]'));
    await page.keyboard.press('Space');
    await said('CRM-009').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await said('三期').waitFor({ state: 'attached' });
    await ui.shot('carried');
    await page.keyboard.press('Enter');
    await inCell('leads', 3, 'CRM-009').waitFor();
    // The focus goes with the card.
    await frame.locator('gp-plan .card:focus').filter({ hasText: 'CRM-009' }).waitFor();
  });
  await step('a folded module says how much is in it', async () => {
    const head = frame.locator('gp-plan .rowhead[data-row="=leads"]');
    await ui.click(head.locator('[data-fold]'), ui.gone(card('CRM-001')));
    await ui.shot('folded');
    await ui.click(head.locator('[data-fold]'), card('CRM-001'));
  });
  await step('the filter finds by pinyin, and says how many are left', async () => {
    await search.fill('xsrk');
    await ui.insist(() => undefined, ui.gone(card('CRM-009')));
    await card('CRM-001').first().waitFor();
    assert.match(await frame.locator('.count').innerText(), /\d+\D+\d+/u);
    await ui.shot('filtered');
    await search.fill('没有这样的需求');
    const none = say('No requirement fits the filters. Take one away, or clear them all.');
    await frame.getByText(none).waitFor();
    await ui.click(frame.locator('.clear'), card('CRM-001'));
    assert.equal(await search.inputValue(), '');
  });
  await step('what is pointed at says more', async () => {
    await ui.restOn(card('CRM-042'), frame.locator('gp-plan .about'));
    await ui.shot('about');
  });
  await step('leads to the document', async () => {
    const window = frame.locator('gp-plan .window');
    await ui.insist(() => window.evaluate((each) => each.scrollBy(0, 500)), card('CRM-023'), { patience: 1 });
    await ui.click(card('CRM-023').locator('.id'), ui.activeTab('试听课PRD.md'));
  });
  await step('shows what was typed there, at the place where it was left', async () => {
    await ui.cursorBehind('CRM-023');
    // Inside of the two asterisks that end the title.
    for (const key of ['ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.type('一次');
    await ui.line('CRM-023').filter({ hasText: '换时间一次' }).waitFor();
    const tab = page.locator('.tabs-container .tab', { hasText: say('Plan overview') });
    await ui.click(tab, card('CRM-023').filter({ hasText: '换时间一次' }));
    const top = await frame.locator('gp-plan .window').evaluate((window) => window.scrollTop);
    assert.ok(top > 400, `scrolled to ${top}`);
    await ui.shot('followed');
  });
  await step('shows what a stranger wrote as text, and holds its layout', async () => {
    await frame.locator('gp-plan .window').evaluate((window) => (window.scrollTop = 0));
    await ui.click(card('CRM-038'), frame.locator('gp-plan .card:focus').filter({ hasText: 'CRM-038' }));
    writeFileSync(
      join(ui.folder, 'docs', '外来.md'),
      `| 编号 | 需求 | 状态 |\n|---|---|---|\n| CRM-901 | &lt;img src=x onerror=alert(1)&gt; \u202Egnirts\u202C \u200B👩‍👩‍👧 javascript:alert(1) ${'长'.repeat(10000)} | 待评审 |\n`,
    );
    await card('CRM-901').first().waitFor();
    assert.match(
      await card('CRM-901').first().locator('.title').innerText(),
      /<img src=x onerror=alert\(1\)>/u,
    );
    assert.equal(await frame.locator('img, gp-plan img, gp-plan a').count(), 0);
    // What came while somebody looked has taken neither the focus nor the selection.
    await frame.locator('gp-plan .card:focus[aria-selected="true"]').filter({ hasText: 'CRM-038' }).waitFor();
    await ui.shot('hostile');
  });
  await step('comes back after the window was loaded anew', async () => {
    await page.reload();
    // Which tab is in front is what VS Code had written down when the window went, and so is where it was left.
    const tab = page.locator('.tabs-container .tab', { hasText: say('Plan overview') });
    await tab.waitFor({ timeout: 60_000 });
    await ui.click(tab, frame.locator('gp-plan .card').first());
    await ui.shot('reloaded');
  });
  await step('fits a narrow place', async () => {
    await page.setViewportSize({ width: 760, height: 900 });
    await frame.locator('gp-plan .window').evaluate((each) => each.scrollTo(0, 0));
    await card('CRM-001').first().waitFor({ state: 'attached' });
    await ui.shot('narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({ name: 'board', locale, theme, folder, steps }));
