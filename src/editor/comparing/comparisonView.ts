/** The view “Comparison”: what differs between the plan here and another one, and what it amounts to. */
import { EventEmitter, l10n, ThemeColor, ThemeIcon, TreeItem, window } from 'vscode';
import { TreeItemCollapsibleState } from 'vscode';
import type { Disposable, Event, TreeDataProvider, TreeView } from 'vscode';
import defer * as agreements from '../../insight/compare/agreements.ts';
import defer * as comparisonTree from '../../insight/compare/comparisonTree.ts';
import type { ComparisonRow } from '../../insight/compare/comparisonTree.ts';
import type { Difference } from '../../insight/compare/difference.ts';
import defer * as lazyDifferenceText from '../../insight/compare/differenceText.ts';
import { agreeingParties, type AgreeingParty } from '../../model/plan.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import type { Comparing } from './comparing.ts';

const icons: Readonly<Record<Difference['change'], string>> = {
  added: 'diff-added',
  removed: 'diff-removed',
  moved: 'arrow-right',
  renamed: 'diff-renamed',
  reworded: 'edit',
  changed: 'diff-modified',
};

export class ComparisonView implements TreeDataProvider<ComparisonRow>, Disposable {
  readonly #session: Session;
  readonly #comparing: Comparing;
  readonly #view: TreeView<ComparisonRow>;
  readonly #changed = new EventEmitter<undefined>();
  readonly #following: Disposable;

  readonly onDidChangeTreeData: Event<undefined> = this.#changed.event;

  constructor(session: Session, comparing: Comparing) {
    this.#session = session;
    this.#comparing = comparing;
    this.#view = window.createTreeView<ComparisonRow>('groundplan.comparison', {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#following = comparing.onDidChange(() => this.#follow());
  }

  /** The selected rows, for keys that name none. */
  get selection(): readonly ComparisonRow[] {
    return this.#view.selection;
  }

  getChildren(row?: ComparisonRow): ComparisonRow[] {
    const { shown } = this.#comparing;
    return shown ? [...comparisonTree.comparisonRows(shown.comparison, row ?? null)] : [];
  }

  getParent(row: ComparisonRow): ComparisonRow | null {
    return row.parent;
  }

  getTreeItem(row: ComparisonRow): TreeItem {
    const item = this.#itemOf(row);
    item.id = row.id;
    const label = typeof item.label === 'string' ? item.label : '';
    const description = typeof item.description === 'string' ? item.description : '';
    item.accessibilityInformation = { label: [label, description].filter((text) => text !== '').join(', ') };
    if (comparisonTree.differencesOf(row).length > 0) item.contextValue = row.kind;
    return item;
  }

  dispose(): void {
    this.#following.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #follow(): void {
    const { shown } = this.#comparing;
    const count = shown?.comparison.differences.length ?? 0;
    this.#view.description = shown ? l10n.t('“{0}” → here', shown.other.name) : '';
    // Without differences the view's welcome text says so.
    this.#view.message =
      shown && count > 0
        ? l10n.t('{0} differences from “{1}” to the plan here', count, shown.other.name)
        : '';
    this.#changed.fire(undefined);
  }

  #itemOf(row: ComparisonRow): TreeItem {
    switch (row.kind) {
      case 'group':
      case 'effects': {
        const item = new TreeItem(translate(row.heading), TreeItemCollapsibleState.Expanded);
        if (row.kind === 'group') item.description = `${row.differences.length}`;
        else item.iconPath = new ThemeIcon('graph');
        return item;
      }
      case 'item': {
        const [first] = row.differences;
        const item = new TreeItem(first?.title ?? '', TreeItemCollapsibleState.Collapsed);
        item.description = l10n.t('{0} differences', row.differences.length);
        item.iconPath = new ThemeIcon('diff-modified');
        if (first)
          item.tooltip = `${translate(lazyDifferenceText.subjectName(first.subject))} ${first.title}`;
        return item;
      }
      case 'difference':
        return this.#differenceItem(row);
      case 'phase': {
        const text = lazyDifferenceText.phaseEffectText(row.effect);
        const item = new TreeItem(row.effect.name);
        const isTooMuch = lazyDifferenceText.isOverloaded(row.effect.after);
        const said = text ? translate(text) : '';
        item.description = isTooMuch ? l10n.t('{0}: more than its capacity', said) : said;
        item.iconPath = isTooMuch
          ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
          : new ThemeIcon('milestone');
        return item;
      }
      case 'step': {
        const item = new TreeItem(row.effect.name);
        item.description = `${translate(lazyDifferenceText.stepEffectText(row.effect))} · ${row.effect.process}`;
        item.iconPath =
          row.effect.after === false
            ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
            : new ThemeIcon('pass');
        return item;
      }
    }
  }

  #differenceItem({ difference, isInner }: Extract<ComparisonRow, { kind: 'difference' }>): TreeItem {
    const text = this.#textOf(difference);
    const agreed = this.#agreedOn(difference);
    const item = new TreeItem(isInner ? text : difference.title);
    const parts = isInner ? [agreed] : [text, agreed];
    item.description = parts.filter((part) => part !== '').join(' · ');
    item.iconPath = new ThemeIcon(agreed === '' ? icons[difference.change] : 'pass');
    item.tooltip = [
      `${translate(lazyDifferenceText.subjectName(difference.subject))} ${difference.title}: ${translate(lazyDifferenceText.changeName(difference.change))}`,
      l10n.t('There: {0}', difference.before || '–'),
      l10n.t('Here: {0}', difference.after || '–'),
      ...(agreed === '' ? [] : [agreed]),
    ].join('\n');
    item.command = {
      command: 'groundplan.showDifference',
      title: l10n.t('Show side by side'),
      arguments: [{ kind: 'difference', difference }],
    };
    return item;
  }

  /** What only one side has is said by the side: that it is added or removed depends on how one looks at it. */
  #textOf(difference: Difference): string {
    if (difference.field !== '') return lazyDifferenceText.differenceText(difference, translate);
    const place = difference.before || difference.after;
    const where = difference.change === 'added' ? l10n.t('only here') : l10n.t('only there');
    return place === '' || place === difference.title ? where : `${where} · ${place}`;
  }

  #agreedOn(difference: Difference): string {
    const { shown } = this.#comparing;
    if (!shown) return '';
    const by = agreements.agreedBy(this.#session.snapshot.plan(shown.root).agreed, difference);
    const parties = agreeingParties.filter((party) => by[party] !== undefined);
    if (parties.length === 0) return '';
    const names = parties.map((party) => `${partyName(party)} ${by[party] ?? ''}`).join(l10n.t(', '));
    return agreements.isAgreedByAll(by) ? l10n.t('agreed by all: {0}', names) : l10n.t('agreed: {0}', names);
  }
}

export function partyName(party: AgreeingParty): string {
  switch (party) {
    case 'business':
      return l10n.t('Business');
    case 'pm':
      return l10n.t('Product manager');
    case 'operations':
      return l10n.t('Operations');
  }
}
