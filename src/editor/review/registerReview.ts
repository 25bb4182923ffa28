/** The review meeting: preparing the sheet, recording what was decided, and writing to those who asked. */
import { commands, Disposable, l10n, ThemeIcon, window } from 'vscode';
import type { Memento, QuickPickItem } from 'vscode';
import { type Decision, verdicts } from '../../edits/recordDecision.ts';
import { letterBody } from '../../exchange/review/letterPage.ts';
import { letterTitle } from '../../exchange/review/letterLines.ts';
import { letterText } from '../../exchange/review/letterText.ts';
import { sheetBody, sheetTitle } from '../../exchange/review/sheetPage.ts';
import { sheetText } from '../../exchange/review/sheetText.ts';
import type { Log } from '../../index/ports.ts';
import { type Addressee, addressees, letter, letterMemory } from '../../insight/review/letter.ts';
import { earlierTwins } from '../../insight/review/earlierTwins.ts';
import { type ReviewSheet, reviewSheet } from '../../insight/review/reviewSheet.ts';
import { rootsOnShow } from '../../insight/moduleTree.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Changes } from '../changing/applyEdits.ts';
import { requirementsOfRows } from '../changing/targets.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { today } from '../views/today.ts';
import { askDecision } from './askDecision.ts';
import { chooseMany, chooseUndecided } from './chooseMany.ts';
import { decisionGesture } from './decisionGesture.ts';
import { LetterMemories } from './letterMemories.ts';
import { PagePanel } from './pagePanel.ts';

export interface ReviewParts {
  readonly session: Session;
  readonly changes: Changes;
  readonly memory: Memento;
  readonly log: Log;
}

export function registerReview(parts: ReviewParts): Disposable {
  const sheet = new PagePanel('groundplan.review', {
    copy: 'groundplan.copyReview',
    save: 'groundplan.saveReview',
  });
  const written = new PagePanel('groundplan.letter', {
    copy: 'groundplan.copyLetter',
    save: 'groundplan.saveLetter',
  });
  const { session, log } = parts;
  /** The keys on the sheet, for the decisions that are recorded from it. */
  let onSheet: readonly string[] = [];
  /** A box that waits for a person is no command that VS Code should show as busy. */
  const asking = (id: string, run: (...args: readonly unknown[]) => Promise<unknown>): Disposable =>
    commands.registerCommand(id, (...args: readonly unknown[]) => {
      run(...args).catch((error: unknown) => log.warn(`${id}: ${errorText(error)}`));
    });
  return Disposable.from(
    sheet,
    written,
    session.onDidChange(() => {
      sheet.update();
      written.update();
    }),
    asking('groundplan.prepareReview', async (row, rows) => {
      const title = l10n.t('Prepare the review of which requirements?');
      const requirements = await chosen(parts, row, rows, () => chooseUndecided(session.snapshot, title));
      if (!requirements) return;
      onSheet = requirements.map(({ key }) => key);
      showSheet(session, sheet, onSheet);
    }),
    commands.registerCommand(
      'groundplan.recordDecisions',
      async (row: unknown, rows: unknown, value: unknown) => {
        if (isDecision(value)) return record(parts, requirementsOf(session, row, rows), value);
        askAndRecord(parts, row, rows, []).catch((error: unknown) => log.warn(errorText(error)));
        return undefined;
      },
    ),
    asking('groundplan.recordReview', () => askAndRecord(parts, undefined, undefined, onSheet)),
    asking('groundplan.writeToBusiness', (to) => writeToBusiness(parts, written, to)),
    asking('groundplan.copyReview', () => sheet.copy()),
    asking('groundplan.saveReview', () => sheet.save()),
    asking('groundplan.copyLetter', () => written.copy()),
    asking('groundplan.saveLetter', () => written.save()),
  );
}

function showSheet(session: Session, panel: PagePanel, keys: readonly string[]): void {
  let made: { readonly of: Snapshot; readonly sheet: ReviewSheet } | null = null;
  const current = (): ReviewSheet => {
    const { snapshot } = session;
    if (made?.of === snapshot) return made.sheet;
    const requirements = keys.flatMap((key) => snapshot.requirement(key) ?? []);
    const sheet = reviewSheet(snapshot, requirements[0]?.root ?? '', requirements, (requirement) =>
      earlierTwins(snapshot, session.findings.asked.index, requirement),
    );
    made = { of: snapshot, sheet };
    return sheet;
  };
  const title = sheetTitle(current().name, translate);
  panel.show({
    title,
    fileName: `${title}-${today()}`,
    body: (actions) => sheetBody(current(), today(), translate, actions),
    text: () => sheetText(current(), today(), translate),
    offer: { command: 'groundplan.recordReview', title: l10n.t('Record decisions…') },
  });
}

