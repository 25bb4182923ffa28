// A headless browser that reaches this machine and nothing else.
import { chromium as playwright } from 'playwright-core';
import { atEnd } from './ending.mjs';
import { chromium } from './chromium.mjs';
import { scratchFolder } from './scratch.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost , EXCLUDE *.localhost',
];

/** Starts the browser; throws where there is none. It closes when this process ends. */
export async function launchBrowser() {
  const executablePath = await chromium();
  if (!executablePath)
    throw new Error('there is no Chromium or Chrome: install one, or name it in CHROME_BIN');
  const env = { ...process.env, TMPDIR: scratchFolder('br') };
  const browser = await playwright.launch({
    executablePath,
    headless: true,
    args: flags,
    env,
    // On a machine with much else to do it may take its time.
    timeout: 180_000,
  });
  atEnd(() => browser.close());
  return browser;
}

/** A page of a window of its own, ready to open the server's workbench. */
export async function openPage(browser, server, { theme = 'dark', timeoutSeconds = 15 } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    colorScheme: theme,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
  const page = await context.newPage();
  page.setDefaultTimeout(timeoutSeconds * 1000);
  return page;
}
