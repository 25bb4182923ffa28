/** Fuzzes the targets in turn, for ever. Whoever started it kills it when it is time, or when an input takes too long. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { keepInput, keptInputs } from './corpusFolder.ts';
import { execute, type Fault } from './execution.ts';
import type { FuzzInput, FuzzTarget } from './fuzzTarget.ts';
import { minimise } from './minimise.ts';
import { mutateBytes } from './mutateBytes.ts';
import { mutateText, oddities } from './mutateText.ts';
import { Random } from './random.ts';
import { SharedInput } from './sharedInput.ts';
import { targets as allTargets } from './targets.ts';

export interface WorkerOptions {
  readonly shared: SharedArrayBuffer;
  readonly seed: number;
  readonly folder: string;
  /** Names of targets; all where it is empty. */
  readonly only: readonly string[];
  readonly blocks: number;
  /** Reads a single input and tells whether it is taken without a fault. */
  readonly single?: { readonly target: string; readonly input: FuzzInput };
}

export type FromWorker =
  | {
      readonly type: 'targets';
      readonly targets: readonly { readonly name: string; readonly about: string; readonly weight: number }[];
    }
  /** What was done since the last time; `reached` are the blocks that are new for the target. */
  | {
      readonly type: 'turn';
      readonly target: string;
      readonly executions: number;
      readonly kept: number;
      readonly reached: readonly number[];
    }
  | { readonly type: 'fault'; readonly fault: Fault; readonly input: FuzzInput }
  | { readonly type: 'done' };

/** What the counters in the bundle know. */
interface Counters {
  readonly reachedBlocks: Uint8Array;
  /** The blocks that were reached for the first time, in order. */
  readonly freshBlocks: number[];
}

const { shared, seed, folder, only, blocks, single } = workerData as WorkerOptions;
const input = new SharedInput(shared);
const random = new Random(seed);
const counters = globalThis as unknown as Counters;
const turnTime = 120;
/** Of one turn: a target whose inputs are tiny is not to take all executions. */
const mostInTurn = 1_000;

class Fuzzing {
  readonly #target: FuzzTarget;
  readonly #number: number;
  readonly #corpus: FuzzInput[] = [];
  readonly #reached = new Uint8Array(blocks);
  readonly #words: readonly string[];
  readonly #known = new Set<string>();
  readonly #waiting: FuzzInput[];

  constructor(target: FuzzTarget, number: number) {
    this.#target = target;
    this.#number = number;
    this.#words = [...(target.words ?? []), ...oddities];
    this.#waiting = [...target.seeds, ...keptInputs(join(folder, 'corpus', target.name))];
  }

  turn(): void {
    const end = performance.now() + turnTime;
    // Counted per target: what another one has reached is no guide to this one.
    counters.reachedBlocks.set(this.#reached);
    const fresh = counters.freshBlocks;
    fresh.length = 0;
    let executions = 0;
    let kept = 0;
    while (executions < mostInTurn && performance.now() < end) {
      const before = fresh.length;
      const next = this.#waiting.pop() ?? this.#mutated();
      executions++;
      this.#execute(next, executions % 8 === 0);
      if (fresh.length === before && this.#corpus.length > 0) continue;
      kept++;
      this.#corpus.push(next);
      if (this.#waiting.length === 0) keepInput(join(folder, 'corpus', this.#target.name), next);
      this.#execute(next, true);
    }
    for (const block of fresh) this.#reached[block] = 1;
    send({ type: 'turn', target: this.#target.name, executions, kept, reached: [...fresh] });
  }

  #execute(next: FuzzInput, isThorough: boolean): void {
    input.write(this.#number, next);
    const fault = execute(this.#target, next, isThorough);
    if (!fault || this.#known.has(fault.signature)) return;
    this.#known.add(fault.signature);
    const isAlike = (other: FuzzInput): boolean => {
      input.write(this.#number, other);
      return execute(this.#target, other, isThorough)?.signature === fault.signature;
    };
    const smallest = minimise(next, isAlike, fault.kind === 'slow' ? 60 : 3_000);
    send({ type: 'fault', fault: execute(this.#target, smallest, true) ?? fault, input: smallest });
  }

  /** Newer inputs more often: they reached what the older ones did not. */
  #mutated(): FuzzInput {
    const corpus = this.#corpus;
    const from = random.once(2) ? 0 : Math.floor(corpus.length * 0.8);
    const base = corpus[from + random.below(corpus.length - from)] ?? '';
    const other = random.of(corpus, base);
    if (typeof base !== 'string') return mutateBytes(base, random, typeof other === 'string' ? base : other);
    return mutateText(base, random, { words: this.#words, other: typeof other === 'string' ? other : '' });
  }
}

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}

const targets = allTargets();
if (single) {
  const target = targets.find(({ name }) => name === single.target);
  if (!target) throw new Error(`there is no target ${single.target}`);
  input.write(targets.indexOf(target), single.input);
  const fault = execute(target, single.input, true);
  if (fault) send({ type: 'fault', fault, input: single.input });
  send({ type: 'done' });
} else {
  send({ type: 'targets', targets: targets.map(({ name, about, weight = 1 }) => ({ name, about, weight })) });
  const fuzzed = targets
    .map((target, number) => ({ target, number }))
    .filter(({ target }) => only.length === 0 || only.includes(target.name))
    .map(({ target, number }) => new Fuzzing(target, number));
  for (;;) for (const one of fuzzed) one.turn();
}
