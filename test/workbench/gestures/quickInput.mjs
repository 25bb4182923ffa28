// The box at the top of the window: commands, files, and whatever the extension asks in it.
import { gone, insist, soon, still, that } from './insisting.mjs';

/** The text of the box. */
export const quickInput = (page) => page.locator('.quick-input-widget input[type="text"]').first();

/** The rows of the open box. */
export const options = (page) => page.locator('.quick-input-list [role="option"]');

/** Presses the key that opens a box, unless it is open: what has the focus may be about to lose it. */
export async function openQuickInput(page, key) {
  await insist(async () => {
    if (!(await quickInput(page).isVisible())) await page.keyboard.press(key);
  }, quickInput(page));
}

/** Types into the open box. Whoever knows which row is to come of it names its text, and it is waited for. */
export async function typeInQuickPick(page, text, expected) {
  await quickInput(page).waitFor();
  // A box that opens may still put a text of its own in.
  await insist(
    () => quickInput(page).fill(text, soon),
    that(async () => {
      const written = await quickInput(page).inputValue(soon);
      if (written !== text) throw new Error(`the box says “${written}”, not “${text}”`);
    }),
  );
  if (expected !== undefined) await options(page).filter({ hasText: expected }).first().waitFor();
}

/**
 * Chooses the first row of the open box that holds `text`. A click on a list that is drawn anew is lost, and one on a
 * list that is being filled would meet another row. Without an `effect` it counts as chosen once the row is out of sight.
 */
export async function pickOption(page, text, effect) {
  const option = options(page).filter({ hasText: text }).first();
  await option.waitFor();
  await insist(
    async () => {
      await still(options(page));
      // A box that is closed keeps its rows, out of sight.
      if (await option.isVisible()) await option.click(soon);
    },
    effect ?? gone(option),
  );
}

/** Confirms what stands in the open box; where it is a row, `text` is in the one that the key is to take. */
export async function enter(page, effect, text) {
  await quickInput(page).waitFor();
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
  if (text !== undefined) await row.first().waitFor();
  await insist(async () => {
    // Once the box is closed, the key would go elsewhere.
    if (await quickInput(page).isVisible()) await page.keyboard.press('Enter');
  }, effect);
}

/** Runs a command by its title, through the command palette; again where its `effect` did not come. */
export async function runCommand(page, title, effect = gone(quickInput(page))) {
  await insist(async (before) => {
    if (before > 0) await page.keyboard.press('Escape');
    await openQuickInput(page, 'F1');
    await typeInQuickPick(page, `>${title}`, title);
    await pickOption(page, title);
  }, effect);
}

/** Opens a file of the folder by (a part of) its path, and waits for its text. */
export async function openFile(page, name) {
  const base = name.split('/').at(-1);
  await insist(
    async () => {
      await openQuickInput(page, 'Control+P');
      await typeInQuickPick(page, name, base);
      await pickOption(page, base);
    },
    page.locator('.tabs-container .tab.active', { hasText: base }),
  );
  await page.locator('.editor-instance .view-line').first().waitFor();
}
