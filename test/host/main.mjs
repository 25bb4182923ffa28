// Runs out/host inside a real extension host: desktop VS Code where it can be had, else the server build of it; then
// the tests of several folders in a window of their own, and those about language once more in a Chinese one.
// $GROUNDPLAN_HOST=desktop|server decides for good; `--only TEXT` runs the tests whose names hold TEXT, in the first
// window alone, or in that of several folders with `--roots`. `--hostile` opens only the folder that means harm.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cleanUp, endOnSignals } from '../../scripts/ending.mjs';
import { root } from '../../scripts/root.mjs';
import { scratchFolder } from '../../scripts/scratch.mjs';
import { serverHost, serverHostFits } from '../../scripts/serverHost.mjs';
import { quietSettings } from '../../scripts/vscodeServer.mjs';
import { sizes } from '../hostile/buildWorkspace.mjs';
import { openHostile } from '../hostile/hostWindows.mjs';
import { copyRoots } from './copyRoots.mjs';
import { copyWorkspace } from './copyWorkspace.mjs';

const wanted = process.env.GROUNDPLAN_HOST;
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const standIn = join(root, 'test', 'host', 'standIn.mjs');

/** The desktop executable, or undefined where it cannot be downloaded or cannot show a window. */
async function desktopVSCode() {
  if (wanted === 'server') return undefined;
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_EXECUTABLE } = process.env;
  if (wanted !== 'desktop' && process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    console.log('There is no display: the server build of VS Code stands in for the desktop one.');
    return undefined;
  }
  try {
    return (
      VSCODE_EXECUTABLE ??
      (await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(root, '.vscode-test') }))
    );
  } catch (error) {
    if (wanted === 'desktop') throw error;
    console.log(`No desktop VS Code (${error.message}): the server build of it stands in.`);
    return undefined;
  }
}

async function runSuite(vscodeExecutablePath, { locale, grep, roots = false }) {
  const where = roots ? ', a window of several folders' : '';
  console.log(`\n${locale}${where}${grep ? `, only what concerns ${grep}` : ''}:`);
  const scratch = scratchFolder('host');
  const resultFile = join(scratch, 'result.json');
  const settings = join(scratch, 'profile', 'User');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'settings.json'), JSON.stringify(quietSettings));
  const profile = [
    `--user-data-dir=${join(scratch, 'profile')}`,
    `--extensions-dir=${join(scratch, 'extensions')}`,
  ];
  const opened = roots ? copyRoots(scratch) : copyWorkspace(join(scratch, 'sales-platform'));
  let error;
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'host', 'index.js'),
      launchArgs: [opened, `--locale=${locale}`, ...profile],
      extensionTestsEnv: {
        GROUNDPLAN_RESULT: resultFile,
        GROUNDPLAN_LOCALE: locale,
        GROUNDPLAN_GREP: grep,
        GROUNDPLAN_TESTS: roots ? 'roots' : '',
      },
    });
  } catch (caught) {
    error = caught;
  }
  if (!existsSync(resultFile)) {
    console.error(`The suite did not run to its end: ${error?.message ?? 'the host left no result'}`);
    return { passed: 0, failed: 1, failures: [`The suite (${locale}${where}) did not run to its end`] };
  }
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  if (!error || result.failed > 0) return result;
  console.error(error.message);
  return { ...result, failed: 1, failures: [`The host (${locale}${where}) ended badly\n${error.message}`] };
}

endOnSignals(130);
const total = { passed: 0, failed: 0, failures: [], again: [] };
const add = ({ passed, failed, failures = [], again = [] }) => {
  total.passed += passed;
  total.failed += failed;
  total.failures.push(...failures);
  total.again.push(...again);
};
try {
  chmodSync(standIn, 0o755);
  const desktop = await desktopVSCode();
  if (serverHostFits) await serverHost();
  const onlyRoots = process.argv.includes('--roots');
  const onlyHostile = process.argv.includes('--hostile');
  if (!onlyRoots && !onlyHostile) add(await runSuite(desktop ?? standIn, { locale: 'en', grep: only }));
  if (!onlyHostile && (onlyRoots || only === undefined))
    add(await runSuite(desktop ?? standIn, { locale: 'en', grep: only, roots: true }));
  // A desktop window is trusted in tests, whatever is asked of it.
  if (serverHostFits && !onlyRoots && only === undefined)
    add(await openHostile(scratchFolder('hostile'), sizes.part));
  // A desktop window needs a language pack from the gallery; the stand-in brings its own.
  if (only !== undefined || onlyRoots || onlyHostile) console.log('The Chinese window is left out.');
  else if (serverHostFits) add(await runSuite(standIn, { locale: 'zh-cn', grep: 'language' }));
  else
    console.log(
      `The Chinese window is left out: its server build runs on Linux, not on ${process.platform}.`,
    );
} catch (error) {
  console.error(error.message);
  add({ passed: 0, failed: 1, failures: [error.message] });
}
if (process.env.GROUNDPLAN_RESULT) writeFileSync(process.env.GROUNDPLAN_RESULT, JSON.stringify(total));
else console.log(`${total.passed} passed, ${total.failed} failed`);
await cleanUp();
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
