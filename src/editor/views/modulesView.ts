/** The Modules view: the plan's modules or phases down to the code, as the snapshot has them. */
import { commands, Disposable, l10n, ThemeIcon, Uri, window } from 'vscode';
import type { MarkdownString, Memento, TreeItem, TreeView } from 'vscode';
import { childrenOf, pathToRequirement } from '../../insight/moduleTree.ts';
import type { GroupKind, Grouping, TreeRow, TreeScope } from '../../insight/moduleTreeRow.ts';
import { contentOf, referenceOf } from '../../insight/moduleTreeContent.ts';
import { filterTo } from '../../insight/requirementFilter.ts';
import type { RequirementFilter } from '../../insight/requirementFilter.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import { toRange } from '../ranges.ts';
import type { Session } from '../session.ts';
import { moduleTooltip, phaseTooltip, requirementTooltip } from './cardTooltip.ts';
import { referenceIcon, requirementItem, rowItem } from './requirementRow.ts';
import { SnapshotTree, touchesCode } from './snapshotTree.ts';
import type { TreeSource } from './snapshotTree.ts';

const groupIcons: Readonly<Record<GroupKind, string>> = {
  withoutModule: 'inbox',
  withoutPhase: 'inbox',
  unknownModule: 'question',
  unknownPhase: 'question',
  noModuleNeeded: 'circle-slash',
  noPhaseNeeded: 'circle-slash',
};

const groupingKey = 'modules.grouping';

export class ModulesView implements TreeSource<TreeRow>, Disposable {
  readonly #session: Session;
  readonly #memory: Memento;
  readonly #tree: SnapshotTree<TreeRow>;
  readonly #view: TreeView<TreeRow>;
  readonly #subscriptions: Disposable;
  #grouping: Grouping;
  #filterText = '';
  #filter: RequirementFilter | null = null;

