import assert from 'node:assert/strict';
import { subjectAt, type Subject } from '../../src/editor/subjectAt.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

const files = {
  'groundplan.yaml': `
modules:
  - id: leads
    name: 线索管理
    modules:
      - { id: assign, name: 线索分配 }
      - { id: pool, name: 公海池 }
phases:
  - { id: p1, name: 一期, goal: 线索不丢 }
processes:
  - id: deal
    name: 成交
    steps:
      - { id: hand, name: 分线索, modules: [leads/pool] }
`,
  'docs/a.md': `# 线索管理

| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 |
|---|---|---|---|---|
| A-001 | 自动分配 | 线索分配；公海池 | 一期 | 待评审 |
| 5.1 | 手工领取 | **公海池** | 一期 | 待评审 |
`,
  'docs/b.md': '先做 A-001，再做别的。\n',
  'src/a.ts': '// @req A-001, 5.1\nconst A = 1; // 一期 的 线索分配\n',
};

describe('what stands under the cursor', () => {
  const snapshot = snapshotOf(files);

  it('is the requirement that an id in code or a document means', () => {
    assert.deepEqual(at('src/a.ts', 'A-001'), { id: 'A-001', text: 'A-001' });
    assert.deepEqual(at('docs/b.md', 'A-001'), { id: 'A-001', text: 'A-001' });
  });

  it('is the requirement of an id in any shape after a marker, and where it is defined', () => {
    assert.deepEqual(at('src/a.ts', '5.1'), { id: '5.1', text: '5.1' });
    assert.deepEqual(at('docs/a.md', '5.1'), { id: '5.1', text: '5.1' });
  });

  it('is a module or a phase in a field of a requirement', () => {
    assert.deepEqual(at('docs/a.md', '一期'), { phases: ['p1'] });
    assert.deepEqual(at('docs/a.md', '公海池**'), { modules: ['leads/pool'] });
  });

  it('is the one of several modules that the cursor is in', () => {
    assert.deepEqual(at('docs/a.md', '线索分配'), { modules: ['leads/assign'] });
    assert.deepEqual(at('docs/a.md', '公海池'), { modules: ['leads/pool'] });
  });

  it('is a module or a phase in a heading and in the plan file', () => {
    assert.deepEqual(at('docs/a.md', '线索管理'), { modules: ['leads'] });
    assert.deepEqual(at('groundplan.yaml', '线索分配'), { modules: ['leads/assign'] });
    assert.deepEqual(at('groundplan.yaml', '一期'), { phases: ['p1'] });
    assert.deepEqual(at('groundplan.yaml', 'leads/pool'), { modules: ['leads/pool'] });
  });

  it('is nothing in other places: a name in code, a header, plain words', () => {
    assert.equal(at('src/a.ts', '线索分配'), null);
    assert.equal(at('docs/a.md', '建设阶段'), null);
    assert.equal(at('docs/b.md', '别的'), null);
  });

  it('is found in the text of now, wherever the facts of before had it', () => {
    const moved = `\n\n${files['docs/a.md']}`;
    assert.deepEqual(at('docs/a.md', 'A-001', moved), { id: 'A-001', text: 'A-001' });
    assert.equal(at('docs/a.md', '待评审', moved), null);
    assert.equal(at('docs/a.md', '自动分配', moved), null);
  });

  it('is found within a line of a megabyte', () => {
    const long = `${'x '.repeat(500_000)}A-001${' y'.repeat(500_000)}`;
    assert.deepEqual(at('docs/b.md', 'A-001', long), { id: 'A-001', text: 'A-001' });
  });

  it('is every requirement that the id means where other folders define it', () => {
    const table = (title: string): string =>
      `| 编号 | 需求 | 状态 |\n|---|---|---|\n| B-001 | ${title} | 待评审 |\n`;
    const code = { id: 'file:///code', name: 'code' };
    const several = snapshotOfRoots([
      { root: code, files: { 'a.ts': '// @req B-001\n' } },
      { root: { id: 'file:///east', name: 'east' }, files: { 'a.md': table('东') } },
      { root: { id: 'file:///west', name: 'west' }, files: { 'a.md': table('西') } },
    ]);
    const now = { uri: documentUri(code.id, 'a.ts'), line: () => '// @req B-001' };
    const subject = subjectAt(several, now, { line: 0, character: 9 });
    assert.ok(subject?.kind === 'requirement');
    assert.deepEqual(
      subject.requirements.map(({ title }) => title),
      ['东', '西'],
    );
  });

  /** What stands at the second character of a word, in short. */
  function at(path: keyof typeof files, word: string, text: string = files[path]): unknown {
    const lines = text.split('\n');
    const line = lines.findIndex((one) => one.includes(word));
    const character = (lines[line] ?? '').indexOf(word) + 1;
    const now = { uri: documentUri(testRoot.id, path), line: (number: number) => lines[number] ?? '' };
    return inShort(subjectAt(snapshot, now, { line, character }), lines);
  }

  function inShort(subject: Subject | null, lines: readonly string[]): unknown {
    if (!subject) return null;
    if (subject.kind === 'requirement') {
      const { line, character, endCharacter } = subject.range;
      return { id: subject.requirements[0]?.id, text: lines[line]?.slice(character, endCharacter) };
    }
    const { modules, phases } = subject;
    return { ...(modules.length > 0 && { modules }), ...(phases.length > 0 && { phases }) };
  }
});
