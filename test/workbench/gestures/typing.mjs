// The keyboard in an editor: nothing is typed before the cursor is where it is to be.
import { eventually, insist, soon, soonOver, still, that } from './insisting.mjs';

/** Where the cursor of the editor with the focus stands on the screen. */
async function cursorBox(page) {
  const cursor = page.locator('.monaco-editor.focused .cursors-layer .cursor').first();
  return cursor.boundingBox({ timeout: 1000 });
}

/** Presses a key until its effect is there; not again once `where`, the box that it is for, is out of sight. */
export async function press(page, key, effect, where) {
  await where?.first().waitFor();
  await insist(async () => {
    if (!where || (await where.first().isVisible())) await page.keyboard.press(key);
  }, effect);
}

/** Puts the cursor on a piece of the open editor's text; `boxOf` measures it. */
export async function cursorAt(page, text, boxOf, button = 'left') {
  await insist(
    async () => {
      const box = await boxOf(text);
      await page.mouse.click(box.x + Math.min(4, box.width / 2), box.y + box.height / 2, { button });
    },
    that(async () => {
      const box = await boxOf(text);
      const cursor = await cursorBox(page);
      const isInLine = cursor.y < box.y + box.height && cursor.y + cursor.height > box.y;
      const isInText = cursor.x >= box.x - 3 && cursor.x <= box.x + box.width + 3;
      if (!isInLine || !isInText) throw new Error(`the cursor is not on “${text}”`);
    }),
  );
}

/** Puts the cursor behind the last character of the line that holds a text. */
export async function cursorBehind(page, text, boxOf) {
  await cursorAt(page, text, boxOf);
  await page.keyboard.press('End');
  await eventually(async () => {
    const box = await boxOf(text);
    const cursor = await cursorBox(page);
    if (cursor.x < box.x + box.width - 3) throw new Error(`the cursor is not behind “${text}”`);
  });
}

/** Undoes in the open editor, until the effect is there; it keeps the focus or gets it back. */
export async function undo(page, effect) {
  await insist(
    async () => {
      const focused = page.locator('.editor-group-container.active .monaco-editor.focused').first();
      if (!(await focused.isVisible()))
        await page.locator('.editor-group-container.active .view-line').first().click(soon);
      await focused.waitFor(soon);
      await page.keyboard.press('Control+z');
    },
    effect,
    { patience: 6 },
  );
}

/** The rows of the list of suggestions that hold a text. */
export const suggestion = (page, text) =>
  page.locator('.suggest-widget .monaco-list-row', { hasText: text }).first();

/** Asks for suggestions until one holds a text, for what was typed may have closed the list. */
export async function suggested(page, text, limits) {
  await insist(
    async (before) => {
      if (before === 0) return;
      // The key turns an open list's explanations on and off.
      if (await page.locator('.suggest-widget.visible').isVisible()) await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Space');
    },
    suggestion(page, text),
    limits,
  );
}

/** Takes the suggestion that holds a text. */
export async function acceptSuggestion(page, text, effect) {
  await insist(async () => {
    await suggested(page, text, soonOver);
    await still(page.locator('.suggest-widget .monaco-list-row'));
    await suggestion(page, text).click(soon);
  }, effect);
}

/** Opens the fixes of the place at the cursor until one holds a text; returns its row. */
export async function openFixes(page, text, limits) {
  const row = page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
  await insist(
    async () => {
      if (await page.locator('.action-widget').first().isVisible()) await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
    },
    row,
    limits,
  );
  return row;
}

/** Chooses one of the fixes at the cursor. */
export async function chooseFix(page, text, effect) {
  await insist(async () => {
    const row = page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
    if (!(await row.isVisible())) await openFixes(page, text, soonOver);
    await row.click(soon);
  }, effect);
}
