/**
 * Document symbols: the requirements of a document in the outline, the breadcrumbs and “Go to Symbol”. Beside the
 * outline that VS Code has of Markdown they stand in a part of their own, which holds only what that one lacks.
 */
import { DocumentSymbol, languages, SymbolKind, SymbolTag } from 'vscode';
import type { Disposable, DocumentSymbolProvider, TextDocument } from 'vscode';
import defer * as outline from '../../insight/documentOutline.ts';
import type { OutlineNode } from '../../insight/documentOutline.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { placeAndStatus } from '../../insight/requirementPlace.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { registerForDocuments } from '../documentSelector.ts';
import { knownUri } from '../places.ts';
import { toRange } from '../ranges.ts';
import type { Session } from '../session.ts';
import { rowText } from '../views/requirementRow.ts';

/** Languages whose headings or keys VS Code outlines by itself. */
const outlined = new Set(['markdown', 'json', 'jsonc']);

export function registerDocumentSymbols(session: Session): Disposable {
  const provider: DocumentSymbolProvider = {
    provideDocumentSymbols: (document) => symbolsOf(session.snapshot, document),
  };
  const label = 'Groundplan';
  return registerForDocuments((selector) =>
    languages.registerDocumentSymbolProvider(selector, provider, { label }),
  );
}

function symbolsOf(snapshot: Snapshot, document: TextDocument): DocumentSymbol[] | undefined {
  const entry = snapshot.document(knownUri(document.uri));
  if (!entry || entry.requirements.length === 0) return undefined;
  const nodes = outline.documentOutline(entry, { beside: outlined.has(document.languageId) });
  return nodes.map((node) => symbolOf(snapshot, document, node));
}

function symbolOf(snapshot: Snapshot, document: TextDocument, node: OutlineNode): DocumentSymbol {
  // Facts of an earlier text may reach beyond the end.
  const range = document.validateRange(toRange(node.range));
  const symbol =
    node.kind === 'heading'
      ? new DocumentSymbol(node.name, '', SymbolKind.String, range, range.with({ end: range.start }))
      : new DocumentSymbol(
          requirementLabel(node.requirement),
          placeAndStatus(snapshot, node.requirement).map(rowText).join(' · '),
          SymbolKind.Property,
          range,
          range.intersection(document.validateRange(toRange(node.requirement.fact.anchor))) ??
            range.with({ end: range.start }),
        );
  if (node.kind === 'requirement' && isStruckOut(node.requirement.status))
    symbol.tags = [SymbolTag.Deprecated];
  symbol.children = node.children.map((child) => symbolOf(snapshot, document, child));
  return symbol;
}

function isStruckOut(status: string | null): boolean {
  return status === 'rejected' || status === 'duplicate';
}
