// The workbench as a person uses it: a server with the packaged extension, a window on it, and the gestures.
// Every gesture waits until what it is for has happened, so that a scenario needs no pauses.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from '../../scripts/browser.mjs';
import { root } from '../../scripts/root.mjs';
import { startServer, workbenchUrl } from '../../scripts/vscodeServer.mjs';
import { eventually, gone, insist, soon, that } from './gestures/insisting.mjs';
import * as pointing from './gestures/pointing.mjs';
import * as quickInput from './gestures/quickInput.mjs';
import * as typing from './gestures/typing.mjs';

export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  highContrastLight: 'Default High Contrast Light',
  highContrastDark: 'Default High Contrast',
};

/** The name of the extension's icon in the Activity Bar, in every language. */
export const containerName = 'Groundplan';

/**
 * Starts a server with the package and opens a window on `folder` (none: an empty window). `settings` may be a
 * function, where something has to be there first.
 */
export async function openWorkbench(browser, { vsix, locale, theme, folder, settings }) {
  const look = { 'workbench.colorTheme': themes[theme], 'window.autoDetectColorScheme': false };
  const own = typeof settings === 'function' ? await settings() : settings;
  const server = await startServer({ vsix: [vsix], locale, settings: { ...look, ...own } });
  try {
    const page = await openPage(browser, server, {
      theme: /light/i.test(theme) ? 'light' : 'dark',
      timeoutSeconds: 30,
    });
    const url = workbenchUrl(server, { folder });
    await page.goto(url);
    await page.locator('.monaco-workbench .activitybar').waitFor({ timeout: 60_000 });
    // There once the extensions are known.
    await page.getByRole('tab', { name: containerName }).first().waitFor({ timeout: 60_000 });
    return { server, page, url };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Waits until nothing on the screen is loading any more. */
export async function settled(page) {
  const busy = page.locator('.monaco-progress-container.active:visible, .codicon-loading:visible');
  await eventually(async () => {
    const count = await busy.count();
    if (count > 0) throw new Error(`${count} parts of the window are still loading`);
  }, 30);
}

/** Opens the Groundplan container, then unfolds the view with this title. Returns the view's locator. */
export async function openView(page, name) {
  const tab = page.getByRole('tab', { name: containerName }).first();
  const title = page
    .locator('.sidebar .composite.title', { hasText: new RegExp(containerName, 'i') })
    .first();
  await insist(async () => {
    // A click on the tab that is open would close the side bar.
    if ((await tab.getAttribute('aria-selected', soon)) !== 'true') await tab.click(soon);
  }, title);
  if (!name) {
    await settled(page);
    return page.locator('.sidebar');
  }
  const view = viewPane(page, name);
  await foldView(page, name, false);
  await view.locator('.pane-body').waitFor();
  await settled(page);
  return view;
}

/** Folds a view by its title, so that the others have its room; or unfolds it. */
export async function foldView(page, name, fold = true) {
  const header = viewPane(page, name).locator('.pane-header');
  await header.waitFor();
  await insist(
    async () => {
      if ((await header.getAttribute('aria-expanded', soon)) !== String(fold)) return;
      // The card of the row where the mouse rests may lie over the header.
      await page.mouse.move(640, 4);
      // In the middle of the header there may be a button.
      await header.locator('h3.title').click(soon);
    },
    viewPane(page, name).locator(`.pane-header[aria-expanded="${!fold}"]`),
  );
}

function viewPane(page, name) {
  return page
    .locator('.sidebar .pane', { has: page.locator('.pane-header h3.title', { hasText: name }) })
    .first();
}

/** The rows on show, top down, as one line of text each: of one view, or of the whole side bar. */
export async function rows(page, view) {
  const tree = rowLocator(page, view);
  const texts = await tree.evaluateAll((elements) =>
    elements
      .map((element) => ({ top: element.getBoundingClientRect().top, text: element.innerText }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** The locator of rows that hold `text`: to wait for, to click, to hover. */
export function rowLocator(page, view, text) {
  const place = view ? viewPane(page, view) : page.locator('.sidebar');
  const all = place.locator('[role="treeitem"]');
  return text === undefined ? all : all.filter({ hasText: text });
}

/** Unfolds the first row that holds `text`, if it is folded. */
export async function unfold(page, view, text) {
  const row = rowLocator(page, view, text).first();
  await row.waitFor();
  await insist(
    async () => {
      if ((await row.getAttribute('aria-expanded', soon)) === 'false')
        await row.locator('.monaco-tl-twistie').click(soon);
    },
    that(async () => {
      if ((await row.getAttribute('aria-expanded', soon)) === 'false') throw new Error(`“${text}” is folded`);
    }),
  );
}

/** Moves the mouse over the first piece of the open editor's text that holds `text`; returns what the hover says. */
export async function hoverText(page, text, expected = '') {
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: expected });
  // A line that is coloured or moved under a resting mouse ends the hover for good: a person would move again.
  await eventually(async () => {
    await page.keyboard.press('Escape');
    const box = await boxOfText(page, text);
    await page.mouse.move(box.x - 40, box.y - 30);
    await page.mouse.move(box.x + Math.min(12, box.width / 2), box.y + box.height / 2, { steps: 4 });
    await hover.first().waitFor({ timeout: 6000 });
    await hover.filter({ hasText: 'Loading...' }).waitFor({ state: 'detached', timeout: 6000 });
  });
  return (await hover.allInnerTexts()).join('\n').trim();
}

/** Where a piece of the open editor's text stands on the screen, in CSS pixels. Throws when it does not come in sight. */
export function boxOfText(page, text) {
  // A line may be drawn anew, coloured, between finding and measuring it.
  return eventually(() => measuredBox(page, text), 5);
}

async function measuredBox(page, text) {
  const line = page.locator('.editor-instance .view-line', { hasText: text }).first();
  await line.waitFor();
  const box = await line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    // Monaco draws spaces as no-break spaces.
    const at = nodes
      .map((node) => node.data)
      .join('')
      .replaceAll('\u00a0', ' ')
      .indexOf(wanted);
    const range = document.createRange();
    let passed = 0;
    for (const node of nodes) {
      const start = at - passed;
      const end = at + wanted.length - passed;
      if (start >= 0 && start < node.length) range.setStart(node, start);
      if (end > 0 && end <= node.length) range.setEnd(node, end);
      passed += node.length;
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }, text);
  if (box.width === 0) throw new Error(`“${text}” is not in sight`);
  return box;
}

/** The notifications on show, as text. */
export async function notifications(page) {
  const texts = await page.locator('.notification-toast').allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** Takes a picture of the window: out/shots/<locale>/<name>.png. */
export async function takeShot(page, locale, name) {
  const folder = join(root, 'out', 'shots', locale);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  return path;
}

/** What a scenario works with: the page, the gestures bound to it, and the folder that is open. */
export function userOf(page, scenario, folder) {
  const bind =
    (gesture) =>
    (...args) =>
      gesture(page, ...args);
  const boxOf = bind(boxOfText);
  return {
    page,
    folder,
    locale: scenario.locale,
    eventually,
    insist,
    gone,
    that,
    settled: bind(settled),
    openView: bind(openView),
    foldView: bind(foldView),
    rows: bind(rows),
    row: bind(rowLocator),
    unfold: bind(unfold),
    openQuickInput: bind(quickInput.openQuickInput),
    runCommand: bind(quickInput.runCommand),
    typeInQuickPick: bind(quickInput.typeInQuickPick),
    options: bind(quickInput.options),
    pickOption: bind(quickInput.pickOption),
    enter: bind(quickInput.enter),
    openFile: bind(quickInput.openFile),
    hoverText: bind(hoverText),
    boxOfText: boxOf,
    cursorAt: (text, button) => typing.cursorAt(page, text, boxOf, button),
    cursorBehind: (text) => typing.cursorBehind(page, text, boxOf),
    press: bind(typing.press),
    undo: bind(typing.undo),
    suggestion: bind(typing.suggestion),
    suggested: bind(typing.suggested),
    acceptSuggestion: bind(typing.acceptSuggestion),
    openFixes: bind(typing.openFixes),
    chooseFix: bind(typing.chooseFix),
    click: pointing.click,
    restOn: bind(pointing.restOn),
    pressOn: bind(pointing.pressOn),
    chooseInMenu: bind(pointing.chooseInMenu),
    notice: bind(pointing.notice),
    pressInNotice: bind(pointing.pressInNotice),
    selectRows: bind(pointing.selectRows),
    drag: bind(pointing.drag),
    line: (text) => page.locator('.editor-instance .view-line', { hasText: text }).first(),
    activeTab: (name) => page.locator('.tabs-container .tab.active', { hasText: name }).first(),
    notifications: bind(notifications),
    shot: async (name) => {
      await settled(page);
      return takeShot(page, scenario.locale, `${scenario.name}-${name}`);
    },
  };
}