  constructor(session: Session, memory: Memento) {
    this.#session = session;
    this.#memory = memory;
    this.#grouping = memory.get<string>(groupingKey) === 'phase' ? 'phase' : 'module';
    this.#tree = new SnapshotTree<TreeRow>(this, () => session.snapshot);
    this.#view = window.createTreeView('groundplan.modules', {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    this.#subscriptions = Disposable.from(
      this.#view,
      this.#tree,
      this.#tree.rememberFolding(this.#view),
      session.onDidChange(({ change }) => this.#follow(change)),
      commands.registerCommand('groundplan.groupByModule', () => this.#groupBy('module')),
      commands.registerCommand('groundplan.groupByPhase', () => this.#groupBy('phase')),
      commands.registerCommand('groundplan.filterModules', () => this.#askFilter()),
      commands.registerCommand('groundplan.clearFilter', () => this.#filterBy('')),
    );
    void commands.executeCommand('setContext', 'groundplan.grouping', this.#grouping);
  }

  /** Unfolds the tree down to a requirement and selects it; a filter that hides it is cleared first. */
  async reveal(key: string): Promise<boolean> {
    const { snapshot } = this.#session;
    if (this.#filter && !this.#filter.keys.has(key)) this.#filterBy('');
    const row = pathToRequirement(snapshot, key, this.#scope).at(-1);
    if (!row) return false;
    await this.#view.reveal(row, { select: true, focus: true });
    return true;
  }

  children(snapshot: Snapshot, row: TreeRow | null): readonly TreeRow[] {
    return childrenOf(snapshot, row, this.#scope);
  }

  item(snapshot: Snapshot, row: TreeRow): TreeItem | null {
    const content = contentOf(snapshot, row, this.#scope);
    if (!content) return null;
    switch (row.kind) {
      case 'system':
        return withIcon(rowItem(content, l10n.t('System'), true), 'project');
      case 'module': {
        const item = withIcon(rowItem(content, l10n.t('Module'), this.#filter !== null), 'package');
        if (snapshot.module(row.root, row.path)?.range) item.contextValue = 'module place';
        return item;
      }
      case 'phase': {
        const item = withIcon(rowItem(content, l10n.t('Phase'), this.#filter !== null), 'milestone');
        if (snapshot.phase(row.root, row.phase)?.range) item.contextValue = 'phase place';
        return item;
      }
      case 'group': {
        return withIcon(rowItem(content, '', this.#filter !== null), groupIcons[row.group]);
      }
      case 'range':
        return withIcon(rowItem(content, l10n.t('Requirements')), 'list-unordered');
      case 'requirement': {
        const requirement = snapshot.requirement(row.key);
        return requirement ? requirementItem(requirement, content, content.hasChildren) : null;
      }
      case 'reference': {
        const reference = referenceOf(snapshot, row);
        if (!reference) return null;
        const item = rowItem(content, l10n.t('Code'));
        item.iconPath = referenceIcon(reference.kind);
        item.command = {
          command: 'vscode.open',
          title: l10n.t('Open code'),
          arguments: [Uri.parse(reference.uri), { selection: toRange(reference.range), preview: true }],
        };
        return item;
      }
    }
  }

  tooltip(snapshot: Snapshot, row: TreeRow): MarkdownString | string | undefined {
    switch (row.kind) {
      case 'module':
        return moduleTooltip(this.#session, row.root, row.path);
      case 'phase':
        return phaseTooltip(this.#session, row.root, row.phase);
      case 'requirement':
        return requirementTooltip(this.#session, row.key);
      case 'reference':
        return snapshot.document(row.uri)?.path;
      case 'system': {
        const system = snapshot.plan(row.root).system;
        return [system?.endState, system?.goal].filter((text) => text).join('\n') || undefined;
      }
      default:
        return undefined;
    }
  }

  mayLookDifferent(change: SnapshotChange, row: TreeRow): boolean {
    if (row.kind === 'requirement') return change.requirements.has(row.key) || touchesCode(change);
    if (row.kind === 'reference') return change.documents.has(row.uri);
    // A status or a phase moves the figures of everything above, though the members stay the same.
    return change.requirements.size > 0;
  }

  mayHoldOthers(change: SnapshotChange, row: TreeRow): boolean {
    if (row.kind === 'requirement') return touchesCode(change);
    if (row.kind === 'module' && row.phase === null) return change.modules.has(`${row.root}\n${row.path}`);
    return change.requirements.size > 0;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  get #scope(): TreeScope {
    return { grouping: this.#grouping, filter: this.#filter };
  }

  #follow(change: SnapshotChange): void {
    if (this.#filterText === '') return this.#tree.follow(change);
    this.#applyFilter();
  }

  #groupBy(grouping: Grouping): void {
    this.#grouping = grouping;
    this.#tree.redraw();
    void this.#memory.update(groupingKey, grouping);
    void commands.executeCommand('setContext', 'groundplan.grouping', grouping);
  }

  async #askFilter(): Promise<void> {
    const text = await window.showInputBox({
      title: l10n.t('Filter modules'),
      prompt: l10n.t('Words in any order, pinyin, or phase:…, status:…, priority:…, owner:…, is:unplaced'),
      value: this.#filterText,
    });
    if (text !== undefined) this.#filterBy(text.trim());
  }

  #filterBy(text: string): void {
    this.#filterText = text;
    void commands.executeCommand('setContext', 'groundplan.filtered', text !== '');
    this.#applyFilter();
  }

  #applyFilter(): void {
    this.#filter = this.#matches();
    // An empty message takes no room.
    this.#view.message = this.#filter
      ? l10n.t('Filter: {0} ({1} found)', this.#filterText, this.#filter.keys.size)
      : '';
    this.#tree.redraw();
  }

  #matches(): RequirementFilter | null {
    if (this.#filterText === '') return null;
    const { search, snapshot } = this.#session;
    const found = search.find(this.#filterText, snapshot.requirementCount);
    return filterTo(
      snapshot,
      this.#filterText,
      found.map(({ key }) => key),
    );
  }
}

function withIcon(item: TreeItem, icon: string): TreeItem {
  item.iconPath = new ThemeIcon(icon);
  return item;
}
