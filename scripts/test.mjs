// `node scripts/test.mjs [part …]`: everything that has to hold, from a bare clone; the last line is
// `N passed, N failed`. Node built-ins only, until the packages are installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, endOnSignals, isEnding } from './ending.mjs';
import { build, installPackages } from './npm.mjs';
import { run } from './processes.mjs';
import { root } from './root.mjs';
import { scratchFolder } from './scratch.mjs';

const bin = (...path) => join(root, 'node_modules', ...path);

/**
 * The parts in the order in which they run. A part that `counts` leaves a result file with `{ passed, failed }` behind
 * as the proof that it ran to its end; any other part is one pass or one failure by its exit code.
 */
const parts = {
  types: { title: 'Types', args: [bin('typescript', 'bin', 'tsc'), '-p', '.'], minutes: 3 },
  page: {
    title: 'Types of the webview, where there is a browser',
    args: [bin('typescript', 'bin', 'tsc'), '-p', join('src', 'board')],
    minutes: 3,
  },
  lint: {
    title: 'Lint',
    args: [bin('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'],
    minutes: 3,
  },
  format: { title: 'Format', args: [bin('oxfmt', 'bin', 'oxfmt'), '--check'], minutes: 2 },
  unit: { title: 'Unit and property tests', args: ['scripts/unitTests.mjs'], minutes: 25, counts: true },
  board: {
    title: 'The board in a real browser',
    args: ['test/board/main.mjs'],
    minutes: 30,
    counts: true,
  },
  host: { title: 'Inside the extension host', args: ['test/host/main.mjs'], minutes: 30, counts: true },
  web: {
    title: 'In a browser, where there is no Node',
    args: ['test/web/main.mjs'],
    minutes: 30,
    counts: true,
  },
  workbench: {
    title: 'Clicks in the workbench',
    args: ['test/workbench/main.mjs'],
    minutes: 60,
    counts: true,
  },
};
const needsBuild = ['unit', 'board', 'host', 'web', 'workbench'];

async function runPart(name, scratch) {
  const { title, args, minutes, counts } = parts[name];
  console.log(`\n── ${title}`);
  const resultFile = join(scratch, `${name}.json`);
  const env = { ...process.env, GROUNDPLAN_SCRATCH: scratch, GROUNDPLAN_RESULT: resultFile };
  const { code, timedOut } = await run(process.execPath, args, {
    cwd: root,
    env,
    limitSeconds: minutes * 60,
  });
  if (timedOut) console.error(`${title}: stopped after ${minutes} minutes`);
  if (!counts) {
    console.log(code === 0 ? 'fine' : `${title} failed`);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, failures: ['see above'] };
  }
  const result = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : undefined;
  if (!result) {
    console.error(`${title}: it did not run to its end (${code})`);
    return {
      passed: 0,
      failed: 1,
      failures: [`it did not run to its end (${timedOut ? 'too late' : code})`],
    };
  }
  // Whatever else went wrong is one failure more than the counted ones.
  if (code === 0 || result.failed > 0) return result;
  return { ...result, failed: 1, failures: [`it ended with ${code}`] };
}

/** What failed, once more and with its reason: whoever sees only the end of a long output needs no more than that. */
function tellFailures(title, { failures = [], again = [] }) {
  for (const failure of failures.slice(0, 20)) {
    const [name, ...reason] = failure.split('\n');
    console.log(`\nFAILED  ${title}: ${name}`);
    for (const line of reason.slice(0, 12)) console.log(`        ${line.slice(0, 300)}`);
  }
  for (const line of again.slice(0, 20)) console.log(`\nonly at the second attempt: ${line.slice(0, 300)}`);
}

async function runAll(names) {
  const total = { passed: 0, failed: 0 };
  const results = [];
  await installPackages();
  let built = true;
  if (names.some((name) => needsBuild.includes(name))) {
    console.log('Building …');
    built = await build('--tests');
    if (!built) {
      console.error('The build failed; what needs it does not run.');
      total.failed++;
    }
  }
  const scratch = scratchFolder('test');
  for (const name of names) {
    if (!built && needsBuild.includes(name)) continue;
    const result = await runPart(name, scratch);
    results.push([parts[name].title, result]);
    total.passed += result.passed;
    total.failed += result.failed;
  }
  for (const [title, result] of results) tellFailures(title, result);
  return total;
}

endOnSignals(130);
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No part is named ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
let total = { passed: 0, failed: 1 };
try {
  total = await runAll(chosen.length > 0 ? chosen : Object.keys(parts));
} catch (error) {
  console.error(error.message);
}
if (!isEnding()) {
  await cleanUp();
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}
