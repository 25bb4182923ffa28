// Where there is no Node: the packaged extension in VS Code for the Web, whose extension host is a web worker, over a file
// system in memory. First a suite inside that host, then some of the clicks of the desktop. `--only TEXT` as there.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format } from 'node:util';
import { unzipSync } from 'fflate';
import { launchBrowser, openPage } from '../../scripts/browser.mjs';
import { chromium } from '../../scripts/chromium.mjs';
import { copySample } from '../../scripts/copySample.mjs';
import { packageVsix } from '../../scripts/packageVsix.mjs';
import { runCountedPart } from '../../scripts/countedPart.mjs';
import { root } from '../../scripts/root.mjs';
import { scratchFolder } from '../../scripts/scratch.mjs';
import { openWith, startWebServer } from '../../scripts/webHost.mjs';
import { enter, quickInput, runCommand, typeInQuickPick } from '../workbench/gestures/quickInput.mjs';
import { StepRun } from '../workbench/stepRun.mjs';
import { containerName, themes, userOf } from '../workbench/workbench.mjs';

const suiteMinutes = 5;
const scenarioMinutes = 4;
/** Those that need nothing but the sample, and write nothing to it from outside. */
const clicked = ['views', 'findRequirement', 'frame', 'sevenQuestions'];
const argument = (name) => {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : (process.argv[index + 1] ?? '');
};

/** The package as a browser gets it: its files, served one by one. */
async function unpackedExtension() {
  const vsix = argument('--vsix') ?? join(scratchFolder('pk'), 'groundplan.vsix');
  if (!process.argv.includes('--vsix')) await packageVsix(vsix);
  const folder = scratchFolder('ex');
  for (const [name, content] of Object.entries(unzipSync(readFileSync(vsix)))) {
    if (!name.startsWith('extension/') || name.endsWith('/')) continue;
    const file = join(folder, name.slice('extension/'.length));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** Runs the suite inside the host; its report comes as the console of the page. */
async function runSuite(browser, extension) {
  cpSync(join(root, 'out', 'web'), join(extension, 'tests'), { recursive: true });
  const server = await startWebServer({
    extension,
    folder: copySample(join(scratchFolder('sw'), 'sales-platform')),
    tests: join(extension, 'tests', 'index.js'),
  });
  const page = await openPage(browser, server, { timeoutSeconds: 120 });
  const errors = [];
  let finish;
  const ended = new Promise((resolve) => (finish = resolve));
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const text = format(...args);
    const result = /^RESULT (\{.*\})$/u.exec(text);
    if (result) finish(JSON.parse(result[1]));
    else if (/^ {2}/u.test(text)) console.log(text);
    else if (type === 'error') errors.push(text.slice(0, 600));
  });
  await page.exposeFunction('codeAutomationExit', (code) => finish(`the suite ended with ${code}`));
  page.on('console', (said) => {
    if (said.type() === 'error') errors.push(said.text().slice(0, 600));
  });
  page.on('crash', () => finish('the page crashed'));
  const timer = setTimeout(() => finish(`no result within ${suiteMinutes} minutes`), suiteMinutes * 60_000);
  await openWith(page);
  await page.goto(`${server.origin}/`);
  const end = await ended;
  clearTimeout(timer);
  await page.context().close();
  server.stop();
  if (typeof end !== 'string') return end;
  console.log(`The last errors in the page:\n  ${errors.slice(-15).join('\n  ')}`);
  return { passed: 0, failed: 1, failures: [end] };
}

/** The words of the manifest in this language, as the test server hands over the English ones alone. */
function inLanguage(extension, locale) {
  if (locale === 'en') return extension;
  const folder = scratchFolder('ex');
  cpSync(extension, folder, { recursive: true });
  cpSync(join(folder, `package.nls.${locale}.json`), join(folder, 'package.nls.json'));
  return folder;
}

/** By its path, as the file system of the test server finds no files by their names. */
async function openByPath(page, folder, name) {
  const path = readdirSync(folder, { recursive: true }).find((file) => basename(file) === name);
  await runCommand(page, 'File: Open File...', quickInput(page));
  await typeInQuickPick(page, `/${path.replaceAll('\\', '/')}`);
  await enter(page, page.locator('.tabs-container .tab.active', { hasText: name }));
  await page.locator('.editor-instance .view-line').first().waitFor();
}

async function runScenario(browser, extension, scenario) {
  console.log(`\n${scenario.name} (${scenario.locale}, ${scenario.theme}), in a browser`);
  const run = new StepRun(scenario);
  const folder = await scenario.folder(scratchFolder('sw'));
  const server = await startWebServer({ extension: inLanguage(extension, scenario.locale), folder });
  try {
    const page = await openPage(browser, server, {
      theme: /light/i.test(scenario.theme) ? 'light' : 'dark',
      timeoutSeconds: 60,
    });
    const look = { 'workbench.colorTheme': themes[scenario.theme], 'window.autoDetectColorScheme': false };
    await openWith(page, { settings: look, locale: scenario.locale });
    await page.goto(`${server.origin}/`);
    await page.getByRole('tab', { name: containerName }).first().waitFor({ timeout: 60_000 });
    const user = userOf(page, { ...scenario, name: `web-${scenario.name}` }, folder);
    user.openFile = (name) => openByPath(page, folder, name);
    await run.within(scenarioMinutes, page, (step) => scenario.steps(step, user));
  } catch (error) {
    run.fail('opens the workbench', error);
  }
  for (const context of browser.contexts()) await context.close();
  server.stop();
  return run;
}

async function runAll() {
  const total = { passed: 0, failed: 0, failures: [], again: [] };
  if (!(await chromium())) {
    if (process.env.CI) throw new Error('there is no Chromium or Chrome, and CI requires the browser');
    console.log('Left out: there is no Chromium or Chrome on this machine.');
    return total;
  }
  const only = argument('--only');
  const extension = await unpackedExtension();
  const browser = await launchBrowser();
  const add = ({ passed, failed, failures, reasons = failures }) => {
    total.passed += passed;
    total.failed += failed;
    total.failures.push(...reasons);
  };
  if (only === undefined || only === 'suite') add(await runSuite(browser, extension));
  for (const file of clicked) {
    const { scenarios } = await import(`../workbench/scenarios/${file}.mjs`);
    for (const scenario of scenarios) {
      if (only !== undefined && !`${scenario.name} ${scenario.locale}`.includes(only)) continue;
      let run = await runScenario(browser, extension, scenario);
      if (run.failed > 0) {
        total.again.push(`${scenario.name} (${scenario.locale}): ${run.failures.join('; ')}`);
        console.log('  again, from the start:');
        run = await runScenario(browser, extension, scenario);
      }
      add(run);
    }
  }
  return total;
}

await runCountedPart(runAll, 'out/shots/');
