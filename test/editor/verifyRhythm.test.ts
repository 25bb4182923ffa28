import assert from 'node:assert/strict';
import { betweenVerifies, leastBetweenVerifies, VerifyRhythm } from '../../src/editor/verifyRhythm.ts';

/** A window whose clocks go when the test says so. */
class Window {
  time = 0;
  wallTime = 0;
  takes = 0;
  verified = 0;
  timer: { readonly work: () => void; readonly at: number } | null = null;
  readonly rhythm = new VerifyRhythm({
    verify: () => {
      this.verified++;
      this.time += this.takes;
      return Promise.resolve();
    },
    now: () => this.time,
    wall: () => this.wallTime,
    setTimer: (work, delay) => (this.timer = { work, at: this.time + delay }),
    clearTimer: () => (this.timer = null),
  });

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    while (this.timer && this.timer.at <= end) {
      const { work, at } = this.timer;
      this.time = Math.max(this.time, at);
      this.timer = null;
      work();
      await new Promise((resume) => setImmediate(resume));
    }
    this.time = Math.max(this.time, end);
  }
}

describe('comparing with the disk now and then', () => {
  it('does nothing while nobody sees a view', async () => {
    const window = new Window();
    await window.pass(betweenVerifies * 10);
    assert.equal(window.verified, 0);
    assert.equal(window.timer, null);
  });

  it('happens on a slow timer while somebody looks, and stops when nobody does', async () => {
    const window = new Window();
    window.rhythm.see(true);
    await window.pass(betweenVerifies * 3);
    assert.equal(window.verified, 3);
    window.rhythm.see(false);
    await window.pass(betweenVerifies * 3);
    assert.equal(window.verified, 3);
  });

  it('comes soon to somebody who looks again after long', async () => {
    const window = new Window();
    await window.pass(betweenVerifies * 2);
    window.rhythm.see(true);
    await window.pass(1000);
    assert.equal(window.verified, 1);
  });

  it('happens when the window gets the focus after a while, not at each return', async () => {
    const window = new Window();
    await window.pass(leastBetweenVerifies - 1);
    window.rhythm.focus();
    assert.equal(window.verified, 0);
    await window.pass(1);
    window.rhythm.focus();
    assert.equal(window.verified, 1);
  });

  it('takes a clock that was set, forwards or back, for a while', async () => {
    for (const jump of [3_600_000, -3_600_000]) {
      const window = new Window();
      window.wallTime += jump;
      window.rhythm.focus();
      await Promise.resolve();
      assert.equal(window.verified, 1);
    }
  });

  it('asks a slow disk more rarely', async () => {
    const window = new Window();
    window.takes = 20_000;
    window.rhythm.see(true);
    await window.pass(betweenVerifies + 20_000);
    assert.equal(window.verified, 1);
    await window.pass(betweenVerifies * 2);
    assert.equal(window.verified, 1);
    await window.pass(betweenVerifies * 2);
    assert.equal(window.verified, 2);
  });

  it('ends with the window', async () => {
    const window = new Window();
    window.rhythm.see(true);
    window.rhythm.dispose();
    await window.pass(betweenVerifies * 2);
    await window.rhythm.verify();
    assert.equal(window.verified, 0);
  });
});
