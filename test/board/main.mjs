// Opens the board's page in a real Chromium, as VS Code would show it, and looks at it: with a mouse, by the keyboard, in
// all kinds of themes, with hostile texts and with five thousand requirements. Needs `node esbuild.mjs --tests`.
// `--only TEXT` runs those checks whose name holds TEXT. Pictures are left in out/shots/board/.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../../scripts/browser.mjs';
import { chromium } from '../../scripts/chromium.mjs';
import { isEnding } from '../../scripts/ending.mjs';
import { runCountedPart } from '../../scripts/countedPart.mjs';
import { root } from '../../scripts/root.mjs';
import { keyChecks } from './browser/keyChecks.mjs';
import { lookChecks } from './browser/lookChecks.mjs';
import { planChecks } from './browser/planChecks.mjs';
import { speedChecks } from './browser/speedChecks.mjs';
import { textChecks } from './browser/textChecks.mjs';

/** Far more than any takes: only one that hangs is stopped. */
const minutes = 8;
const shots = join(root, 'out', 'shots', 'board');
const argument = (name) => {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : (process.argv[index + 1] ?? '');
};

/** Runs one check in at most some minutes; throws with its reason where it fails. */
async function within(check) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${minutes} minutes`)), minutes * 60_000);
  });
  const work = check();
  // Once late, nobody waits for it any more: what it still throws is no news.
  work.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runAll() {
  const total = { passed: 0, failed: 0, failures: [] };
  if (!(await chromium())) {
    if (process.env.CI) throw new Error('there is no Chromium or Chrome, and CI requires the board in it');
    console.log('Left out: there is no Chromium or Chrome on this machine.');
    return total;
  }
  process.chdir(root);
  const boards = await import('../../out/board/boards.mjs');
  const plans = await import('../../out/board/madeUpPlans.mjs');
  const only = argument('--only');
  if (only === undefined) rmSync(shots, { recursive: true, force: true });
  mkdirSync(shots, { recursive: true });
  // Made once: reading five thousand requirements takes longer than looking at them.
  const made = new Map();
  const ofSize = (size) => {
    const board = made.get(size) ?? boards.boardOf(plans.largePlan(size));
    made.set(size, board);
    return board;
  };
  const tools = {
    ofSize,
    browser: await launchBrowser(),
    boards,
    plans,
    sample: await boards.sampleBoard(),
    shots,
  };
  const all = [lookChecks, textChecks, keyChecks, planChecks, speedChecks].flatMap((checks) => checks(tools));
  const chosen = all.filter(({ name }) => only === undefined || name.includes(only));
  if (chosen.length === 0) throw new Error(`no check's name holds “${only}”`);
  for (const { name, run } of chosen) {
    if (isEnding()) break;
    const start = Date.now();
    try {
      await within(run);
      total.passed++;
      console.log(`  ok      ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      total.failed++;
      total.failures.push(`${name}\n${error.stack ?? error}`);
      console.log(`  FAILED  ${name}\n${String(error.stack ?? error).replaceAll(/^/gm, '      ')}`);
    }
    // Whatever a check left open ends with it.
    for (const context of tools.browser.contexts()) await context.close();
  }
  return total;
}

await runCountedPart(runAll, 'out/shots/board/');
