import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { NodeSource } from '../../src/platform/node/nodeSource.ts';
import { findingsOf } from '../support/snapshotOf.ts';

interface Expected {
  readonly id: string | null;
  readonly title: string;
  readonly document: string;
  readonly module: string | null;
  readonly moduleFrom: string | null;
  readonly phase: string | null;
  readonly phaseFrom: string | null;
  readonly step?: string | null;
}

const folder = resolve('examples/sales-platform');
const expected = JSON.parse(readFileSync('test/fixtures/sampleExpectations.json', 'utf8')) as Expected[];

describe('the sample plan', () => {
  let snapshot: Snapshot;

  before(async () => {
    const index = new WorkspaceIndex({
      source: new NodeSource({ folderOf: () => folder, git: false }),
      log: { info: () => undefined, warn: (text) => assert.fail(text) },
    });
    await index.setRoots([{ id: pathToFileURL(folder).href, name: 'sales-platform' }]);
    await index.settled();
    snapshot = index.snapshot;
  });

  it('places every requirement where its document says, and tells from where', () => {
    const read = [...snapshot.requirements()].map((requirement) => ({
      id: requirement.id,
      title: requirement.title,
      document: snapshot.document(requirement.uri)?.path,
      module: requirement.modules[0]?.path ?? (requirement.exemptFromModule === null ? null : 'n/a'),
      phase: requirement.phase?.id ?? null,
      moduleFrom: requirement.modules[0]?.from ?? null,
      phaseFrom: requirement.phase?.from ?? null,
      step: requirement.step?.path ?? null,
    }));
    const wanted = expected.map(
      ({ id, title, document, module, phase, moduleFrom, phaseFrom, step = null }) => ({
        id,
        title,
        document,
        module,
        phase,
        moduleFrom: module === null || module === 'n/a' ? null : moduleFrom,
        phaseFrom: phase === null ? null : phaseFrom,
        step,
      }),
    );
    const order = (list: readonly { document?: string | undefined; id: string | null; title: string }[]) =>
      [...list].sort((a, b) =>
        `${a.document} ${a.id} ${a.title}`.localeCompare(`${b.document} ${b.id} ${b.title}`),
      );
    assert.deepEqual(order(read), order(wanted));
  });

  it('is read in the encodings that its exports have', () => {
    const encodings = [...snapshot.documents()]
      .filter(({ facts }) => facts.encoding !== undefined && facts.encoding !== 'utf8')
      .map(({ path, facts }) => [path, facts.encoding]);
    assert.deepEqual(encodings, [['docs/导出/客服工单导出.csv', 'gb18030']]);
  });

  it('shows its deliberate gaps and no others', () => {
    const counts = new Map<string, number>();
    for (const { code } of findingsOf(snapshot, '2026-11-23').all())
      counts.set(code, (counts.get(code) ?? 0) + 1);
    assert.deepEqual(Object.fromEntries(counts), {
      'requirement/no-module': 4,
      'requirement/no-phase': 3,
      'requirement/unknown-module': 1,
      'requirement/duplicate-id': 2,
      'process/uncovered-step': 4,
      'reference/unknown-requirement': 1,
      'reference/closed-requirement': 1,
      'requirement/phase-order': 1,
      'requirement/necessity-unargued': 2,
      'requirement/waiting': 4,
      'requirement/not-followed-up': 1,
      'requirement/below-target': 4,
      'phase/overdue': 1,
      'phase/overloaded': 1,
      'module/fragmented': 1,
    });
  });

  it('tells which two wishes were asked before, and no others', () => {
    const book = findingsOf(snapshot, '2026-11-23');
    book.settle();
    assert.deepEqual(
      book.asked.pairs().map(({ asked, earlier }) => `${asked.id} ← ${earlier.id}`),
      ['CRM-043 ← CRM-003', 'CRM-020 ← CRM-019'],
    );
  });
});
