import assert from 'node:assert/strict';
import { renameId } from '../../../src/edits/renaming/renameId.ts';
import { testRoot } from '../../support/snapshotOf.ts';
import {
  after,
  changes,
  inMemory,
  inRoots,
  renamed,
  requirementNamed,
  refusalOf,
  type Files,
} from './renaming.ts';

const pool = `# 需求池

| 编号 | 需求名称 | 状态 | 依赖 |
|---|---|---|---|
| CRM-021 | 线索去重 | 待评审 | |
| CRM-022 | 线索分配 | 待评审 | CRM-021、CRM-023 |
| CRM-023 | 线索回收 | 待评审 | CRM-022/021 |
| CRM-024 | 线索导出 | 待评审 | |
| CRM-025 | 线索导入 | 待评审 | |
`;

/** What a line of prose beside the pool becomes. */
function line(text: string, id: string, newId: string, path = 'docs/周会.md'): string {
  const files = { 'docs/需求池.md': pool, [path]: text };
  const now = renamed(files, id, newId);
  return typeof now === 'string' ? now : (now[path] ?? '');
}

describe('renaming an id', () => {
  it('changes its definition and every place that means it, and nothing else', () => {
    const files: Files = {
      'docs/需求池.md': pool,
      'docs/周会.md': '先做 CRM-023，然后 CRM-0231 和 XCRM-023。见CRM-023的说明。\n',
      'docs/导出.csv': '编号,需求名称,状态,依赖\r\nCRM-101,导出,待评审,"CRM-023, CRM-021"\r\n',
      'docs/需求.yaml':
        'requirements:\n  - id: CRM-201 # CRM-023\n    title: "夜间 CRM-023"\n    dependsOn: [CRM-023, CRM-021]\n',
      'src/a.ts': '// @req CRM-023, CRM-021\nexport const x = "CRM-023"; // CRM-023-a\n',
      'src/a.test.ts': '// [utest->dsn~x~1]\n/* @verifies CRM-023 */\n',
    };
    assert.deepEqual(changes(files, renamed(files, 'CRM-023', 'CRM-099')), {
      'docs/需求池.md': pool
        .replace('CRM-021、CRM-023', 'CRM-021、CRM-099')
        .replace('| CRM-023 |', '| CRM-099 |'),
      'docs/周会.md': '先做 CRM-099，然后 CRM-0231 和 XCRM-023。见CRM-099的说明。\n',
      'docs/导出.csv': '编号,需求名称,状态,依赖\r\nCRM-101,导出,待评审,"CRM-099, CRM-021"\r\n',
      'docs/需求.yaml':
        'requirements:\n  - id: CRM-201 # CRM-099\n    title: "夜间 CRM-099"\n    dependsOn: [CRM-099, CRM-021]\n',
      'src/a.ts': '// @req CRM-099, CRM-021\nexport const x = "CRM-099"; // CRM-023-a\n',
      'src/a.test.ts': '// [utest->dsn~x~1]\n/* @verifies CRM-099 */\n',
    });
  });

  it('writes out a shortened id, and those behind it only where they would read otherwise', () => {
    assert.equal(line('CRM-022/023', 'CRM-023', 'CRM-099'), 'CRM-022/CRM-099');
    assert.equal(line('CRM-022/023/024', 'CRM-023', 'CRM-099'), 'CRM-022/CRM-099/024');
    assert.equal(line('CRM-022/023/024/025', 'CRM-023', 'LEAD-7'), 'CRM-022/LEAD-7/CRM-024/025');
    assert.equal(line('CRM-022、023、024。', 'CRM-022', 'LEAD-7'), 'LEAD-7、CRM-023、024。');
    assert.equal(line('CRM-022/023', 'CRM-022', 'CRM-099'), 'CRM-099/023');
    assert.equal(line('CRM-022/023', 'CRM-022', 'CRM-1000'), 'CRM-1000/CRM-023');
  });

  it('takes an id out of a range, with the sign between ids that the document has', () => {
    assert.equal(line('先做 CRM-021~023', 'CRM-022', 'X-1'), '先做 CRM-021、X-1、CRM-023');
    assert.equal(line('见 CRM-021～025。', 'CRM-023', 'X-1'), '见 CRM-021～022、X-1、CRM-024～025。');
    assert.equal(line('CRM-021 到 CRM-024', 'CRM-021', 'X-1'), 'X-1、CRM-022 到 CRM-024');
    assert.equal(line('CRM-021..024', 'CRM-024', 'X-1'), 'CRM-021..023, X-1');
    assert.equal(
      line('CRM-101,CRM-102; CRM-021~023', 'CRM-022', 'X-1'),
      'CRM-101,CRM-102; CRM-021,X-1,CRM-023',
    );
    assert.equal(line('CRM-021/022~024/025', 'CRM-023', 'CRM-9'), 'CRM-021/022, CRM-9, CRM-024/025');
  });

  it('takes a range apart in a cell of separated values without making a cell of it', () => {
    const csv = '编号,需求名称,状态,依赖\nCRM-101,"a, b",待评审,CRM-021~023\n';
    assert.equal(
      line(csv, 'CRM-022', 'X-1', 'docs/导出.csv'),
      '编号,需求名称,状态,依赖\nCRM-101,"a, b",待评审,CRM-021、X-1、CRM-023\n',
    );
  });

  it('does so in markers of code, where lists have rules of their own', () => {
    const code = (text: string, id: string, newId: string): string => line(text, id, newId, 'src/a.ts');
    assert.equal(code('// @req CRM-021~023', 'CRM-022', 'CRM-099'), '// @req CRM-021, CRM-099, CRM-023');
    assert.equal(
      code('// @req CRM-022/023 CRM-024', 'CRM-023', 'CRM-099'),
      '// @req CRM-022/CRM-099 CRM-024',
    );
    assert.equal(
      code('// @implements CRM-022/023\n', 'CRM-022', 'LEAD-01'),
      '// @implements LEAD-01/CRM-023\n',
    );
  });

  it('leaves addresses and paths, and says so', () => {
    const text =
      '[CRM-023](https://x.example/browse/CRM-023) [b](../CRM-023/spec.md) docs/CRM-023/a.md [c](pool.md#CRM-023)';
    const files = { 'docs/需求池.md': pool, 'docs/周会.md': text };
    const memory = inMemory(files);
    const result = renameId(
      memory.snapshot,
      requirementNamed(memory.snapshot, 'CRM-023'),
      'CRM-099',
      memory.textOf,
    );
    const now = after(files, memory, result);
    assert.ok(typeof now !== 'string' && 'edits' in result);
    assert.equal(
      now['docs/周会.md'],
      '[CRM-099](https://x.example/browse/CRM-023) [b](../CRM-023/spec.md) docs/CRM-023/a.md [c](pool.md#CRM-099)',
    );
    assert.deepEqual(result.partly?.args, [3, 'CRM-023']);
  });

  it('changes the keys of placements, by the document that they name', () => {
    const plan = `modules:
  - { id: leads, name: 线索管理 }
placements:
  "docs/需求池.md#CRM-023": { module: leads }   # 先这样
  'docs/CRM-023.md#CRM-022': { module: leads }
  CRM-024: { module: leads }
`;
    const files = { 'docs/需求池.md': pool, 'groundplan.yaml': plan };
    assert.equal(
      changes(files, renamed(files, 'CRM-023', 'CRM-099'))['groundplan.yaml'],
      plan.replace('需求池.md#CRM-023', '需求池.md#CRM-099'),
    );
    assert.equal(
      changes(files, renamed(files, 'CRM-024', 'CRM-100'))['groundplan.yaml'],
      plan.replace('CRM-024', 'CRM-100'),
    );
  });

  it('stays in its feature folder', () => {
    const spec = (title: string): string =>
      `# 需求\n\n### FR-001 ${title}\n\n见 FR-001。\n\n### FR-002 其他\n`;
    const files = {
      'specs/a/spec.md': spec('登录'),
      'specs/b/spec.md': spec('注销'),
      'specs/a/notes.md': 'FR-001',
      'specs/b/notes.md': 'FR-001',
    };
    assert.deepEqual(changes(files, renamed(files, 'FR-001', 'FR-009', 'specs/a/spec.md')), {
      'specs/a/spec.md': spec('登录').replaceAll('FR-001', 'FR-009'),
      'specs/a/notes.md': 'FR-009',
    });
  });

  it('stays in its root, and follows references from another one', () => {
    const other = { id: 'file:///other', name: 'other' };
    const third = { id: 'file:///code', name: 'code' };
    const memory = inRoots([
      { root: testRoot, files: { 'docs/需求池.md': pool } },
      { root: other, files: { 'docs/需求池.md': pool, 'src/a.ts': '// @req CRM-023' } },
      { root: third, files: { 'src/b.ts': '// @req CRM-023' } },
    ]);
    const [first] = [...memory.snapshot.requirements()].filter(({ id }) => id === 'CRM-023');
    assert.ok(first);
    const result = renameId(memory.snapshot, first, 'CRM-099', memory.textOf);
    assert.ok('edits' in result);
    assert.deepEqual([...result.edits.keys()], ['file:///plan/docs/%E9%9C%80%E6%B1%82%E6%B1%A0.md']);

    const alone = inRoots([
      { root: testRoot, files: { 'docs/需求池.md': pool } },
      { root: third, files: { 'src/b.ts': '// @req CRM-023' } },
    ]);
    const followed = renameId(
      alone.snapshot,
      requirementNamed(alone.snapshot, 'CRM-023'),
      'CRM-099',
      alone.textOf,
    );
    assert.ok('edits' in followed);
    assert.deepEqual(
      [...followed.edits.keys()].map((uri) => uri.split('/')[3]),
      ['plan', 'code'],
    );
  });

  it('of a second definition of an id changes that definition alone', () => {
    const second = '| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| CRM-023 | 报价审批流程 | 待评审 |\n';
    const files = { 'docs/需求池.md': pool, 'docs/二期.md': second, 'docs/周会.md': 'CRM-023' };
    const memory = inMemory(files);
    const later = requirementNamed(memory.snapshot, 'CRM-023', '二期.md');
    const now = after(files, memory, renameId(memory.snapshot, later, 'CRM-099', memory.textOf));
    const changed = changes(files, now);
    assert.deepEqual(changed, { 'docs/二期.md': second.replace('CRM-023', 'CRM-099') });
    const first = memory.snapshot.definitionsOf(later)[0];
    assert.ok(first && first !== later);
    const all = changes(
      files,
      after(files, memory, renameId(memory.snapshot, first, 'CRM-098', memory.textOf)),
    );
    assert.deepEqual(Object.keys(all), ['docs/需求池.md', 'docs/周会.md']);
    assert.equal(all['docs/周会.md'], 'CRM-098');
  });

  it('leaves a longer id of another requirement that ends alike', () => {
    const doc =
      '| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| 需求26 | 导出 | 待评审 |\n| 用户需求26 | 导入 | 待评审 |\n';
    const files = { 'docs/需求池.md': doc, 'docs/周会.md': '先做用户需求26，再实现需求26。' };
    assert.equal(
      changes(files, renamed(files, '需求26', '需求99'))['docs/周会.md'],
      '先做用户需求26，再实现需求99。',
    );
  });

  it('renames ids of any shape in definitions, relation fields and markers', () => {
    const doc =
      '| 编号 | 需求名称 | 状态 | 依赖 |\n|---|---|---|---|\n| C01 | 导出 | 待评审 | |\n| C02 | 导入 | 待评审 | C01 |\n';
    const files = { 'docs/需求池.md': doc };
    assert.deepEqual(changes(files, renamed(files, 'C01', 'C09')), {
      'docs/需求池.md': doc.replaceAll('C01', 'C09'),
    });
  });

  it('changes the number alone where the id is written in words', () => {
    const spec = `# Feature: Login

### User Story 1 - Log in (Priority: P1)

**Acceptance Scenarios**:

1. **Given** a user, **When** she logs in, **Then** she is in

### User Story 2 - Log out (Priority: P2)

**Acceptance Scenarios**:

1. **Given** a user, **When** she logs out, **Then** she is out
`;
    const tasks = '# Tasks\n\n- [ ] T001 [US1] Build the form\n- [ ] T002 [US2] Build the button\n';
    const files = { 'specs/001-login/spec.md': spec, 'specs/001-login/tasks.md': tasks };
    assert.deepEqual(changes(files, renamed(files, 'US1', 'US7')), {
      'specs/001-login/spec.md': spec.replace('User Story 1', 'User Story 7'),
      'specs/001-login/tasks.md': tasks.replace('[US1]', '[US7]'),
    });
  });

  it('changes markers of other tools', () => {
    const oft =
      '## Login\n`req~login~1`\n\nAs a user.\n\nNeeds: dsn\n\n## Design\n`dsn~login~1`\n\nCovers:\n- `req~login~1`\n';
    const files = { 'docs/spec.md': oft, 'src/a.go': '// [impl->req~login~1]\n// [impl->dsn~login~1]\n' };
    assert.deepEqual(changes(files, renamed(files, 'req~login~1', 'req~sign-in~1')), {
      'docs/spec.md': oft.replaceAll('req~login~1', 'req~sign-in~1'),
      'src/a.go': '// [impl->req~sign-in~1]\n// [impl->dsn~login~1]\n',
    });
  });

  it('is refused for a taken id, for what is no id, and for what would not be read as one', () => {
    const refusal = (newId: string): string => line('CRM-021', 'CRM-021', newId);
    assert.equal(refusal('CRM-022'), 'refused: “CRM-022” is taken: it is “线索分配”.');
    assert.equal(refusal(' '), 'refused: Write an id.');
    for (const text of ['CRM 21', 'CRM-21\n', 'CRM|21', 'CRM-21,', '-CRM-21', 'CRM/21', 'a'.repeat(81)])
      assert.match(text.trim() === 'CRM-21' ? 'refused' : refusal(text), /^refused/u, text);
    assert.match(refusal('CRM'), /^refused: “CRM” would not be known/u);
    assert.match(refusal('v1.2'), /^refused/u);
  });

  it('is refused where the new id would take the references of another one', () => {
    const files = {
      'docs/需求池.md': pool,
      'specs/a/spec.md': '# 需求\n\n### FR-001 登录\n\n之后做 CRM-021。\n\n### FR-002 其他\n',
    };
    assert.match(refusalOf(renamed(files, 'FR-001', 'CRM-021')), /^refused: “spec.md”/u);
  });

  it('takes in places that name the new id already and mean nothing yet', () => {
    const files = { 'docs/需求池.md': pool, 'src/a.ts': '// @req CRM-099\n' };
    assert.deepEqual(Object.keys(changes(files, renamed(files, 'CRM-023', 'CRM-099'))), ['docs/需求池.md']);
  });
});
