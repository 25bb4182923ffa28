/** Asks which requirements are meant, several at once: those of a phase, all that wait for an answer, or some of these. */
import { QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import defer * as recordDecision from '../../edits/recordDecision.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { placeAndStatus } from '../../insight/requirementPlace.ts';
import { isInformative, needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { statusIcon } from '../views/requirementRow.ts';
import { translate } from '../translate.ts';
import { l10n } from '../wording.ts';

interface SetItem extends QuickPickItem {
  readonly requirements?: readonly Requirement[];
}

interface OneItem extends QuickPickItem {
  readonly requirement: Requirement;
}

/** Those without an answer first, all of them or those of a phase; `undefined` when the box was left. */
export async function chooseUndecided(
  snapshot: Snapshot,
  title: string,
): Promise<readonly Requirement[] | undefined> {
  const open = [...snapshot.requirements()].filter(
    (requirement) => needsPlacement(requirement) && recordDecision.isUndecided(requirement),
  );
  if (open.length === 0) {
    void window.showInformationMessage(l10n.t('Every requirement has an answer already.'));
    return undefined;
  }
  const picked = await window.showQuickPick(setsOf(snapshot, open), { title });
  if (!picked) return undefined;
  return picked.requirements ?? chooseMany(snapshot, open, title, []);
}

/** Ticks in a list; `ticked` are chosen from the beginning. `undefined` when the box was left or nothing was chosen. */
export async function chooseMany(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  title: string,
  ticked: readonly Requirement[],
): Promise<readonly Requirement[] | undefined> {
  const keys = new Set(ticked.map(({ key }) => key));
  const items = requirements
    .filter((requirement) => !isInformative(requirement))
    .map((requirement): OneItem => ({
      label: requirementLabel(requirement),
      description: placeAndStatus(snapshot, requirement)
        .map((part) => (typeof part === 'string' ? part : translate(part)))
        .join(' · '),
      iconPath: statusIcon(requirement.status),
      picked: keys.has(requirement.key),
      requirement,
    }));
  const picked = await window.showQuickPick(items, { title, canPickMany: true, matchOnDescription: true });
  if (!picked || picked.length === 0) return undefined;
  return picked.map(({ requirement }) => requirement);
}

function setsOf(snapshot: Snapshot, open: readonly Requirement[]): readonly SetItem[] {
  const ofPhase = new Map<string, { name: string; members: Requirement[] }>();
  const without: Requirement[] = [];
  for (const requirement of open) {
    const { root, phase } = requirement;
    if (!phase) {
      without.push(requirement);
      continue;
    }
    const key = `${root}\n${phase.id}`;
    const known = ofPhase.get(key);
    if (known) known.members.push(requirement);
    else ofPhase.set(key, { name: snapshot.phase(root, phase.id)?.name ?? phase.id, members: [requirement] });
  }
  const howMany = (count: number): string =>
    count === 1 ? l10n.t('1 requirement') : l10n.t('{0} requirements', count);
  return [
    {
      label: l10n.t('All that wait for an answer'),
      description: howMany(open.length),
      iconPath: new ThemeIcon('checklist'),
      requirements: open,
    },
    ...[...ofPhase.values()].map(({ name, members }) => ({
      label: l10n.t('Those of “{0}”', name),
      description: howMany(members.length),
      iconPath: new ThemeIcon('milestone'),
      requirements: members,
    })),
    ...(without.length === 0 || without.length === open.length
      ? []
      : [
          {
            label: l10n.t('Those in no phase'),
            description: howMany(without.length),
            iconPath: new ThemeIcon('circle-slash'),
            requirements: without,
          },
        ]),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: l10n.t('Choose one by one…'), iconPath: new ThemeIcon('list-selection') },
  ];
}
