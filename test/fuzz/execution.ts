/** One input into one target, with all that is promised of every target: no throw, no other result, nothing polluted, in time. */
import { isDeepStrictEqual } from 'node:util';
import { BrokenPromise, type FuzzInput, type FuzzTarget } from './fuzzTarget.ts';

export interface Fault {
  readonly target: string;
  readonly kind: 'crash' | 'broken promise' | 'slow' | 'hang' | 'out of memory';
  /** Alike for the same fault with other inputs. */
  readonly signature: string;
  readonly details: string;
}

/** Milliseconds of the processor for an input of this length, counters and checks included. */
export function mostTime(length: number, weight = 1): number {
  return (400 + length * 0.012) * weight;
}

const roots = [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((prototype) => ({
  prototype,
  names: Object.getOwnPropertyNames(prototype).length,
}));

/** `null` where every promise is kept. `isThorough` runs it twice and compares. */
export function execute(target: FuzzTarget, input: FuzzInput, isThorough: boolean): Fault | null {
  const start = performance.now();
  let result: unknown;
  try {
    result = target.run(input);
    const took = performance.now() - start;
    const most = mostTime(input.length, target.weight);
    if (took > most) {
      const least = leastTime(target, input, most);
      if (least > most) return slow(target, input, least, most);
    }
    if (isThorough && !isDeepStrictEqual(target.run(input), result))
      return {
        target: target.name,
        kind: 'broken promise',
        signature: 'the same result each time',
        details: '',
      };
  } catch (error) {
    return faultOf(target, error);
  }
  return polluted(target);
}

function polluted({ name }: FuzzTarget): Fault | null {
  for (const { prototype, names } of roots) {
    const now = Object.getOwnPropertyNames(prototype);
    if (now.length === names) continue;
    for (const added of now.slice(names)) delete (prototype as Record<string, unknown>)[added];
    return {
      target: name,
      kind: 'broken promise',
      signature: 'no prototype changed',
      details: now.slice(names).join(', '),
    };
  }
  return null;
}

/** The least of some runs in the processor's time: everything else that goes on only adds to it. */
function leastTime(target: FuzzTarget, input: FuzzInput, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4 && least > enough; run++) {
    const before = process.cpuUsage();
    const start = performance.now();
    target.run(input);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000, performance.now() - start);
  }
  return least;
}

function slow({ name }: FuzzTarget, { length }: FuzzInput, took: number, most: number): Fault {
  const details = `${Math.round(took)} ms for an input of ${length}, of ${Math.round(most)} ms at most`;
  return { target: name, kind: 'slow', signature: 'in a time that its length bounds', details };
}

function faultOf({ name }: FuzzTarget, error: unknown): Fault {
  if (error instanceof BrokenPromise)
    return { target: name, kind: 'broken promise', signature: error.promise, details: error.message };
  const said = error instanceof Error ? error : new Error(String(error));
  const place = /\n\s{1,8}at ([^\n]{1,300})/u.exec(said.stack ?? '')?.[1] ?? '';
  // What the input says is no part of what went wrong.
  const plain = said.message
    .slice(0, 80)
    .replace(/["'`“][^]*/u, '…')
    .replace(/\d{1,20}/gu, 'N');
  const frames = (said.stack ?? '').split('\n').slice(0, 8).join('\n');
  return {
    target: name,
    kind: said.name === 'AssertionError' ? 'broken promise' : 'crash',
    signature:
      said.name === 'AssertionError' ? plain.replace(/[[{][^]*/u, '…') : `${said.name}: ${plain} at ${place}`,
    details: frames.length > 3_000 ? `${frames.slice(0, 3_000)}…` : frames,
  };
}
