// Starts the server build of VS Code on 127.0.0.1 with a profile of its own, and gives the address of its workbench.
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { plainEnvironment } from './npm.mjs';
import { runOrThrow, startGroup } from './processes.mjs';
import { root } from './root.mjs';
import { scratchFolder } from './scratch.mjs';
import { serverHost } from './serverHost.mjs';

/** A clean start: nothing opens, asks, phones home or saves by itself. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The server build saves after 1.5 s otherwise, and a test about unsaved text would prove nothing.
  'files.autoSave': 'off',
  'git.enabled': false,
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** A folder is opened without trust, and nobody is asked for it. */
const restrictedSettings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.emptyWindow': false,
};

/** Resolves with the port if it is free on 127.0.0.1 (0: any free one), else with undefined. */
function freePort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const free = probe.address().port;
      probe.close(() => resolve(free));
    });
  });
}

/** A free port on 127.0.0.1: the preferred one or one of the next, else any. */
export async function choosePort(preferred) {
  for (let port = preferred; preferred && port < preferred + 50; port++) {
    if (await freePort(port)) return port;
  }
  return freePort(0);
}

/** A stand-in language pack: the extension's own words come in this language, VS Code's own stay English. */
function writeLanguagePack(folder, locale) {
  const words = join(folder, 'words.json');
  writeFileSync(words, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: 'groundplan.stand-in-language-pack' }, version: '1.0.0' }];
  const pack = { hash: 'stand-in', label: locale, extensions, translations: { vscode: words } };
  writeFileSync(join(folder, 'data', 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}

async function waitUntilUp(origin, server, logFile) {
  let ended;
  void server.exited.then((code) => (ended = `the server ended with ${code}`));
  for (let tries = 0; tries < 600; tries++) {
    if (ended) throw new Error(`${ended}\n${readFileSync(logFile, 'utf8')}`);
    const up = await fetch(`${origin}/version`, { signal: AbortSignal.timeout(5000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server did not answer on ${origin}\n${readFileSync(logFile, 'utf8')}`);
}

/**
 * Starts a server. `vsix` names packages to install, `locale` the language (`zh-cn`), `settings` come on top of
 * `quietSettings`, `port` is the one to prefer. `forTests` turns on the driver that lets a page run a test suite in
 * the extension host; it also hides notifications, so a look at what people see goes without. With `trust`
 * `restricted` a folder is opened that nobody trusts.
 * `stop` ends the whole process group; `keepLog` copies the server's log to out/logs/ under a name and returns where.
 */
export async function startServer({
  forTests = false,
  vsix = [],
  locale,
  settings = {},
  trust,
  port: preferred,
} = {}) {
  const { node, main } = await serverHost();
  const folder = scratchFolder('vs');
  const userFolder = join(folder, 'data', 'User');
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(
    join(userFolder, 'settings.json'),
    JSON.stringify(
      { ...quietSettings, ...(trust === 'restricted' ? restrictedSettings : {}), ...settings },
      null,
      2,
    ),
  );
  if (locale && locale !== 'en') writeLanguagePack(folder, locale);

  // Its sockets go with its folder; without a gallery address it does not try to reach one.
  const env = plainEnvironment({
    TMPDIR: folder,
    XDG_RUNTIME_DIR: folder,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  });
  for (const name of Object.keys(env)) if (/^(VSCODE|ELECTRON)_/.test(name)) delete env[name];
  for (const file of vsix) {
    const install = [main, '--server-data-dir', folder, '--install-extension', file, '--force'];
    await runOrThrow(node, install, { env, quiet: true, limitSeconds: 60 });
  }

  const port = await choosePort(preferred);
  const origin = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'a');
  const args = [main, '--host', '127.0.0.1', '--port', String(port), '--server-data-dir', folder];
  args.push('--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off');
  args.push('--disable-experiments');
  if (trust !== 'restricted') args.push('--disable-workspace-trust');
  if (forTests) args.push('--enable-smoke-test-driver');
  if (locale) args.push('--locale', locale);
  const server = startGroup(node, args, { stdio: ['ignore', log, log], env });
  closeSync(log);
  try {
    await waitUntilUp(origin, server, logFile);
  } catch (error) {
    await server.stop();
    throw error;
  }

  const keepLog = (name) => {
    const kept = join(root, 'out', 'logs', `${name}.log`);
    mkdirSync(join(root, 'out', 'logs'), { recursive: true });
    copyFileSync(logFile, kept);
    return kept;
  };
  return { port, origin, folder, exited: server.exited, stop: () => server.stop(), keepLog };
}

/** The workbench's address; `folder` may be a `.code-workspace` file; `extension` and `tests` are files that the extension host loads, with `forTests` only. */
export function workbenchUrl(server, { folder, extension, tests } = {}) {
  const remote = (file) => `vscode-remote://127.0.0.1:${server.port}${file}`;
  const isWorkspace = folder?.endsWith('.code-workspace');
  const query = new URLSearchParams(
    folder ? { [isWorkspace ? 'workspace' : 'folder']: folder } : { ew: 'true' },
  );
  if (tests) {
    const payload = [
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(tests)],
    ];
    query.set('payload', JSON.stringify(payload));
  }
  // A folder's slashes are legal in a query and easier to read.
  return `${server.origin}/?${query.toString().replaceAll('%2F', '/')}`;
}
