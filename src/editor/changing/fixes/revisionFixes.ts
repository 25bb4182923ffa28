/** Quick fixes of links that name another revision than the one that is defined. */
import { CodeAction, CodeActionKind, l10n, WorkspaceEdit } from 'vscode';
import { specificationId } from '../../../vocabulary/specificationIds.ts';
import { toRange } from '../../ranges.ts';
import type { FixQuestion } from './findingInEditor.ts';

/** Names the revision that is defined, in place of the one written. */
export function revisionFixes({ document, finding }: FixQuestion): readonly CodeAction[] {
  const { code, suggestions = [], range } = finding;
  if (code !== 'link/outdated' && code !== 'link/predated') return [];
  if (!range || specificationId(document.getText(toRange(range))) === null) return [];
  return suggestions.map((id) => {
    const action = new CodeAction(l10n.t('Name {0}', id), CodeActionKind.QuickFix);
    action.edit = new WorkspaceEdit();
    action.edit.replace(document.uri, toRange(range), id);
    return action;
  });
}
