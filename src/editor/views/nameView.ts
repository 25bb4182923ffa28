/** The name above a view, in the words of the team where it has its own. */
import type { Disposable, TreeView } from 'vscode';
import { wording } from '../wording.ts';

/** The manifest's name stays as long as nobody renames anything. */
export function nameView(view: Pick<TreeView<unknown>, 'title'>, name: () => string): Disposable {
  const show = (): void => {
    view.title = name();
  };
  if (wording.isOwn) show();
  return wording.onDidChange(show);
}
