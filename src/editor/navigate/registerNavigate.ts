/** Everything by which people go from a requirement to what belongs to it and back, and take it elsewhere. */
import { Disposable } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Log } from '../../index/ports.ts';
import { registerWhenCalled } from '../late.ts';
import type { Session } from '../session.ts';
import { registerCodeLenses } from './codeLenses.ts';
import defer * as copying from './copyCommands.ts';
import defer * as dependants from './dependantsView.ts';
import { registerDocumentHighlights } from './documentHighlights.ts';
import { registerDocumentLinks } from './documentLinks.ts';
import { registerDocumentSymbols } from './documentSymbols.ts';
import { registerDropReferences } from './dropReferences.ts';
import { registerEditorContext } from './editorContext.ts';
import { registerRequirementUris } from './requirementUris.ts';
import { registerWorkspaceSymbols } from './workspaceSymbols.ts';

export function registerNavigate(
  { workspaceState: memory, extension }: ExtensionContext,
  session: Session,
  log: Log,
): Disposable {
  return Disposable.from(
    registerDocumentLinks(session),
    registerDocumentSymbols(session),
    registerWorkspaceSymbols(session),
    registerDocumentHighlights(session),
    registerCodeLenses(session),
    registerWhenCalled(['groundplan.showDependants'], () =>
      dependants.registerDependantsView(session, memory, log),
    ),
    registerDropReferences(session),
    registerRequirementUris(session, log),
    registerWhenCalled(
      ['groundplan.copyId', 'groundplan.copyLink', 'groundplan.copyMarkdown', 'groundplan.copyTable'],
      () => copying.registerCopyCommands(session, memory, extension.id),
    ),
    registerEditorContext(session),
  );
}
