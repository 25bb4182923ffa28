/** Limiting the window to a module or a phase, from its row or by name, and showing everything again. */
import { commands, Disposable, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import type { FocusSubject } from '../../insight/focus.ts';
import { allModules } from '../../model/plan.ts';
import { ownRoots, type Snapshot } from '../../model/snapshot.ts';
import type { WindowFocus } from '../focus.ts';
import { partOfArguments } from '../partCard/part.ts';
import type { Session } from '../session.ts';
import { l10n } from '../wording.ts';

interface PartItem extends QuickPickItem {
  readonly subject: FocusSubject;
}

export function registerFocusCommands(session: Session, focus: WindowFocus): Disposable {
  return Disposable.from(
    commands.registerCommand('groundplan.setFocus', async (...args: unknown[]) => {
      const part = partOfArguments(session.snapshot, args);
      if (part && part.kind !== 'step') {
        focus.set({ kind: part.kind, root: part.root, path: part.path });
        return;
      }
      const picked = await window.showQuickPick(partItems(session.snapshot), {
        title: l10n.t('Show only which module or phase?'),
        matchOnDescription: true,
      });
      if (picked) focus.set(picked.subject);
    }),
    commands.registerCommand('groundplan.leaveFocus', () => focus.set(null)),
  );
}

function partItems(snapshot: Snapshot): readonly PartItem[] {
  return ownRoots(snapshot).flatMap(({ id: root }) => {
    const { modules, phases } = snapshot.plan(root);
    return [
      ...phases.map(({ id, name, goal }): PartItem => ({
        label: `$(milestone) ${name}`,
        description: goal ?? '',
        subject: { kind: 'phase', root, path: id },
      })),
      ...Array.from(allModules(modules), ({ path }): PartItem => ({
        label: `$(package) ${moduleTrail(snapshot, root, path)}`,
        subject: { kind: 'module', root, path },
      })),
    ];
  });
}
