// No folder, or a folder without documents: nothing is in the way, and each view says what to do.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../words.mjs';

const inTheWay = [
  '.monaco-dialog-box',
  '.gettingStartedContainer',
  '.notification-toast',
  'text=Restricted Mode',
];

const sentencesOf = (welcome) =>
  welcome
    .split('\n')
    .filter((line) => !line.startsWith('['))
    .map((line) => line.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1'));

const buttonsOf = (welcome) => [...welcome.matchAll(/^\[([^\]]+)\]/gm)].map(([, label]) => label);

const steps = (welcomeKey) => async (step, ui) => {
  const { manifest } = wordsOf(ui.locale);
  const welcome = manifest(welcomeKey);
  await step('starts clean: no question, welcome page or notification', async () => {
    for (const selector of inTheWay) assert.equal(await ui.page.locator(selector).count(), 0, selector);
  });
  await step('the Modules view says what it needs and offers the sample', async () => {
    const view = await ui.openView(manifest('view.modules'));
    for (const sentence of sentencesOf(welcome)) await view.getByText(sentence).waitFor();
    for (const label of buttonsOf(welcome)) await view.getByRole('button', { name: label }).waitFor();
    assert.deepEqual(await ui.rows(), []);
  });
  await step('the To do view says what will stand there', async () => {
    const view = await ui.openView(manifest('view.toDo'));
    await view.getByText(manifest('welcome.toDo.nothingRead')).waitFor();
    await ui.shot('welcome');
  });
};

const empty = (scratch) => {
  const folder = join(scratch, 'empty');
  mkdirSync(folder);
  return folder;
};

export const scenarios = [
  { name: 'emptyFolder', locale: 'en', theme: 'dark', folder: empty, steps: steps('welcome.empty') },
  { name: 'emptyFolder', locale: 'zh-cn', theme: 'light', folder: empty, steps: steps('welcome.empty') },
  { name: 'noFolder', locale: 'en', theme: 'light', steps: steps('welcome.noFolder') },
  { name: 'noFolder', locale: 'zh-cn', theme: 'dark', steps: steps('welcome.noFolder') },
];
