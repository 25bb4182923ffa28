// What a run leaves behind is undone here: however it ends (done, failed, Ctrl+C), every registered task runs once.
const tasks = new Set();

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

/** On Ctrl+C, `kill` or a closed terminal: cleans up and ends with `exitCode`. A second Ctrl+C does not wait. */
export function endOnSignals(exitCode) {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (ending) {
        // npm passes on the Ctrl+C that the terminal has sent to us already: only a later one is a wish of its own.
        if (Date.now() - ending > 1000) process.exit(exitCode || 130);
        return;
      }
      ending = Date.now();
      void cleanUp().finally(() => process.exit(exitCode));
    });
  }
}
