import assert from 'node:assert/strict';
import { type Memento, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { KeptRows, mostRows } from '../../src/editor/views/keptRows.ts';
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

describe('the rows of the last session', () => {
  const stored = new Map<string, unknown>();
  const memory: Memento = {
    keys: () => [...stored.keys()],
    get: <Value>(key: string, standard?: Value) => (stored.get(key) ?? standard) as Value,
    update: (key, value) => {
      // Storage holds text, as that of VS Code does.
      stored.set(key, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
  const looking: TreeSource<TreeRow> = {
    ...source,
    item: (snapshot, row) => {
      const content = contentOf(snapshot, row, scope);
      if (!content) return null;
      const { Collapsed, Expanded } = TreeItemCollapsibleState;
      const isUnfolded = row.kind === 'module' && row.path === 'a';
      const item = new TreeItem(JSON.stringify(content.label), isUnfolded ? Expanded : Collapsed);
      item.description = JSON.stringify(content.details);
      item.iconPath = new ThemeIcon('package');
      item.contextValue = 'module place';
      return item;
    },
  };
  const looks = (tree: SnapshotTree<TreeRow>, row?: TreeRow): readonly unknown[] =>
    tree.getChildren(row).map((each) => {
      const { label, description, iconPath, contextValue, collapsibleState } = tree.getTreeItem(each);
      const below = collapsibleState === TreeItemCollapsibleState.Expanded ? looks(tree, each) : [];
      return [each.id, label, description, iconPath instanceof ThemeIcon && iconPath.id, contextValue, below];
    });
  const withoutMenus = (rows: readonly unknown[]): string =>
    JSON.stringify(rows).replaceAll('"module place"', 'null');

  beforeEach(() => stored.clear());

  it('stand in the tree at once, without menus, until the workspace has been read', async () => {
    const last = new SnapshotTree(looking, () => before);
    const shown = looks(last);
    await new KeptRows<TreeRow>(memory, 'rows').save(last.onShow(mostRows));

    let snapshot: Snapshot = snapshotOf({});
    const tree = new SnapshotTree(looking, () => snapshot, new KeptRows(memory, 'rows'));
    let redrawn = 0;
    tree.onDidChangeTreeData(() => redrawn++);
    assert.equal(withoutMenus(looks(tree)), withoutMenus(shown));
    assert.ok(JSON.stringify(shown).includes('module place'));
    assert.ok(!JSON.stringify(looks(tree)).includes('module place'));
    snapshot = withRows('| R-1 | One | A | Proposed |');
    tree.showWorkspace();
    assert.equal(redrawn, 1);
    assert.ok(JSON.stringify(looks(tree)).includes('module place'));
  });

  it('give way to what has been read when somebody looks deeper', async () => {
    const last = new SnapshotTree(looking, () => before);
    looks(last);
    await new KeptRows<TreeRow>(memory, 'rows').save(last.onShow(mostRows));
    const tree = new SnapshotTree(looking, () => before, new KeptRows(memory, 'rows'));
    const [unfolded, folded] = tree.getChildren();
    let redrawn = 0;
    tree.onDidChangeTreeData(() => redrawn++);
    assert.equal(tree.getChildren(unfolded).length, 1);
    assert.ok(tree.getChildren(folded).every(({ kind }) => kind === 'requirement'));
    await Promise.resolve();
    assert.equal(redrawn, 1);
  });

  it('are none for a workspace that was never shown', () => {
    const kept = new KeptRows<TreeRow>(memory, 'rows');
    assert.equal(kept.isInForce, false);
    assert.equal(new SnapshotTree(looking, () => before, kept).getChildren().length, 2);
  });
});
