import assert from 'node:assert/strict';
import { TreeItem, TreeItemCollapsibleState } from 'vscode';
import { SnapshotTree } from '../../src/editor/views/snapshotTree.ts';
import type { TreeSource } from '../../src/editor/views/snapshotTree.ts';
import { childrenOf } from '../../src/insight/moduleTree.ts';
import { contentOf } from '../../src/insight/moduleTreeContent.ts';
import type { TreeRow, TreeScope } from '../../src/insight/moduleTreeRow.ts';
import type { Snapshot, SnapshotChange } from '../../src/model/snapshot.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const scope: TreeScope = { grouping: 'module', filter: null };

const source: TreeSource<TreeRow> = {
  children: (snapshot, row) => childrenOf(snapshot, row, scope),
  item: (snapshot, row) => {
    const content = contentOf(snapshot, row, scope);
    if (!content) return null;
    const text = JSON.stringify([content.label, content.details]);
    return new TreeItem(text, TreeItemCollapsibleState.Collapsed);
  },
  tooltip: () => undefined,
  mayLookDifferent: () => true,
  mayHoldOthers: () => true,
};

const plan = 'modules: [{ id: a, name: A }, { id: b, name: B }]\n';
const table = (...rows: string[]): string =>
  ['| ID | Requirement | Module | Status |', '|-|-|-|-|', ...rows, ''].join('\n');
const before = snapshotOf({
  'groundplan.yaml': plan,
  'docs/list.md': table('| R-1 | One | A | Proposed |', '| R-2 | Two | B | Proposed |'),
});

/** A tree in which everything was shown once, and the ids of the rows that it announces since; null: all. */
function shownTree(): {
  readonly tree: SnapshotTree<TreeRow>;
  readonly follow: (after: Snapshot) => string[] | null;
} {
  let snapshot: Snapshot = before;
  const tree = new SnapshotTree(source, () => snapshot);
  const show = (row?: TreeRow): void => {
    for (const child of tree.getChildren(row)) {
      tree.getTreeItem(child);
      show(child);
    }
  };
  show();
  let announced: string[] | null = [];
  tree.onDidChangeTreeData((rows) => (announced = rows ? rows.map(({ id }) => id) : null));
  const nothing: ReadonlySet<string> = new Set();
  const follow = (after: Snapshot): string[] | null => {
    announced = [];
    snapshot = after;
    const change: SnapshotChange = {
      snapshot: after,
      everything: false,
      requirements: nothing,
      documents: nothing,
      modules: nothing,
      phases: nothing,
      steps: nothing,
    };
    tree.follow(change);
    return announced;
  };
  return { tree, follow };
}

const withRows = (...rows: string[]): Snapshot =>
  snapshotOf({ 'groundplan.yaml': plan, 'docs/list.md': table(...rows) });

describe('a tree over snapshots', () => {
  it('announces nothing when nothing looks different', () => {
    const { follow } = shownTree();
    assert.deepEqual(follow(withRows('| R-1 | One | A | Proposed |', '| R-2 | Two | B | Proposed |')), []);
  });

  it('announces the one row whose words differ', () => {
    const { follow } = shownTree();
    const after = withRows('| R-1 | First | A | Proposed |', '| R-2 | Two | B | Proposed |');
    assert.deepEqual(follow(after), ['["module","file:///plan","m","a","r","R-1"]']);
  });

  it('announces a module whose figures and requirements differ, and leaves the others alone', () => {
    const { follow } = shownTree();
    const rows = [
      '| R-1 | One | A | Proposed |',
      '| R-2 | Two | B | Proposed |',
      '| R-3 | Three | B | Released |',
    ];
    assert.deepEqual(follow(withRows(...rows)), ['["module","file:///plan","m","b"]']);
  });

  it('announces everything when the outermost rows are others', () => {
    const { follow } = shownTree();
    assert.equal(follow(withRows('| R-1 | One | A | Proposed |', '| R-2 | Two | — | Proposed |')), null);
  });

  it('still names the parent of a row after a change', () => {
    const { tree, follow } = shownTree();
    const [module] = tree.getChildren();
    assert.ok(module);
    const [requirement] = tree.getChildren(module);
    assert.ok(requirement);
    follow(withRows('| R-1 | First | A | Proposed |', '| R-2 | Two | B | Proposed |'));
    assert.equal(tree.getParent(requirement)?.id, module.id);
  });

  it('keeps what the window asked for unfolded, though its own event was lost', () => {
    const tree = new SnapshotTree(source, () => before);
    const [asked, other] = tree.getChildren();
    assert.ok(asked && other);
    tree.getChildren(asked);
    tree.redraw();
    const states = tree.getChildren().map((row) => tree.getTreeItem(row).collapsibleState);
    assert.deepEqual(states, [TreeItemCollapsibleState.Expanded, TreeItemCollapsibleState.Collapsed]);
  });
});
