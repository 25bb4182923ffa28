/** Document highlights: with the cursor on an id, every place of this file that names the same requirement. */
import { DocumentHighlight, DocumentHighlightKind, languages } from 'vscode';
import type { Disposable, DocumentHighlightProvider } from 'vscode';
import { placesOf } from '../../insight/linkedPlaces.ts';
import { registerForDocuments } from '../documentSelector.ts';
import { toRange } from '../ranges.ts';
import type { Session } from '../session.ts';
import { requirementAt } from '../subjectAt.ts';
import { placedText } from './placedText.ts';

export function registerDocumentHighlights(session: Session): Disposable {
  const provider: DocumentHighlightProvider = {
    provideDocumentHighlights: (document, position) => {
      const { snapshot } = session;
      const text = placedText(document);
      const subject = requirementAt(snapshot, text, position);
      if (!subject) return undefined;
      return placesOf(snapshot, text, subject.requirements).map(
        ({ range, isDefinition }) =>
          new DocumentHighlight(
            toRange(range),
            isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
          ),
      );
    },
  };
  return registerForDocuments((selector) => languages.registerDocumentHighlightProvider(selector, provider));
}
