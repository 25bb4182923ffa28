/** Milliseconds of work, not of waiting: what else the machine does is no part of it. */
export function cpuTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Milliseconds that the thread was held: the clock counts what else the machine does, the processor's time what the
 * collector and the compiler do beside the thread, so that the lesser of both is nearer to it, and never below it.
 */
export function leastTime(work: () => unknown): number {
  const start = performance.now();
  const worked = cpuTime(work);
  return Math.min(worked, performance.now() - start);
}
