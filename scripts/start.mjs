// `npm start [-- --locale zh-cn --server]`: VS Code with the extension and the sample plan. The desktop one where
// there is a display and a `code` command, else the server build of it in a browser, until Ctrl+C.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { copySample, sample } from './copySample.mjs';
import { cleanUp, endOnSignals, isEnding } from './ending.mjs';
import { build, installPackages } from './npm.mjs';
import { run, startGroup } from './processes.mjs';
import { root } from './root.mjs';
import { scratchFolder } from './scratch.mjs';

const defaultPort = 8137;

function argument(name) {
  const index = process.argv.indexOf(name);
  const joined = process.argv.find((text) => text.startsWith(`${name}=`));
  return joined?.slice(name.length + 1) ?? (index < 0 ? undefined : process.argv[index + 1]);
}

const locale = argument('--locale') ?? process.env.GROUNDPLAN_LOCALE;
const mac = process.platform === 'darwin';
const windows = process.platform === 'win32';
const hasDisplay = mac || windows || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function isOnPath(command) {
  const suffixes = windows ? ['.cmd', '.exe'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => suffixes.some((suffix) => existsSync(join(folder, command + suffix))));
}

async function startDesktop() {
  console.log('Building …');
  if (!(await build())) throw new Error('the build failed');
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, '--disable-extensions'];
  if (locale) args.push('--locale', locale);
  console.log(`Opening VS Code with the sample plan: ${sample}`);
  const { code } = await run('code', [...args, sample], { shell: windows, limitSeconds: 60 });
  if (code !== 0)
    throw new Error(`VS Code did not open (${code}); \`npm start -- --server\` uses a browser instead`);
}

async function startInBrowser() {
  const { packageVsix } = await import('./packageVsix.mjs');
  const { serverHost } = await import('./serverHost.mjs');
  const { startServer, workbenchUrl } = await import('./vscodeServer.mjs');
  await serverHost();
  console.log('Packaging the extension …');
  const scratch = scratchFolder('start');
  const vsix = join(scratch, 'groundplan.vsix');
  await packageVsix(vsix);
  // Not the clone's own sample: what you try there would be a change to commit.
  const folder = copySample(join(scratch, 'sales-platform'));
  console.log('Starting VS Code …');
  const settings = { 'workbench.reduceMotion': 'auto', 'editor.hover.delay': 300 };
  const server = await startServer({ vsix: [vsix], locale, port: defaultPort, settings });
  const address = workbenchUrl(server, { folder });
  console.log(`
VS Code with Groundplan and the sample plan is at

  ${address}

Its folder is a copy that is removed at the end: ${folder}
Ctrl+C ends it.
`);
  const opener = mac ? 'open' : 'xdg-open';
  if (hasDisplay && isOnPath(opener)) startGroup(opener, [address], { stdio: 'ignore' });
  const end = await server.exited;
  if (!isEnding()) throw new Error(`the server ended by itself (${end})`);
}

endOnSignals(0);
try {
  await installPackages();
  const desktop = hasDisplay && isOnPath('code') && !process.argv.includes('--server');
  await (desktop ? startDesktop() : startInBrowser());
} catch (error) {
  if (!isEnding()) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
if (!isEnding()) await cleanUp();
