/** The settings of a person's taste, typed. What a team agrees on stands in the plan file instead. */
import { workspace } from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import { megabytesOf } from '../index/readContent.ts';

/** Which findings the Problems panel shows. */
export type ProblemsScope = 'openDocuments' | 'allDocuments' | 'off';

const scopes: readonly ProblemsScope[] = ['openDocuments', 'allDocuments', 'off'];

/** A value that is none of the known ones counts as `openDocuments`. */
export function problemsScope(): ProblemsScope {
  const written = workspace.getConfiguration('groundplan').get<string>('problems.scope');
  return scopes.find((scope) => scope === written) ?? 'openDocuments';
}

/** Whether lenses are shown above code, or above the requirements of documents; people may set it by language. */
export function showsLenses(above: 'code' | 'documents', { uri, languageId }: TextDocument): boolean {
  const settings = workspace.getConfiguration('groundplan', { uri, languageId });
  return above === 'code'
    ? settings.get<boolean>('codeLens.code') !== false
    : settings.get<boolean>('codeLens.documents') === true;
}

/** What choosing a requirement opens; a value that is none of the two counts as the card. */
export function opensCard(): boolean {
  return workspace.getConfiguration('groundplan').get<string>('openRequirement') !== 'document';
}

/** Whether assistants may ask the plan, which hands requirement text to a model; only the person's own settings say so. */
export function allowsAssistants(): boolean {
  return workspace.getConfiguration('groundplan').get<boolean>('assistantTools') === true;
}

/** How many megabytes a document may have to be read. */
export function documentMegabytes(): number {
  return megabytesOf(workspace.getConfiguration('groundplan').get<unknown>('limits.fileSize'));
}

/** Calls back when a setting below `groundplan.<name>` changes. */
export function onDidChangeSetting(name: string, listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`groundplan.${name}`)) listener();
  });
}
