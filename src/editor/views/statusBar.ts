/** The status bar: how many requirements have no place yet. Absent while there are no requirements. */
import { Disposable, MarkdownString, StatusBarAlignment, window } from 'vscode';
import type { WindowFocus } from '../focus.ts';
import type { Session } from '../session.ts';
import { l10n } from '../wording.ts';

export function registerStatusBar(session: Session, focus: WindowFocus): Disposable {
  const entry = window.createStatusBarItem('groundplan.unplaced', StatusBarAlignment.Left, 10);
  entry.name = l10n.t('Groundplan: unplaced requirements');
  entry.command = 'groundplan.showToDo';
  const show = (): void => {
    const { snapshot } = session;
    const count = focus.unplaced;
    const total = focus.now ? focus.now.filter.keys.size : snapshot.requirementCount;
    if (snapshot.requirementCount === 0) return entry.hide();
    if (count === 0) {
      entry.text = `$(check) ${l10n.t('All placed')}`;
      entry.tooltip = tooltip(
        l10n.t('Each of the {0} requirements has its module and phase, or needs none.', total),
      );
    } else {
      entry.text = `$(inbox) ${l10n.t('{0} unplaced', count)}`;
      entry.tooltip = tooltip(
        l10n.t('{0} of {1} requirements have no module or no phase. Show them in To do.', count, total),
      );
    }
    entry.show();
  };
  show();
  const focused = window.createStatusBarItem('groundplan.focus', StatusBarAlignment.Left, 9);
  focused.name = l10n.t('Groundplan: what is shown');
  focused.command = 'groundplan.leaveFocus';
  const showFocus = (): void => {
    if (!focus.now) return focused.hide();
    focused.text = `$(target) ${focus.now.name} $(close)`;
    focused.tooltip = l10n.t('{0} Click to show everything again.', focus.line);
    focused.accessibilityInformation = { label: focused.tooltip };
    focused.show();
  };
  showFocus();
  return Disposable.from(
    entry,
    focused,
    session.onDidChange(show),
    focus.onDidChange(() => {
      show();
      showFocus();
    }),
  );
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
