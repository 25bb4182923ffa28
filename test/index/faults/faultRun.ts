/**
 * Drives an index through a series of edits and faults as the editor would, and compares what it holds with an index
 * that is built from what lies on the disk in the end.
 */
import assert from 'node:assert/strict';
import { WorkspaceIndex } from '../../../src/index/workspaceIndex.ts';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { documentUri } from '../../../src/model/documentUri.ts';
import type { Root } from '../../../src/model/snapshot.ts';
import { FindingBook } from '../../../src/rules/findingBook.ts';
import { dumpSnapshot } from '../../support/dumpSnapshot.ts';
import { FaultyDisk, turn } from './faultyDisk.ts';
import type { Delivery, DrawnStep, Fault, FaultyStep } from './faultySteps.ts';

export const faultRoots: readonly Root[] = [
  { id: 'file:///plan', name: 'plan' },
  { id: 'file:///code', name: 'code' },
];

/** What became of the runs with a fault. */
export interface FaultTally {
  runs: number;
  injected: number;
  /** Documents of which the index said, while it lasted, that they cannot be read. */
  saidUnreadable: number;
  /** Runs that ended as an index that is built anew. */
  endedEqual: number;
}

const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };

interface DelayedEvent {
  readonly uri: string;
  readonly isDeletion: boolean;
}

export class FaultRun {
  readonly disk = new FaultyDisk();
  readonly index: WorkspaceIndex;
  readonly findings = new FindingBook();
  readonly injected = new Map<Fault, number>();
  readonly #open = new Map<string, string>();
  readonly #late: DelayedEvent[] = [];
  #roots: readonly Root[] = faultRoots;
  #wasCancelled = false;
  /** Changes that the disk makes by itself are heard of, or not. */
  #hearsDisk = true;

