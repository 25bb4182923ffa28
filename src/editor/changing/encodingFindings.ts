/**
 * Warns where an editor shows a document in another encoding than it is written in: what is on the screen is
 * not what it says, and saving would destroy it. Its facts stay those of the disk.
 */
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  Range,
  workspace,
} from 'vscode';
import type { TextDocument } from 'vscode';
import { isSameEncoding } from '../../readers/decode.ts';
import { registerForDocuments } from '../documentSelector.ts';
import type { Session } from '../session.ts';
import { encodingLabel } from './encodingNames.ts';

const code = 'document/other-encoding';

export function registerEncodingFindings(session: Session): Disposable {
  const collection = languages.createDiagnosticCollection('groundplan encoding');
  const check = (document: TextDocument): void => {
    const own = encodingMissed(session, document);
    if (own === null) collection.delete(document.uri);
    else collection.set(document.uri, [warning(document, own)]);
  };
  const checkAll = (): void => workspace.textDocuments.forEach(check);
  checkAll();
  return Disposable.from(
    collection,
    workspace.onDidOpenTextDocument(check),
    workspace.onDidChangeTextDocument(({ document }) => check(document)),
    workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    session.onDidChange(({ change }) => {
      for (const document of workspace.textDocuments)
        if (change.everything || change.documents.has(document.uri.toString())) check(document);
    }),
    registerForDocuments((selector) =>
      languages.registerCodeActionsProvider(
        selector,
        { provideCodeActions: (document, _range, { diagnostics }) => fixes(session, document, diagnostics) },
        { providedCodeActionKinds: [CodeActionKind.QuickFix] },
      ),
    ),
  );
}

/** The encoding that the document is written in, where the editor shows it in another one. */
function encodingMissed({ snapshot }: Session, document: TextDocument): string | null {
  const own = snapshot.document(document.uri.toString())?.facts.encoding;
  const shown = document.encoding;
  if (own === undefined || shown === undefined || document.isClosed) return null;
  return isSameEncoding(own, shown) ? null : own;
}

function warning(document: TextDocument, own: string): Diagnostic {
  const text = l10n.t(
    'This document is written in {0}, but the editor shows it as {1}: its words cannot be read, and saving would destroy them. Reopen it as {0}.',
    encodingLabel(own),
    encodingLabel(document.encoding),
  );
  const range = document.lineAt(0).range;
  const diagnostic = new Diagnostic(
    range.isEmpty ? new Range(0, 0, 0, 1) : range,
    text,
    DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Groundplan';
  diagnostic.code = code;
  return diagnostic;
}

function fixes(session: Session, document: TextDocument, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const own = encodingMissed(session, document);
  const ours = diagnostics.filter((diagnostic) => diagnostic.code === code);
  if (own === null || ours.length === 0) return [];
  const title = l10n.t('Reopen as {0}', encodingLabel(own));
  const reopen = new CodeAction(title, CodeActionKind.QuickFix);
  reopen.command = { command: 'groundplan.reopenWithEncoding', title, arguments: [document.uri, own] };
  reopen.diagnostics = [...ours];
  reopen.isPreferred = true;
  return [reopen];
}