/** From the rows that are selected, else as somebody chooses. All have to be of one plan. */
async function chosen(
  { session }: ReviewParts,
  row: unknown,
  rows: unknown,
  ask: () => Promise<readonly Requirement[] | undefined>,
): Promise<readonly Requirement[] | undefined> {
  const given = requirementsOf(session, row, rows);
  const requirements = given.length > 0 ? given : await ask();
  if (!requirements || requirements.length === 0) return undefined;
  if (new Set(requirements.map(({ root }) => root)).size > 1) {
    void window.showWarningMessage(
      l10n.t('These requirements belong to different plans. Choose those of one plan at a time.'),
    );
    return undefined;
  }
  return requirements;
}

function requirementsOf({ snapshot }: Session, row: unknown, rows: unknown): readonly Requirement[] {
  if (typeof row !== 'object' || row === null) return [];
  return requirementsOfRows(snapshot, Array.isArray(rows) && rows.includes(row) ? rows : [row]);
}

async function askAndRecord(
  parts: ReviewParts,
  row: unknown,
  rows: unknown,
  keys: readonly string[],
): Promise<boolean> {
  const { session } = parts;
  const title = l10n.t('Record a decision on which requirements?');
  const onSheet = keys.flatMap((key) => session.snapshot.requirement(key) ?? []);
  const requirements = await chosen(parts, row, rows, () =>
    onSheet.length > 0
      ? chooseMany(session.snapshot, onSheet, title, [])
      : chooseUndecided(session.snapshot, title),
  );
  if (!requirements) return false;
  const decision = await askDecision(requirements);
  if (!decision) return false;
  return parts.changes.make(decisionGesture(session.snapshot, requirements, decision, true));
}

function record(
  { session, changes }: ReviewParts,
  requirements: readonly Requirement[],
  decision: Decision,
): Promise<boolean> {
  if (requirements.length === 0) return Promise.resolve(false);
  return changes.make(decisionGesture(session.snapshot, requirements, decision, false));
}

function isDecision(value: unknown): value is Decision {
  if (typeof value !== 'object' || value === null) return false;
  if (!('verdict' in value) || !('reason' in value) || !('date' in value)) return false;
  const { verdict, reason, date } = value;
  return (
    verdicts.some((known) => known === verdict) && typeof reason === 'string' && typeof date === 'string'
  );
}

interface AddresseeItem extends QuickPickItem {
  readonly root: string;
  readonly to: Addressee;
}

async function writeToBusiness(
  { session, memory, log }: ReviewParts,
  panel: PagePanel,
  given: unknown,
): Promise<void> {
  const { snapshot } = session;
  const items = rootsOnShow(snapshot).flatMap(({ id: root, name: folder }, _index, roots) =>
    addressees(snapshot, root).map(({ kind, name, requests }): AddresseeItem => ({
      label: name,
      description: [
        requests === 1 ? l10n.t('1 request') : l10n.t('{0} requests', requests),
        ...(roots.length > 1 ? [folder] : []),
      ].join(' · '),
      iconPath: new ThemeIcon(kind === 'source' ? 'organization' : 'person'),
      root,
      to: { kind, name },
    })),
  );
  if (items.length === 0) {
    void window.showInformationMessage(
      l10n.t('No requirement says who asked for it. Add a column “Source” or “Requester” to the documents.'),
    );
    return;
  }
  const named = typeof given === 'string' ? items.find(({ to }) => to.name === given) : undefined;
  const item = named ?? (await window.showQuickPick(items, { title: l10n.t('Write to whom?') }));
  if (!item) return;
  const memories = new LetterMemories(memory);
  // Kept as it was when the page was opened: what is taken away now must not change what it says.
  const last = memories.lastTo(item.root, item.to);
  const current = () => letter(session.snapshot, item.root, item.to, last);
  const title = letterTitle(current(), translate);
  panel.show({
    title,
    fileName: `${item.to.name}-${today()}`,
    body: (actions) => letterBody(current(), today(), translate, actions),
    text: () => letterText(current(), today(), translate),
    onTaken: () => {
      memories
        .keep(item.root, item.to, letterMemory(current(), today()))
        .catch((error: unknown) => log.warn(`The letter is not remembered: ${errorText(error)}`));
    },
  });
}
