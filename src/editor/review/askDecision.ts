/** Asks what was decided: the verdict, and for one that is put off or refused the reason and the day. */
import { l10n, ThemeIcon, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import defer * as recordDecision from '../../edits/recordDecision.ts';
import type { Decision, Verdict } from '../../edits/recordDecision.ts';
import type { Requirement } from '../../model/requirement.ts';
import { titleFor } from '../changing/questionTitle.ts';
import { today } from '../views/today.ts';

interface VerdictItem extends QuickPickItem {
  readonly verdict: Verdict;
}

/** `undefined` when a box was left. */
export async function askDecision(requirements: readonly Requirement[]): Promise<Decision | undefined> {
  const title = titleFor(requirements, (name) => l10n.t('What was decided on {0}?', name));
  const items = recordDecision.verdicts.map((verdict): VerdictItem => ({
    label: verdictWord(verdict),
    detail: verdictMeaning(verdict),
    iconPath: new ThemeIcon(icons[verdict]),
    verdict,
  }));
  const verdict = (await window.showQuickPick(items, { title }))?.verdict;
  if (verdict === undefined) return undefined;
  if (verdict === 'accepted') return { verdict, reason: '', date: today() };
  const reason = await askReason(title);
  if (reason === undefined) return undefined;
  const date = await window.showInputBox({
    title,
    value: today(),
    prompt: l10n.t('The day of the decision, as {0}', today()),
    validateInput: (text) => (isDay(text) ? null : l10n.t('A day is written as {0}.', today())),
  });
  return date === undefined ? undefined : { verdict, reason, date: date.trim() };
}

async function askReason(title: string): Promise<string | undefined> {
  const other = l10n.t('Another reason…');
  const items: readonly QuickPickItem[] = [
    ...[
      l10n.t('The business runs without it'),
      l10n.t('What is there already serves'),
      l10n.t('Not enough people to build it'),
      l10n.t('A similar requirement exists'),
      l10n.t('Not a goal of this phase'),
    ].map((label) => ({ label, iconPath: new ThemeIcon('comment') })),
    { label: other, iconPath: new ThemeIcon('edit') },
  ];
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('For what reason?') });
  if (!picked) return undefined;
  if (picked.label !== other) return picked.label;
  const typed = await window.showInputBox({
    title,
    prompt: l10n.t('The reason, in words that whoever asked for it understands'),
    validateInput: (text) =>
      text.trim() === '' ? l10n.t('Write the reason: it is what people ask for.') : null,
  });
  return typed?.trim();
}

/** A day that exists, `2026-02-28` and not `2026-02-30`. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/u.exec(text.trim())?.[0];
  if (day === undefined) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

const icons: Readonly<Record<Verdict, string>> = {
  accepted: 'pass',
  deferred: 'clock',
  rejected: 'circle-slash',
};

function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'accepted':
      return l10n.t('Accept');
    case 'deferred':
      return l10n.t('Defer');
    case 'rejected':
      return l10n.t('Reject');
  }
}

function verdictMeaning(verdict: Verdict): string {
  switch (verdict) {
    case 'accepted':
      return l10n.t('It will be built in its phase.');
    case 'deferred':
      return l10n.t('Not now; it is kept with its reason, and found when it is asked for again.');
    case 'rejected':
      return l10n.t(
        'It will not be built; it is kept with its reason, and found when it is asked for again.',
      );
  }
}
