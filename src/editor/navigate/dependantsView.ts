/**
 * “What depends on this” in the References view, where people look for what names a thing and step through it with
 * F4. That view belongs to an extension that comes with VS Code; without it the places are shown in a peek.
 */
import { pathName } from '../../insight/pathName.ts';
import { commands, EventEmitter, extensions, l10n, ThemeIcon, TreeItem } from 'vscode';
import { TreeItemCollapsibleState, window, workspace } from 'vscode';
import type { Disposable, Event, Location, Memento, Position, TreeDataProvider, Uri } from 'vscode';
import type { Log } from '../../index/ports.ts';
import {
  dependantChildren,
  dependantGroupName,
  dependantGroups,
  type DependantGroup,
  type DependantRow,
} from '../../insight/dependantTree.ts';
import { dependantsOf } from '../../insight/dependants.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { rowName } from '../../insight/placeName.ts';
import { placeAndStatus } from '../../insight/requirementPlace.ts';
import type { Requirement } from '../../model/requirement.ts';
import defer * as lazyAskRequirement from '../changing/askRequirement.ts';
import defer * as targets from '../changing/targets.ts';
import { errorText } from '../log.ts';
import { placeOf } from '../places.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { referenceIcon, rowText, statusIcon } from '../views/requirementRow.ts';

/** What the References view takes, as its extension describes it. */
interface SymbolTree {
  setInput(input: SymbolTreeInput): void;
}

interface SymbolTreeInput {
  readonly contextValue: string;
  readonly title: string;
  readonly location: Location;
  resolve(): SymbolTreeModel;
  with(location: Location): SymbolTreeInput;
}

interface SymbolTreeModel {
  readonly provider: TreeDataProvider<DependantRow>;
  readonly message: string | undefined;
  readonly navigation: {
    nearest(uri: Uri, position: Position): DependantRow | undefined;
    next(from: DependantRow): DependantRow;
    previous(from: DependantRow): DependantRow;
    location(item: DependantRow): Location | undefined;
  };
  dispose(): void;
}

const groupIcons: Readonly<Record<DependantGroup, string>> = {
  dependsOn: 'link',
  parent: 'type-hierarchy-sub',
  covers: 'shield',
  duplicateOf: 'files',
  links: 'references',
  implements: 'code',
  verifies: 'checklist',
  mentions: 'mention',
  documents: 'file-text',
};

export function registerDependantsView(session: Session, memory: Memento, log: Log): Disposable {
  return commands.registerCommand('groundplan.showDependants', async (row: unknown) => {
    const ask = (): Promise<Requirement | undefined> =>
      lazyAskRequirement.askRequirement(session, memory, l10n.t('What depends on which requirement?'));
    const [requirement] = (await targets.targetsOf(session, row, undefined, ask)).requirements;
    if (requirement) await showDependants(session, requirement, log);
  });
}

async function showDependants(session: Session, requirement: Requirement, log: Log): Promise<void> {
  try {
    const view = extensions.getExtension<SymbolTree>('vscode.references-view');
    const tree = await view?.activate();
    if (tree) tree.setInput(inputFor(session, requirement));
    else await peek(session, requirement);
  } catch (error) {
    log.warn(`What depends on ${requirement.key} could not be shown: ${errorText(error)}`);
  }
}

function inputFor(session: Session, requirement: Requirement): SymbolTreeInput {
  const input: SymbolTreeInput = {
    contextValue: 'groundplanDependants',
    title: l10n.t('What depends on {0}', requirement.id ?? requirement.title),
    location: placeOf(requirement.uri, requirement.fact.anchor),
    resolve: () => new DependantsModel(session, requirement.key),
    with: () => input,
  };
  return input;
}

/** The places of a peek stand in the requirement's own document, which has to be open for it. */
async function peek({ snapshot }: Session, requirement: Requirement): Promise<void> {
  const { requirements, code, documents } = dependantsOf(snapshot, requirement);
  const fields = requirements.map(({ requirement: by, range }) => placeOf(by.uri, range));
  const places = [...fields, ...[...code, ...documents].map(({ uri, range }) => placeOf(uri, range))];
  const own = placeOf(requirement.uri, requirement.fact.anchor);
  await window.showTextDocument(await workspace.openTextDocument(own.uri), { selection: own.range });
  await commands.executeCommand('editor.action.showReferences', own.uri, own.range.start, places);
}

