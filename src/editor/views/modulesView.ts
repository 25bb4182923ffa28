/** The Modules view: the plan's modules or phases down to the code, as the snapshot has them. */
import { commands, Disposable, window } from 'vscode';
import type { MarkdownString, Memento, TreeItem, TreeView } from 'vscode';
import { childrenOf, pathToRequirement } from '../../insight/moduleTree.ts';
import type { Grouping, TreeRow, TreeScope } from '../../insight/moduleTreeRow.ts';
import { contentOf } from '../../insight/moduleTreeContent.ts';
import { nextContent, nextRow, type NextRow } from '../../insight/nextStep.ts';
import defer * as focusing from '../../insight/focus.ts';
import { filterTo } from '../../insight/requirementFilter.ts';
import type { RequirementFilter } from '../../insight/requirementFilter.ts';
import { ownRoots, type Snapshot, type SnapshotChange } from '../../model/snapshot.ts';
import type { WindowFocus } from '../focus.ts';
import type { Session } from '../session.ts';
import type { ShownViews } from '../shownViews.ts';
import { moduleTreeItem, moduleTreeTooltip, withIcon } from './moduleTreeItem.ts';
import { KeptRows, mostRows } from './keptRows.ts';
import { rowItem, rowText } from './requirementRow.ts';
import { RequirementDrag } from './dragRequirements.ts';
import { SnapshotTree, touchesCode } from './snapshotTree.ts';
import type { TreeSource } from './snapshotTree.ts';
import { l10n } from '../wording.ts';
import { nameView } from './nameView.ts';

type Row = TreeRow | NextRow;

const groupingKey = 'modules.grouping';
/** Where the rows of the last session are kept. */
export const keptRowsKey = 'modules.rows';
/** Milliseconds without a change, after which what is on show is kept. */
const calm = 1_000;

export class ModulesView implements TreeSource<Row>, Disposable {
  readonly #session: Session;
  readonly #focus: WindowFocus;
  readonly #memory: Memento;
  readonly #kept: KeptRows<Row>;
  readonly #tree: SnapshotTree<Row>;
  readonly #view: TreeView<Row>;
  readonly #subscriptions: Disposable;
  #grouping: Grouping;
  #keeping: NodeJS.Timeout | undefined;
  #filterText = '';
  #filter: RequirementFilter | null = null;

