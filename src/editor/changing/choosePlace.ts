/**
 * One box to choose a module or a phase by anything that it is called: names, aliases, paths, pinyin. What
 * was chosen lately comes first, what holds now is marked, and the last item says that none is needed.
 */
import { l10n, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { Memento, QuickPickItem } from 'vscode';
import { rankChoices, type Choice } from '../../insight/choices.ts';
import { clearItem } from './clearItem.ts';
import { mostItems, rankedQuickPick, showRanked } from '../quickPick/rankedQuickPick.ts';

/** The plan's own place, a name that the plan does not have, or none on purpose. */
export type ChosenPlace =
  | { readonly kind: 'place'; readonly value: string }
  | { readonly kind: 'name'; readonly text: string }
  /** A part that the plan file is to get; `parent` is the module it goes into, by its path. */
  | { readonly kind: 'new'; readonly name: string; readonly parent: string | null }
  | { readonly kind: 'exempt'; readonly reason: string }
  /** What is written at the requirement itself is taken out; what it inherits then holds. */
  | { readonly kind: 'none' };

export interface PlaceQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly icon: string;
  readonly choices: readonly Choice[];
  /** The values that hold for every requirement asked about. */
  readonly current: ReadonlySet<string>;
  /** Under which recent choices are kept. */
  readonly memory: Memento;
  readonly memoryKey: string;
  /** Whether what is typed may be taken as it is, because no plan says which names there are. */
  readonly mayBeNew: boolean;
  /** Offers what is typed as a new part of the plan file; `null` where there is no plan file for it. */
  readonly newLabel: ((name: string) => string) | null;
  /** Asks where in the plan a new part goes: a module's path, `null` for the top; `undefined` when left. */
  readonly askParent: (name: string) => Promise<string | null | undefined>;
  /** Whether there is something written that can be taken out. */
  readonly mayClear: boolean;
  readonly exemptLabel: string;
  readonly reasonTitle: string;
}

interface PlaceItem extends QuickPickItem {
  readonly chosen?:
    | { readonly kind: 'place'; readonly value: string }
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'new'; readonly name: string }
    | { readonly kind: 'none' }
    | 'exempt';
}

const mostRecent = 5;

/** `undefined` when the box was left. */
export async function choosePlace(question: PlaceQuestion): Promise<ChosenPlace | undefined> {
  const item = await pickItem(question);
  if (item?.chosen === undefined) return undefined;
  const { chosen } = item;
  if (chosen === 'exempt') return askReason(question.reasonTitle);
  if (chosen.kind === 'new') {
    const parent = await question.askParent(chosen.name);
    return parent === undefined ? undefined : { ...chosen, parent };
  }
  if (chosen.kind === 'place') await remember(question, chosen.value);
  return chosen;
}

/** Asks why a requirement has no place on purpose; `undefined` when the box was left. */
export async function askReason(title: string): Promise<ChosenPlace | undefined> {
  const reason = await window.showInputBox({
    title,
    prompt: l10n.t('It is written into the document, for everybody who asks later.'),
    validateInput: (text) =>
      text.trim() === '' ? l10n.t('Without a reason nobody can tell it from one that was forgotten.') : null,
  });
  return reason === undefined ? undefined : { kind: 'exempt', reason };
}

function pickItem(question: PlaceQuestion): Promise<PlaceItem | undefined> {
  const pick = rankedQuickPick<PlaceItem>();
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  const show = (): void => showRanked(pick, itemsFor(question, pick.value));
  show();
  const current = pick.items.find(({ chosen }) => isCurrent(question, chosen));
  if (current) pick.activeItems = [current];
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemsFor(question: PlaceQuestion, query: string): readonly PlaceItem[] {
  const text = query.trim();
  const exempt: PlaceItem = {
    label: question.exemptLabel,
    iconPath: new ThemeIcon('circle-slash'),
    chosen: 'exempt',
  };
  const last = question.mayClear ? [exempt, { ...clearItem(), chosen: { kind: 'none' } as const }] : [exempt];
  const found = rankChoices(question.choices, text);
  const items = found.slice(0, mostItems - mostRecent - 5).map((choice) => itemOf(question, choice));
  if (text !== '') {
    const isKnown = found.some(({ label }) => label === text);
    if (question.newLabel && !isKnown)
      items.push({
        label: question.newLabel(text),
        description: l10n.t('into the plan file'),
        iconPath: new ThemeIcon('add'),
        chosen: { kind: 'new', name: text },
      });
    else if (found.length === 0 && !question.mayBeNew)
      items.push({ label: l10n.t('The plan has no such name'), iconPath: new ThemeIcon('info') });
    if (question.mayBeNew && !isKnown)
      items.push({
        label: l10n.t('Use the new name “{0}”', text),
        iconPath: new ThemeIcon('add'),
        chosen: { kind: 'name', text },
      });
    return [...items, ...last];
  }
  const recent = recentOf(question).flatMap(
    (value) => question.choices.find((choice) => choice.value === value) ?? [],
  );
  const line: PlaceItem = { label: '', kind: QuickPickItemKind.Separator };
  // In a short list everything is in sight anyway.
  if (recent.length === 0 || question.choices.length <= mostRecent) return [...items, line, ...last];
  const known = new Set(recent.map(({ value }) => value));
  return [
    { label: l10n.t('recently chosen'), kind: QuickPickItemKind.Separator },
    ...recent.map((choice) => itemOf(question, choice)),
    { label: l10n.t('all'), kind: QuickPickItemKind.Separator },
    ...items.filter(
      ({ chosen }) => typeof chosen !== 'object' || chosen.kind !== 'place' || !known.has(chosen.value),
    ),
    line,
    ...last,
  ];
}

function itemOf(question: PlaceQuestion, { value, label, around, purpose }: Choice): PlaceItem {
  const chosen = { kind: 'place', value } as const;
  const now = isCurrent(question, chosen) ? l10n.t('as it is now') : '';
  return {
    label,
    description: [around, now].filter((part) => part !== '').join(' · '),
    ...(purpose !== '' && { detail: purpose }),
    iconPath: new ThemeIcon(now === '' ? question.icon : 'check'),
    chosen,
  };
}

function isCurrent({ current }: PlaceQuestion, chosen: PlaceItem['chosen']): boolean {
  return typeof chosen === 'object' && chosen.kind === 'place' && current.has(chosen.value);
}

function recentOf({ memory, memoryKey }: PlaceQuestion): readonly string[] {
  const stored = memory.get<unknown>(memoryKey);
  return Array.isArray(stored) ? stored.filter((value) => typeof value === 'string') : [];
}

async function remember(question: PlaceQuestion, value: string): Promise<void> {
  const others = recentOf(question).filter((other) => other !== value);
  await question.memory.update(question.memoryKey, [value, ...others].slice(0, mostRecent));
}
