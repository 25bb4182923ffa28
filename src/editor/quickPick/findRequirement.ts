/** One box to find a requirement by anything that is known of it: words, pinyin, filters; latest ones first. */
import { pathName } from '../../insight/pathName.ts';
import { commands, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { Disposable, Memento, QuickInputButton, QuickPickItem } from 'vscode';
import type { Log } from '../../index/ports.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { placeAndStatus } from '../../insight/requirementPlace.ts';
import { fieldText } from '../../model/requirement.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { errorText } from '../log.ts';
import type { WindowFocus } from '../focus.ts';
import type { Session } from '../session.ts';
import { opensCard } from '../settings.ts';
import { rowText, statusIcon } from '../views/requirementRow.ts';
import defer * as choosing from './chooseFilter.ts';
import type { FilterField } from './chooseFilter.ts';
import defer * as filterWords from './filterWords.ts';
import { mostItems, rankedQuickPick, showRanked } from './rankedQuickPick.ts';
import { recentRequirements, rememberRequirement } from './recentRequirements.ts';
import { l10n } from '../wording.ts';

/** A requirement on offer; an item without a key says something. */
export interface RequirementItem extends QuickPickItem {
  readonly key?: string;
}

export function registerFindRequirement(
  session: Session,
  focus: WindowFocus,
  memory: Memento,
  log: Log,
): Disposable {
  return commands.registerCommand('groundplan.findRequirement', () =>
    findRequirement({ session, focus, memory, log }, ''),
  );
}

interface FindParts {
  readonly session: Session;
  readonly focus: WindowFocus;
  readonly memory: Memento;
  readonly log: Log;
}

function findRequirement(parts: FindParts, text: string): void {
  const { session, focus, memory, log } = parts;
  let isEverywhere = focus.now === null;
  const pick = rankedQuickPick<RequirementItem>();
  const buttons = filterButtons();
  const report = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.warn(`Find requirement: ${errorText(error)}`));
  };
  const everywhere: QuickInputButton = {
    iconPath: new ThemeIcon('globe'),
    tooltip: l10n.t('Search everything'),
  };
  const show = (): void => {
    const name = isEverywhere ? null : (focus.now?.name ?? null);
    pick.title = name === null ? l10n.t('Find requirement') : l10n.t('Find requirement in “{0}”', name);
    pick.buttons = [...(name === null ? [] : [everywhere]), ...buttons.map(({ button }) => button)];
    const shows = name === null ? null : (key: string): boolean => focus.shows(key);
    showRanked(pick, requirementItems(session, memory, pick.value, shows));
  };
  pick.placeholder = l10n.t(
    'Id, words in any order, or pinyin initials; filter with phase:… module:… is:unplaced',
  );
  show();
  const follow = session.onDidChange(show);
  pick.onDidChangeValue(show);
  pick.onDidHide(() => {
    follow.dispose();
    pick.dispose();
  });
  pick.onDidTriggerButton((pressed) => {
    if (pressed === everywhere) {
      isEverywhere = true;
      show();
      return;
    }
    const found = buttons.find(({ button }) => button === pressed);
    if (!found) return;
    if (found.field === 'unplaced') {
      pick.value = toggled(pick.value, l10n.t('is:unplaced'));
      show();
      return;
    }
    const { value } = pick;
    const choice = choosing.chooseFilter(session.snapshot, found.field);
    // Choosing closes this box; it comes back with the filter in its text, or as it was.
    report(choice.then((word) => findRequirement(parts, word === undefined ? value : toggled(value, word))));
  });
  pick.onDidTriggerItemButton(({ item, button }) => {
    const requirement = session.snapshot.requirement(item.key ?? '');
    const action = itemActions.find(({ icon }) => button.iconPath === icon);
    if (!requirement || !action) return;
    pick.hide();
    report(action.run(requirement));
  });
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    const requirement = session.snapshot.requirement(item?.key ?? '');
    if (!requirement) return;
    pick.hide();
    report(rememberRequirement(memory, requirement));
    const command = opensCard() ? 'groundplan.openCard' : 'groundplan.openRequirement';
    report(Promise.resolve(commands.executeCommand(command, requirement.key)));
  });
  pick.show();
  if (text === '') return;
  // Set once it is on show, the text is not selected: what is typed next comes behind it.
  pick.value = text;
  show();
}

