/** Asks what becomes of requirements that the imported file no longer has; nothing is ever deleted. */
import { l10n, ThemeIcon, Uri, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { GoneIs } from '../../edits/importing/compareImport.ts';
import { statusChoices } from '../../insight/choices.ts';
import type { Requirement, Status } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { statusMeaning } from '../changing/pickStatus.ts';
import { toRange } from '../ranges.ts';

interface GoneItem extends QuickPickItem {
  readonly does: 'leave' | 'show' | Status;
}

/** `undefined` when a box was left, `null` where they stay as they are. */
export async function askForGone(
  snapshot: Snapshot,
  gone: readonly Requirement[],
  file: string,
): Promise<GoneIs | null | undefined> {
  const [first] = gone;
  if (!first) return null;
  const closing = (['rejected', 'deferred', 'released'] as const).map((does): GoneItem => ({
    label: l10n.t('Set those that are open to “{0}”…', statusMeaning(does)),
    iconPath: new ThemeIcon(does === 'released' ? 'pass' : 'circle-slash'),
    does,
  }));
  const items: readonly GoneItem[] = [
    {
      label: l10n.t('Leave them as they are'),
      iconPath: new ThemeIcon('dash'),
      does: 'leave',
    },
    ...closing,
    { label: l10n.t('Show them…'), iconPath: new ThemeIcon('list-unordered'), does: 'show' },
  ];
  for (;;) {
    const item = await window.showQuickPick(items, {
      title: l10n.t('{0} requirements are no longer in “{1}”', gone.length, file),
      placeHolder: l10n.t('Nothing is deleted. What becomes of them?'),
      ignoreFocusOut: true,
    });
    if (!item) return undefined;
    if (item.does === 'leave') return null;
    if (item.does === 'show') {
      await showThem(gone);
      continue;
    }
    const reason = await window.showInputBox({
      title: l10n.t('Why are they closed?'),
      prompt: l10n.t('Written beside each of them; empty for no reason'),
      value: l10n.t('No longer in “{0}”', file),
      ignoreFocusOut: true,
    });
    if (reason === undefined) continue;
    const { does } = item;
    const word = statusChoices(snapshot, first).find(({ meaning }) => meaning === does)?.value ?? does;
    return { status: word, reason: reason.trim() };
  }
}

async function showThem(gone: readonly Requirement[]): Promise<void> {
  const items = gone.map((requirement) => ({
    label: [requirement.id ?? '', requirement.title].join(' ').trim(),
    description: statusOfEach(requirement),
    requirement,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('No longer in the file'),
    placeHolder: l10n.t('Choose one to see it in its document'),
    ignoreFocusOut: true,
  });
  if (!picked) return;
  const { uri, fact } = picked.requirement;
  await window.showTextDocument(Uri.parse(uri), { preserveFocus: true, selection: toRange(fact.anchor) });
}

function statusOfEach({ status }: Requirement): string {
  return status === null ? '' : statusMeaning(status);
}
