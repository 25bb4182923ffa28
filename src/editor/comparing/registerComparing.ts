/** Comparing plans: what with, what differs, and what is done about it. */
import { commands, Disposable, env, l10n, Uri, window } from 'vscode';
import defer * as lazyWriteAgreement from '../../edits/takeOver/writeAgreement.ts';
import defer * as lazyTakeOver from '../../edits/takeOver/takeOver.ts';
import defer * as comparisonReport from '../../exchange/comparisons/comparisonReport.ts';
import type { Log } from '../../index/ports.ts';
import defer * as agreements from '../../insight/compare/agreements.ts';
import defer * as comparisonTree from '../../insight/compare/comparisonTree.ts';
import type { ComparisonRow } from '../../insight/compare/comparisonTree.ts';
import type { Difference } from '../../insight/compare/difference.ts';
import { message } from '../../model/message.ts';
import { agreeingParties, type AgreeingParty } from '../../model/plan.ts';
import type { Changes } from '../changing/applyEdits.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { today } from '../views/today.ts';
import defer * as lazyChooseOther from './chooseOther.ts';
import type { ChosenOther } from './chooseOther.ts';
import { chooseRoot } from './chooseRoot.ts';
import { Comparing } from './comparing.ts';
import { ComparisonView, partyName } from './comparisonView.ts';
import { registerSaveVersion } from './saveVersion.ts';
import { SideBySide } from './sideBySide.ts';
import defer * as takenDocuments from './takenDocuments.ts';

export function registerComparing(session: Session, changes: Changes, log: Log): Disposable {
  const comparing = new Comparing(session, log);
  const view = new ComparisonView(session, comparing);
  const sides = new SideBySide(session, comparing, log);
  /** Of the row that was clicked and all that are selected with it; without a row, of the selection. */
  const asked = (row: unknown, rows: unknown): readonly Difference[] => {
    const several =
      Array.isArray(rows) && rows.length > 0 ? rows : row === undefined ? view.selection : [row];
    const found = several.filter(isRow).flatMap(comparisonTree.differencesOf);
    return [...new Map(found.map((each) => [each.id, each])).values()];
  };
  return Disposable.from(
    comparing,
    view,
    sides,
    registerSaveVersion(session, log),
    commands.registerCommand('groundplan.comparePlan', async (uri: unknown, root: unknown) => {
      const own = typeof root === 'string' ? root : await chooseRoot(session.snapshot);
      if (own === undefined) return false;
      const chosen = isChosen(uri) ? uri : await lazyChooseOther.chooseOther(own);
      return chosen ? comparing.compare(own, chosen) : false;
    }),
    commands.registerCommand('groundplan.closeComparison', () => comparing.close()),
    commands.registerCommand('groundplan.showDifference', async (row: unknown) => {
      const [difference] = asked(row, undefined);
      if (difference) await sides.show(difference);
    }),
    commands.registerCommand('groundplan.showComparedDocuments', async (row: unknown) => {
      const [difference] = asked(row, undefined);
      if (difference) await sides.showDocuments(difference);
    }),
    commands.registerCommand('groundplan.takeOver', (row: unknown, rows: unknown) =>
      take(session, changes, comparing, asked(row, rows)),
    ),
    commands.registerCommand('groundplan.takeOverAll', () =>
      take(session, changes, comparing, comparing.shown?.comparison.differences ?? []),
    ),
    commands.registerCommand('groundplan.markAgreed', (row: unknown, rows: unknown, parties: unknown) =>
      agree(session, changes, comparing, asked(row, rows), parties),
    ),
    commands.registerCommand('groundplan.copyComparison', () => copy(comparing)),
  );
}

async function take(
  session: Session,
  changes: Changes,
  comparing: Comparing,
  differences: readonly Difference[],
): Promise<boolean> {
  const { shown } = comparing;
  if (!shown) return false;
  const [first] = differences;
  if (!first) {
    void window.showInformationMessage(l10n.t('There is no difference to take over.'));
    return false;
  }
  const ids = new Set(differences.map(({ id }) => id));
  const done =
    differences.length === 1
      ? l10n.t('Taken over from “{0}”: {1}', shown.other.name, first.title)
      : l10n.t('{0} differences taken over from “{1}”', differences.length, shown.other.name);
  const isAll = differences.length === shown.comparison.differences.length;
  const isDone = await changes.make({
    documents: takenDocuments.documentsToTake(session.snapshot, shown, differences),
    compute: (now, textOf) => lazyTakeOver.takeOver(now, shown.root, shown.there, isAll ? null : ids, textOf),
    done,
    fromEditor: false,
  });
  comparing.update();
  return isDone;
}

async function agree(
  session: Session,
  changes: Changes,
  comparing: Comparing,
  differences: readonly Difference[],
  given: unknown,
): Promise<boolean> {
  const { shown } = comparing;
  const [first] = differences;
  if (!shown || !first) return false;
  const plan = session.snapshot.plan(shown.root);
  const { uri } = plan;
  if (uri === null) {
    void window.showWarningMessage(
      l10n.t('Who agreed is kept in the plan file, and there is none here yet. Create a plan first.'),
    );
    return false;
  }
  const before = differences.length === 1 ? agreements.agreedBy(plan.agreed, first) : {};
  const parties = isParties(given) ? given : await askParties(first, differences.length, before);
  if (parties === undefined) return false;
  const isDone = await changes.make({
    documents: [uri],
    compute: (_now, textOf) => {
      const text = textOf(uri);
      const edits =
        text === null
          ? message('The document has changed since it was read. Try again.')
          : lazyWriteAgreement.writeAgreement(text, differences, parties, today());
      return 'key' in edits ? { refusal: edits } : { edits: new Map([[uri, edits]]) };
    },
    done: l10n.t('Agreed: {0}', parties.map(partyName).join(l10n.t(', ')) || '–'),
    fromEditor: false,
  });
  comparing.update();
  return isDone;
}

async function askParties(
  first: Difference,
  count: number,
  before: Readonly<Partial<Record<AgreeingParty, string>>>,
): Promise<readonly AgreeingParty[] | undefined> {
  const picked = await window.showQuickPick(
    agreeingParties.map((party) => ({
      label: partyName(party),
      ...(before[party] !== undefined && { description: before[party] }),
      picked: before[party] !== undefined,
      party,
    })),
    {
      title:
        count === 1
          ? l10n.t('Who has agreed on “{0}”?', first.title)
          : l10n.t('Who has agreed on these {0} differences?', count),
      placeHolder: l10n.t('Kept in the plan file with today’s date'),
      canPickMany: true,
    },
  );
  return picked?.map(({ party }) => party);
}

async function copy({ shown }: Comparing): Promise<void> {
  if (!shown) return;
  const { other, comparison } = shown;
  const text = comparisonReport.comparisonAsMarkdown(
    { from: other.name, to: l10n.t('here'), comparison },
    translate,
  );
  await env.clipboard.writeText(text);
  void window.showInformationMessage(l10n.t('The comparison is copied, ready to be pasted into a review.'));
}

function isRow(row: unknown): row is ComparisonRow {
  return (
    typeof row === 'object' && row !== null && 'kind' in row && ('difference' in row || 'differences' in row)
  );
}

function isChosen(value: unknown): value is ChosenOther {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return (
    ('uri' in value && value.uri instanceof Uri && (value.kind === 'folder' || value.kind === 'file')) ||
    (value.kind === 'revision' && 'revision' in value && 'name' in value)
  );
}

function isParties(value: unknown): value is readonly AgreeingParty[] {
  return Array.isArray(value) && value.every((each) => agreeingParties.some((party) => party === each));
}
