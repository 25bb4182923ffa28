import assert from 'node:assert/strict';
import { linkedPlaces, placementTargets, placesOf } from '../../src/insight/linkedPlaces.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { TextRange } from '../../src/model/textRange.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const files = {
  'groundplan.yaml': `modules: [{ id: leads, name: 线索 }]
phases: [{ id: p1, name: 一期 }]
placements:
  "docs/b.csv#B-1": { module: leads }
  "docs/b.csv#B-404": { module: leads }
  A-001: { phase: p1 }
  "docs/gone.csv#B-1": { phase: p1 }
`,
  'docs/a.md': `| 编号 | 需求 | 状态 | 依赖需求 |
|---|---|---|---|
| A-001 | 登录 | 草稿 | |
| A-002 | 注册 | 草稿 | A-001 |
| A-003 | 注销 | 草稿 | A-001/002 |
| A-004 | 头像 | 草稿 | A-001~A-003 |
`,
  'docs/b.csv': '编号,需求,状态\nB-1,登录,草稿\n',
  'src/a.ts': '// @req A-001, A-404\nconst a = "A-002";\n',
};
const snapshot = snapshotOf(files);

describe('the places that lead to a requirement', () => {
  it('are the ids of a document, but for its own definitions', () => {
    assert.deepEqual(links('docs/a.md'), [
      '3:A-001 A-001',
      '4:A-001 A-001',
      '4:002 A-002',
      '5:A-001 A-001',
      '5:A-003 A-003',
    ]);
  });

  it('are the ids in code that a document defines', () => {
    assert.deepEqual(links('src/a.ts'), ['0:A-001 A-001', '1:A-002 A-002']);
  });

  it('are not where the text has moved on', () => {
    assert.deepEqual(links('src/a.ts', '\n// @req A-001, A-404\nconst a = "A-002";\n'), []);
  });

  it('are in the plan file the keys of placements, to the document where the requirement is gone', () => {
    const targets = placementTargets(snapshot, documentUri(testRoot.id, 'groundplan.yaml'));
    assert.deepEqual(
      targets.map(
        ({ range, requirement, uri }) => `${range.line} ${requirement?.id ?? '-'} ${uri.split('/').at(-1)}`,
      ),
      ['3 B-1 b.csv', '4 - b.csv', '5 A-001 a.md'],
    );
  });
});

describe('the places of one requirement in a document', () => {
  it('are its definition and every place that names it, in lists and ranges', () => {
    const requirement = [...snapshot.requirements()].find(({ id }) => id === 'A-002');
    assert.ok(requirement);
    const found = placesOf(snapshot, textOf('docs/a.md'), [requirement]);
    assert.deepEqual(
      found.map(
        ({ range, isDefinition }) => `${range.line}:${textOf('docs/a.md').slice(range)} ${isDefinition}`,
      ),
      ['3:A-002 true', '4:002 false', '5:A-001~A-003 false'],
    );
  });
});

function links(path: keyof typeof files, text: string = files[path]): readonly string[] {
  const now = textOf(path, text);
  return linkedPlaces(snapshot, now).map(
    ({ range, requirement }) => `${range.line}:${now.slice(range)} ${requirement.id}`,
  );
}

function textOf(path: keyof typeof files, text: string = files[path]) {
  const lines = text.split('\n');
  return {
    uri: documentUri(testRoot.id, path),
    slice: ({ line, character, endCharacter }: TextRange) =>
      (lines[line] ?? '').slice(character, endCharacter),
  };
}
