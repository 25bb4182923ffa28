/**
 * What an earlier session kept, damaged in every way that a disk, another program or another version damages it: the
 * next session has to end as one that kept nothing.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WorkspaceIndex } from '../../../src/index/workspaceIndex.ts';
import type { Root } from '../../../src/model/snapshot.ts';
import { FactFiles } from '../../../src/platform/node/factFile.ts';
import { NodeSource } from '../../../src/platform/node/nodeSource.ts';
import { Slices } from '../../../src/platform/node/slices.ts';
import { FindingBook } from '../../../src/rules/findingBook.ts';
import { dumpSnapshot } from '../../support/dumpSnapshot.ts';
import type { FaultTally } from './faultRun.ts';

const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };

/** Numbers that look like chance and are the same each time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Damage = (bytes: Buffer, number: (below: number) => number) => Uint8Array | string;

const damages: Readonly<Record<string, Damage>> = {
  'the cache is cut short': (bytes, number) => bytes.subarray(0, number(bytes.length)),
  'a byte of the cache is another': (bytes, number) => {
    const other = Buffer.from(bytes);
    const at = number(other.length);
    other[at] = (other[at] ?? 0) ^ (1 + number(255));
    return other;
  },
  'a stretch of the cache is zeros': (bytes, number) => {
    const other = Buffer.from(bytes);
    const at = number(other.length);
    other.fill(0, at, at + 1 + number(64));
    return other;
  },
  'the cache is of another program': (_bytes, number) => `SQLite format 3\0${'x'.repeat(number(5000))}`,
  'the cache is empty': () => '',
};

/** Every file was last changed a while ago, as far as this source knows. */
class OldFiles extends NodeSource {
  override now(): number {
    return Date.now() + 3_600_000;
  }
}

export async function runKeptFaults(runs: number, seed: number): Promise<ReadonlyMap<string, FaultTally>> {
  const tallies = new Map<string, FaultTally>();
  const number = numbersFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-faults-'));
  const place = mkdtempSync(join(tmpdir(), 'groundplan-storage-'));
  const storage = join(place, 'facts');
  const root: Root = { id: pathToFileURL(folder).href, name: 'kept' };
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const session = async (version: string | null, where = storage): Promise<unknown> => {
    const slices = (): Slices => new Slices(() => performance.now());
    const store = version === null ? null : new FactFiles({ folder: where, version, log: silent, slices });
    const source = new OldFiles({ folderOf: () => folder, git: false });
    const index = new WorkspaceIndex({ source, log: silent, store });
    const findings = new FindingBook();
    index.onDidChange((change) => findings.update(change));
    await index.setRoots([root]);
    await index.kept();
    const dump = dumpSnapshot(index.snapshot, findings);
    index.dispose();
    return dump;
  };
  const counted = async (name: string, prepare: () => void, begin: () => Promise<unknown>): Promise<void> => {
    const tally: FaultTally = { runs: 0, injected: 0, saidUnreadable: 0, endedEqual: 0 };
    for (let run = 0; run < runs; run++) {
      rmSync(place, { recursive: true, force: true });
      await session('1');
      prepare();
      tally.runs++;
      tally.injected++;
      write('docs/1.md', tableOf(run));
      assert.deepEqual(await begin(), await session(null), name);
      tally.endedEqual++;
    }
    tallies.set(name, tally);
  };
  try {
    write('groundplan.yaml', 'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期 }]\n');
    for (let count = 0; count < 6; count++) write(`docs/${count}.md`, tableOf(count));
    for (let count = 0; count < 6; count++) write(`src/${count}.ts`, `// @req CRM-${count}\n`);
    for (const [name, damage] of Object.entries(damages))
      await counted(
        name,
        () => {
          const files = readdirSync(storage);
          const file = join(storage, files[number(files.length)] ?? '');
          writeFileSync(file, damage(readFileSync(file), number));
        },
        () => session('1'),
      );
    await counted(
      'the cache is of another version',
      () => undefined,
      () => session('0'),
    );
    await counted(
      'the cache cannot be written',
      () => {
        rmSync(place, { recursive: true, force: true });
        writeFileSync(place, 'a file in place of the folder');
      },
      () => session('1'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(place, { recursive: true, force: true });
  }
  return tallies;
}

function tableOf(number: number): string {
  return `| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 |\n|---|---|---|---|---|\n| CRM-${number} | 分配线索${number} | 线索 | 一期 | 研发中 |\n`;
}
