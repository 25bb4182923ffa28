/** “Move module…”: below another module of the plan, or to its top. */
import { commands, l10n, window } from 'vscode';
import type { Disposable } from 'vscode';
import defer * as lazyMoveModule from '../../edits/renaming/moveModule.ts';
import defer * as lazyMoveFault from '../../edits/renaming/moveFault.ts';
import type { Move } from '../../edits/renaming/moveFault.ts';
import { moduleChoices } from '../../insight/choices.ts';
import type { SetParts } from '../changing/setCommands.ts';
import { translate } from '../translate.ts';
import { pickPlace } from './pickModulePlace.ts';
import { planPartOf } from './planRow.ts';

/** Takes a row and, for other extensions and keys, the path of the module to move it below, `null` for the top. */
export function registerMoveCommand(parts: SetParts): Disposable {
  return commands.registerCommand('groundplan.moveModule', (row: unknown, _rows: unknown, to: unknown) => {
    const done = move(parts, row, to);
    return to === undefined ? undefined : done;
  });
}

async function move({ session, changes }: SetParts, row: unknown, to: unknown): Promise<boolean> {
  const { snapshot } = session;
  const part = planPartOf(snapshot, row, 'module') ?? (await askModule(session.snapshot));
  const module = part && snapshot.module(part.root, part.path);
  if (!part || !module) return false;
  const { root, path } = part;
  const top = lazyMoveFault.moveFault(snapshot, { root, path, to: null });
  const plan = snapshot.plan(root);
  if (top && (plan.uri === null || plan.modulesInferred)) {
    void window.showWarningMessage(translate(top));
    return false;
  }
  const outer = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;
  const chosen =
    typeof to === 'string' || to === null
      ? to
      : await pickPlace({
          title: l10n.t('Move “{0}” below which module?', module.name),
          choices: moduleChoices(snapshot, root).filter(
            ({ value }) => value !== outer && value !== path && !value.startsWith(`${path}/`),
          ),
          icon: 'package',
          withTop: outer !== null,
        });
  if (chosen === undefined) return false;
  const target = chosen === null ? null : snapshot.module(root, chosen);
  const asked: Move = { root, path, to: chosen };
  return changes.make({
    documents: lazyMoveModule.documentsOfMove(snapshot, asked),
    compute: (now, textOf) => lazyMoveModule.moveModule(now, asked, textOf),
    done: target
      ? l10n.t('“{0}” is below “{1}” now', module.name, target.name)
      : l10n.t('“{0}” is at the top of the plan now', module.name),
    fromEditor: false,
    confirm: to === undefined,
  });
}

async function askModule(
  snapshot: SetParts['session']['snapshot'],
): Promise<{ readonly root: string; readonly path: string } | undefined> {
  const picked = await pickPlace({
    title: l10n.t('Move which module?'),
    choices: snapshot.roots.flatMap(({ id }) =>
      moduleChoices(snapshot, id).map((choice) => ({ ...choice, value: `${id}\n${choice.value}` })),
    ),
    icon: 'package',
    withTop: false,
  });
  const [root, path] = picked?.split('\n') ?? [];
  return root === undefined || path === undefined ? undefined : { root, path };
}
