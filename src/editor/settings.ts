/** The settings of a person's taste, typed. What a team agrees on stands in the plan file instead. */
import { workspace } from 'vscode';
import type { Disposable } from 'vscode';

/** Which findings the Problems panel shows. */
export type ProblemsScope = 'openDocuments' | 'allDocuments' | 'off';

const scopes: readonly ProblemsScope[] = ['openDocuments', 'allDocuments', 'off'];

/** A value that is none of the known ones counts as `openDocuments`. */
export function problemsScope(): ProblemsScope {
  const written = workspace.getConfiguration('groundplan').get<string>('problems.scope');
  return scopes.find((scope) => scope === written) ?? 'openDocuments';
}

/** Calls back when a setting below `groundplan.<name>` changes. */
export function onDidChangeSetting(name: string, listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`groundplan.${name}`)) listener();
  });
}
