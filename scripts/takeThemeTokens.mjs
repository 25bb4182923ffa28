// Writes test/board/themeTokens.json: the colours of VS Code's default themes that the pages of src/board use, taken from
// a real workbench. Run it by hand when a page uses a colour that the file does not have; a test tells.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser, openPage } from './browser.mjs';
import { cleanUp, endOnSignals } from './ending.mjs';
import { globSync } from './globSync.mjs';
import { root } from './root.mjs';
import { startServer, workbenchUrl } from './vscodeServer.mjs';

/** By the kind of theme: its name, and what the workbench's class holds once its file has been read. */
const themes = {
  light: ['Default Light Modern', 'light_modern'],
  dark: ['Default Dark Modern', 'dark_modern'],
  'hc-black': ['Default High Contrast', 'hc_black'],
  'hc-light': ['Default High Contrast Light', 'hc_light'],
};
const folders = ['src/board', join('node_modules', '@vscode-elements', 'elements', 'dist')];

function tokensUsed() {
  const files = folders.flatMap((folder) =>
    ['.css', '.ts', '.js'].flatMap((ending) => globSync(join(root, folder), ending)),
  );
  const names = files.flatMap((file) => readFileSync(file, 'utf8').match(/--vscode-[\w-]+/g) ?? []);
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
}

async function tokensOf(browser, [theme, look], names) {
  const settings = { 'workbench.colorTheme': theme, 'window.autoDetectColorScheme': false };
  const server = await startServer({ settings });
  try {
    const page = await openPage(browser, server, {
      theme: /Light/.test(theme) ? 'light' : 'dark',
      timeoutSeconds: 90,
    });
    await page.goto(workbenchUrl(server));
    const workbench = page.locator(`.monaco-workbench[class*="${look}"]`).first();
    await workbench.locator('.activitybar').waitFor({ timeout: 60_000 });
    return await workbench.evaluate((element, wanted) => {
      const style = getComputedStyle(element);
      const found = wanted.map((name) => [name, style.getPropertyValue(name).trim()]);
      return Object.fromEntries(found.filter(([, value]) => value !== ''));
    }, names);
  } finally {
    await server.stop();
  }
}

endOnSignals(130);
const names = tokensUsed();
const browser = await launchBrowser();
const tokens = {};
for (const [kind, of] of Object.entries(themes)) tokens[kind] = await tokensOf(browser, of, names);
writeFileSync(join(root, 'test', 'board', 'themeTokens.json'), `${JSON.stringify(tokens, null, 2)}\n`);
await cleanUp();
console.log(Object.entries(tokens).map(([kind, of]) => `${kind}: ${Object.keys(of).length}`));
process.exit(0);
