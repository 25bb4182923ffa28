// `extensionTestsPath`: runs the host tests inside an extension host, desktop or server alike.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** Called by the host. Rejects when a test failed. */
export async function run(): Promise<void> {
  const { GROUNDPLAN_RESULT: resultFile, GROUNDPLAN_GREP: grep, GROUNDPLAN_TESTS: tests } = process.env;
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 90_000,
    failZero: true,
    forbidOnly: true,
    // An editor that lost an event on a slow machine is right at the second attempt, a fault is not.
    retries: 1,
  });
  if (grep) mocha.grep(new RegExp(grep, 'u'));
  // Those that need another window than one of one folder lie in a folder of their own.
  const folder = join(__dirname, tests ?? '');
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.js'));
  for (const file of files.sort()) mocha.addFile(join(folder, file));
  const failed: string[] = [];
  const again: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      // The proof that the suite ran to its end: a host that crashes is reported to the outside as success.
      const result = { passed: passes, failed: failures + pending, failures: failed, again };
      if (resultFile) writeFileSync(resultFile, JSON.stringify(result));
      if (result.failed > 0) reject(new Error(`${result.failed} host tests failed or were skipped`));
      else resolve();
    });
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      again.push(`${test.fullTitle()}: ${error.message}`);
      console.log(`    again, after “${error.message}”: ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: Error) =>
      failed.push(`${test.fullTitle()}\n${error.stack ?? error.message}`),
    );
    runner.on('pending', (test) => failed.push(`${test.fullTitle()}\nskipped`));
  });
}
