/**
 * Reading the workspace: which folders, with progress where people look, a way to stop, and a word in the
 * log of what was read, how long it took, and what was left out.
 */
import { Disposable, l10n, window, workspace } from 'vscode';
import type { Log } from '../index/ports.ts';
import { fileCounts } from '../insight/fileCounts.ts';
import type { Root } from '../model/snapshot.ts';
import type { OpenBuffers } from './buffers.ts';
import { reportFormats } from './formatReport.ts';
import type { LeftOutReport } from './leftOutReport.ts';
import { LongWork } from './longWork.ts';
import type { Session } from './session.ts';
import { translate } from './translate.ts';
import type { Watchers } from './watchers.ts';
import { onDidChangeSetting } from './settings.ts';

/** After this time a notification offers to stop; before, a bar in the view is enough. */
const longReading = 3000;

export interface ReadingParts {
  readonly session: Session;
  readonly buffers: OpenBuffers;
  readonly watchers: Watchers;
  readonly leftOut: LeftOutReport;
  readonly log: Log;
}

export class WorkspaceReading implements Disposable {
  readonly #parts: ReadingParts;
  readonly #subscriptions: Disposable;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeWorkspaceFolders(() => void this.read()),
      // A trusted workspace may be listed by Git, which finds the same files faster.
      workspace.onDidGrantWorkspaceTrust(() => void this.refresh()),
      onDidChangeSetting('limits.fileSize', () => void this.refresh()),
    );
  }

  /** Reads the folders of the window; resolves when it is done or was cancelled. Never rejects. */
  async read(): Promise<void> {
    const { session, buffers, watchers, leftOut, log } = this.#parts;
    const folders = workspace.workspaceFolders ?? [];
    const roots = folders.map(({ uri, name }) => rootOf(uri.toString(), name));
    const started = Date.now();
    const notification = new LongWork(l10n.t('Groundplan is reading the workspace'), longReading, () =>
      session.cancelReading(),
    );
    watchers.watch(folders);
    const watched = session.timings.watchPauses();
    await withProgress(() => session.setRoots(roots, (progress) => notification.report(progress)));
    watched();
    notification.end();
    buffers.offerAll();
    if (!session.isStopped) log.info(l10n.t('Read {0} in {1} ms.', countsOf(session), Date.now() - started));
    reportFormats(session.snapshot, translate, log);
    leftOut.write();
  }

  /** Reads everything again; what a cancelled reading left is read now. */
  async refresh(): Promise<void> {
    const { session, log } = this.#parts;
    if (session.isStopped) return this.read();
    const started = Date.now();
    await withProgress(() => session.refresh());
    log.info(l10n.t('Compared with the disk in {0} ms: {1}.', Date.now() - started, countsOf(session)));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/** A bar at the top of the view; `work` must not reject. */
async function withProgress(work: () => Promise<void>): Promise<void> {
  await window.withProgress({ location: { viewId: 'groundplan.modules' } }, work);
}

function rootOf(uri: string, name: string): Root {
  return { id: uri.replace(/\/$/u, ''), name };
}

function countsOf({ snapshot }: Session): string {
  const { documents, code } = fileCounts(snapshot);
  return l10n.t(
    '{0} requirements in {1} documents, {2} files of code',
    snapshot.requirementCount,
    documents,
    code,
  );
}
