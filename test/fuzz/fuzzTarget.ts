/** What is fuzzed: something that takes any input and promises what `run` checks. */

export type FuzzInput = string | Uint8Array;

export interface FuzzTarget {
  readonly name: string;
  /** The folder below `src/` that is meant to be reached. */
  readonly about: string;
  readonly seeds: readonly FuzzInput[];
  /** What is put into texts besides what any text may hold. */
  readonly words?: readonly string[];
  /** How many times as long as reading once it may take; 1 where nothing is said. */
  readonly weight?: number;
  /** Throws where something promised does not hold. What it gives has to be the same each time. */
  run(input: FuzzInput): unknown;
}

/** A promise that was not kept; `promise` names it in a few words, the message has the case. */
export class BrokenPromise extends Error {
  readonly promise: string;

  constructor(promise: string, details: string) {
    super(`${promise}: ${details}`);
    this.promise = promise;
  }
}

export function promise(holds: boolean, what: string, details: () => string): void {
  if (!holds) throw new BrokenPromise(what, details());
}

export function asText(input: FuzzInput): string {
  return typeof input === 'string' ? input : new TextDecoder().decode(input);
}

export function asBytes(input: FuzzInput): Uint8Array {
  return typeof input === 'string' ? new TextEncoder().encode(input) : input;
}

/** A number from the input alone, to choose between ways with; close inputs give others. */
export function numberOf(input: FuzzInput): number {
  let hash = input.length;
  const step = Math.max(1, input.length >> 6);
  for (let at = 0; at < input.length; at += step) {
    const value = typeof input === 'string' ? input.charCodeAt(at) : (input[at] ?? 0);
    hash = (Math.imul(hash, 31) + value) | 0;
  }
  return hash >>> 0;
}
