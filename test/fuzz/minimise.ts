/** The smallest input that still fails in the same way, as far as some tries find it. */
import type { FuzzInput } from './fuzzTarget.ts';

/** `fails` is asked at most so many times. */
export function minimise(
  input: FuzzInput,
  fails: (input: FuzzInput) => boolean,
  mostTries = 3_000,
): FuzzInput {
  let smallest = input;
  let tries = 0;
  for (let size = Math.ceil(input.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length && tries < mostTries;) {
      tries++;
      const shorter = without(smallest, at, size);
      if (fails(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}

function without(input: FuzzInput, at: number, size: number): FuzzInput {
  if (typeof input === 'string') return input.slice(0, at) + input.slice(at + size);
  const shorter = new Uint8Array(input.length - Math.min(size, input.length - at));
  shorter.set(input.subarray(0, at));
  shorter.set(input.subarray(at + size), at);
  return shorter;
}