  constructor(session: Session, focus: WindowFocus, memory: Memento, shown: ShownViews) {
    this.#session = session;
    this.#focus = focus;
    this.#memory = memory;
    this.#grouping = memory.get<string>(groupingKey) === 'phase' ? 'phase' : 'module';
    this.#kept = new KeptRows(memory, keptRowsKey);
    this.#tree = new SnapshotTree<Row>(this, () => session.snapshot, this.#kept);
    void session.ready.then(() => this.#tree.showWorkspace());
    this.#view = window.createTreeView('groundplan.modules', {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: new RequirementDrag(session, 'modules'),
    });
    this.#subscriptions = Disposable.from(
      this.#view,
      this.#tree,
      this.#tree.rememberFolding(this.#view),
      shown.follow(this.#view),
      session.onDidChange(({ change }) => this.#follow(change)),
      this.#view.onDidExpandElement(() => this.#keepSoon()),
      this.#view.onDidCollapseElement(() => this.#keepSoon()),
      focus.onDidChange(() => this.#applyFilter()),
      nameView(this.#view, () => l10n.t('Modules')),
      commands.registerCommand('groundplan.groupByModule', () => this.#groupBy('module')),
      commands.registerCommand('groundplan.groupByPhase', () => this.#groupBy('phase')),
      commands.registerCommand('groundplan.filterModules', () => this.#askFilter()),
      commands.registerCommand('groundplan.clearFilter', () => this.#filterBy('')),
    );
    void commands.executeCommand('setContext', 'groundplan.grouping', this.#grouping);
    if (focus.now) this.#applyFilter();
  }

  /** Unfolds the tree down to a requirement and selects it; a filter that hides it is cleared first. */
  async reveal(key: string): Promise<boolean> {
    const { snapshot } = this.#session;
    if (!this.#focus.shows(key)) this.#focus.set(null);
    if (this.#filter && !this.#filter.keys.has(key)) this.#filterBy('');
    const row = pathToRequirement(snapshot, key, this.#scope).at(-1);
    if (!row) return false;
    this.#tree.showWorkspace();
    await this.#view.reveal(row, { select: true, focus: true });
    return true;
  }

  children(snapshot: Snapshot, row: Row | null): readonly Row[] {
    if (row?.kind === 'next') return [];
    const rows = childrenOf(snapshot, row, this.#scope);
    const next = row || this.#filter ? null : nextRow(snapshot);
    return next ? [next, ...rows] : rows;
  }

  item(snapshot: Snapshot, row: Row): TreeItem | null {
    if (row.kind === 'next') return nextItem(snapshot, row);
    const content = contentOf(snapshot, row, this.#scope);
    return content && moduleTreeItem(snapshot, row, content, this.#filter !== null);
  }

  tooltip(_snapshot: Snapshot, row: Row): MarkdownString | string | undefined {
    return row.kind === 'next' ? undefined : moduleTreeTooltip(this.#session, row);
  }

  mayLookDifferent(change: SnapshotChange, row: Row): boolean {
    if (row.kind === 'requirement') return change.requirements.has(row.key) || touchesCode(change);
    if (row.kind === 'reference') return change.documents.has(row.uri);
    // A status or a phase moves the figures of everything above, though the members stay the same.
    return change.requirements.size > 0;
  }

  mayHoldOthers(change: SnapshotChange, row: Row): boolean {
    if (row.kind === 'next') return false;
    if (row.kind === 'requirement') return touchesCode(change);
    if (row.kind === 'module' && row.phase === null) return change.modules.has(`${row.root}\n${row.path}`);
    return change.requirements.size > 0;
  }

  dispose(): void {
    clearTimeout(this.#keeping);
    this.#subscriptions.dispose();
  }

  get #scope(): TreeScope {
    return { grouping: this.#grouping, filter: this.#filter };
  }

  #follow(change: SnapshotChange): void {
    this.#keepSoon();
    if (this.#filter) return this.#applyFilter();
    this.#say();
    this.#tree.follow(change);
  }

  /** A filter is not kept, and what a reading has not finished yet is no more than a part. */
  #keepSoon(): void {
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      if (this.#filter || this.#session.isReading || this.#kept.isInForce || !this.#view.visible) return;
      void this.#kept.save(this.#tree.onShow(mostRows));
    }, calm);
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
    this.#say();
    this.#tree.redraw();
  }

  /** An empty message takes no room. */
  #say(): void {
    const filtered =
      this.#filterText === ''
        ? ''
        : l10n.t('Filter: {0} ({1} found)', this.#filterText, this.#filter?.keys.size ?? 0);
    const said = [this.#focus.line, filtered].filter((part) => part !== '');
    const message = said.join('\n');
    if (this.#view.message !== message) this.#view.message = message;
  }

  #matches(): RequirementFilter | null {
    const focus = this.#focus.now;
    if (this.#filterText === '') return focus?.filter ?? null;
    const { search, snapshot } = this.#session;
    const found = search.find(this.#filterText, snapshot.requirementCount).map(({ key }) => key);
    return focus
      ? focusing.foundInFocus(snapshot, focus, this.#filterText, found)
      : filterTo(snapshot, this.#filterText, found);
  }
}

/** A click does it. The first module is made while a requirement is placed: nobody has to write YAML. */
function nextItem(snapshot: Snapshot, row: NextRow): TreeItem {
  const content = nextContent(snapshot, row);
  const item = withIcon(rowItem(content, ''), 'arrow-circle-right');
  item.tooltip = [content.label, ...content.details].map(rowText).join('\n');
  const title = rowText(content.label);
  if (row.next === 'createPlan') item.command = { command: 'groundplan.createPlan', title };
  else if (row.next === 'place') item.command = { command: 'groundplan.showToDo', title };
  else {
    const [first] = ownRoots(snapshot).flatMap(({ id }) => snapshot.withoutModule(id));
    item.command = { command: 'groundplan.setModule', title, arguments: [first?.key] };
  }
  return item;
}