/** What a query finds, best first; what was opened lately for an empty one. */
export function requirementItems(
  session: Session,
  memory: Memento,
  query: string,
  shows: ((key: string) => boolean) | null = null,
): readonly RequirementItem[] {
  const { snapshot, search, timings } = session;
  const recent =
    query.trim() === '' ? recentRequirements(memory, snapshot).filter(({ key }) => shows?.(key) ?? true) : [];
  const known = new Set(recent.map(({ key }) => key));
  const found = timings
    .measure('search', () => search.find(query, shows ? snapshot.requirementCount : mostItems))
    .filter(({ key }) => (shows?.(key) ?? true) && !known.has(key))
    .flatMap(({ key }) => snapshot.requirement(key) ?? []);
  if (recent.length + found.length === 0) return [nothingFound(snapshot)];
  const items = found.map((requirement) => itemOf(snapshot, requirement));
  if (recent.length === 0) return items;
  return [
    { label: l10n.t('recently opened'), kind: QuickPickItemKind.Separator },
    ...recent.map((requirement) => itemOf(snapshot, requirement)),
    { label: l10n.t('all requirements'), kind: QuickPickItemKind.Separator },
    ...items,
  ];
}

function itemOf(snapshot: Snapshot, requirement: Requirement): RequirementItem {
  const hasCode = snapshot.referencesTo(requirement).length > 0;
  return {
    key: requirement.key,
    label: requirementLabel(requirement),
    iconPath: statusIcon(requirement.status),
    description: placeText(snapshot, requirement),
    detail: detailText(snapshot, requirement),
    buttons: itemActions
      .filter(({ isOffered }) => isOffered(hasCode))
      .map(({ icon, title }) => ({ iconPath: icon, tooltip: title() })),
  };
}

/** Module › submodule · phase · status, and in words what is missing. */
function placeText(snapshot: Snapshot, requirement: Requirement): string {
  return placeAndStatus(snapshot, requirement).map(rowText).join(' · ');
}

/** The first line of the description, else the source, else the document. */
function detailText(snapshot: Snapshot, requirement: Requirement): string {
  const said = fieldText(requirement, 'description') ?? fieldText(requirement, 'source');
  const line = said?.split('\n').find((one) => one.trim() !== '');
  return line ?? pathName(snapshot, requirement.uri);
}

function nothingFound(snapshot: Snapshot): RequirementItem {
  if (snapshot.requirementCount === 0) {
    return { label: l10n.t('There are no requirements here yet'), iconPath: new ThemeIcon('info') };
  }
  return {
    label: l10n.t('Nothing found'),
    iconPath: new ThemeIcon('info'),
    detail: l10n.t('Try fewer words, part of an id, pinyin initials, or status:… owner:… is:no-phase'),
  };
}

function toggled(text: string, word: string): string {
  return filterWords.hasFilter(text, word)
    ? filterWords.withoutFilter(text, word)
    : filterWords.withFilter(text, `${word} `);
}

function filterButtons(): readonly {
  readonly button: QuickInputButton;
  readonly field: FilterField | 'unplaced';
}[] {
  return [
    { field: 'module', button: { iconPath: new ThemeIcon('package'), tooltip: l10n.t('Filter by module') } },
    { field: 'phase', button: { iconPath: new ThemeIcon('milestone'), tooltip: l10n.t('Filter by phase') } },
    { field: 'status', button: { iconPath: new ThemeIcon('pulse'), tooltip: l10n.t('Filter by status') } },
    {
      field: 'unplaced',
      button: { iconPath: new ThemeIcon('inbox'), tooltip: l10n.t('Unplaced only, or all') },
    },
  ];
}

interface ItemAction {
  readonly icon: ThemeIcon;
  readonly title: () => string;
  readonly isOffered: (hasCode: boolean) => boolean;
  readonly run: (requirement: Requirement) => Promise<unknown>;
}

const itemActions: readonly ItemAction[] = [
  // What the Enter key does not do is one click away.
  {
    icon: new ThemeIcon('go-to-file'),
    title: () => l10n.t('Show in document'),
    isOffered: () => opensCard(),
    run: async ({ key }) => commands.executeCommand('groundplan.openRequirement', key),
  },
  {
    icon: new ThemeIcon('preview'),
    title: () => l10n.t('Open card'),
    isOffered: () => !opensCard(),
    run: async ({ key }) => commands.executeCommand('groundplan.openCard', key),
  },
  {
    icon: new ThemeIcon('code'),
    title: () => l10n.t('Open code'),
    isOffered: (hasCode) => hasCode,
    run: async ({ key }) => commands.executeCommand('groundplan.openCode', key),
  },
  {
    icon: new ThemeIcon('link'),
    title: () => l10n.t('Copy link'),
    isOffered: () => true,
    run: async ({ key }) => commands.executeCommand('groundplan.copyLink', key),
  },
  {
    icon: new ThemeIcon('list-tree'),
    title: () => l10n.t('Show in Modules'),
    isOffered: () => true,
    run: async ({ key }) => commands.executeCommand('groundplan.revealInModules', key),
  },
];
