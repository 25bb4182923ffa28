/**
 * “Why is this here?”: a read-only document beside, with the answer and how it came about. It follows every
 * change, and its places are links.
 */
import {
  commands,
  Disposable,
  DocumentLink,
  EventEmitter,
  l10n,
  languages,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { TextDocument } from 'vscode';
import defer * as explainDocument from '../../insight/explain/explainDocument.ts';
import type { Explanation } from '../../insight/explain/explanation.ts';
import defer * as lazyExplainPlace from '../../insight/explain/explainPlace.ts';
import defer * as lazyExplainRequirement from '../../insight/explain/explainRequirement.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Session } from '../session.ts';
import defer * as cardMarkdown from '../cardMarkdown.ts';
import { knownUri, placeUri } from '../places.ts';
import { translate } from '../translate.ts';
import { explanationText, type ExplanationText } from './explanationText.ts';
import { fileStanding } from './fileStanding.ts';
import { nameOf } from './openForChange.ts';

const scheme = 'groundplan-explain';
const gone = message('This requirement is no longer there. Its document was changed or deleted.');
const outside = message('It is not read: it lies in no folder of this window.');

/** What is explained, as it stands in the query of a URI. */
type Subject = { readonly key: string } | { readonly uri: string; readonly line: number | null };

export function registerExplain(session: Session): Disposable {
  const changed = new EventEmitter<Uri>();
  return Disposable.from(
    changed,
    commands.registerCommand('groundplan.explain', (argument: unknown) => explain(session, argument)),
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => textOf(session, uri).text,
    }),
    languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: (document) => linksIn(session, document) },
    ),
    session.onDidChange(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    }),
  );
}

/** `argument` is a row of a view, the URI of a file, or nothing for the place at the cursor. */
async function explain(session: Session, argument: unknown): Promise<void> {
  const subject = subjectOf(argument);
  if (!subject) {
    void window.showInformationMessage(l10n.t('Open a document first, or choose a file or a requirement.'));
    return;
  }
  const requirement = 'key' in subject ? session.snapshot.requirement(subject.key) : undefined;
  const name = requirement ? shortName(requirement) : 'uri' in subject ? nameOf(Uri.parse(subject.uri)) : '';
  const title = l10n.t('Why {0}', name.replaceAll(/[/\\?#]/gu, ' '));
  const uri = Uri.from({ scheme, path: `/${title}`, query: JSON.stringify(subject) });
  const opened = await workspace.openTextDocument(uri);
  const document = await languages.setTextDocumentLanguage(opened, 'markdown');
  const inView = typeof argument === 'object' && argument !== null && 'kind' in argument;
  await window.showTextDocument(document, {
    viewColumn: inView ? ViewColumn.Active : ViewColumn.Beside,
    preview: true,
    preserveFocus: inView,
  });
}

function shortName({ id, title }: Requirement): string {
  return id ?? title.slice(0, 30);
}

function subjectOf(argument: unknown): Subject | null {
  if (typeof argument === 'string') return { key: argument };
  if (argument instanceof Uri) return { uri: knownUri(argument), line: null };
  if (typeof argument === 'object' && argument !== null && 'kind' in argument) {
    if ('key' in argument && typeof argument.key === 'string') return { key: argument.key };
    return null;
  }
  const editor = window.activeTextEditor;
  return editor ? { uri: knownUri(editor.document.uri), line: editor.selection.active.line } : null;
}

function textOf(session: Session, { query }: Uri): ExplanationText {
  const explanation = explanationOf(session, JSON.parse(query) as Subject);
  return explanationText(explanation, translate, cardMarkdown.readablePath(session.snapshot));
}

function explanationOf(session: Session, subject: Subject): Explanation {
  const { snapshot } = session;
  if ('key' in subject) {
    const requirement = snapshot.requirement(subject.key);
    if (requirement) return lazyExplainRequirement.explainRequirement(snapshot, requirement);
    return { title: subject.key, answer: [{ text: gone }], sections: [] };
  }
  const file = fileStanding(snapshot, subject.uri);
  if (!file) return { title: nameOf(Uri.parse(subject.uri)), answer: [{ text: outside }], sections: [] };
  return subject.line === null
    ? explainDocument.explainFile(snapshot, file)
    : lazyExplainPlace.explainPlace(snapshot, file, subject.line);
}

function linksIn(session: Session, { uri }: TextDocument): DocumentLink[] {
  return textOf(session, uri).places.map(({ line, character, length, place }) => {
    const target = placeUri(place.uri, place.range);
    return new DocumentLink(new Range(line, character, line, character + length), target);
  });
}
