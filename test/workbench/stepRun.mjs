// The steps of one scenario: each is reported as it ends; one that fails leaves a picture and lets the next ones run.
import { isEnding } from '../../scripts/ending.mjs';
import { takeShot } from './workbench.mjs';

export class StepRun {
  passed = 0;
  /** The names of the steps that failed. */
  failures = [];
  /** The same with their reasons. */
  reasons = [];
  #late = false;
  #name;
  #locale;

  constructor({ name, locale }) {
    this.#name = name;
    this.#locale = locale;
  }

  get failed() {
    return this.failures.length;
  }

  /** Counts and shows a failure. */
  fail(name, error) {
    this.failures.push(name);
    this.reasons.push(`${this.#name} (${this.#locale}): ${name}\n${error.stack ?? error}`);
    console.log(`  FAILED  ${name}\n${String(error.stack ?? error).replaceAll(/^/gm, '      ')}`);
  }

  /** A step of its own, outside the time limit: passes when `problems` is empty. */
  check(name, problems) {
    if (problems.length > 0) return this.fail(name, problems.join('\n'));
    this.passed++;
    console.log(`  ok      ${name}`);
  }

  /** Runs the scenario's steps on the page; what is not done after `minutes` is a failure. */
  async within(minutes, page, steps) {
    let timer;
    const limit = new Promise((resolve) => (timer = setTimeout(resolve, minutes * 60_000, 'late')));
    const work = steps((name, action) => this.#step(name, page, action));
    // Once late, nobody waits for the steps any more: what they still throw is no news.
    work.catch(() => undefined);
    const end = await Promise.race([work, limit]);
    clearTimeout(timer);
    if (end !== 'late') return;
    this.#late = true;
    this.fail(this.#name, `not done after ${minutes} minutes`);
  }

  async #step(name, page, action) {
    if (this.#late || isEnding()) return;
    const start = Date.now();
    try {
      await action();
      if (this.#late) return;
      this.passed++;
      console.log(`  ok      ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      if (this.#late || isEnding()) return;
      this.fail(name, error);
      const picture = await takeShot(page, this.#locale, `failed-${this.#name}-${this.failed}`).catch(String);
      console.log(`      picture: ${picture}`);
    }
  }
}
