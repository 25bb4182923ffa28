/**
 * Rename (F2) with VS Code's own preview: of ids in documents, code and the plan, of modules and phases where they
 * are named. Elsewhere it throws, so that the language's own rename is asked.
 */
import { l10n, languages, Uri, window, WorkspaceEdit } from 'vscode';
import type { CancellationToken, Disposable, Position, RenameProvider, TextDocument } from 'vscode';
import type { RenameResult } from '../../edits/renaming/renameResult.ts';
import { openForChange, refuseConflict, Refused, refuseSource } from '../changing/openForChange.ts';
import { registerForDocuments } from '../documentSelector.ts';
import { knownUri } from '../places.ts';
import { toRange } from '../ranges.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import defer * as lazyRenameSubject from './renameSubject.ts';
import type { RenameSubject } from './renameSubject.ts';

export function registerRenameProvider(session: Session): Disposable {
  const provider: RenameProvider = {
    prepareRename: (document, position) => {
      const { range, text } = subjectAt(session, document, position);
      return { range: toRange(range), placeholder: text };
    },
    provideRenameEdits: (document, position, newName, token) =>
      renameEdits(session, document, position, newName, token),
  };
  return registerForDocuments((selector) => languages.registerRenameProvider(selector, provider));
}

function subjectAt(session: Session, document: TextDocument, position: Position): RenameSubject {
  const subject = lazyRenameSubject.renameSubjectAt(session.snapshot, document, position);
  if (!subject) throw new Refused(l10n.t('No id, module or phase of a requirement stands here.'));
  return subject;
}

/** Rejects with the reason why nothing is renamed, which VS Code shows. */
async function renameEdits(
  session: Session,
  document: TextDocument,
  position: Position,
  newName: string,
  token: CancellationToken,
): Promise<WorkspaceEdit> {
  const { version } = document;
  const opened = knownUri(document.uri);
  const before = subjectAt(session, document, position);
  const documents = await openForChange(
    session,
    lazyRenameSubject.documentsOfSubject(session.snapshot, before, opened),
  );
  if (document.version !== version)
    throw new Refused(l10n.t('The document changed in the meantime. Try again.'));
  const edit = new WorkspaceEdit();
  if (token.isCancellationRequested) return edit;
  // From here on nothing waits: all edits are of one snapshot, which holds the texts that are open now.
  const subject = subjectAt(session, document, position);
  const textOf = (uri: string): string | null => documents.get(uri)?.getText() ?? null;
  const result: RenameResult = lazyRenameSubject.renameSubject(
    session.snapshot,
    subject,
    newName,
    textOf,
    opened,
  );
  const requirement = subject.kind === 'id' ? session.snapshot.requirement(subject.key) : undefined;
  if ('refusal' in result && requirement) refuseSource(session, requirement.uri);
  if ('refusal' in result) throw new Refused(translate(result.refusal));
  for (const [uri, edits] of result.edits) {
    if (edits.length > 0) refuseSource(session, uri);
    const changed = documents.get(uri);
    if (changed && edits.length > 0) refuseConflict(changed);
    for (const { range, text } of edits) edit.replace(Uri.parse(uri), toRange(range), text);
  }
  if (result.partly) void window.showInformationMessage(translate(result.partly));
  return edit;
}
