/** What a plan is compared with: a saved version, another folder or plan file, a Git revision. Each is read once. */
import { l10n, workspace } from 'vscode';
import type { Uri } from 'vscode';
import defer * as lazyReadVersion from '../../exchange/planVersions/readVersion.ts';
import type { DocumentSource, Log } from '../../index/ports.ts';
import { readOnce } from '../../index/readOnce.ts';
import { withPlanText } from '../../index/withPlanText.ts';
import defer * as lazyPlanState from '../../insight/compare/planState.ts';
import type { PlanState } from '../../insight/compare/planState.ts';
import type { Root, Snapshot } from '../../model/snapshot.ts';
import { gitObject } from '../../platform/node/gitObject.ts';
import { GitTreeSource } from '../../platform/node/gitTree.ts';
import { NodeSource } from '../../platform/node/nodeSource.ts';
import { decode } from '../../readers/decode.ts';
import { Refused } from '../changing/openForChange.ts';
import { translate } from '../translate.ts';
import { contentOf, WorkspaceFsSource } from '../workspaceFsSource.ts';

export interface OtherPlan {
  /** What people call it. */
  readonly name: string;
  /** The plan there; asked with what is here, which a plan file is laid over. */
  readonly stateOver: (here: Snapshot, root: string) => PlanState;
  /** The text of a document there; `null` where there is none, or only what was saved of it. */
  readonly textOf: (path: string) => Promise<string | null>;
  /** The path of the plan file there. */
  readonly planPath: string | null;
}

const mostBytes = 64 * 1024 * 1024;

/** Another folder. Rejects with a sentence where nothing can be read. */
export async function otherFolder(folder: Uri, log: Log, signal: AbortSignal): Promise<OtherPlan> {
  const root: Root = { id: folder.toString().replace(/\/$/u, ''), name: nameOf(folder) };
  // Git is not asked: the folder belongs to no workspace that anybody trusts.
  const source: DocumentSource =
    folder.scheme === 'file'
      ? new NodeSource({ folderOf: () => folder.fsPath, git: false })
      : new WorkspaceFsSource();
  return whole(root.name, source, root, log, signal);
}

/** A revision of the repository that a folder lies in. */
export async function otherRevision(
  folder: Uri,
  revision: string,
  name: string,
  log: Log,
  signal: AbortSignal,
): Promise<OtherPlan> {
  const object = await gitObject(folder.fsPath, revision, null, signal);
  if (object === 'noGit') throw new Refused(l10n.t('Git was not found on this computer.'));
  if (typeof object === 'string' || object.kind !== 'tree')
    throw new Refused(l10n.t('“{0}” has nothing in this folder.', name));
  const root: Root = { id: `git:///${object.commit}`, name };
  return whole(name, new GitTreeSource(object), root, log, signal);
}

async function whole(
  name: string,
  source: DocumentSource,
  root: Root,
  log: Log,
  signal: AbortSignal,
): Promise<OtherPlan> {
  const snapshot = await readOnce(source, root, log, signal);
  const plan = snapshot.plan(root.id);
  if (snapshot.requirementCount === 0 && plan.uri === null)
    throw new Refused(l10n.t('“{0}” has neither a plan nor requirements.', name));
  const state = lazyPlanState.planState(snapshot, root.id);
  const planPath = plan.uri === null ? null : (snapshot.document(plan.uri)?.path ?? null);
  return {
    name,
    stateOver: () => state,
    planPath,
    textOf: async (path) => {
      let text: string | null = null;
      await source.read(
        root,
        [path],
        () => mostBytes,
        (_path, content) => {
          text = content instanceof Uint8Array ? textIn(content) : null;
        },
      );
      return text;
    },
  };
}

/** A saved version, or a plan file that is laid over the documents here. */
export async function otherFile(file: Uri): Promise<OtherPlan> {
  const content = await contentOf(file, mostBytes);
  const text = content instanceof Uint8Array ? textIn(content) : null;
  if (text === null) throw new Refused(l10n.t('“{0}” cannot be read.', nameOf(file)));
  if (lazyReadVersion.isVersionText(text)) {
    const version = lazyReadVersion.readVersion(text);
    if ('key' in version) throw new Refused(translate(version));
    const { state, name, saved } = version;
    return {
      name: name === '' || name === saved ? saved : l10n.t('{0} of {1}', name, saved),
      stateOver: () => state,
      textOf: () => Promise.resolve(null),
      planPath: null,
    };
  }
  if (!withPlanText(undefined, { id: 'plan:///', name: '' }, text))
    throw new Refused(l10n.t('“{0}” is neither a plan file nor a saved version of a plan.', nameOf(file)));
  return {
    name: nameOf(file),
    stateOver: (here, root) => {
      const own = here.roots.find(({ id }) => id === root) ?? { id: root, name: '' };
      return lazyPlanState.planState(withPlanText(here, own, text) ?? here, root);
    },
    textOf: () => Promise.resolve(null),
    planPath: null,
  };
}

function textIn(content: Uint8Array): string | null {
  const decoded = decode(content, null);
  return 'failure' in decoded ? null : decoded.text;
}

function nameOf(uri: Uri): string {
  const path = uri.path.replace(/\/$/u, '');
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

/** Whether Git may be asked about a folder. */
export function mayAskGit(folder: Uri): boolean {
  return workspace.isTrusted && folder.scheme === 'file';
}
