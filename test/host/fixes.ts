/** The quick fixes at a place of a document, as the light bulb lists them. */
import assert from 'node:assert/strict';
import { CodeAction, commands, languages } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import { inside } from './nightShift.ts';

export async function fixesAt(document: TextDocument, { line }: Position): Promise<readonly CodeAction[]> {
  const found = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    document.lineAt(line).range,
  );
  return found.filter((fix) => fix instanceof CodeAction);
}

/** The fix of this title on the line of a text, once the finding that it is for is shown there. */
export async function fixNamed(document: TextDocument, text: string, title: string): Promise<CodeAction> {
  const at = inside(document, text);
  for (;;) {
    const next = nextDiagnostics();
    const fixes = await fixesAt(document, at);
    const fix = fixes.find((candidate) => candidate.title === title);
    if (fix) return fix;
    await next;
  }
}

function nextDiagnostics(): Promise<void> {
  return new Promise((resolve) => {
    const subscription = languages.onDidChangeDiagnostics(() => {
      subscription.dispose();
      resolve();
    });
  });
}

/** Runs a fix's command, with an answer to what it would ask. */
export function runWith({ command }: CodeAction, ...answers: readonly unknown[]): Thenable<unknown> {
  assert.ok(command);
  return commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]), ...answers);
}
