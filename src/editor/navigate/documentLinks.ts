/** Document links: from an id to where it is defined; in the plan file from a path or a placement to its document. */
import { pathName } from '../../insight/pathName.ts';
import { DocumentLink, languages } from 'vscode';
import type { Disposable, DocumentLinkProvider, TextDocument } from 'vscode';
import { linkedPlaces, placementTargets } from '../../insight/linkedPlaces.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { documentUri } from '../../model/documentUri.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { TextRange } from '../../model/textRange.ts';
import { startOfText } from '../../model/textRange.ts';
import defer * as documentEntries from '../../readers/planFile/documentEntries.ts';
import { registerForDocuments } from '../documentSelector.ts';
import { knownUri, placeUri, shownUri } from '../places.ts';
import { toRange } from '../ranges.ts';
import type { Session } from '../session.ts';
import { placedText } from './placedText.ts';

export function registerDocumentLinks(session: Session): Disposable {
  const provider: DocumentLinkProvider = {
    provideDocumentLinks: (document) => documentLinks(session.snapshot, document),
  };
  return registerForDocuments((selector) => languages.registerDocumentLinkProvider(selector, provider));
}

function documentLinks(snapshot: Snapshot, document: TextDocument): DocumentLink[] | undefined {
  const uri = knownUri(document.uri);
  const entry = snapshot.document(uri);
  if (!entry) return undefined;
  const ofPlan = snapshot.plan(entry.root).uri === uri ? planLinks(snapshot, document, entry.root) : [];
  const taken = ofPlan.map(({ range }) => range);
  const ofIds = linkedPlaces(snapshot, placedText(document)).flatMap(({ range, requirement }) => {
    if (taken.some((other) => other.intersection(toRange(range)))) return [];
    return [linkTo(range, requirement.uri, requirement.fact.anchor, requirementLabel(requirement))];
  });
  return [...ofPlan, ...ofIds];
}

function planLinks(snapshot: Snapshot, document: TextDocument, root: string): readonly DocumentLink[] {
  const text = document.getText();
  const paths = documentEntries.readDocumentEntries(text).flatMap(({ text: entry, range }) => {
    const path = documentEntries.pathOfEntry(entry);
    if (path === null) return [];
    const link = new DocumentLink(toRange(range), shownUri(documentUri(root, path)));
    link.tooltip = path;
    return [link];
  });
  const now = placedText(document);
  const placements = placementTargets(snapshot, now.uri).flatMap(({ range, requirement, uri }) => {
    // The plan may be that of an earlier text, while the present one cannot be read.
    if (now.slice(range).trim() === '') return [];
    const name = requirement ? requirementLabel(requirement) : pathName(snapshot, uri);
    return [linkTo(range, uri, requirement?.fact.anchor ?? startOfText, name)];
  });
  return [...paths, ...placements];
}

function linkTo(range: TextRange, uri: string, place: TextRange, tooltip: string): DocumentLink {
  const link = new DocumentLink(toRange(range), placeUri(uri, place));
  link.tooltip = tooltip;
  return link;
}
