import assert from 'node:assert/strict';
import { documentOutline, type OutlineNode } from '../../src/insight/documentOutline.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const page = `# 线索

## A-001 自动分配

| 编号 | 需求 | 状态 |
|---|---|---|
| A-002 | 手工领取 | 待评审 |
| A-003 | 回收 | 待评审 |

## 报价

- A-004 算价
  - 优先级：P0
`;

describe('the outline of a document', () => {
  it('beside the editor’s own holds only what that one lacks', () => {
    assert.deepEqual(outline('a.md', page, true), ['A-002', 'A-003', 'A-004']);
  });

  it('has the requirements under their headings, and one within another', () => {
    assert.deepEqual(outline('a.md', page, false), [
      '# 线索',
      ' A-001',
      ' # A-001 自动分配',
      '  A-002',
      '  A-003',
      ' # 报价',
      '  A-004',
    ]);
  });

  it('has those of a list that is no document of headings', () => {
    const text = 'requirements:\n  - id: B-1\n    title: 登录\n  - id: B-2\n    title: 注册\n';
    assert.deepEqual(
      outline('a.yaml', text, false).filter((line) => line.includes('B-')),
      withIndentOf(text),
    );
    assert.deepEqual(outline('a.csv', '编号,需求,状态\nC-1,登录,草稿\nC-2,注册,草稿\n', false), [
      'C-1',
      'C-2',
    ]);
  });

  it('keeps every part within the part that it stands in', () => {
    const walk = (nodes: readonly OutlineNode[]): void => {
      for (const node of nodes) {
        for (const child of node.children) {
          assert.ok(child.range.line >= node.range.line && child.range.endLine <= node.range.endLine);
        }
        walk(node.children);
      }
    };
    walk(nodesOf('a.md', page, false));
  });

  function withIndentOf(text: string): readonly string[] {
    return outline('a.yaml', text, false).filter((line) => /B-\d/u.test(line));
  }
});

function nodesOf(path: string, text: string, beside: boolean): readonly OutlineNode[] {
  const entry = snapshotOf({ [path]: text }).document(documentUri(testRoot.id, path));
  assert.ok(entry);
  return documentOutline(entry, { beside });
}

function outline(path: string, text: string, beside: boolean): readonly string[] {
  const lines = (nodes: readonly OutlineNode[], indent: string): readonly string[] =>
    nodes.flatMap((node) => [
      indent + (node.kind === 'heading' ? `# ${node.name}` : (node.requirement.id ?? node.requirement.title)),
      ...lines(node.children, `${indent} `),
    ]);
  return lines(nodesOf(path, text, beside), '');
}
