/** The quick fixes of a finding about a requirement, from the list that all who show findings share. */
import { CodeAction, CodeActionKind, WorkspaceEdit } from 'vscode';
import { isSameEncoding } from '../../../readers/decode.ts';
import { toRange } from '../../ranges.ts';
import { translate } from '../../translate.ts';
import { nameFix } from '../nameFix.ts';
import { commandFix } from './commandFix.ts';
import type { FixQuestion } from './findingInEditor.ts';
import { fixList, type Correction, type Fix } from './fixList.ts';

export function requirementFixes(question: FixQuestion): readonly CodeAction[] {
  return fixList(question.session.snapshot, question.finding).map((fix) => {
    const action = (fix.correction && correctionHere(question, fix, fix.correction)) ?? commanded(fix);
    if (fix.isPreferred) action.isPreferred = true;
    return action;
  });
}

function commanded({ label, command, args }: Fix): CodeAction {
  return commandFix(translate(label), command, [...args]);
}

/** Where replacing the name is all that it takes, VS Code can show the change before; else the writer makes it. */
function correctionHere(
  { session: { snapshot }, document }: FixQuestion,
  { label }: Fix,
  { requirement, unknown, name }: Correction,
): CodeAction | null {
  const { uri } = requirement;
  const encoding = snapshot.document(uri)?.facts.encoding;
  // A workbook is shown as a text that cannot be changed.
  const isOwnText =
    document.uri.toString() === uri &&
    (encoding === undefined || isSameEncoding(document.encoding ?? 'utf8', encoding));
  const edit = isOwnText
    ? nameFix(unknown, name, (line) => (line < document.lineCount ? document.lineAt(line).text : ''))
    : null;
  if (!edit) return null;
  const action = new CodeAction(translate(label), CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  action.edit.replace(document.uri, toRange(edit.range), edit.text);
  return action;
}
