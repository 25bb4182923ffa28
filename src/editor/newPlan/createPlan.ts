/**
 * Writes what was found into a new plan file, open and unsaved, to be completed: after a person has seen it, and has
 * ticked, merged and put in order what is written.
 */
import { ownRoots } from '../../model/snapshot.ts';
import { commands, Disposable, l10n, Position, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { draftText } from '../../edits/draftText.ts';
import type { Log } from '../../index/ports.ts';
import type { Root } from '../../model/snapshot.ts';
import { refuseLinkOutside } from '../changing/openForChange.ts';
import { errorText } from '../log.ts';
import { planDraft } from '../../insight/planDraft.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { askPlan } from './askPlan.ts';
import { PlanPreview } from './planPreview.ts';

const planFile = 'groundplan.yaml';

export function registerCreatePlan(session: Session, log: Log): Disposable {
  const preview = new PlanPreview();
  return Disposable.from(
    preview,
    commands.registerCommand('groundplan.createPlan', (as: unknown) => {
      const done = createPlan({ session, preview, log }, as === 'asFound');
      // A box that waits for a person is no command that VS Code should show as busy.
      return as === 'asFound' ? done : undefined;
    }),
  );
}

interface Parts {
  readonly session: Session;
  readonly preview: PlanPreview;
  readonly log: Log;
}

/** `asFound` asks nothing, for other extensions and keys. */
async function createPlan({ session, preview, log }: Parts, asFound: boolean): Promise<void> {
  const { snapshot } = session;
  if (snapshot.roots.length === 0) {
    await window.showInformationMessage(l10n.t('Open a folder first: the plan file stands at its root.'));
    return;
  }
  const without = ownRoots(snapshot).filter(({ id }) => !snapshot.plan(id).uri?.startsWith(`${id}/`));
  const [first] = without;
  if (!first) {
    const existing = snapshot.plan(snapshot.roots[0]?.id ?? '').uri;
    await window.showInformationMessage(l10n.t('There is a plan file already.'));
    if (existing !== null) await window.showTextDocument(Uri.parse(existing));
    return;
  }
  const root = without.length === 1 ? first : await chooseRoot(without);
  if (!root) return;
  const uri = Uri.joinPath(Uri.parse(root.id), planFile);
  const found = planDraft(snapshot, root.id, root.name, l10n.t('Business process'));
  try {
    const draft = asFound ? found : await askPlan(found, planFile, preview);
    if (!asFound) await preview.close();
    if (!draft) return;
    await writeUnsaved(uri, draftText(draft, translate));
    if (!asFound) void offerToSave(uri, log);
  } catch (error) {
    log.warn(`${uri.toString()} could not be created: ${errorText(error)}`);
    await window.showErrorMessage(l10n.t('The plan file cannot be created: {0}', errorText(error)));
  }
}

/** One step to undo: the file appears empty, and its text waits to be saved. */
async function writeUnsaved(uri: Uri, text: string): Promise<void> {
  await refuseLinkOutside(uri);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false });
  const nothing = new Range(new Position(0, 0), new Position(0, 0));
  edit.replace(uri, nothing, text);
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('{0} may exist already.', planFile));
  await window.showTextDocument(await workspace.openTextDocument(uri));
}

/** People who know no editor do not know what the dot in a tab means. */
async function offerToSave(uri: Uri, log: Log): Promise<void> {
  const save = l10n.t('Save');
  const answer = await window.showInformationMessage(l10n.t('The plan is written, and not saved yet.'), save);
  if (answer !== save) return;
  const document = await workspace.openTextDocument(uri);
  if (!(await document.save())) log.warn(`${uri.toString()} could not be saved`);
}

async function chooseRoot(roots: readonly Root[]): Promise<Root | undefined> {
  const items = roots.map((root) => ({ label: root.name, description: Uri.parse(root.id).fsPath, root }));
  const picked = await window.showQuickPick(items, { title: l10n.t('Which folder is the plan for?') });
  return picked?.root;
}
