// Calls npm, and installs the clone's own packages. Node built-ins only: this runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run, runOrThrow } from './processes.mjs';

/** The environment without what an outer `npm run` says about its own package; registry, proxy and the like stay. */
export function plainEnvironment(more = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)|^(INIT_CWD|NODE_OPTIONS)$/.test(name),
  );
  return { ...Object.fromEntries(kept), ...more };
}

/** Runs npm in a folder; throws with npm's own words when it fails. */
export function npm(folder, args, env = {}) {
  const all = [...args, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const options = { cwd: folder, env: plainEnvironment(env), quiet: true, limitSeconds: 900 };
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return runOrThrow(process.execPath, [script, ...all], options);
  return runOrThrow('npm', all, { ...options, shell: process.platform === 'win32' });
}

/** True when `node_modules` holds exactly what `package-lock.json` names (packages for other systems may be absent). */
function isInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const wanted = read(join(root, 'package-lock.json'));
  const installed = read(installedFile);
  const isThere = ([path, entry]) =>
    path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional === true);
  return Object.entries(wanted).every(isThere) && Object.keys(installed).every((path) => path in wanted);
}

/** Installs the clone's packages as locked, unless they are there already. */
export async function installPackages() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci), about half a minute the first time …');
  await npm(root, ['ci', '--include=dev']);
}

/** Bundles the extension; returns true when that worked. esbuild reports what did not. */
export async function build(...flags) {
  const { code } = await run(process.execPath, ['esbuild.mjs', ...flags], { cwd: root, limitSeconds: 120 });
  return code === 0;
}
