// Starts children, each in a process group of its own, so that a child's own helpers end with it.
import { spawn } from 'node:child_process';
import { atEnd, isEnding } from './ending.mjs';

const windows = process.platform === 'win32';
const groups = new Set();

/** Returns whether there was anybody left to get the signal; signal 0 only asks. */
function signalGroup(pid, signal) {
  try {
    if (!windows) return process.kill(-pid, signal);
    if (signal !== 0) spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return false;
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
    return false;
  }
}

// The last resort: whatever way this process goes, no group outlives it.
process.on('exit', () => {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
});

/**
 * Starts a command in its own process group. `exited` resolves with its exit code (or signal name, or the reason why
 * it could not start) and never rejects; `stop` asks the group to end and kills what is left of it after `graceSeconds`.
 */
export function startGroup(command, args, options = {}) {
  if (isEnding()) throw new Error('stopped');
  const child = spawn(command, args, { stdio: 'inherit', ...options, detached: !windows, windowsHide: true });
  if (child.pid) groups.add(child.pid);
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  let stopping;
  const stop = (graceSeconds = 8) => {
    stopping ??= (async () => {
      forget();
      if (!child.pid) return;
      // The group is more than the process that leads it: the others may still be cleaning up behind it.
      const end = Date.now() + graceSeconds * 1000;
      for (let sign = 'SIGTERM'; signalGroup(child.pid, sign) && Date.now() < end; sign = 0) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      signalGroup(child.pid, 'SIGKILL');
      groups.delete(child.pid);
    })();
    return stopping;
  };
  const forget = atEnd(stop);
  return { child, pid: child.pid, exited, stop };
}

/**
 * Runs a command to its end, or to its time limit. With `quiet` its output is kept and returned instead of shown.
 * Resolves with `{ code, output, timedOut }`; `code` is 0 only for success.
 */
export async function run(command, args, { limitSeconds = 600, quiet = false, ...options } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const group = startGroup(command, args, { stdio, ...options });
  let output = '';
  for (const stream of quiet ? [group.child.stdout, group.child.stderr] : []) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  let timer;
  const limit = new Promise((resolve) => (timer = setTimeout(resolve, limitSeconds * 1000, 'late')));
  const code = await Promise.race([group.exited, limit]);
  clearTimeout(timer);
  await group.stop(code === 'late' ? undefined : 1);
  return { code, output, timedOut: code === 'late' };
}

/** As `run`, for what has to succeed: throws an error that holds the command's own words. */
export async function runOrThrow(command, args, options) {
  const { code, output, timedOut } = await run(command, args, options);
  if (code === 0) return output;
  const how = timedOut ? 'took too long' : `ended with ${code}`;
  throw new Error(`${[command, ...args].join(' ')} ${how}\n${output}`.trim());
}
