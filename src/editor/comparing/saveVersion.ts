/** “Save a version”: a dated copy of the plan with all requirements, in `plan-versions/`; and the list of those. */
import { commands, FileType, l10n, Uri, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import defer * as readVersion from '../../exchange/planVersions/readVersion.ts';
import defer * as lazyWriteVersion from '../../exchange/planVersions/writeVersion.ts';
import type { Log } from '../../index/ports.ts';
import { versionsFolder } from '../../index/fileKinds.ts';
import defer * as lazyPlanState from '../../insight/compare/planState.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { today } from '../views/today.ts';
import { chooseRoot } from './chooseRoot.ts';

export function registerSaveVersion(session: Session, log: Log): Disposable {
  return commands.registerCommand('groundplan.saveVersion', async (root: unknown, name: unknown) => {
    const chosen = typeof root === 'string' ? root : await chooseRoot(session.snapshot);
    if (chosen === undefined) return undefined;
    try {
      return await save(session, chosen, typeof name === 'string' ? name : undefined);
    } catch (error) {
      log.warn(`A version could not be saved: ${errorText(error)}`);
      void window.showErrorMessage(l10n.t('The version cannot be saved: {0}', errorText(error)));
      return undefined;
    }
  });
}

/** The URI of the file as text; `undefined` where the question was left. */
async function save(session: Session, root: string, given: string | undefined): Promise<string | undefined> {
  const day = today();
  const name =
    given ??
    (await window.showInputBox({
      title: l10n.t('Save a version of the plan'),
      prompt: l10n.t('What is it called? For example “before the review”. The date is added.'),
      value: '',
      placeHolder: day,
    }));
  if (name === undefined) return undefined;
  const state = lazyPlanState.planState(session.snapshot, root);
  const comment = [
    l10n.t('A saved version of the plan, with all its requirements as they were on {0}.', day),
    l10n.t('“Compare plan with…” shows what changed since. It is not read as a requirement document.'),
  ];
  const text = lazyWriteVersion.writeVersion(state, {
    name: name.trim() === '' ? day : name.trim(),
    saved: day,
    comment,
  });
  const file = await freeFile(Uri.parse(`${root}/${versionsFolder}`), fileName(day, name));
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  void offer(file, state.requirements.length);
  return file.toString();
}

async function offer(file: Uri, count: number): Promise<void> {
  const show = l10n.t('Show');
  const saved = l10n.t('Saved “{0}” with {1} requirements', nameIn(file), count);
  if ((await window.showInformationMessage(saved, show)) === show)
    await window.showTextDocument(await workspace.openTextDocument(file), { preview: true });
}

/** Without signs that some file system does not take. */
function fileName(day: string, name: string): string {
  // oxlint-disable-next-line no-control-regex -- a file's name holds none
  const safe = name
    .replace(/[\\/:*?"<>|\u0000-\u001F]/gu, '-')
    .replace(/[\s.]{1,100}$/u, '')
    .trim()
    .slice(0, 60);
  return safe === '' ? day : `${day} ${safe}`;
}

async function freeFile(folder: Uri, name: string): Promise<Uri> {
  for (let count = 1; ; count++) {
    const file = Uri.joinPath(folder, `${name}${count === 1 ? '' : ` ${count}`}.yaml`);
    try {
      await workspace.fs.stat(file);
    } catch {
      return file; // Nothing of that name: it is free.
    }
  }
}

export interface VersionFile {
  readonly file: Uri;
  readonly name: string;
  readonly saved: string;
}

/** The versions of a root, the newest first. Never rejects. */
export async function savedVersions(root: string): Promise<readonly VersionFile[]> {
  const folder = Uri.parse(`${root}/${versionsFolder}`);
  let entries: readonly [string, FileType][];
  try {
    entries = await workspace.fs.readDirectory(folder);
  } catch {
    return []; // No version was saved yet.
  }
  const versions: VersionFile[] = [];
  for (const [name, type] of entries) {
    if ((type & FileType.File) === 0 || !/\.ya?ml$/iu.test(name)) continue;
    const file = Uri.joinPath(folder, name);
    try {
      const text = new TextDecoder().decode((await workspace.fs.readFile(file)).subarray(0, 8_000));
      const head = readVersion.versionHead(text);
      if (head) versions.push({ file, ...head });
    } catch {
      continue; // Gone, or not for us: it is not offered.
    }
  }
  return versions.sort((a, b) =>
    a.saved === b.saved ? (nameIn(a.file) < nameIn(b.file) ? 1 : -1) : a.saved < b.saved ? 1 : -1,
  );
}

function nameIn(file: Uri): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1);
}
