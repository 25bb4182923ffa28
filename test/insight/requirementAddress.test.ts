import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addressQuery, readAddress, requirementsAt } from '../../src/insight/requirementAddress.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

const table = (...rows: readonly string[]): string =>
  ['| 编号 | 需求 | 状态 |', '|---|---|---|', ...rows, ''].join('\n');

describe('the address of a requirement', () => {
  it('is its id alone where that is enough', () => {
    const snapshot = snapshotOf({ 'docs/a.md': table('| CRM-002 | 分配 | 草稿 |') });
    assert.equal(query(snapshot, 'CRM-002'), 'id=CRM-002');
  });

  it('names the document and the folder where several share the id', () => {
    const other = { id: 'file:///other', name: 'other one' };
    const text = table('| CRM-002 | 分配 | 草稿 |');
    const snapshot = snapshotOfRoots([
      { root: testRoot, files: { '需求 & 池.md': text } },
      { root: other, files: { '需求 & 池.md': text } },
    ]);
    for (const requirement of snapshot.requirements()) {
      const found = followed(snapshot, addressQuery(snapshot, requirement) ?? '');
      assert.deepEqual(found, [requirement]);
    }
  });

  it('leads to each of two conflicting definitions', () => {
    const snapshot = snapshotOf({
      'a.md': table('| CRM-002 | 分配 | 草稿 |'),
      'b.md': table('| CRM-002 | 回收公海里的线索 | 草稿 |'),
    });
    const all = [...snapshot.requirements()];
    assert.equal(all.length, 2);
    for (const requirement of all) {
      assert.deepEqual(followed(snapshot, addressQuery(snapshot, requirement) ?? ''), [requirement]);
    }
  });

  it('is none for a requirement without an id', () => {
    const snapshot = snapshotOf({ 'a.md': table('| | 分配 | 草稿 |', '| A-1 | 回收 | 草稿 |') });
    const [first] = snapshot.requirements();
    assert.ok(first?.id === null);
    assert.equal(addressQuery(snapshot, first), null);
  });

  it('comes back as it was, whatever the id', () => {
    const id = fc.string({
      minLength: 1,
      maxLength: 30,
      unit: fc.constantFrom(...'aZ1-_.~/&=%+#? 需求（）'.split('')),
    });
    fc.assert(
      fc.property(id, (written) => {
        fc.pre(written.trim() === written);
        const requirement = {
          id: written,
          key: written,
          uri: 'file:///plan/a.md',
          root: testRoot.id,
        } as Requirement;
        const text = addressQuery(snapshotOf({}), requirement);
        assert.ok(text);
        // As VS Code hands a query over: decoded once.
        assert.equal(readAddress('/requirement', decodeURIComponent(text))?.id, written);
      }),
    );
  });

  it('is void where anything is odd about it', () => {
    const odd = [
      '',
      'id',
      'id=',
      'id=%20',
      'id=A&id=B',
      'ID=A',
      'id=A&command=x',
      'id=A&__proto__=x',
      'document=a.md',
      'id=A&',
      'id=%E0%A4%A',
      'id=A%0AB',
      'id=A%E2%80%AEB',
      `id=${'A'.repeat(201)}`,
      `id=A&document=${'a'.repeat(1001)}`,
      `id=A&document=${'%61'.repeat(2000)}`,
    ];
    assert.deepEqual(
      odd.filter((text) => readAddress('/requirement', text) !== null),
      [],
    );
    assert.equal(readAddress('/other', 'id=A'), null);
    assert.equal(readAddress('/requirement/', 'id=A'), null);
    assert.deepEqual(readAddress('/requirement', 'id=A'), { id: 'A', document: null, folder: null });
  });

  it('never leads out of what was read', () => {
    const snapshot = snapshotOf({ 'a.md': table('| A-1 | 分配 | 草稿 |') });
    for (const text of [
      'id=A-2',
      'id=A-1&document=../a.md',
      'id=A-1&document=/etc/passwd',
      'id=A-1&folder=x',
    ]) {
      assert.deepEqual(followed(snapshot, text), [], text);
    }
  });

  it('fits several where only the reader can tell', () => {
    const other = { id: 'file:///other', name: 'other' };
    const text = table('| CRM-002 | 分配 | 草稿 |');
    const snapshot = snapshotOfRoots([
      { root: testRoot, files: { 'a.md': text } },
      { root: other, files: { 'a.md': text } },
    ]);
    assert.equal(followed(snapshot, 'id=CRM-002').length, 2);
  });
});

function query(snapshot: Snapshot, id: string): string | null {
  const found = [...snapshot.requirements()].find((one) => one.id === id);
  assert.ok(found);
  return addressQuery(snapshot, found);
}

function followed(snapshot: Snapshot, text: string): readonly Requirement[] {
  const address = readAddress('/requirement', decodeURIComponent(text));
  return address ? requirementsAt(snapshot, address) : [];
}
