/** The quick fixes of all findings that can have one, and the actions on a requirement that lacks an id. */
import { ownRoots } from '../../model/snapshot.ts';
import { CodeActionKind, l10n, languages } from 'vscode';
import type { CodeAction, CodeActionProvider, Diagnostic, Disposable, TextDocument } from 'vscode';
import { registerForDocuments } from '../documentSelector.ts';
import type { Session } from '../session.ts';
import defer * as lazyCommandFix from './fixes/commandFix.ts';
import defer * as findingInEditor from './fixes/findingInEditor.ts';
import type { FixQuestion } from './fixes/findingInEditor.ts';
import defer * as idFixes from './fixes/idFixes.ts';
import defer * as requirementFixes from './fixes/requirementFixes.ts';
import defer * as revisionFixes from './fixes/revisionFixes.ts';
import defer * as referenceFixes from './fixes/referenceFixes.ts';

export function registerQuickFixes(session: Session): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: (document, range, { diagnostics, only }) => [
      ...diagnostics.flatMap((diagnostic) => fixesFor(session, document, diagnostic)),
      ...(only === undefined || only.contains(CodeActionKind.RefactorRewrite)
        ? idFixes.idActions(session, document, range)
        : []),
    ],
  };
  return registerForDocuments((selector) =>
    languages.registerCodeActionsProvider(selector, provider, {
      providedCodeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite],
    }),
  );
}

function fixesFor(session: Session, document: TextDocument, diagnostic: Diagnostic): readonly CodeAction[] {
  const finding = findingInEditor.findingOf(session, document, diagnostic);
  if (!finding?.range || finding.range.line >= document.lineCount) return [];
  const question = { session, document, finding };
  const fixes = [
    ...requirementFixes.requirementFixes(question),
    ...referenceFixes.referenceFixes(question),
    ...revisionFixes.revisionFixes(question),
    ...idFixes.ambiguityFixes(question),
    ...stepFixes(question),
  ];
  for (const fix of fixes) fix.diagnostics = [diagnostic];
  return fixes;
}

/** A step that nothing carries gets a module. */
function stepFixes({ session: { snapshot }, finding }: FixQuestion): readonly CodeAction[] {
  if (finding.code !== 'process/uncovered-step') return [];
  for (const { id: root } of ownRoots(snapshot)) {
    const plan = snapshot.plan(root);
    if (plan.uri !== finding.uri || plan.modules.length === 0 || plan.modulesInferred) continue;
    const step = plan.processes.flatMap(({ steps }) => steps).find(({ range }) => range === finding.range);
    if (!step) continue;
    const fix = lazyCommandFix.commandFix(
      l10n.t('Choose a module that carries “{0}”…', step.name),
      'groundplan.linkModule',
      [root, step.path],
    );
    fix.isPreferred = true;
    return [fix];
  }
  return [];
}
