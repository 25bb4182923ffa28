/**
 * Contents from `git cat-file --batch`: asked for one at a time, so that no more than one is held. One that is larger
 * than wanted is passed over without being kept.
 */
import type { ChildProcess } from 'node:child_process';
import type { ReadFailure, StoredContents } from '../../index/ports.ts';

type Answer = Uint8Array | ReadFailure;

const newline = 10;
const failed: ReadFailure = { reason: 'failed', detail: 'Git' };

export class BlobStream implements StoredContents {
  readonly #start: () => ChildProcess | null;
  #child: ChildProcess | null | undefined;
  #answer: ((answer: Answer) => void) | undefined;
  #mostBytes = 0;
  /** The line that says how long the content is, as far as it has come. */
  #head: Buffer[] = [];
  /** Of the content on its way: its pieces, unless it is passed over, and how many bytes are to come. */
  #pieces: Buffer[] | null = null;
  #left = -1;
  #isClosed = false;

  /** `start` starts the process, once something is asked for; `null` where it cannot. */
  constructor(start: () => ChildProcess | null) {
    this.#start = start;
  }

  /** One question at a time: the next may be asked when this one is answered. */
  read(blob: string, mostBytes: number): Promise<Answer> {
    const child = this.#running();
    if (!child?.stdin || this.#isClosed || this.#answer) return Promise.resolve(failed);
    this.#mostBytes = mostBytes;
    return new Promise((resolve) => {
      this.#answer = resolve;
      child.stdin?.write(`${blob}\n`);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#child?.stdin?.end();
    this.#child?.kill();
    this.#give(failed);
  }

  #running(): ChildProcess | null {
    if (this.#child !== undefined) return this.#child;
    const child = this.#start();
    this.#child = child;
    child?.stdout?.on('data', (chunk: Buffer) => this.#take(chunk));
    // A pipe that broke is the end of the process too, which is answered there.
    child?.stdin?.on('error', () => undefined);
    child?.on('error', () => this.close());
    child?.on('close', () => this.close());
    return child;
  }

  #give(answer: Answer): void {
    const answered = this.#answer;
    this.#answer = undefined;
    this.#head = [];
    this.#pieces = null;
    this.#left = -1;
    answered?.(answer);
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    if (this.#left < 0) {
      const end = rest.indexOf(newline);
      this.#head.push(end < 0 ? rest : rest.subarray(0, end));
      if (end < 0) return;
      rest = rest.subarray(end + 1);
      const size = /^[0-9a-f]+ blob (\d{1,15})$/u.exec(Buffer.concat(this.#head).toString('latin1'))?.[1];
      if (size === undefined) {
        this.#give({ reason: 'gone', detail: '' });
        return;
      }
      // The line break that ends the content counts as well.
      this.#left = Number(size) + 1;
      this.#pieces = Number(size) <= this.#mostBytes ? [] : null;
    }
    this.#pieces?.push(rest.subarray(0, this.#left));
    this.#left -= rest.length;
    if (this.#left > 0) return;
    const pieces = this.#pieces;
    this.#give(pieces ? Buffer.concat(pieces).subarray(0, -1) : { reason: 'tooLarge', detail: '' });
  }
}
