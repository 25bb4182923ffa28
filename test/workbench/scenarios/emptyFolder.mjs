// A folder without documents: nothing is in the way, and Groundplan is there to be opened.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const inTheWay = [
  '.monaco-dialog-box',
  '.gettingStartedContainer',
  '.notification-toast',
  'text=Restricted Mode',
];

const steps = async (step, ui) => {
  await step('starts clean: no question, welcome page or notification', async () => {
    for (const selector of inTheWay) assert.equal(await ui.page.locator(selector).count(), 0, selector);
  });
  await step('opens Groundplan from the Activity Bar', async () => {
    await ui.openView();
    assert.deepEqual(await ui.rows(), []);
    await ui.shot('groundplan');
  });
};

const folder = (scratch) => {
  const empty = join(scratch, 'empty');
  mkdirSync(empty);
  return empty;
};

export const scenarios = [
  { name: 'emptyFolder', locale: 'en', theme: 'dark', folder, steps },
  { name: 'emptyFolderLight', locale: 'zh-cn', theme: 'light', folder, steps },
];
