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

const readLock = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;

/** True when `node_modules` holds what `package-lock.json` names, except for packages of other systems. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false;
  const wanted = readLock('package-lock.json');
  const installed = readLock(join('node_modules', '.package-lock.json'));
  const isThere = ([path, entry]) =>
    path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional === true);
  const isMeant = ([path, entry]) => path in wanted || entry.optional === true;
  return Object.entries(wanted).every(isThere) && Object.entries(installed).every(isMeant);
}

/** Whether all that `npm ci` misses in the lock file are packages that only other systems need. */
function lacksOnlyOptional(words) {
  const optional = Object.values(readLock('package-lock.json')).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  );
  const complaints = [...words.matchAll(/^npm error (Missing|Invalid): (@?[^@\s]+)/gm)];
  return (
    complaints.length > 0 &&
    complaints.every(([, kind, name]) => kind === 'Missing' && optional.includes(name))
  );
}

/** Installs the clone's packages as locked, unless they are there already. */
export async function installPackages() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci), about half a minute the first time …');
  try {
    await npm(root, ['ci', '--include=dev']);
  } catch (error) {
    // A registry that lacks the binaries for some systems leaves them out of the lock file, which `npm ci` refuses.
    if (!lacksOnlyOptional(error.message)) throw error;
    await npm(root, ['install', '--include=dev', '--no-save']);
  }
}

/** Bundles the extension; returns true when that worked. esbuild reports what did not. */
export async function build(...flags) {
  const { code } = await run(process.execPath, ['esbuild.mjs', ...flags], { cwd: root, limitSeconds: 120 });
  return code === 0;
}
