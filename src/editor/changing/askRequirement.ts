/** Asks for one requirement, with the search that finds requirements everywhere. */
import type { Memento } from 'vscode';
import type { Requirement } from '../../model/requirement.ts';
import { requirementItems, type RequirementItem } from '../quickPick/findRequirement.ts';
import { rankedQuickPick, showRanked } from '../quickPick/rankedQuickPick.ts';
import type { Session } from '../session.ts';

/** `undefined` when the box was left. */
export function askRequirement(
  session: Session,
  memory: Memento,
  title: string,
): Promise<Requirement | undefined> {
  const pick = rankedQuickPick<RequirementItem>();
  pick.title = title;
  const show = (): void =>
    showRanked(
      pick,
      // Buttons would lead away from the question.
      requirementItems(session, memory, pick.value).map((item) => ({ ...item, buttons: [] })),
    );
  show();
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      resolve(session.snapshot.requirement(pick.selectedItems[0]?.key ?? ''));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
