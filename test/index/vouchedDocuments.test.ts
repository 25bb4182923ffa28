import assert from 'node:assert/strict';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { MemorySource } from '../support/memorySource.ts';

const root = { id: 'file:///plan', name: 'plan' };
const plan = `${root.id}/groundplan.yaml`;
const list = '| 功能 | 说明 |\n|---|---|\n| 自动分配 | 按地区分 |\n';

describe('a document that the plan names itself', () => {
  it('is read anew, and no other, when the plan begins and ends to name it', async () => {
    const source = new MemorySource();
    const files = source.folder(root.id);
    files.set('groundplan.yaml', 'documents: [default]\n').set('a.md', list).set('b.md', list);
    files.set('config/settings.yaml', 'name: 甲\n');
    const index = new WorkspaceIndex({ source, log: { info: () => undefined, warn: () => undefined } });
    await index.setRoots([root]);
    assert.equal(index.snapshot.requirementCount, 0);
    const kind = (): string | undefined => index.snapshot.document(`${root.id}/config/settings.yaml`)?.kind;
    assert.equal(kind(), 'code');

    source.reads.length = 0;
    index.overlay(plan, 'documents: [default, a.md]\n');
    await index.settled();
    assert.deepEqual(source.reads, ['a.md']);
    assert.deepEqual(
      [...index.snapshot.requirements()].map(({ title, uri }) => [title, uri]),
      [['自动分配', `${root.id}/a.md`]],
    );
    assert.equal(kind(), 'code');

    index.overlay(plan, "documents: [default, '!a.md']\n");
    await index.settled();
    assert.equal(index.snapshot.requirementCount, 0);
    assert.equal(index.snapshot.document(`${root.id}/a.md`), undefined);
    assert.ok(index.snapshot.document(`${root.id}/b.md`));
    index.dispose();
  });
});
