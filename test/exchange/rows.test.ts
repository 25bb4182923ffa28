import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repositoryRows } from '../../src/exchange/rows/repositoryRows.ts';
import { dependantsOf } from '../../src/insight/dependants.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

const options = {
  repository: 'acme/shop',
  revision: 'r1',
  day: '2026-11-27',
  toolVersion: '1.2.3',
  repositories: new Map(),
  requirementsFrom: null,
};
const rowsOf = (snapshot: Snapshot) =>
  repositoryRows(
    { snapshot, findings: [], root: testRoot, translate: ({ key, args }) => formatMessage(key, args) },
    options,
  );

function sample(): Snapshot {
  const folder = 'examples/sales-platform';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:xlsx|png)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const);
  return snapshotOf(Object.fromEntries(files));
}

describe('a repository as rows', () => {
  it('links each requirement to those that depend on it elsewhere, too', () => {
    const snapshot = sample();
    const wanted = [...snapshot.requirements()].flatMap((target) =>
      dependantsOf(snapshot, target).requirements.map(
        ({ requirement, relation }) => `${requirement.key} ${relation} ${target.key}`,
      ),
    );
    const links = [...rowsOf(snapshot).documents()].flatMap(({ requirements }) =>
      requirements.flatMap((row) =>
        row.links.map(({ relation, target }) => `${row.name.key} ${relation} ${target.key}`),
      ),
    );
    assert.ok(wanted.length > 1);
    assert.deepEqual(links.sort(), wanted.sort());
  });

  it('has each requirement and each reference once, at its place', () => {
    const snapshot = sample();
    const documents = [...rowsOf(snapshot).documents()];
    assert.equal(documents.flatMap(({ requirements }) => requirements).length, snapshot.requirementCount);
    const code = documents.flatMap(({ kind, references }) => (kind === 'code' ? references : []));
    const known = [...snapshot.requirements()].flatMap((each) => snapshot.referencesTo(each));
    assert.equal(code.filter(({ targets }) => targets.length === 1).length, known.length);
  });

  it('calls requirements the same with and without another folder beside it', () => {
    const files = {
      'a.md': '### A-1 去重\n\n- 状态：已上线\n\n### 没有编号\n\n- 状态：已上线\n- 模块：线索\n',
    };
    const beside = { root: { id: 'file:///beside', name: 'plan' }, files: { 'b.md': '' } };
    const alone = snapshotOf(files);
    const together = snapshotOfRoots([{ root: testRoot, files }, beside]);
    const names = (snapshot: Snapshot) =>
      [...rowsOf(snapshot).documents()].flatMap(({ requirements }) => requirements.map(({ name }) => name));
    assert.ok(names(alone).length > 0);
    assert.deepEqual(names(together), names(alone));
  });
});
