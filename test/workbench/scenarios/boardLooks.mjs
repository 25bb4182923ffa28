// The board in the themes of those who see little: every card has an edge, and the one with the focus is seen.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { boardOf, openBoard } from './board.mjs';

const steps = (theme) => async (step, ui) => {
  const { frame, card } = boardOf(ui);
  await step('every card and every list has an edge', async () => {
    await openBoard(ui);
    const bare = await frame.locator('gp-plan .card, select').evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { borderTopColor, borderTopWidth } = getComputedStyle(element);
          return borderTopWidth === '0px' || /, 0\)$|transparent/u.test(borderTopColor);
        })
        .map((element) => element.textContent),
    );
    assert.deepEqual(bare, []);
    await ui.shot(theme);
  });
  await step('the one that is selected and has the focus is seen', async () => {
    const one = card('CRM-009').first();
    await ui.click(one, frame.locator('gp-plan .card[aria-selected="true"]'));
    await ui.page.keyboard.press('ArrowLeft');
    const focused = frame.locator('gp-plan .card:focus').filter({ hasText: 'CRM-001' });
    await focused.waitFor();
    const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.notEqual(outline, 'none');
    await ui.shot(`${theme}Focus`);
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = ['highContrastDark', 'highContrastLight'].map((theme) => ({
  name: 'boardLooks',
  locale: 'zh-cn',
  theme,
  folder,
  steps: steps(theme),
}));
