/**
 * Ten thousand random edits, creations, deletions and renames in a workspace of 5,000 files: whether the snapshot equals
 * one built from scratch all the while, and whether the memory grows.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { documentUri } from '../src/model/documentUri.ts';
import type { Root } from '../src/model/snapshot.ts';
import { FindingBook } from '../src/rules/findingBook.ts';
import { dumpSnapshot } from '../test/support/dumpSnapshot.ts';
import { MemorySource } from '../test/support/memorySource.ts';
import { generateWorkspace, randomNumbers } from './generateWorkspace.ts';
import { heldMemory } from './heldMemory.ts';
import { median, told, type Row } from './row.ts';

const root: Root = { id: 'file:///bench', name: 'bench' };
const silent = { info: () => undefined, warn: (text: string) => console.error(text) };
const compareEach = 100;

export async function manyEdits(steps = 10_000): Promise<readonly Row[]> {
  const world = new World(filesOfGenerated());
  await world.index.setRoots([root]);
  const random = randomNumbers(7);
  let differences = 0;
  let comparisons = 0;
  const memory: number[] = [];
  for (let step = 1; step <= steps; step++) {
    world.change(random, step);
    if (step % 10 === 0) await world.index.settled();
    if (step % compareEach !== 0) continue;
    await world.index.settled();
    const fresh = world.rebuilt();
    await fresh.index.setRoots([root]);
    await fresh.index.settled();
    comparisons++;
    if (!isDeepStrictEqual(dumpOf(world), dumpOf(fresh))) differences++;
    fresh.index.dispose();
    world.source.reads.length = 0;
    // What is kept with documents for those who ask is there once everything was asked for.
    memory.push(heldMemory());
  }
  const { size } = world.files;
  const { requirementCount } = world.index.snapshot;
  world.index.dispose();
  const tenth = Math.max(1, Math.floor(memory.length / 10));
  const megabytes = (values: readonly number[]): number => median(values) / (1024 * 1024);
  const [start, end] = [megabytes(memory.slice(0, tenth)), megabytes(memory.slice(-tenth))];
  return [
    told(`${steps.toLocaleString('en')} random changes: files at the end`, size, ''),
    told(`${steps.toLocaleString('en')} random changes: requirements at the end`, requirementCount, ''),
    {
      name: `${comparisons} comparisons with an index built from scratch: differences`,
      value: differences,
      unit: '',
      bar: '0',
      holds: differences === 0,
      gates: true,
    },
    told('memory after the first of them', start, 'MB'),
    {
      name: 'memory after the last',
      value: end,
      unit: 'MB',
      bar: `≤ ${(start * 1.1).toFixed(0)}`,
      holds: end <= start * 1.1,
      gates: true,
    },
  ];
}

class World {
  readonly source = new MemorySource();
  readonly index = new WorkspaceIndex({ source: this.source, log: silent });
  readonly findings = new FindingBook();
  readonly open = new Map<string, string>();
  readonly files: Map<string, string | Uint8Array>;
  #made = 0;

  constructor(files: ReadonlyMap<string, string | Uint8Array>) {
    this.files = this.source.folder(root.id);
    for (const [path, text] of files) this.files.set(path, text);
    this.findings.startDay('2026-11-23');
    this.index.onDidChange((change) => {
      this.findings.update(change);
      // Somebody looks at the tree.
      const [module] = change.snapshot.plan(root.id).modules;
      if (module) change.snapshot.inModule(root.id, module.path);
    });
  }

  /** Files and open buffers as they are, in an index that knows nothing yet. */
  rebuilt(): World {
    const fresh = new World(this.files);
    for (const [uri, text] of this.open) fresh.index.overlay(uri, text);
    return fresh;
  }

  change(random: () => number, step: number): void {
    const paths = [...this.files.keys()];
    const path = paths[Math.floor(random() * paths.length)] ?? '';
    const uri = documentUri(root.id, path);
    const kind = random();
    if (path === 'groundplan.yaml') return;
    if (kind < 0.35) {
      const text = edited(this.open.get(uri) ?? this.#text(path), random, step);
      this.open.set(uri, text);
      this.index.overlay(uri, text);
    } else if (kind < 0.55) {
      this.files.set(path, edited(this.#text(path), random, step));
      this.index.changed(uri);
    } else if (kind < 0.65) {
      this.#close(uri);
    } else if (kind < 0.78) {
      const at = `${path.replace(/[^/]{1,200}$/u, '')}new${this.#made++}${path.replace(/^.{0,400}\./u, '.')}`;
      this.files.set(at, edited(this.#text(path), random, step));
      this.index.changed(documentUri(root.id, at));
    } else if (kind < 0.9) {
      this.files.delete(path);
      this.#close(uri);
      this.index.removed(uri);
    } else {
      const to = path.replace(/(?=\.[a-z]{1,8}$)/u, `-${this.#made++}`);
      this.files.set(to, this.files.get(path) ?? '');
      this.files.delete(path);
      this.#close(uri);
      this.index.removed(uri);
      this.index.changed(documentUri(root.id, to));
    }
  }

  #text(path: string): string {
    const text = this.files.get(path);
    return typeof text === 'string' ? text : '';
  }

  #close(uri: string): void {
    if (this.open.delete(uri)) this.index.overlay(uri, null);
  }
}

/** A line put in, taken out, doubled, or with other values. */
function edited(text: string, random: () => number, step: number): string {
  const lines = text.split('\n');
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? '';
  const kind = random();
  if (kind < 0.15) lines.splice(at, 0, '');
  else if (kind < 0.3) lines.splice(at, 1);
  else if (kind < 0.4) lines.splice(at, 0, line);
  else if (kind < 0.6)
    lines[at] = line.replace(/一期|二期|三期/u, ['一期', '二期', '三期', '九期', ''][step % 5] ?? '');
  else if (kind < 0.8) lines[at] = line.replace(/GEN-\d{6}/u, `GEN-${String(step % 6_000).padStart(6, '0')}`);
  else lines[at] = line.replace(/.$/u, ` ${step}$&`);
  return lines.join('\n');
}

function filesOfGenerated(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-edits-'));
  try {
    generateWorkspace(folder, { requirements: 5_000, codeFiles: 4_900, references: 10_000 });
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true });
    return new Map(
      paths.flatMap((entry) => {
        if (!entry.isFile()) return [];
        const path = join(entry.parentPath, entry.name);
        return [[relative(folder, path), readFileSync(path, 'utf8')] as const];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function dumpOf({ index, findings }: World): unknown {
  return dumpSnapshot(index.snapshot, findings);
}
