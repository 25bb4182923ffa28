/**
 * `npm run fuzz -- --seconds N [--runs N] [--target NAME]… [--seed S] [--input FILE --target NAME]`: looks for inputs that
 * break a promise. Ends with 1 where one did; what was found lies in `out/fuzz/found`, what reached new blocks in
 * `out/fuzz/corpus`, from where the next run begins.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { keepInput, readInput } from './corpusFolder.ts';
import { type Fault, mostTime } from './execution.ts';
import type { FuzzInput } from './fuzzTarget.ts';
import { SharedInput } from './sharedInput.ts';
import { tableOf, type TargetFigures } from './summary.ts';
import type { FromWorker, WorkerOptions } from './worker.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    runs: { type: 'string', default: '0' },
    seed: { type: 'string' },
    target: { type: 'string', multiple: true, default: [] },
    input: { type: 'string' },
  },
});
const folder = 'out/fuzz';
const blocks = JSON.parse(readFileSync(join(folder, 'blocks.json'), 'utf8')) as readonly string[];
const workerFile = new URL('worker.mjs', import.meta.url);
/** Milliseconds between two looks at what the worker does. */
const look = 200;

interface Found {
  readonly fault: Fault;
  readonly path: string;
}

class Run {
  readonly figures = new Map<string, TargetFigures>();
  readonly found = new Map<string, Found>();
  readonly #seed: number;
  #names: readonly { readonly name: string; readonly weight: number }[] = [];
  #workers = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  get executions(): number {
    return [...this.figures.values()].reduce((sum, { executions }) => sum + executions, 0);
  }

  /** Until it is time, or so many inputs were tried; a worker that hangs is killed, and the next one goes on. */
  async until(end: number, runs: number): Promise<void> {
    let isStopped = false;
    // Whoever stops it wants to know what was found so far.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => (isStopped = true));
    const isOver = (): boolean => isStopped || Date.now() >= end || (runs > 0 && this.executions >= runs);
    while (!isOver()) await this.#work(isOver);
  }

  async #work(isOver: () => boolean): Promise<void> {
    const shared = new SharedInput();
    const worker = startWorker({
      shared: shared.buffer,
      seed: this.#seed + this.#workers++ * 7919,
      folder,
      only: values.target,
      blocks: blocks.length,
    });
    worker.on('message', (message: FromWorker) => this.#take(message));
    const died = new Promise<Error | null>((resolve) => {
      worker.once('error', resolve);
      worker.once('exit', () => resolve(null));
    });
    const ended = await Promise.race([
      this.#watch(worker, shared, isOver),
      died.then((error) => error ?? 'over'),
    ]);
    await worker.terminate();
    if (ended === 'over') return;
    if (this.#names.length === 0) throw ended === 'hang' ? new Error('the worker does not start') : ended;
    const input = shared.read();
    const target = this.#names[shared.target]?.name ?? '';
    if (ended === 'hang') {
      const fault = {
        target,
        kind: 'hang',
        signature: 'ends in time',
        details: `for ${input.length}`,
      } as const;
      this.#keep(fault, input);
    } else {
      const kind = /memory/iu.test(ended.message) ? 'out of memory' : 'crash';
      this.#keep({ target, kind, signature: ended.message.slice(0, 100), details: ended.stack ?? '' }, input);
    }
  }

  /** Looks at the processor's time of each input, which is all that this process spends. */
  async #watch(worker: Worker, shared: SharedInput, isOver: () => boolean): Promise<'over' | 'hang'> {
    await new Promise((resolve) => worker.once('message', resolve));
    let [last, since] = [-1, process.cpuUsage()];
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, look));
      if (isOver()) return 'over';
      if (shared.executions !== last) [last, since] = [shared.executions, process.cpuUsage()];
      const { user, system } = process.cpuUsage(since);
      const weight = this.#names[shared.target]?.weight ?? 1;
      // The same input is run several times where it was slow.
      if ((user + system) / 1000 > 12 * mostTime(shared.length, weight)) return 'hang';
    }
  }

  #take(message: FromWorker): void {
    if (message.type === 'targets') {
      this.#names = message.targets;
      for (const { name, about } of message.targets) {
        const isAsked = values.target.length === 0 || values.target.includes(name);
        if (isAsked && !this.figures.has(name))
          this.figures.set(name, { name, about, executions: 0, kept: 0, reached: new Set(), found: 0 });
      }
    }
    if (message.type === 'fault') this.#keep(message.fault, message.input);
    if (message.type !== 'turn') return;
    const figures = this.figures.get(message.target);
    if (!figures) return;
    figures.executions += message.executions;
    figures.kept += message.kept;
    for (const block of message.reached) figures.reached.add(block);
  }

  #keep(fault: Fault, input: FuzzInput): void {
    const key = `${fault.target}: ${fault.kind}: ${fault.signature}`;
    if (this.found.has(key)) return;
    const path = keepInput(join(folder, 'found', fault.target), input);
    this.found.set(key, { fault, path });
    const figures = this.figures.get(fault.target);
    if (figures) figures.found++;
    console.log(`\n${key}\n${fault.details}\n${shown(input)}\n${path}`);
  }
}

function startWorker(options: WorkerOptions): Worker {
  return new Worker(workerFile, {
    workerData: options,
    execArgv: ['--enable-source-maps'],
    resourceLimits: { maxOldGenerationSizeMb: 2_000 },
  });
}

async function runOnce(target: string, input: FuzzInput): Promise<Fault | 'hang' | null> {
  const worker = startWorker({
    shared: new SharedInput().buffer,
    seed: 1,
    folder,
    only: [],
    blocks: blocks.length,
    single: { target, input },
  });
  const before = process.cpuUsage();
  const result = await new Promise<Fault | 'hang' | null>((resolve) => {
    let fault: Fault | null = null;
    const timer = setInterval(() => {
      const { user, system } = process.cpuUsage(before);
      // Starting takes some seconds of its own.
      if ((user + system) / 1000 > 8_000 + 12 * mostTime(input.length)) {
        clearInterval(timer);
        resolve('hang');
      }
    }, look);
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'fault') fault = message.fault;
      if (message.type !== 'done') return;
      clearInterval(timer);
      resolve(fault);
    });
  });
  await worker.terminate();
  return result;
}

function shown(input: FuzzInput): string {
  const text = typeof input === 'string' ? JSON.stringify(input) : Buffer.from(input).toString('base64');
  return text.length > 2_000 ? `${text.slice(0, 2_000)}… (${input.length})` : text;
}

if (values.input !== undefined) {
  const fault = await runOnce(values.target[0] ?? '', readInput(values.input));
  console.log(
    fault === null
      ? 'no fault'
      : fault === 'hang'
        ? 'hangs'
        : `${fault.kind}: ${fault.signature}\n${fault.details}`,
  );
  process.exitCode = fault === null ? 0 : 1;
} else {
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  console.log(`seed ${seed}`);
  const run = new Run(seed);
  const start = Date.now();
  await run.until(start + Number(values.seconds) * 1000, Number(values.runs));
  const table = tableOf([...run.figures.values()], blocks);
  console.log(`\n${table}\n\n${Math.round((Date.now() - start) / 1000)} s, seed ${seed}`);
  writeFileSync(join(folder, 'summary.txt'), `${table}\n`);
  process.exitCode = run.found.size > 0 ? 1 : 0;
}
