// What a run leaves behind is undone here: however it ends (done, failed, Ctrl+C), every registered task runs once.
const tasks = new Set();
let endingSince = 0;

/** True once a signal has asked this process to end: nothing new is to be started then. */
export const isEnding = () => endingSince > 0;

/** Registers an undo task; returns a function that takes it off the list again. */
export function atEnd(task) {
  tasks.add(task);
  return () => tasks.delete(task);
}

/** Runs what was registered, the last first. A task that fails is reported and stops no other. */
export async function cleanUp() {
  for (const task of [...tasks].reverse()) {
    tasks.delete(task);
    try {
      await task();
    } catch (error) {
      console.error(`could not clean up: ${error.message}`);
    }
  }
}

/**
 * On Ctrl+C, `kill` or a closed terminal: cleans up and ends with `exitCode`. A second Ctrl+C does not wait.
 * Below npm or another of our scripts it also ends when that one is gone: `kill` reaches npm's shell, not us.
 */
export function endOnSignals(exitCode) {
  const end = () => {
    endingSince = Date.now();
    void cleanUp().finally(() => process.exit(exitCode));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (endingSince === 0) end();
      // npm passes on the Ctrl+C that the terminal has sent to us already: only a later one is a wish of its own.
      else if (Date.now() - endingSince > 1000) process.exit(exitCode || 130);
    });
  }
  const { npm_lifecycle_event: script, GROUNDPLAN_SCRATCH: outerRun } = process.env;
  if (!script && !outerRun) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent && endingSince === 0) end();
  }, 500);
  watch.unref();
}
