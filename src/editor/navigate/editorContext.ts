/**
 * The context key behind the editor's menu: whether the active editor's document names requirements at all. It is
 * kept up to date beforehand, because a menu that opens does not wait for an extension.
 */
import { commands, Disposable, window } from 'vscode';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import { knownUri } from '../places.ts';
import type { Session } from '../session.ts';

export function registerEditorContext(session: Session): Disposable {
  let isSet = false;
  const update = (): void => {
    const document = window.activeTextEditor?.document;
    const names = document !== undefined && namesRequirements(session.snapshot, knownUri(document.uri));
    if (names === isSet) return;
    isSet = names;
    void commands.executeCommand('setContext', 'groundplan.editorNamesRequirements', names);
  };
  const concerns = ({ everything, requirements, documents }: SnapshotChange): boolean => {
    const document = window.activeTextEditor?.document;
    return everything || requirements.size > 0 || (!!document && documents.has(knownUri(document.uri)));
  };
  update();
  return Disposable.from(
    window.onDidChangeActiveTextEditor(update),
    session.onDidChange(({ change }) => {
      if (concerns(change)) update();
    }),
  );
}

function namesRequirements(snapshot: Snapshot, uri: string): boolean {
  const entry = snapshot.document(uri);
  if (!entry) return false;
  const { markers, words } = entry.facts;
  const isKnown = (id: string): boolean => snapshot.resolve(id, uri).kind !== 'none';
  return entry.requirements.length > 0 || markers.some(({ id }) => isKnown(id)) || words.ids.some(isKnown);
}
