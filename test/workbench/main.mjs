// Installs the packaged .vsix in fresh profiles and clicks through the workbench: every scenario in scenarios/.
// `--only TEXT` runs those whose name holds TEXT; `--keep` leaves the window's server up until Ctrl+C.
// A scenario that failed is run once more, from a profile of its own: a click that a slow machine lost is gone then, a
// fault is not. What only the second attempt did is named at the end.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../scripts/browser.mjs';
import { chromium } from '../../scripts/chromium.mjs';
import { isEnding } from '../../scripts/ending.mjs';
import { packageVsix } from '../../scripts/packageVsix.mjs';
import { runCountedPart } from '../../scripts/countedPart.mjs';
import { root } from '../../scripts/root.mjs';
import { scratchFolder } from '../../scripts/scratch.mjs';
import { serverHostFits } from '../../scripts/serverHost.mjs';
import { hostErrors } from './hostErrors.mjs';
import { StepRun } from './stepRun.mjs';
import { openWorkbench, userOf } from './workbench.mjs';

const scenarioMinutes = 4;
/** More scenarios than this do not fail by chance; the rest is not run again. */
const secondAttempts = 8;
const argument = (name) => {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : (process.argv[index + 1] ?? '');
};

async function loadScenarios(only) {
  const folder = join(root, 'test', 'workbench', 'scenarios');
  const all = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .sort()) {
    const { scenarios } = await import(pathToFileURL(join(folder, file)));
    if (!Array.isArray(scenarios) || scenarios.length === 0) throw new Error(`${file} exports no scenarios`);
    all.push(...scenarios);
  }
  const chosen =
    only === undefined ? all : all.filter(({ name, locale }) => `${name} ${locale}`.includes(only));
  if (chosen.length === 0) throw new Error(`no scenario's name holds “${only}”`);
  return chosen;
}

/** Runs one scenario in a server, profile and window of its own. */
async function runScenario(browser, vsix, scenario, keep) {
  console.log(`\n${scenario.name} (${scenario.locale}, ${scenario.theme})`);
  const run = new StepRun(scenario);
  const scratch = scratchFolder('sc');
  let workbench;
  try {
    const folder = await scenario.folder?.(scratch);
    workbench = await openWorkbench(browser, { ...scenario, vsix, folder });
    const { page, server, url } = workbench;
    await run.within(scenarioMinutes, page, (step) => scenario.steps(step, userOf(page, scenario, folder)));
    run.check('leaves no error of its own in the log', hostErrors(server.folder));
    if (run.failed > 0) console.log(`      server log: ${server.keepLog(scenario.name)}`);
    if (keep) {
      console.log(`\nThe window is at ${url} (folder: ${folder ?? 'none'}); Ctrl+C ends it.`);
      await server.exited;
    }
  } catch (error) {
    run.fail('opens the workbench', error);
  }
  for (const context of browser.contexts()) await context.close();
  await workbench?.server.stop();
  rmSync(scratch, { recursive: true, force: true });
  return run;
}

async function runAll() {
  const total = { passed: 0, failed: 0, failures: [], again: [] };
  if (!serverHostFits || !(await chromium())) {
    const missing = serverHostFits ? 'no Chromium or Chrome' : 'no server build of VS Code for this system';
    if (process.env.CI) throw new Error(`there is ${missing}, and CI requires the clicks`);
    console.log(`Left out: there is ${missing} on this machine.`);
    return total;
  }
  const only = argument('--only');
  const scenarios = await loadScenarios(only);
  // Those of the board are beside them.
  const old = only === undefined ? new Set(scenarios.map(({ locale }) => locale)) : [];
  for (const locale of old) rmSync(join(root, 'out', 'shots', locale), { recursive: true, force: true });
  mkdirSync(join(root, 'out', 'shots'), { recursive: true });
  const vsix = argument('--vsix') ?? join(scratchFolder('pk'), 'groundplan.vsix');
  if (!process.argv.includes('--vsix')) await packageVsix(vsix);
  const browser = await launchBrowser();
  const keep = process.argv.includes('--keep');
  const { again } = total;
  for (const scenario of scenarios) {
    if (isEnding()) break;
    let run = await runScenario(browser, vsix, scenario, keep);
    if (run.failed > 0 && !keep && !isEnding() && again.length < secondAttempts) {
      again.push(`${scenario.name} (${scenario.locale}): ${run.failures.join('; ')}`);
      console.log('  again, from the start:');
      run = await runScenario(browser, vsix, scenario, keep);
    }
    total.passed += run.passed;
    total.failed += run.failed;
    total.failures.push(...run.reasons);
  }
  if (again.length > 0) console.log(`\nRun a second time:\n${again.map((line) => `  ${line}`).join('\n')}`);
  return total;
}

await runCountedPart(runAll, 'out/shots/');
