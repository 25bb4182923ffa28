/** “Treat this file as requirements” and its opposite: a word of the plan file, with the way back of any change. */
import { commands, Disposable, l10n, Uri, window } from 'vscode';
import defer * as lazyChooseDocument from '../../edits/chooseDocument.ts';
import { documentUri } from '../../model/documentUri.ts';
import { message } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { knownUri } from '../places.ts';
import type { Session } from '../session.ts';
import type { Changes, EditResult } from './applyEdits.ts';
import { fileStanding } from './fileStanding.ts';
import { nameOf } from './openForChange.ts';

/** Each takes the URI of a file, or means the one in the active editor. */
export function registerTreatAs(session: Session, changes: Changes): Disposable {
  return Disposable.from(
    commands.registerCommand('groundplan.treatAsRequirements', (uri: unknown) =>
      treat(session, changes, uri, true),
    ),
    commands.registerCommand('groundplan.treatAsNoRequirements', (uri: unknown) =>
      treat(session, changes, uri, false),
    ),
  );
}

async function treat(
  session: Session,
  changes: Changes,
  argument: unknown,
  holdsRequirements: boolean,
): Promise<boolean> {
  const uri = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  if (!uri) {
    void window.showInformationMessage(l10n.t('Open a document first, or choose a file in the Explorer.'));
    return false;
  }
  const name = nameOf(uri);
  const file = fileStanding(session.snapshot, knownUri(uri));
  if (!file) {
    void window.showWarningMessage(l10n.t('“{0}” lies in no folder of this window.', name));
    return false;
  }
  if (holdsRequirements && !file.hasReader) {
    void window.showWarningMessage(
      l10n.t(
        'Requirements cannot be read from “{0}”: Groundplan reads Markdown, CSV, Excel, YAML and JSON.',
        name,
      ),
    );
    return false;
  }
  const { uri: planUri } = session.snapshot.plan(file.root);
  return changes.make({
    documents: planUri === null ? [] : [planUri],
    compute: (snapshot, textOf) => edits(snapshot, textOf, file, holdsRequirements),
    done: holdsRequirements
      ? l10n.t('“{0}” is read for requirements', name)
      : l10n.t('“{0}” is read for requirements no more', name),
    fromEditor: false,
  });
}

function edits(
  snapshot: Snapshot,
  textOf: (uri: string) => string | null,
  { root, path }: { readonly root: string; readonly path: string },
  holdsRequirements: boolean,
): EditResult {
  const plan = snapshot.plan(root);
  if (plan.uri === null) {
    const uri = documentUri(root, 'groundplan.yaml');
    return {
      edits: new Map(),
      create: new Map([[uri, lazyChooseDocument.newPlanForDocument(path, holdsRequirements)]]),
    };
  }
  const text = textOf(plan.uri);
  if (text === null) return { refusal: message('The plan file cannot be opened.') };
  const result = lazyChooseDocument.chooseDocument(text, plan.documents, path, holdsRequirements);
  return 'key' in result ? { refusal: result } : { edits: new Map([[plan.uri, result]]) };
}
