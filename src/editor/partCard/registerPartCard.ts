/** The command that opens the page of a module, a phase or a step, and the tab that VS Code brings back. */
import { commands, Disposable, Uri, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { CardPage } from '../../board/messages.ts';
import { moduleChoices } from '../../insight/choices.ts';
import type { Histories } from '../../history/histories.ts';
import type { Log } from '../../index/ports.ts';
import defer * as lazyChooseText from '../changing/chooseText.ts';
import { Late } from '../late.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { partOfArguments, type Part } from './part.ts';
import defer * as partPanel from './partPanel.ts';
import { partViewType } from './partViewType.ts';
import { l10n } from '../wording.ts';

export interface PartCard extends Disposable {
  /** What is on show; `null` when no page is open, or its part is gone. */
  page(): CardPage | null;
}

export function registerPartCard(
  context: ExtensionContext,
  session: Session,
  histories: Late<Histories>,
  log: Log,
): PartCard {
  const panel = new Late(
    () => new partPanel.PartPanel(session, histories.value, Uri.joinPath(context.extensionUri, 'dist'), log),
  );
  const subscriptions = Disposable.from(
    panel,
    commands.registerCommand('groundplan.openPlanCard', (...args: unknown[]) => {
      const part = partOfArguments(session.snapshot, args);
      if (part) {
        panel.value.show(part);
        return undefined;
      }
      if (args[0] !== undefined) return undefined;
      // A box that waits for a person is no command that VS Code should show as busy.
      choose(session, panel).catch((error: unknown) =>
        log.warn(`Open the page of a part: ${errorText(error)}`),
      );
      return undefined;
    }),
    window.registerWebviewPanelSerializer(partViewType, {
      deserializeWebviewPanel: (restored, state: unknown) => panel.value.restore(restored, state),
    }),
  );
  return { page: () => panel.made?.page ?? null, dispose: () => void subscriptions.dispose() };
}

async function choose({ snapshot }: Session, panel: Late<partPanel.PartPanel>): Promise<void> {
  const choices = snapshot.roots.flatMap(({ id: root }) => {
    const { phases, processes } = snapshot.plan(root);
    const value = (kind: Part['kind'], path: string): string => JSON.stringify([kind, root, path]);
    return [
      ...phases.map(({ id, name, aliases, goal }) => ({
        value: value('phase', id),
        label: name,
        around: l10n.t('Phase'),
        purpose: goal ?? '',
        words: [name, id, ...aliases],
      })),
      ...moduleChoices(snapshot, root).map((choice) => ({ ...choice, value: value('module', choice.value) })),
      ...processes.flatMap((process) =>
        process.steps.map(({ path, name, aliases }) => ({
          value: value('step', path),
          label: name,
          around: process.name,
          purpose: '',
          words: [name, ...aliases],
        })),
      ),
    ];
  });
  const chosen = await lazyChooseText.chooseText({
    title: l10n.t('Open the card of which module, phase or step?'),
    placeholder: l10n.t('Name, other name, path or pinyin'),
    icon: 'note',
    choices,
    current: null,
    mayBeNew: false,
    mayClear: false,
  });
  const part =
    chosen === undefined ? undefined : partOfArguments(snapshot, JSON.parse(chosen) as readonly unknown[]);
  if (part) panel.value.show(part);
}
