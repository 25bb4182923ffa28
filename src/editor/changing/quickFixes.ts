/** The quick fixes of findings about a requirement's place: set it, correct a name, or say why there is none. */
import { CodeAction, CodeActionKind, l10n, languages, WorkspaceEdit } from 'vscode';
import type { CodeActionProvider, Diagnostic, Disposable, TextDocument } from 'vscode';
import type { Finding } from '../../model/finding.ts';
import type { Requirement, UnknownName } from '../../model/requirement.ts';
import type { WritableField } from '../../readers/writer.ts';
import { isSameEncoding } from '../../readers/decode.ts';
import { specificationId } from '../../vocabulary/specificationIds.ts';
import { registerForDocuments } from '../documentSelector.ts';
import { knownUri } from '../places.ts';
import { toRange } from '../ranges.ts';
import type { Session } from '../session.ts';
import { nameFix } from './nameFix.ts';

/** What can be set about a finding, by its code. */
const fieldOfCode: Readonly<Record<string, 'module' | 'phase' | 'step'>> = {
  'requirement/no-module': 'module',
  'requirement/unknown-module': 'module',
  'requirement/no-phase': 'phase',
  'requirement/unknown-phase': 'phase',
  'requirement/unknown-step': 'step',
};

export function registerQuickFixes(session: Session): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: (document, _range, { diagnostics }) =>
      diagnostics.flatMap((diagnostic) => fixesFor(session, document, diagnostic)),
  };
  return registerForDocuments((selector) =>
    languages.registerCodeActionsProvider(selector, provider, {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
  );
}

function fixesFor(session: Session, document: TextDocument, diagnostic: Diagnostic): readonly CodeAction[] {
  const finding = findingOf(session, document, diagnostic);
  if (finding?.code === 'link/outdated' || finding?.code === 'link/predated')
    return newRevisions(document, finding, diagnostic);
  const field = finding && fieldOfCode[finding.code];
  const requirement = finding?.requirement ? session.snapshot.requirement(finding.requirement) : undefined;
  if (!finding || !field || !requirement) return [];
  const fixes = corrections(session, document, requirement, finding, field);
  const first = fixes[0];
  if (first) first.isPreferred = true;
  if (field !== 'step') fixes.push(...placing(requirement, field));
  for (const fix of fixes) fix.diagnostics = [diagnostic];
  return fixes;
}

/** Names the revision that is defined, in place of the one written. */
function newRevisions(
  document: TextDocument,
  { suggestions = [], range }: Finding,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  if (!range || specificationId(document.getText(toRange(range))) === null) return [];
  return suggestions.map((id) => {
    const action = new CodeAction(l10n.t('Name {0}', id), CodeActionKind.QuickFix);
    action.edit = new WorkspaceEdit();
    action.edit.replace(document.uri, toRange(range), id);
    action.diagnostics = [diagnostic];
    return action;
  });
}

function placing({ key }: Requirement, field: 'module' | 'phase'): readonly CodeAction[] {
  if (field === 'phase') return [commandFix(l10n.t('Set phase…'), 'groundplan.setPhase', [key])];
  return [
    commandFix(l10n.t('Set module…'), 'groundplan.setModule', [key]),
    commandFix(l10n.t('Not for any module (with a reason)…'), 'groundplan.setNoModule', [key]),
  ];
}

/** “Did you mean …?”, once for each name that resembles the one written. */
function corrections(
  session: Session,
  document: TextDocument,
  requirement: Requirement,
  { suggestions = [], code, range }: Finding,
  field: 'module' | 'phase' | 'step',
): CodeAction[] {
  const unknown = requirement.unknown.find(
    (name) =>
      `requirement/unknown-${name.field}` === code && (name.claim.range === range || name.field === field),
  );
  if (!unknown) return [];
  return suggestions.map((name) => correction(session, document, requirement, unknown, name));
}

function correction(
  { snapshot }: Session,
  document: TextDocument,
  { key, uri }: Requirement,
  unknown: UnknownName,
  name: string,
): CodeAction {
  const title = l10n.t('Did you mean “{0}”?', name);
  const encoding = snapshot.document(uri)?.facts.encoding;
  // A workbook is shown as a text that cannot be changed.
  const isOwnText =
    document.uri.toString() === uri &&
    (encoding === undefined || isSameEncoding(document.encoding ?? 'utf8', encoding));
  const edit = isOwnText
    ? nameFix(unknown, name, (line) => (line < document.lineCount ? document.lineAt(line).text : ''))
    : null;
  // Where it takes more than replacing the name, the writer of the format does it.
  const written: WritableField = unknown.field;
  if (!edit) return commandFix(title, 'groundplan.correctName', [key, written, name]);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  action.edit.replace(document.uri, toRange(edit.range), edit.text);
  return action;
}

function commandFix(title: string, command: string, args: unknown[]): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { command, title, arguments: args };
  return action;
}

/** The finding that a diagnostic of ours shows; none when the text has moved on. */
function findingOf(
  { findings }: Session,
  document: TextDocument,
  diagnostic: Diagnostic,
): Finding | undefined {
  if (diagnostic.source !== 'Groundplan' || typeof diagnostic.code !== 'object') return undefined;
  const { value } = diagnostic.code;
  return findings
    .in(knownUri(document.uri))
    .find(({ code, range }) => code === value && range && toRange(range).isEqual(diagnostic.range));
}
