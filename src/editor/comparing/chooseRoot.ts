/** Which folder's plan is meant, where a window has several. */
import { l10n, window } from 'vscode';
import { rootsOnShow } from '../../insight/moduleTree.ts';
import type { Snapshot } from '../../model/snapshot.ts';

/** Its id; `undefined` where there is none, which is said, or where the question was left. */
export async function chooseRoot(snapshot: Snapshot): Promise<string | undefined> {
  const roots = rootsOnShow(snapshot);
  const [only] = roots;
  if (!only) {
    void window.showInformationMessage(l10n.t('There is no plan and no requirement here yet.'));
    return undefined;
  }
  if (roots.length === 1) return only.id;
  const picked = await window.showQuickPick(
    roots.map(({ id, name }) => ({ label: name, id })),
    { title: l10n.t('The plan of which folder?') },
  );
  return picked?.id;
}
