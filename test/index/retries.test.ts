import assert from 'node:assert/strict';
import type { ContentVisitor, ReadFailure } from '../../src/index/ports.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import type { Root } from '../../src/model/snapshot.ts';
import { MemorySource } from '../support/memorySource.ts';

const root: Root = { id: 'file:///plan', name: 'plan' };
const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };
const table = '| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| CRM-1 | 分配线索 | 研发中 |\n';

/** A source on which the first attempts fail. */
class FailingSource extends MemorySource {
  readonly failures: ReadFailure[] = [];

  override read(
    of: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
  ): Promise<void> {
    return super.read(of, paths, mostBytes, (path, content) => visit(path, this.failures.shift() ?? content));
  }
}

function indexOver(source: FailingSource, retryAfter: readonly number[]): WorkspaceIndex {
  source.folder(root.id).set('a.md', table);
  return new WorkspaceIndex({ source, log: silent, retryAfter });
}

async function until(index: WorkspaceIndex, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resume) => {
    const end = index.onDidChange(() => {
      if (!holds()) return;
      end();
      resume();
    });
  });
}

const busy: ReadFailure = { reason: 'failed', detail: 'EBUSY' };

describe('a file that cannot be read', () => {
  it('is said to be, and tried again until it can', async () => {
    const source = new FailingSource();
    source.failures.push(busy, busy);
    const index = indexOver(source, [1, 1, 1]);
    const said: boolean[] = [];
    index.onDidChange(({ snapshot }) =>
      said.push((snapshot.document(`${root.id}/a.md`)?.facts.problems.length ?? 0) > 0),
    );
    await index.setRoots([root]);
    await until(index, () => index.snapshot.requirementCount === 1);
    assert.ok(said.includes(true));
    assert.equal(said.at(-1), false);
    index.dispose();
  });

  it('is left alone after a few attempts, and read at the next comparison with the disk', async () => {
    const source = new FailingSource();
    source.failures.push(busy, busy, busy);
    const index = indexOver(source, [1]);
    await index.setRoots([root]);
    await until(index, () => source.reads.length === 2);
    await index.settled();
    await new Promise((resume) => setTimeout(resume, 20));
    assert.equal(source.reads.length, 2);
    await index.verify();
    assert.equal(index.snapshot.requirementCount, 0);
    await index.verify();
    assert.equal(index.snapshot.requirementCount, 1);
    index.dispose();
  });

  it('is not tried again where nobody wants it, nor where trying helps nothing', async () => {
    for (const failure of [
      { reason: 'binary', detail: '' },
      { reason: 'tooLarge', detail: '' },
    ] as const) {
      const source = new FailingSource();
      source.failures.push(failure);
      const index = indexOver(source, [1]);
      await index.setRoots([root]);
      await new Promise((resume) => setTimeout(resume, 20));
      assert.equal(source.reads.length, 1);
      index.dispose();
    }
  });
});
