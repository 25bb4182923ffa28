/** “Reopen with encoding”: reads a document anew in the encoding that a person says, and shows it in that one. */
import { commands, l10n, ThemeIcon, Uri, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import type { Log } from '../../index/ports.ts';
import { isSameEncoding } from '../../readers/decode.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import type { ChosenEncodings } from './chosenEncodings.ts';
import { encodingLabel, encodings } from './encodingNames.ts';
import { nameOf } from './openForChange.ts';

export interface ReopenParts {
  readonly session: Session;
  readonly chosen: ChosenEncodings;
  readonly log: Log;
}

/** Takes the URI of a file (else the active editor's) and, where it is known already, the encoding. */
export function registerReopenWithEncoding(parts: ReopenParts): Disposable {
  return commands.registerCommand('groundplan.reopenWithEncoding', (argument: unknown, encoding: unknown) => {
    const uri = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
    return uri && reopen(parts, uri, typeof encoding === 'string' ? encoding : undefined);
  });
}

async function reopen(parts: ReopenParts, uri: Uri, known: string | undefined): Promise<void> {
  const { session, chosen, log } = parts;
  const name = nameOf(uri);
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) {
    void window.showWarningMessage(
      l10n.t('“{0}” has unsaved changes. Save it first, or undo them: reopening would lose them.', name),
    );
    return;
  }
  const encoding = known ?? (await askEncoding(session, uri, name));
  if (encoding === undefined) return;
  try {
    await chosen.choose(uri.toString(), encoding);
    session.index.changed(uri.toString());
    const document = await workspace.openTextDocument(uri, { encoding });
    await window.showTextDocument(document, { preview: false });
  } catch (error) {
    log.warn(`${uri.toString()} could not be opened as ${encoding}: ${errorText(error)}`);
    void window.showErrorMessage(
      l10n.t('“{0}” cannot be opened as {1}: {2}', name, encodingLabel(encoding), errorText(error)),
    );
  }
}

async function askEncoding({ snapshot }: Session, uri: Uri, name: string): Promise<string | undefined> {
  const detected = snapshot.document(uri.toString())?.facts.encoding;
  const items = encodings.map(({ encoding, label }) => {
    const isNow = detected !== undefined && (detected === encoding || isExactly(detected, encoding));
    return {
      label,
      description: isNow ? l10n.t('as it is read now') : '',
      ...(isNow && { iconPath: new ThemeIcon('check') }),
      encoding,
    };
  });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('In which encoding is “{0}” written?', name),
    placeHolder: l10n.t('Choose the one in which its words can be read'),
  });
  return picked?.encoding;
}

/** An encoding that is not offered is marked at the one that means the same. */
function isExactly(detected: string, offered: string): boolean {
  return encodings.every(({ encoding }) => encoding !== detected) && isSameEncoding(detected, offered);
}