/** The rows of one requirement, for as long as the view shows them. */
export class DependantsModel implements SymbolTreeModel, TreeDataProvider<DependantRow> {
  readonly #session: Session;
  readonly #key: string;
  readonly #changed = new EventEmitter<void>();
  readonly #following: Disposable;
  /** What the rows on show say; while people type elsewhere they stay as they are. */
  #shown: string;

  readonly onDidChangeTreeData: Event<void> = this.#changed.event;

  constructor(session: Session, key: string) {
    this.#session = session;
    this.#key = key;
    this.#shown = this.#words();
    this.#following = session.onDidChange(() => this.#follow());
  }

  readonly provider = this;

  get message(): string | undefined {
    if (this.getChildren().length > 0) return undefined;
    return l10n.t('Nothing depends on it: no requirement, no document and no code names it.');
  }

  readonly navigation = {
    nearest: (): DependantRow | undefined => this.#leaves()[0],
    next: (from: DependantRow): DependantRow => this.#beside(from, 1),
    previous: (from: DependantRow): DependantRow => this.#beside(from, -1),
    location: (row: DependantRow): Location | undefined => this.#placeOf(row),
  };

  getChildren(row?: DependantRow): DependantRow[] {
    const { snapshot } = this.#session;
    return [...(row ? dependantChildren(snapshot, row) : dependantGroups(snapshot, this.#key, null))];
  }

  getParent(row: DependantRow): DependantRow | null {
    return row.parent;
  }

  getTreeItem(row: DependantRow): TreeItem {
    const item = this.#itemOf(row);
    item.id = row.id;
    const place = row.kind === 'group' ? undefined : this.#placeOf(row);
    if (place) {
      item.command = {
        command: 'vscode.open',
        title: l10n.t('Show in document'),
        arguments: [place.uri, { selection: place.range, preview: true }],
      };
    }
    return item;
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }

  #follow(): void {
    const now = this.#words();
    if (now === this.#shown) return;
    this.#shown = now;
    this.#changed.fire();
  }

  #words(): string {
    const rows = this.getChildren().flatMap((group) => [group, ...this.getChildren(group)]);
    return JSON.stringify(
      rows.map((row) => {
        const { id, label, description, collapsibleState } = this.getTreeItem(row);
        return [id, label, description, collapsibleState];
      }),
    );
  }

  #itemOf(row: DependantRow): TreeItem {
    const { snapshot } = this.#session;
    if (row.kind === 'group') {
      const folded =
        row.parent === null ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
      const item = new TreeItem(translate(dependantGroupName(row.group)), folded);
      item.iconPath = new ThemeIcon(groupIcons[row.group]);
      item.description = `${dependantChildren(snapshot, row).length}`;
      return item;
    }
    if (row.kind === 'place') {
      const { uri, range, kind } = row.reference;
      const path = pathName(snapshot, uri);
      const item = new TreeItem(
        rowName(snapshot, uri, range) ?? `${path.split('/').at(-1)}:${range.line + 1}`,
      );
      item.description = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
      item.tooltip = path;
      item.iconPath = referenceIcon(kind);
      return item;
    }
    const requirement = snapshot.requirement(row.key);
    if (!requirement) return new TreeItem(row.key);
    const hasMore = dependantChildren(snapshot, row).length > 0;
    const item = new TreeItem(
      requirementLabel(requirement),
      hasMore ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    item.description = placeAndStatus(snapshot, requirement).map(rowText).join(' · ');
    item.iconPath = statusIcon(requirement.status);
    return item;
  }

  #placeOf(row: DependantRow): Location | undefined {
    if (row.kind === 'place') return placeOf(row.reference.uri, row.reference.range);
    if (row.kind !== 'requirement') return undefined;
    const requirement = this.#session.snapshot.requirement(row.key);
    return requirement && placeOf(requirement.uri, requirement.fact.anchor);
  }

  /** The rows that lead to a place, without unfolding further. */
  #leaves(): readonly DependantRow[] {
    return this.getChildren().flatMap((group) => this.getChildren(group));
  }

  #beside(from: DependantRow, by: 1 | -1): DependantRow {
    const leaves = this.#leaves();
    const at = leaves.findIndex(({ id }) => id === from.id);
    return leaves[(at + by + leaves.length) % leaves.length] ?? from;
  }
}
