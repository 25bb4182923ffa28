/**
 * Where providers answer: documents on disk, on a remote and in a virtual workspace, and whatever other scheme
 * a folder of the window has, and the sheets of workbooks. Never every scheme: diffs, output and history would be asked too.
 */
import { Disposable, workspace } from 'vscode';
import type { DocumentFilter } from 'vscode';
import { sheetScheme } from './sheetDocuments.ts';

const schemes = ['file', 'vscode-remote', 'vscode-vfs', sheetScheme];

/** Registers providers for the schemes of the window, and again when a folder brings another one. */
export function registerForDocuments(
  register: (selector: readonly DocumentFilter[]) => Disposable,
): Disposable {
  let known = schemesOfWindow();
  let registered = register(filters(known));
  const folders = workspace.onDidChangeWorkspaceFolders(() => {
    const now = schemesOfWindow();
    if (now.join(' ') === known.join(' ')) return;
    known = now;
    registered.dispose();
    registered = register(filters(known));
  });
  return new Disposable(() => {
    folders.dispose();
    registered.dispose();
  });
}

function schemesOfWindow(): readonly string[] {
  const ofFolders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set([...schemes, ...ofFolders])].sort();
}

function filters(of: readonly string[]): readonly DocumentFilter[] {
  return of.map((scheme) => ({ scheme }));
}