  constructor() {
    this.index = new WorkspaceIndex({ source: this.disk, log: silent });
    this.index.onDidChange((change) => this.findings.update(change));
    this.disk.onChange = (root, path, isDeletion) => {
      this.#hearsDisk = !this.#hearsDisk;
      if (this.#hearsDisk) this.#tell(documentUri(root, path), isDeletion);
    };
  }

  async begin(files: readonly (readonly [string, string])[]): Promise<void> {
    for (const [path, text] of files) this.disk.write(faultRoots[0]!.id, path, text);
    this.disk.pass(120_000);
    await this.index.setRoots(faultRoots);
  }

  async take({ root: number, step, turns }: DrawnStep): Promise<void> {
    const root = faultRoots[number] ?? faultRoots[0]!;
    this.disk.pass(1000);
    await this.#do(root, step);
    for (let count = 0; count < turns; count++) await turn();
  }

  /**
   * While the faults that are left last: what cannot be read is said, or known from before. Returns how much is said.
   */
  async checkWhatIsSaid(): Promise<number> {
    await this.index.settled();
    await this.index.verify();
    await this.index.settled();
    let said = 0;
    for (const { id } of this.#roots) {
      for (const path of this.disk.unreadable(id)) {
        const uri = documentUri(id, path);
        const document = this.index.snapshot.document(uri);
        if (document?.facts.problems.some(({ code }) => code === 'document/unreadable') === true) said++;
        // Whatever is not said to be unreadable is known as it is, be it from before the fault.
        else if (document?.kind === 'document' && !this.#open.has(uri)) {
          const { text } = this.disk.folder(id).get(path)!;
          const isVouched = document.facts.isVouched ?? false;
          const { requirements } = readFacts(path, 'document', text, isVouched);
          assert.deepEqual(document.facts.requirements, requirements, `${path} is neither said nor known`);
        }
      }
    }
    return said;
  }

  /** The faults end, the late events come, and the index compares itself with the disk, as the product does. */
  async end(): Promise<void> {
    this.disk.disarm();
    for (const { uri, isDeletion } of this.#late.splice(0)) this.#tell(uri, isDeletion);
    await this.#setRoots(faultRoots, null);
    await this.index.settled();
    await this.index.verify();
    await this.index.settled();
  }

  async assertEqualsRebuild(): Promise<void> {
    const fresh = new FaultRun();
    for (const [root, files] of this.disk.files)
      for (const [path, { text }] of files) fresh.disk.write(root, path, text);
    for (const [uri, text] of this.#open) fresh.index.overlay(uri, text);
    await fresh.index.setRoots(faultRoots);
    await fresh.index.settled();
    const unreadable = this.findings.all().filter(({ code }) => code === 'document/unreadable');
    assert.deepEqual(unreadable, []);
    assert.deepEqual(
      dumpSnapshot(this.index.snapshot, this.findings),
      dumpSnapshot(fresh.index.snapshot, fresh.findings),
    );
    assert.deepEqual(this.index.snapshot.leftOut(), fresh.index.snapshot.leftOut());
    fresh.index.dispose();
  }

  dispose(): void {
    for (const [fault, count] of this.disk.injected) this.#count(fault, count);
    this.index.dispose();
  }

  async #do(root: Root, step: FaultyStep): Promise<void> {
    const { disk } = this;
    const files = disk.folder(root.id);
    const uri = (path: string): string => documentUri(root.id, path);
    switch (step.do) {
      case 'write':
        this.#makeRoom(root, step.path);
        disk.write(root.id, step.path, step.text);
        this.#deliver(step.delivery, uri(step.path), false);
        return;
      case 'remove':
        this.#remove(root, step.path);
        this.#deliver(step.delivery, uri(step.path), true);
        return;
      case 'rename': {
        if (step.from === step.to || step.to.startsWith(`${step.from}/`)) return;
        const moved = [...files].filter(([path]) => path.startsWith(`${step.from}/`));
        this.#remove(root, step.from);
        for (const [path, file] of moved) {
          const to = `${step.to}${path.slice(step.from.length)}`;
          this.#makeRoom(root, to);
          files.set(to, file);
        }
        this.#deliver(step.delivery, uri(step.from), true);
        this.#deliver(step.delivery, uri(step.to), false);
        return;
      }
      case 'exchange': {
        this.#count('a folder in place of a file, and back', 1);
        const wasFile = files.has(step.path);
        this.#remove(root, step.path);
        this.#makeRoom(root, step.path);
        disk.write(root.id, wasFile ? `${step.path}/inner.md` : step.path, step.text);
        this.#deliver(step.delivery, uri(step.path), false);
        return;
      }
      case 'type':
        if (!files.has(step.path)) return;
        this.#open.set(uri(step.path), step.text);
        this.index.overlay(uri(step.path), step.text);
        return;
      case 'close':
        this.#close(uri(step.path));
        return;
      case 'arm':
        disk.arm(step.fault, root.id, step.path, step.times, step.text);
        if (step.told) this.index.changed(uri(step.path));
        return;
      case 'jump':
        this.#count('a clock that jumps', 1);
        disk.pass(step.milliseconds);
        return;
      case 'roots':
        this.#count(
          step.cancelAfter === null ? 'a root comes and goes while reading' : 'reading cancelled',
          1,
        );
        // Nobody waits for a reading before the next thing happens.
        void this.#setRoots(step.both ? faultRoots : faultRoots.slice(0, 1), step.cancelAfter);
        await turn();
        return;
      case 'verify':
        if (!this.#wasCancelled) void this.index.verify();
    }
  }

  /** As the session does: what a cancellation left is read by meeting the roots again. */
  async #setRoots(roots: readonly Root[], cancelAfter: number | null): Promise<void> {
    const reading = new AbortController();
    this.#roots = roots;
    if (this.#wasCancelled) {
      this.#wasCancelled = false;
      await this.index.setRoots([]);
    }
    const read = this.index.setRoots(roots, { signal: reading.signal });
    if (cancelAfter !== null) {
      for (let count = 0; count < cancelAfter; count++) await turn();
      reading.abort();
      this.#wasCancelled = true;
    }
    await read;
  }

  #deliver(delivery: Delivery, uri: string, isDeletion: boolean): void {
    if (delivery !== 'told') this.#count(delivery, 1);
    switch (delivery) {
      case 'event dropped':
        return;
      case 'events late':
        this.#late.push({ uri, isDeletion });
        return;
      case 'events in another order':
        this.#late.unshift({ uri, isDeletion });
        if (this.#late.length > 2)
          for (const late of this.#late.splice(0)) this.#tell(late.uri, late.isDeletion);
        return;
      case 'event twice':
        this.#tell(uri, isDeletion);
        this.#tell(uri, isDeletion);
        return;
      default:
        this.#tell(uri, isDeletion);
    }
  }

  /** As the watchers do, which ask the disk about every deletion. */
  #tell(uri: string, isDeletion: boolean): void {
    if (isDeletion && !this.#isThere(uri)) this.index.removed(uri);
    else this.index.changed(uri);
  }

  #isThere(uri: string): boolean {
    for (const [root, files] of this.disk.files)
      for (const path of files.keys()) {
        const at = documentUri(root, path);
        if (at === uri || at.startsWith(`${uri}/`)) return true;
      }
    return false;
  }

  #remove(root: Root, path: string): void {
    const files = this.disk.folder(root.id);
    for (const other of [...files.keys()]) {
      if (other !== path && !other.startsWith(`${path}/`)) continue;
      files.delete(other);
      this.#close(documentUri(root.id, other));
    }
  }

  /** No file lies under a file. */
  #makeRoom(root: Root, path: string): void {
    const parts = path.split('/');
    for (let count = 1; count < parts.length; count++) {
      const above = parts.slice(0, count).join('/');
      if (!this.disk.folder(root.id).delete(above)) continue;
      this.#close(documentUri(root.id, above));
    }
    for (const other of this.disk.folder(root.id).keys())
      if (other.startsWith(`${path}/`)) this.#remove(root, other);
  }

  #close(uri: string): void {
    if (this.#open.delete(uri)) this.index.overlay(uri, null);
  }

  #count(fault: Fault, count: number): void {
    this.injected.set(fault, (this.injected.get(fault) ?? 0) + count);
  }
}

/** One run from the first file to the comparison; throws where the index ends otherwise than one built anew. */
export async function runFaults(
  start: readonly (readonly [string, string])[],
  steps: readonly DrawnStep[],
  faults: readonly Fault[],
  tally?: FaultTally,
): Promise<void> {
  const run = new FaultRun();
  try {
    await run.begin(start);
    for (const step of steps) await run.take(step);
    const said = await run.checkWhatIsSaid();
    await run.end();
    if (tally) {
      tally.runs++;
      tally.saidUnreadable += said;
    }
    await run.assertEqualsRebuild();
    if (tally) tally.endedEqual++;
  } finally {
    run.dispose();
    if (tally) for (const fault of faults) tally.injected += run.injected.get(fault) ?? 0;
  }
}
