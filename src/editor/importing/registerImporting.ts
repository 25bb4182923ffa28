/** Adding requirements, one by one and from files. */
import { Disposable } from 'vscode';
import type { Changes } from '../changing/applyEdits.ts';
import type { Session } from '../session.ts';
import { registerAddRequirement } from './addRequirementCommand.ts';
import { registerImport } from './importCommand.ts';
import { ImportPreview } from './importPreview.ts';

export function registerImporting(session: Session, changes: Changes): Disposable {
  const preview = new ImportPreview();
  return Disposable.from(
    preview,
    registerAddRequirement(session, changes),
    registerImport(session, changes, preview),
  );
}
