import assert from 'node:assert/strict';
import { globMatcher } from '../../src/index/globs.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { documentPath, documentUri } from '../../src/model/documentUri.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { isAtOrIn } from '../../src/platform/node/atOrIn.ts';
import { MemorySource } from '../support/memorySource.ts';

const composed = 'café'.normalize('NFC');
const apart = 'café'.normalize('NFD');

async function requirementsOf(
  files: Readonly<Record<string, string>>,
  id = 'file:///plan',
): Promise<readonly Requirement[]> {
  const source = new MemorySource();
  const folder = source.folder(id);
  for (const [path, text] of Object.entries(files)) folder.set(path, text);
  const index = new WorkspaceIndex({ source, log: { info: () => undefined, warn: () => undefined } });
  await index.setRoots([{ id, name: 'plan' }]);
  const found = [...index.snapshot.requirements()];
  index.dispose();
  return found;
}

describe('patterns in a plan', () => {
  it('may have the backslashes of Windows', () => {
    const matches = globMatcher(['docs\\reqs\\**', 'specs\\*.md', '!docs\\reqs\\old\\**']);
    assert.ok(matches('docs/reqs/a/b.md'));
    assert.ok(matches('specs/a.md'));
    assert.ok(!matches('docs/reqs/old/a.md'));
    assert.ok(globMatcher(['docs\\**'])('docs/a.md'));
  });

  it('keep a backslash that makes a sign mean itself', () => {
    assert.ok(globMatcher(['需求\\[1\\].md'])('需求[1].md'));
    assert.ok(globMatcher(['docs/\\(old\\)/*.md'])('docs/(old)/a.md'));
  });

  it('meet a name whose accents stand apart, and the other way round', () => {
    assert.ok(globMatcher([`${composed}/**`])(`${apart}/a.md`));
    assert.ok(globMatcher([`${apart}/**`])(`${composed}/a.md`));
  });
});

describe('names from a Mac and from Windows', () => {
  const list = '| 功能 | 说明 |\n|---|---|\n| 自动分配 | 按地区分 |\n';

  for (const [name, written] of [
    ['composed', `docs/${composed}.md`],
    ['apart', `docs/${apart}.md`],
    ['with a backslash', `docs\\${composed}.md`],
  ] as const) {
    it(`a document that the plan names (${name}) is vouched for`, async () => {
      const found = await requirementsOf({
        'groundplan.yaml': `documents: [default, '${written}']\n`,
        [`docs/${apart}.md`]: list,
      });
      assert.deepEqual(
        found.map(({ title }) => title),
        ['自动分配'],
      );
    });
  }

  it('a placement meets the requirement of a document whose name or id is written the other way', async () => {
    for (const key of [`docs/${composed}.md#${composed}-1`, `docs\\${apart}.md#${apart}-1`]) {
      const found = await requirementsOf({
        'groundplan.yaml': `modules: [{ id: leads, name: 线索 }]\nplacements:\n  '${key}': { module: leads }\n`,
        [`docs/${apart}.md`]: `| 编号 | 需求 |\n|---|---|\n| ${apart}-1 | 分配 |\n`,
      });
      assert.deepEqual(
        found.map(({ modules }) => modules.map(({ path }) => path)),
        [['leads']],
        key,
      );
    }
  });

  it('a module that is named with accents apart is the same', async () => {
    const found = await requirementsOf({
      'groundplan.yaml': `modules: [{ id: m, name: ${composed} }]\n`,
      'a.md': `| 编号 | 需求 | 模块 |\n|---|---|---|\n| A-1 | 分配 | ${apart} |\n`,
    });
    assert.deepEqual(
      found.map(({ modules }) => modules.map(({ path }) => path)),
      [['m']],
    );
  });

  it('two files whose names differ only in their accents or their case stay two', async () => {
    const row = (id: string): string => `| 编号 | 需求 |\n|---|---|\n| ${id} | 分配 |\n`;
    const found = await requirementsOf({
      [`${composed}.md`]: row('A-1'),
      [`${apart}.md`]: row('A-2'),
      'Case.md': row('A-3'),
      'case.md': row('A-4'),
    });
    assert.equal(new Set(found.map(({ uri }) => uri)).size, 4);
  });
});

describe('the addresses of documents', () => {
  it('below a drive are made and taken apart as the editor does it', () => {
    const root = 'file:///c%3A/Work/%E9%9C%80%E6%B1%82';
    const uri = documentUri(root, 'docs/线索 (1).md');
    assert.equal(uri, `${root}/docs/%E7%BA%BF%E7%B4%A2%20%281%29.md`);
    assert.equal(documentPath(root, uri), 'docs/线索 (1).md');
    assert.equal(documentPath('file:///c%3A/Work2', uri), null);
  });

  it('keep every sign of a name: hashes, question marks, percent signs, backslashes, lines', () => {
    for (const path of [
      'a#b?.md',
      '100%.md',
      'a\\b.md',
      'a\nb.md',
      '%2e%2e/a.md',
      `${apart}.md`,
      '__proto__.md',
    ]) {
      assert.equal(documentPath('file:///r', documentUri('file:///r', path)), path);
    }
  });
});

describe('a folder around a path', () => {
  const windows = { separator: '\\', ignoresCase: true } as const;
  it('is told without regard to case where the system has none', () => {
    assert.ok(isAtOrIn('C:\\Work', 'c:\\work\\reqs', windows));
    assert.ok(isAtOrIn('C:\\Work', 'c:\\WORK', windows));
    assert.ok(!isAtOrIn('C:\\Work', 'C:\\Workshop', windows));
    assert.ok(isAtOrIn('C:\\', 'c:\\x', windows));
    assert.ok(isAtOrIn(`/Users/${composed}`, `/users/${apart}/x`, { separator: '/', ignoresCase: true }));
  });

  it('is told by case where the system tells it', () => {
    assert.ok(!isAtOrIn('/Sales', '/sales/reqs', { separator: '/', ignoresCase: false }));
    assert.ok(isAtOrIn('/', '/sales', { separator: '/', ignoresCase: false }));
  });
});
