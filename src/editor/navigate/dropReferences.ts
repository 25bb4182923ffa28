/** Dropping requirements from a view into an editor: a marker in code, their ids in a document. */
import { DocumentDropEdit, DocumentDropOrPasteEditKind, l10n, languages, WorkspaceEdit } from 'vscode';
import type { DataTransfer, Disposable, DocumentDropEditProvider, Position, TextDocument } from 'vscode';
import defer * as lazyDropMarker from '../../edits/dropMarker.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import { registerForDocuments } from '../documentSelector.ts';
import { knownUri } from '../places.ts';
import { toRange } from '../ranges.ts';
import type { Session } from '../session.ts';
import { draggedRequirements, dragTypes } from '../views/dragRequirements.ts';
import { placedText } from './placedText.ts';

const editKind = DocumentDropOrPasteEditKind.Empty.append('groundplan', 'reference');

export function registerDropReferences(session: Session): Disposable {
  const provider = new DropReferences(session);
  const metadata = { dropMimeTypes: dragTypes, providedDropEditKinds: [editKind] };
  return registerForDocuments((selector) =>
    languages.registerDocumentDropEditProvider(selector, provider, metadata),
  );
}

export class DropReferences implements DocumentDropEditProvider {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async provideDocumentDropEdits(
    document: TextDocument,
    position: Position,
    dropped: DataTransfer,
  ): Promise<DocumentDropEdit | undefined> {
    const { version } = document;
    const requirements = await draggedRequirements(this.#session.snapshot, dropped);
    const ids = requirements.flatMap(({ id }) => id ?? []);
    if (ids.length === 0 || document.version !== version) return undefined;
    const edits = this.#marker(this.#session.snapshot, document, position, ids);
    return edits ? markerEdit(document, edits, requirements) : idEdit(ids);
  }

  /** `null` in a document, and where code could not say it in a comment. */
  #marker(
    snapshot: Snapshot,
    document: TextDocument,
    { line }: Position,
    ids: readonly string[],
  ): readonly SourceEdit[] | null {
    const kind = snapshot.document(knownUri(document.uri))?.kind;
    if (kind === 'document' || kind === 'plan') return null;
    return lazyDropMarker.dropMarker({ ...placedText(document), language: document.languageId }, line, ids);
  }
}

/** The text at the very place of the drop stays as it is; the marker comes beside it. */
function markerEdit(
  document: TextDocument,
  edits: readonly SourceEdit[],
  requirements: readonly Requirement[],
): DocumentDropEdit {
  const names = requirements.flatMap(({ id }) => id ?? []).join(', ');
  const edit = new DocumentDropEdit('', l10n.t('Insert a reference to {0}', names), editKind);
  edit.additionalEdit = new WorkspaceEdit();
  for (const { range, text } of edits) edit.additionalEdit.replace(document.uri, toRange(range), text);
  return edit;
}

function idEdit(ids: readonly string[]): DocumentDropEdit {
  return new DocumentDropEdit(ids.join(', '), l10n.t('Insert the id'), editKind);
}
