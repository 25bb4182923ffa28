// The page of the board as VS Code would show it: the same markup and policy, a theme's colours, and a stand-in for the
// editor that keeps what the page sends. Nothing of it reaches a network.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../../scripts/root.mjs';

const origin = 'https://board.test';
const tokens = JSON.parse(readFileSync(join(root, 'test', 'board', 'themeTokens.json'), 'utf8'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** By the kind of theme: the classes that VS Code gives to the body. */
export const themes = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'hc-black': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast vscode-high-contrast-light',
};

/** As VS Code sets them in every webview, on Linux. */
const letters = {
  '--vscode-font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif',
  '--vscode-font-weight': 'normal',
  '--vscode-font-size': '13px',
  '--vscode-editor-font-family': "'Droid Sans Mono', 'monospace', monospace",
  '--vscode-editor-font-weight': 'normal',
  '--vscode-editor-font-size': '14px',
};
const defaults = `@layer vscode-default {
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
  body { overscroll-behavior-x: none; background-color: var(--vscode-editor-background); color: var(--vscode-editor-foreground);
    font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size);
    margin: 0; padding: 0 20px; }
}`;

/** Runs in the page before its own script. */
function standIn({ theme, look, colours, defaults }) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(defaults);
  document.adoptedStyleSheets = [sheet];
  window.sent = [];
  window.violations = [];
  let state;
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => {
      window.sent.push(structuredClone(message));
      const { prepared } = window;
      if (message.type === 'filter' && prepared)
        window.postMessage({ ...prepared, answers: message.request }, '*');
    },
    getState: () => state,
    setState: (next) => (state = next),
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    window.violations.push(`${violatedDirective}: ${blockedURI} ${sample}`),
  );
  const dress = () => {
    for (const [name, value] of Object.entries(colours))
      document.documentElement.style.setProperty(name, value);
    if (!document.body) return;
    document.body.className = look;
    document.body.dataset.vscodeThemeKind = look.split(' ').at(-1);
    document.body.dataset.vscodeThemeId = theme;
  };
  new MutationObserver((_, observer) => {
    if (!document.documentElement) return;
    dress();
    if (document.body) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** Opens the board in a window of its own; `page` is Playwright's. */
export async function openBoard(
  browser,
  { cardHtml },
  { theme = 'dark', width = 1280, height = 900, language = 'en' } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    colorScheme: /light/.test(theme) ? 'light' : 'dark',
    forcedColors: 'none',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(`an error in the page: ${error.stack ?? error}`));
  page.on('console', (line) => {
    if (line.type() === 'error') troubles.push(`the console says: ${line.text()}`);
  });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      const body = cardHtml({
        script: `${origin}/overview.js`,
        style: `${origin}/overview.css`,
        source: origin,
        nonce: 'one-that-nobody-guesses',
        language,
      });
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    }
    const type = { '/overview.js': 'text/javascript', '/overview.css': 'text/css' }[pathname];
    if (type) return route.fulfill({ contentType: type, path: join(root, 'dist', pathname.slice(1)) });
    troubles.push(`the page asked for ${route.request().url()}`);
    return route.abort();
  });
  const colours = { ...letters, ...tokens[theme] };
  await page.addInitScript(standIn, { theme, look: themes[theme], colours, defaults });
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => window.sent.some(({ type }) => type === 'ready'));
  return new OpenBoard(page, troubles);
}

class OpenBoard {
  page;
  #troubles;

  constructor(page, troubles) {
    this.page = page;
    this.#troubles = troubles;
  }

  /** Sends a message as the editor would, and waits until the page has drawn it. */
  async send(message) {
    await this.page.evaluate(async (data) => {
      window.postMessage(data, '*');
      await new Promise((drawn) => setTimeout(() => requestAnimationFrame(() => setTimeout(drawn))));
    }, message);
  }

  /** The answer to whatever the page will filter by: it comes at once, so that only the page's own time is measured. */
  async prepare(message) {
    await this.page.evaluate((data) => void (window.prepared = data), message);
  }

  /** What the page asked the editor for, since it was forgotten last. */
  acts() {
    return this.page.evaluate(() =>
      window.sent.filter(({ type }) => type === 'act').map(({ action }) => action),
    );
  }

  /** Waits until the page has sent what `fits` takes; returns it. */
  async hear(fits) {
    const end = Date.now() + 60_000;
    while (Date.now() < end) {
      const found = (await this.page.evaluate(() => window.sent)).find(fits);
      if (found) return found;
      // A frame of the page is the shortest time in which it can say something new.
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    throw new Error(`the page did not send it: ${fits}`);
  }

  forget() {
    return this.page.evaluate(() => void (window.sent.length = 0));
  }

  /** What has the focus, through all shadow roots: its text or label. */
  focused() {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return '';
      return (element.getAttribute('aria-label') ?? element.textContent).replaceAll(/\s+/g, ' ').trim();
    });
  }

  /** What axe finds wrong, one line each. */
  async accessibility() {
    await this.page.evaluate(axe);
    return this.page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes
          .slice(0, 5)
          .map(
            ({ target, failureSummary }) => `${id}: ${help}: ${target.flat().join(' ')} ${failureSummary}`,
          ),
      );
    });
  }

  /** What went wrong in the page by itself: errors, addresses asked for, and what its policy forbade. */
  async troubles() {
    return [...this.#troubles, ...(await this.page.evaluate(() => window.violations))];
  }

  close() {
    return this.page.context().close();
  }
}
