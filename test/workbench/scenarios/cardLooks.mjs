// The card in the themes of those who see little, in Chinese, wide and narrow: everything that can be pressed has an
// edge to be seen, and nothing runs out of its place.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { wordsOf } from '../words.mjs';

const steps = (theme) => async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const card = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const field = (name) => card.locator('.field').filter({ has: card.getByText(name, { exact: true }) });
  const openCard = (id) =>
    ui.insist(
      async () => {
        await ui.openQuickInput('Control+Alt+G');
        await ui.typeInQuickPick(id, id);
        await ui.pickOption(id);
      },
      card.locator('.id', { hasText: id }),
    );
  /** Whatever is wider than the page that it stands in. */
  const tooWide = () =>
    card.locator('body').evaluate((body) => {
      const room = body.ownerDocument.documentElement.clientWidth;
      return [...body.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > room + 1)
        .map((element) => element.className || element.tagName);
    });

  await step('every button has an edge', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await openCard('CRM-037');
    await card.locator('.finding').first().waitFor();
    const bare = await card.locator('button:visible').evaluateAll((buttons) =>
      buttons
        .filter((button) => {
          const { borderTopColor, borderTopWidth, textDecorationLine } = getComputedStyle(button);
          const isSeen = borderTopWidth !== '0px' && !/, 0\)$|transparent/u.test(borderTopColor);
          return !isSeen && textDecorationLine !== 'underline';
        })
        .map((button) => button.innerText),
    );
    assert.deepEqual(bare, []);
    assert.deepEqual(await tooWide(), []);
    await ui.shot(theme);
  });
  await step('the one that has the focus is seen', async () => {
    const status = field(say('Status')).getByRole('button');
    await status.focus();
    const outline = await status.evaluate((button) => getComputedStyle(button).outlineStyle);
    assert.notEqual(outline, 'none');
    await ui.shot(`${theme}Focus`);
  });
  await step('fits a narrow place', async () => {
    await page.setViewportSize({ width: 700, height: 900 });
    await ui.eventually(async () => assert.deepEqual(await tooWide(), []));
    await ui.shot(`${theme}Narrow`);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = ['highContrastDark', 'highContrastLight'].map((theme) => ({
  name: 'cardLooks',
  locale: 'zh-cn',
  theme,
  folder,
  steps: steps(theme),
}));
