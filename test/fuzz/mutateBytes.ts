/** Other bytes from some: flipped, cut, doubled, put in from another file, and numbers that lie about sizes. */
import type { Random } from './random.ts';

const longest = 20_000;

export function mutateBytes(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let now = Uint8Array.from(bytes);
  const steps = 1 + random.below(random.once(4) ? 16 : 3);
  for (let step = 0; step < steps; step++) now = mutateOnce(now, random, other);
  return now.length > longest ? now.subarray(0, longest) : now;
}

function mutateOnce(
  bytes: Uint8Array<ArrayBuffer>,
  random: Random,
  other: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const at = random.below(bytes.length + 1);
  const length = random.below(random.once(3) ? 256 : 8);
  const put = (piece: Uint8Array, over: number): Uint8Array<ArrayBuffer> => {
    const rest = bytes.subarray(Math.min(at + over, bytes.length));
    const whole = new Uint8Array(at + piece.length + rest.length);
    whole.set(bytes.subarray(0, at));
    whole.set(piece, at);
    whole.set(rest, at + piece.length);
    return whole;
  };
  switch (random.below(8)) {
    case 0:
    case 1:
      if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return bytes;
    case 2:
      if (at < bytes.length) bytes[at] = random.of([0, 1, 0x7f, 0x80, 0xff, random.below(256)], 0);
      return bytes;
    case 3:
      return put(new Uint8Array(0), length);
    case 4:
      return put(bytes.slice(at, at + length), 0);
    case 5: {
      const from = random.below(other.length + 1);
      return put(other.subarray(from, from + length), random.once(2) ? length : 0);
    }
    case 6: {
      const size = random.of([2, 4], 4);
      const value = random.of([0, 1, 0xffff, 0x10000, 0x7fffffff, 0xffffffff, bytes.length], 0);
      return put(
        Uint8Array.from({ length: size }, (_, byte) => (value >>> (8 * byte)) & 0xff),
        size,
      );
    }
    default:
      return random.once(6)
        ? bytes.slice(0, at)
        : put(
            Uint8Array.from({ length }, () => random.below(256)),
            0,
          );
  }
}
