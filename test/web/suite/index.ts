// `extensionTestsPath` of the browser: runs the tests of this folder inside an extension host that is a web worker. What
// goes to the console reaches the runner outside: lines with two blanks in front are shown, `RESULT` ends it.
import 'mocha/mocha.js';
import { message } from './said.ts';

/** What there is to say goes to the console. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {
    // Told by `run`.
  }
}

/** Called by the host. Rejects when a test failed. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: Silent, timeout: 60_000, retries: 1, forbidOnly: true });
  await import('./inBrowser.test.ts');
  const failures: string[] = [];
  const again: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failed) => {
      const passed = runner.stats?.passes ?? 0;
      console.info(`RESULT ${JSON.stringify({ passed, failed, failures, again })}`);
      if (failed > 0 || passed === 0) reject(new Error(`${failed} tests failed in the browser`));
      else resolve();
    });
    runner.on('pass', (test: Mocha.Test) => console.info(`  ✔ ${test.fullTitle()}`));
    runner.on('retry', (test: Mocha.Test, error: Error) =>
      again.push(`${test.fullTitle()}: ${message(error)}`),
    );
    runner.on('fail', (test: Mocha.Test, error: Error) => {
      failures.push(`${test.fullTitle()}\n${error.stack ?? message(error)}`);
      console.info(`  FAILED ${test.fullTitle()}: ${message(error)}`);
    });
  });
}
