/** The status bar: how many requirements have no place yet. Absent while there are no requirements. */
import { Disposable, MarkdownString, StatusBarAlignment, window } from 'vscode';
import { unplacedCount } from '../../insight/toDo.ts';
import type { Session } from '../session.ts';
import { l10n } from '../wording.ts';

export function registerStatusBar(session: Session): Disposable {
  const entry = window.createStatusBarItem('groundplan.unplaced', StatusBarAlignment.Left, 10);
  entry.name = l10n.t('Groundplan: unplaced requirements');
  entry.command = 'groundplan.showToDo';
  const show = (): void => {
    const { snapshot } = session;
    const count = unplacedCount(snapshot);
    if (snapshot.requirementCount === 0) return entry.hide();
    if (count === 0) {
      entry.text = `$(check) ${l10n.t('All placed')}`;
      entry.tooltip = tooltip(
        l10n.t(
          'Each of the {0} requirements has its module and phase, or needs none.',
          snapshot.requirementCount,
        ),
      );
    } else {
      entry.text = `$(inbox) ${l10n.t('{0} unplaced', count)}`;
      entry.tooltip = tooltip(
        l10n.t(
          '{0} of {1} requirements have no module or no phase. Show them in To do.',
          count,
          snapshot.requirementCount,
        ),
      );
    }
    entry.show();
  };
  show();
  return Disposable.from(entry, session.onDidChange(show));
}

/** The sentence, and the way to the whole plan below it. */
function tooltip(sentence: string): MarkdownString {
  const text = new MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: ['groundplan.openBoard'] };
  text.appendText(sentence);
  text.appendMarkdown('\n\n[$(layout) ');
  text.appendText(l10n.t('Open the plan overview'));
  text.appendMarkdown('](command:groundplan.openBoard)');
  return text;
}
