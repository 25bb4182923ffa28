/** Memory that the worker writes each input into before it takes it, so that it is known when the worker is killed. */
import type { FuzzInput } from './fuzzTarget.ts';

const head = 4;
const mostBytes = 4 * 1024 * 1024;

export class SharedInput {
  readonly buffer: SharedArrayBuffer;
  readonly #numbers: Int32Array;
  readonly #bytes: Buffer;

  constructor(buffer = new SharedArrayBuffer(head * 4 + mostBytes)) {
    this.buffer = buffer;
    this.#numbers = new Int32Array(buffer, 0, head);
    this.#bytes = Buffer.from(buffer, head * 4);
  }

  /** How many inputs have been taken so far. */
  get executions(): number {
    return Atomics.load(this.#numbers, 0);
  }

  get target(): number {
    return Atomics.load(this.#numbers, 1);
  }

  get length(): number {
    return Atomics.load(this.#numbers, 2);
  }

  write(target: number, input: FuzzInput): void {
    const numbers = this.#numbers;
    if (typeof input === 'string') this.#bytes.write(input.slice(0, mostBytes / 2), 'utf16le');
    else this.#bytes.set(input.subarray(0, mostBytes));
    Atomics.store(numbers, 1, target);
    Atomics.store(numbers, 2, input.length);
    Atomics.store(numbers, 3, typeof input === 'string' ? 1 : 0);
    Atomics.add(numbers, 0, 1);
  }

  /** The last input that was written. */
  read(): FuzzInput {
    const length = this.length;
    if (Atomics.load(this.#numbers, 3) === 1)
      return Buffer.from(this.#bytes.subarray(0, length * 2)).toString('utf16le');
    return Uint8Array.from(this.#bytes.subarray(0, length));
  }
}
