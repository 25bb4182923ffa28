/** Asks what becomes of modules and phases that an import names and the plan does not have. */
import { l10n, ThemeIcon, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { UnknownInImport } from '../../edits/importing/unknownNames.ts';
import { moduleChoices, phaseChoices } from '../../insight/choices.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { nameKey } from '../../vocabulary/names.ts';
import type { Chosen } from './importChosen.ts';
import { pickChoice } from './pickChoice.ts';

type Decided = Pick<Chosen, 'newModules' | 'newPhases' | 'renamed'>;

interface NameItem extends QuickPickItem {
  readonly of?: UnknownInImport;
  readonly does?: 'all' | 'none' | 'done';
}

/** Goes on until the person is done; what was decided so far stays when the box is left. */
export async function askForNames(
  snapshot: Snapshot,
  root: string,
  unknown: readonly UnknownInImport[],
  chosen: Chosen,
): Promise<Decided> {
  let decided: Decided = chosen;
  for (;;) {
    const item = await window.showQuickPick(itemsFor(unknown, decided), {
      title: l10n.t('Names that the plan does not have'),
      placeHolder: l10n.t('Choose a name to say what becomes of it'),
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    if (!item || item.does === 'done') return decided;
    if (item.does === 'all') decided = created(unknown, decided);
    else if (item.does === 'none') decided = { newModules: [], newPhases: [], renamed: [] };
    else if (item.of) decided = (await askForName(snapshot, root, item.of, decided)) ?? decided;
  }
}

/** How many of the names have got an answer. */
export function decidedCount(
  unknown: readonly UnknownInImport[],
  decided: Decided,
): { readonly created: number; readonly replaced: number } {
  const isCreated = ({ kind, name }: UnknownInImport): boolean =>
    (kind === 'module' ? decided.newModules : decided.newPhases).includes(name);
  return {
    created: unknown.filter(isCreated).length,
    replaced: unknown.filter((each) => replacementFor(each, decided) !== null).length,
  };
}

function itemsFor(unknown: readonly UnknownInImport[], decided: Decided): readonly NameItem[] {
  return [
    { label: l10n.t('Done'), iconPath: new ThemeIcon('check'), does: 'done' },
    { label: l10n.t('Create all of them in the plan'), iconPath: new ThemeIcon('add'), does: 'all' },
    { label: l10n.t('Leave all as they are written'), iconPath: new ThemeIcon('dash'), does: 'none' },
    ...unknown.map((of): NameItem => ({
      label: of.name,
      description: l10n.t('{0} rows: {1}', of.count, decisionText(of, decided)),
      iconPath: new ThemeIcon(of.kind === 'module' ? 'package' : 'milestone'),
      of,
    })),
  ];
}

function decisionText(unknown: UnknownInImport, decided: Decided): string {
  const to = replacementFor(unknown, decided);
  if (to !== null) return l10n.t('becomes “{0}”', to);
  const made = unknown.kind === 'module' ? decided.newModules : decided.newPhases;
  return made.includes(unknown.name) ? l10n.t('created in the plan') : l10n.t('left as it is written');
}

function replacementFor({ kind, name }: UnknownInImport, { renamed }: Decided): string | null {
  return renamed.find((each) => each.kind === kind && each.name === name)?.to ?? null;
}

function created(unknown: readonly UnknownInImport[], { renamed }: Decided): Decided {
  const open = unknown.filter(
    (each) => replacementFor(each, { newModules: [], newPhases: [], renamed }) === null,
  );
  const named = (kind: UnknownInImport['kind']): readonly string[] =>
    open.flatMap((each) => (each.kind === kind ? each.name : []));
  return { newModules: named('module'), newPhases: named('phase'), renamed };
}

/** `undefined` when a box was left. */
async function askForName(
  snapshot: Snapshot,
  root: string,
  { kind, name }: UnknownInImport,
  decided: Decided,
): Promise<Decided | undefined> {
  const actions = [
    {
      label:
        kind === 'module' ? l10n.t('Create the module in the plan') : l10n.t('Create the phase in the plan'),
      iconPath: new ThemeIcon('add'),
      does: 'create' as const,
    },
    {
      label: l10n.t('Choose one of the plan…'),
      iconPath: new ThemeIcon('arrow-swap'),
      does: 'replace' as const,
    },
    {
      label: l10n.t('Leave it as it is written'),
      detail: l10n.t('It is flagged then, as the plan does not have it.'),
      iconPath: new ThemeIcon('dash'),
      does: 'leave' as const,
    },
  ];
  const action = await window.showQuickPick(actions, { title: `“${name}”`, ignoreFocusOut: true });
  if (!action) return undefined;
  const without: Decided = {
    newModules: decided.newModules.filter((each) => kind !== 'module' || nameKey(each) !== nameKey(name)),
    newPhases: decided.newPhases.filter((each) => kind !== 'phase' || nameKey(each) !== nameKey(name)),
    renamed: decided.renamed.filter((each) => each.kind !== kind || each.name !== name),
  };
  if (action.does === 'leave') return without;
  if (action.does === 'create')
    return kind === 'module'
      ? { ...without, newModules: [...without.newModules, name] }
      : { ...without, newPhases: [...without.newPhases, name] };
  const choices = kind === 'module' ? moduleChoices(snapshot, root) : phaseChoices(snapshot, root);
  const picked = await pickChoice(l10n.t('What does “{0}” stand for?', name), choices, null);
  if (picked === undefined) return undefined;
  const to =
    kind === 'module' ? writtenName(snapshot, root, picked) : (snapshot.phase(root, picked)?.name ?? picked);
  return { ...without, renamed: [...without.renamed, { kind, name, to }] };
}

/** Its name, or the path of names where another module has the same one. */
function writtenName(snapshot: Snapshot, root: string, path: string): string {
  const name = snapshot.module(root, path)?.name ?? path;
  const alike = moduleChoices(snapshot, root).filter(({ label }) => nameKey(label) === nameKey(name));
  return alike.length === 1 ? name : modulePathNames(snapshot, root, path).join('/');
}
