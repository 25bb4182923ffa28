import assert from 'node:assert/strict';
import { dependantsOf } from '../../src/insight/dependants.ts';
import { dependantChildren, dependantGroups } from '../../src/insight/dependantTree.ts';
import type { DependantRow } from '../../src/insight/dependantTree.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

const table = (...rows: readonly string[]): string =>
  ['| 编号 | 需求 | 状态 | 依赖需求 | 备注 |', '|---|---|---|---|---|', ...rows, ''].join('\n');

describe('what depends on a requirement', () => {
  it('are the requirements whose fields name it, in lists and ranges too', () => {
    const snapshot = snapshotOf({
      'docs/a.md': table(
        '| A-001 | 登录 | 待评审 | | |',
        '| A-002 | 注册 | 待评审 | A-001 | |',
        '| A-003 | 找回密码 | 待评审 | A-009、A-001 | |',
        '| A-004 | 注销 | 待评审 | A-001~A-003 | |',
        '| A-005 | 头像 | 待评审 | A-002 | |',
      ),
    });
    assert.deepEqual(dependants(snapshot, 'A-001'), [
      'dependsOn A-002',
      'dependsOn A-003',
      'dependsOn A-004',
    ]);
    assert.deepEqual(dependants(snapshot, 'A-002'), ['dependsOn A-004', 'dependsOn A-005']);
    assert.deepEqual(dependants(snapshot, 'A-005'), []);
  });

  it('are told by what they are to it', () => {
    const snapshot = snapshotOf({
      'docs/a.yaml': `
requirements:
  - { id: A-001, title: 登录 }
  - { id: A-002, title: 短信登录, parent: A-001 }
  - { id: A-003, title: 登陆, status: 重复, duplicateOf: A-001 }
  - { id: A-004, title: 首页, dependsOn: [A-001, A-002] }
`,
    });
    assert.deepEqual(dependants(snapshot, 'A-001'), ['dependsOn A-004', 'parent A-002', 'duplicateOf A-003']);
  });

  it('are code and documents beside, and a field is no mention as well', () => {
    const snapshot = snapshotOf({
      'docs/a.md': table('| A-001 | 登录 | 待评审 | | |', '| A-002 | 注册 | 待评审 | A-001 | 见 A-001 |'),
      'docs/weekly.md': '先做 A-001。\n',
      'src/login.ts': '// @req A-001\n',
    });
    const found = dependantsOf(snapshot, requirement(snapshot, 'A-001'));
    assert.deepEqual(
      found.requirements.map(({ range }) => [range.line, range.character]),
      [[3, 21]],
    );
    assert.deepEqual(
      found.documents.map(({ uri, range }) => `${uri.split('/').at(-1)}:${range.line}`),
      ['a.md:3', 'weekly.md:0'],
    );
    assert.deepEqual(
      found.code.map(({ kind }) => kind),
      ['implements'],
    );
  });

  it('are found by ids that are no words of their own', () => {
    const snapshot = snapshotOf({
      'docs/a.yaml': `
requirements:
  - { id: auth.login, title: 登录 }
  - { id: auth.logout, title: 注销, dependsOn: 'auth.login，auth.other' }
  - { id: auth.home, title: 首页, dependsOn: [auth.login] }
`,
    });
    assert.deepEqual(dependants(snapshot, 'auth.login'), ['dependsOn auth.logout', 'dependsOn auth.home']);
    assert.deepEqual(dependants(snapshot, 'auth.logout'), []);
  });

  it('stay within their root where another one has the same id', () => {
    const other = { id: 'file:///other', name: 'other' };
    const text = table('| A-001 | 登录 | 待评审 | | |', '| A-002 | 注册 | 待评审 | A-001 | |');
    const snapshot = snapshotOfRoots([
      { root: testRoot, files: { 'a.md': text } },
      { root: other, files: { 'a.md': text } },
    ]);
    for (const root of [testRoot, other]) {
      const one = [...snapshot.requirements()].find((each) => each.root === root.id && each.id === 'A-001');
      assert.ok(one);
      assert.deepEqual(
        dependantsOf(snapshot, one).requirements.map((each) => each.requirement.root),
        [root.id],
      );
    }
  });

  it('unfold to what depends on them in turn, and end where a circle closes', () => {
    const snapshot = snapshotOf({
      'docs/a.md': table(
        '| A-001 | 登录 | 待评审 | A-003 | |',
        '| A-002 | 注册 | 待评审 | A-001 | |',
        '| A-003 | 注销 | 待评审 | A-002 | |',
      ),
      'src/login.ts': '// @req A-002\n',
    });
    assert.deepEqual(unfolded(snapshot, dependantGroups(snapshot, 'A-001', null)), [
      'dependsOn',
      ' A-002',
      '  dependsOn',
      '   A-003',
      '    dependsOn',
      '     A-001',
      '  implements',
      '   src/login.ts',
    ]);
  });

  function unfolded(snapshot: Snapshot, rows: readonly DependantRow[], indent = ''): readonly string[] {
    return rows.flatMap((row) => [
      `${indent}${nameOf(snapshot, row)}`,
      ...unfolded(snapshot, dependantChildren(snapshot, row), `${indent} `),
    ]);
  }

  function nameOf(snapshot: Snapshot, row: DependantRow): string {
    if (row.kind === 'group') return row.group;
    return row.kind === 'requirement' ? row.key : (snapshot.document(row.reference.uri)?.path ?? '');
  }
});

function dependants(snapshot: Snapshot, id: string): readonly string[] {
  return dependantsOf(snapshot, requirement(snapshot, id)).requirements.map(
    ({ relation, requirement: by }) => `${relation} ${by.id}`,
  );
}

function requirement(snapshot: Snapshot, id: string): Requirement {
  const found = [...snapshot.requirements()].find((one) => one.id === id);
  assert.ok(found);
  return found;
}
