/** The command that adds a requirement: its title, then where it belongs and where it is written. */
import { commands, Disposable, ThemeIcon, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import defer * as lazyPlacesForNew from '../../edits/adding/placesForNew.ts';
import type { PlaceForNew } from '../../edits/adding/placesForNew.ts';
import { moduleChoices, phaseChoices } from '../../insight/choices.ts';
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import { documentPath } from '../../model/documentUri.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Changes } from '../changing/applyEdits.ts';
import { rootOf } from '../changing/fileStanding.ts';
import type { Session } from '../session.ts';
import defer * as lazyAddGesture from './addGesture.ts';
import type { WantedRequirement } from './addGesture.ts';
import { pickChoice, plainChoice } from './pickChoice.ts';
import { l10n } from '../wording.ts';

/**
 * Takes a row of a module, a phase or a step, or nothing; and then, for other extensions and keys, the values, so
 * that nothing is asked and it tells whether something was added.
 */
export function registerAddRequirement(session: Session, changes: Changes): Disposable {
  const add = (row: unknown, _rows: unknown, values: unknown): Promise<boolean> | undefined => {
    if (values !== undefined) return addWith(session, changes, row, values);
    void ask(session, changes, row);
    return undefined;
  };
  return Disposable.from(
    commands.registerCommand('groundplan.addRequirement', add),
    // The same under the name that it has on a step.
    commands.registerCommand('groundplan.addRequirementForStep', add),
  );
}

async function addWith(session: Session, changes: Changes, row: unknown, values: unknown): Promise<boolean> {
  const root = textIn(values, 'root') ?? rootFor(session.snapshot, row);
  const title = textIn(values, 'title');
  if (root === undefined || title === undefined) return false;
  const given = Object.fromEntries(
    (['id', 'module', 'phase', 'step', 'status', 'priority', 'uri'] as const).flatMap((key) => {
      const text = textIn(values, key);
      return text === undefined ? [] : [[key, text]];
    }),
  );
  const wanted: WantedRequirement = { ...placeOfRow(row), ...given, root, title };
  return changes.make(lazyAddGesture.addGesture(session.snapshot, wanted, false));
}

async function ask(session: Session, changes: Changes, row: unknown): Promise<void> {
  const root = rootFor(session.snapshot, row);
  if (root === undefined) return;
  const title = await window.showInputBox({
    title: l10n.t('New requirement'),
    prompt: l10n.t('Its title, in one line'),
    validateInput: (text) => (text.trim() === '' ? l10n.t('A requirement needs a title.') : null),
  });
  if (title === undefined) return;
  let wanted: WantedRequirement = { ...placeOfRow(row), root, title };
  for (;;) {
    const { snapshot } = session;
    const places = lazyPlacesForNew.placesForNew(snapshot, wanted);
    if (places.length === 0) {
      void window.showWarningMessage(
        l10n.t(
          'There is no document yet to which a requirement could be added. Write the first one by hand.',
        ),
      );
      return;
    }
    const item = await window.showQuickPick(itemsFor(snapshot, wanted, places), {
      title: l10n.t('New requirement: {0}', title),
      placeHolder: l10n.t('Add it, or choose what to change first'),
    });
    if (!item) return;
    if (item.does === 'add') {
      await changes.make(lazyAddGesture.addGesture(snapshot, wanted, true));
      return;
    }
    wanted = { ...wanted, ...(await changed(snapshot, wanted, places, item.does)) };
  }
}

interface ChangeItem extends QuickPickItem {
  readonly does: 'add' | 'module' | 'phase' | 'step' | 'uri';
}

function itemsFor(
  snapshot: Snapshot,
  wanted: WantedRequirement,
  places: readonly PlaceForNew[],
): readonly ChangeItem[] {
  const { root, module, phase, step } = wanted;
  const place = lazyAddGesture.placeFor(places, wanted);
  const path = place ? (documentPath(root, place.uri) ?? '') : '';
  const id = place ? (wanted.id ?? lazyAddGesture.idLike(snapshot, place.like)) : null;
  const none = l10n.t('as the document says');
  const items: ChangeItem[] = [
    {
      label: id === null ? l10n.t('Add it') : l10n.t('Add it as {0}', id),
      description: path,
      iconPath: new ThemeIcon('add'),
      does: 'add',
    },
    {
      label: l10n.t('Module: {0}', module === undefined ? none : moduleTrail(snapshot, root, module)),
      iconPath: new ThemeIcon('package'),
      does: 'module',
    },
    {
      label: l10n.t('Phase: {0}', phase === undefined ? none : (snapshot.phase(root, phase)?.name ?? phase)),
      iconPath: new ThemeIcon('milestone'),
      does: 'phase',
    },
  ];
  if (snapshot.plan(root).processes.length > 0)
    items.push({
      label: l10n.t('Step: {0}', step === undefined ? none : (snapshot.step(root, step)?.name ?? step)),
      iconPath: new ThemeIcon('list-ordered'),
      does: 'step',
    });
  items.push({ label: l10n.t('Document: {0}', path), iconPath: new ThemeIcon('file'), does: 'uri' });
  return items;
}

async function changed(
  snapshot: Snapshot,
  wanted: WantedRequirement,
  places: readonly PlaceForNew[],
  what: Exclude<ChangeItem['does'], 'add'>,
): Promise<Partial<WantedRequirement>> {
  const { root } = wanted;
  const choices = {
    module: () => moduleChoices(snapshot, root),
    phase: () => phaseChoices(snapshot, root),
    step: () =>
      snapshot
        .plan(root)
        .processes.flatMap(({ name, steps }) => steps.map((each) => plainChoice(each.path, each.name, name))),
    uri: () =>
      places.map(({ uri, neighbours }) =>
        plainChoice(uri, documentPath(root, uri) ?? uri, l10n.t('{0} requirements beside it', neighbours)),
      ),
  };
  const titles = {
    module: l10n.t('The module of the new requirement'),
    phase: l10n.t('The phase of the new requirement'),
    step: l10n.t('The step of the new requirement'),
    uri: l10n.t('The document to write it to'),
  };
  const value = await pickChoice(titles[what], choices[what](), wanted[what] ?? null);
  return value === undefined ? {} : { [what]: value };
}

function placeOfRow(row: unknown): Partial<WantedRequirement> {
  const kind = textIn(row, 'kind');
  if (kind === 'module') return named('module', textIn(row, 'path'));
  if (kind === 'phase') return named('phase', textIn(row, 'phase'));
  return kind === 'step' ? named('step', textIn(row, 'step')) : {};
}

function named(key: 'module' | 'phase' | 'step', value: string | undefined): Partial<WantedRequirement> {
  return value === undefined ? {} : { [key]: value };
}

/** That of the row, else that of the document at hand, else the first one. */
function rootFor(snapshot: Snapshot, row: unknown): string | undefined {
  const shown = window.activeTextEditor?.document.uri.toString();
  return (
    textIn(row, 'root') ??
    (shown === undefined ? undefined : rootOf(snapshot, shown)?.id) ??
    snapshot.roots[0]?.id
  );
}

function textIn(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}
