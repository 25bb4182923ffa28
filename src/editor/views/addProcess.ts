/**
 * Writes an example of a business process into the plan file, unsaved and with the places to overwrite marked:
 * people see how a process is written without knowing YAML.
 */
import { ownRoots } from '../../model/snapshot.ts';
import { commands, l10n, Range, Selection, SnippetString, Uri, window, workspace } from 'vscode';
import type { Disposable, TextDocument, TextEditor } from 'vscode';
import type { Log } from '../../index/ports.ts';
import type { EffectivePlan } from '../../model/plan.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';

export function registerAddProcess(session: Session, log: Log): Disposable {
  return commands.registerCommand('groundplan.addProcess', () => addProcess(session, log));
}

async function addProcess({ snapshot }: Session, log: Log): Promise<void> {
  const plan = ownRoots(snapshot)
    .map(({ id }) => snapshot.plan(id))
    .find(({ uri }) => uri !== null);
  if (!plan || plan.uri === null) {
    await window.showInformationMessage(l10n.t('There is no plan file yet.'));
    return;
  }
  try {
    const document = await workspace.openTextDocument(Uri.parse(plan.uri));
    const editor = await window.showTextDocument(document);
    const line = lineOfProcesses(document);
    if (line !== null) return show(editor, line);
    if (!isOpenEnded(document)) return;
    const end = document.lineAt(document.lineCount - 1).range.end;
    await editor.insertSnippet(exampleFor(plan, end.character > 0), end);
  } catch (error) {
    log.warn(`${plan.uri} could not take a process: ${errorText(error)}`);
    await window.showErrorMessage(l10n.t('The document cannot be opened: {0}', errorText(error)));
  }
}

/** A plan may have the key with nothing below it; a second one would be a mistake. */
function lineOfProcesses(document: TextDocument): number | null {
  for (let line = 0; line < document.lineCount; line++) {
    if (/^["']?processes["']?\s{0,8}:/u.test(document.lineAt(line).text)) return line;
  }
  return null;
}

/** Whether a key can be added below: not where one pair of braces holds the whole plan. */
function isOpenEnded(document: TextDocument): boolean {
  for (let line = 0; line < document.lineCount; line++) {
    const text = document.lineAt(line).text.trim();
    if (text !== '' && !text.startsWith('#') && !text.startsWith('---')) return !/^[[{]/u.test(text);
  }
  return true;
}

function show(editor: TextEditor, line: number): void {
  const place = new Range(line, 0, line, 0);
  editor.selection = new Selection(place.start, place.end);
  editor.revealRange(place);
}

function exampleFor({ modules }: EffectivePlan, afterText: boolean): SnippetString {
  const module = modules.find(({ name }) => /^\p{L}[\p{L}\p{N}]{0,64}$/u.test(name));
  const example = new SnippetString(afterText ? '\n\n' : '\n');
  example.appendText('processes:\n  - name: ');
  example.appendPlaceholder(l10n.t('Lead to deal'));
  example.appendText('\n    steps:\n      - name: ');
  example.appendPlaceholder(l10n.t('Assign leads'));
  example.appendText('\n        role: ');
  example.appendPlaceholder(l10n.t('Sales lead'));
  if (module) {
    example.appendText('\n        modules: [');
    example.appendPlaceholder(module.name);
    example.appendText(']');
  }
  example.appendText('\n      - name: ');
  example.appendPlaceholder(l10n.t('Answer doubts'));
  example.appendText('\n        role: ');
  example.appendPlaceholder(l10n.t('Sales'));
  example.appendText('\n');
  return example;
}
