/**
 * Opens the documents of a gesture, each in its own encoding: an edit in another one would be saved as
 * garbage. What is open already is taken as it is, dirty or not.
 */
import { FilePermission, FileSystemError, l10n, Uri, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import defer * as conflictMarkers from '../../edits/conflictMarkers.ts';
import { leadsOutside } from '../../platform/node/linkedOutside.ts';
import { isWriteProtected } from '../../platform/node/writeProtection.ts';
import { decodeCode, isSameEncoding } from '../../readers/decode.ts';
import { sourceRootOf } from '../../model/snapshot.ts';
import type { Session } from '../session.ts';
import { encodingLabel } from './encodingNames.ts';
import { rootOf } from './fileStanding.ts';

/** A reason in the language of the window why a gesture is not carried out. */
export class Refused extends Error {}

/**
 * The documents that are text; afterwards the snapshot holds what they say now. Those that are none, such as
 * spreadsheets, are left out. Rejects with `Refused` where a document must not be changed as it is open now.
 */
export async function openForChange(
  session: Session,
  uris: Iterable<string>,
): Promise<ReadonlyMap<string, TextDocument>> {
  const documents = new Map<string, TextDocument>();
  for (const uri of inOpeningOrder(session, new Set(uris))) {
    // Opened, it would count in place of the file, and the editor does not follow files out of its folders.
    if (sourceRootOf(session.snapshot, uri)) continue;
    const document = await openInOwnEncoding(session, Uri.parse(uri));
    if (!document) continue;
    documents.set(uri, document);
    session.index.overlay(uri, document.getText(), document.encoding ?? 'utf8');
  }
  return documents;
}

/** Another repository is only read here: what is to change in it is changed there. */
export function refuseSource({ snapshot }: Session, uri: string): void {
  const root = rootOf(snapshot, uri);
  if (!root?.source) return;
  throw new Refused(
    l10n.t(
      '“{0}” belongs to another repository ({1}), which is only read here. Change it there, or open that folder in this window.',
      nameOf(Uri.parse(uri)),
      root.source.path,
    ),
  );
}

/** What Git could not merge stands there twice, and nobody knows yet which of it stays: it is left alone. */
export function refuseConflict(document: TextDocument): void {
  const line = conflictMarkers.conflictLine(document.getText());
  if (line === null) return;
  throw new Refused(
    l10n.t(
      '“{0}” has a conflict of Git in line {1}. Decide there what stays, and try again.',
      nameOf(document.uri),
      line + 1,
    ),
  );
}

/**
 * VS Code keeps only the last fifty or so open that no editor shows, and would open others again as UTF-8: those
 * that are not come last.
 */
function inOpeningOrder({ snapshot }: Session, uris: ReadonlySet<string>): readonly string[] {
  const isOther = (uri: string): boolean =>
    !isSameEncoding(snapshot.document(uri)?.facts.encoding ?? 'utf8', 'utf8');
  return [...uris].sort((a, b) => Number(isOther(a)) - Number(isOther(b)));
}

async function openInOwnEncoding(session: Session, uri: Uri): Promise<TextDocument | null> {
  const encoding = session.snapshot.document(uri.toString())?.facts.encoding;
  const name = nameOf(uri);
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false)
    throw new Refused(l10n.t('“{0}” cannot be changed: nothing can be written to where it lies.', name));
  await refuseReadOnly(uri);
  await refuseLinkOutside(uri);
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // VS Code keeps a document for a while after its file has gone.
  if (open && (await isGone(open))) return null;
  const isOther = open !== undefined && encoding !== undefined && !isSameEncoding(open.encoding, encoding);
  if (open && !isOther) return isWhole(open) ? open : openCodeAnew(open);
  if (isOther && open.isDirty) throw new Refused(dirtyText(name, open.encoding, encoding));
  const document = await openAsText(uri, encoding);
  if (!document) return null;
  if (encoding === undefined && !isWhole(document)) return openCodeAnew(document);
  if (encoding !== undefined && !isSameEncoding(document.encoding, encoding))
    throw new Refused(
      l10n.t('“{0}” could not be opened as {1}, so it is left as it is.', name, encodingLabel(encoding)),
    );
  return document;
}

/** Whether no character was lost in opening it. */
function isWhole(document: TextDocument): boolean {
  return !document.getText().includes('\uFFFD');
}

/** Code is not asked for its encoding while it is only read; to change it, it is opened in the one that it has. */
async function openCodeAnew(document: TextDocument): Promise<TextDocument> {
  const { uri } = document;
  const name = nameOf(uri);
  const decoded = decodeCode(await workspace.fs.readFile(uri));
  if ('failure' in decoded) throw new Refused(l10n.t('“{0}” cannot be opened as text.', name));
  const { encoding } = decoded;
  if (isSameEncoding(document.encoding ?? 'utf8', encoding)) return document;
  if (document.isDirty) throw new Refused(dirtyText(name, document.encoding, encoding));
  const again = await openAsText(uri, encoding);
  if (!again || !isSameEncoding(again.encoding, encoding))
    throw new Refused(
      l10n.t('“{0}” could not be opened as {1}, so it is left as it is.', name, encodingLabel(encoding)),
    );
  return again;
}

/** Whether a document's file was deleted, and nothing is typed that only the document has. */
export async function isGone({ uri, isDirty }: TextDocument): Promise<boolean> {
  if (isDirty) return false;
  try {
    await workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return error instanceof FileSystemError && error.code === 'FileNotFound';
  }
}

async function refuseReadOnly(uri: Uri): Promise<void> {
  // A file that is gone has none: opening it tells.
  const permissions = await workspace.fs.stat(uri).then(
    (stat) => stat.permissions,
    () => undefined,
  );
  const isProtected = uri.scheme === 'file' && (await isWriteProtected(uri.fsPath));
  if (permissions === FilePermission.Readonly || isProtected)
    throw new Refused(l10n.t('“{0}” is read-only, so it is left as it is.', nameOf(uri)));
}

/** VS Code writes through links: what lies outside of the window's folders is left alone, also where a file is made. */
export async function refuseLinkOutside(uri: Uri): Promise<void> {
  if (uri.scheme !== 'file') return;
  const folders = (workspace.workspaceFolders ?? []).flatMap((folder) =>
    folder.uri.scheme === 'file' ? folder.uri.fsPath : [],
  );
  if (await leadsOutside(uri.fsPath, folders))
    throw new Refused(
      l10n.t(
        '“{0}” is a symbolic link out of the folder, or lies behind one, so it is left as it is.',
        nameOf(uri),
      ),
    );
}

/** `null` for a file that VS Code shows as no text. */
async function openAsText(uri: Uri, encoding: string | undefined): Promise<TextDocument | null> {
  try {
    // The overload without an encoding lets VS Code choose as it does for everybody.
    return await (encoding === undefined
      ? workspace.openTextDocument(uri)
      : workspace.openTextDocument(uri, { encoding }));
  } catch {
    // Whoever needs the text of this file finds it missing and says so.
    return null;
  }
}

function dirtyText(name: string, shown: string, own: string): string {
  return l10n.t(
    '“{0}” has unsaved changes and is open as {1}, but it is written in {2}. Save it, or reopen it as {2}, and try again.',
    name,
    encodingLabel(shown),
    encodingLabel(own),
  );
}

/** The last part of a path, as people call a file. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
