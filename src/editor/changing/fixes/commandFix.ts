/** A quick fix that a command carries out, so that it is undone, checked and said as any other change is. */
import { CodeAction, CodeActionKind } from 'vscode';

export function commandFix(
  title: string,
  command: string,
  args: unknown[],
  kind = CodeActionKind.QuickFix,
): CodeAction {
  const action = new CodeAction(title, kind);
  action.command = { command, title, arguments: args };
  return action;
}
