/** Exports the plan as a file for people who never open an editor: a page, Markdown, or the matrix for a spreadsheet. */
import { commands, env, l10n, Uri, window, workspace } from 'vscode';
import type { Disposable, QuickPickItem } from 'vscode';
import { matrixCsv } from '../../exchange/report/matrixCsv.ts';
import { reportTitle } from '../../exchange/report/report.ts';
import type { ReportInput } from '../../exchange/report/reportInput.ts';
import { reportMarkdown } from '../../exchange/report/reportMarkdown.ts';
import { reportPage } from '../../exchange/report/reportPage.ts';
import type { Log } from '../../index/ports.ts';
import { rootsOnShow } from '../../insight/moduleTree.ts';
import { gitObject } from '../../platform/node/gitObject.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';

interface RootItem extends QuickPickItem {
  readonly root: string;
}

export function registerReport(session: Session, log: Log): Disposable {
  // A box that waits for a person is no command that VS Code should show as busy.
  return commands.registerCommand('groundplan.exportReport', (to: unknown) => {
    if (to instanceof Uri) return write(session, to, null);
    ask(session).catch((error: unknown) => {
      log.warn(`The report could not be written: ${errorText(error)}`);
      void window.showErrorMessage(l10n.t('The report could not be written: {0}', errorText(error)));
    });
    return undefined;
  });
}

async function ask(session: Session): Promise<void> {
  const root = await askRoot(session);
  if (root === undefined) return;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `${reportTitle({ snapshot: session.snapshot, root, translate }).replace(/[\\/:*?"<>|：\s]+/gu, '-')}-${session.today}.html`;
  const uri = await window.showSaveDialog({
    title: l10n.t('Export the report'),
    filters: {
      [l10n.t('Page for every browser')]: ['html'],
      Markdown: ['md'],
      [l10n.t('Matrix for a spreadsheet')]: ['csv'],
    },
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (!uri) return;
  await write(session, uri, root);
  const open = l10n.t('Open it');
  const answer = await window.showInformationMessage(l10n.t('The report is saved.'), open);
  if (answer !== open) return;
  if (uri.path.endsWith('.md')) await window.showTextDocument(uri);
  else await env.openExternal(uri);
}

/** The root whose plan is reported: the only one that shows something, else as somebody chooses. */
async function askRoot({ snapshot }: Session): Promise<string | undefined> {
  const items = rootsOnShow(snapshot).map(({ id, name }): RootItem => ({
    label: snapshot.plan(id).system?.name ?? name,
    description: name,
    root: id,
  }));
  if (items.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is nothing to report: no requirement and no plan was found.'),
    );
    return undefined;
  }
  if (items.length === 1) return items[0]?.root;
  return (await window.showQuickPick(items, { title: l10n.t('Report on which plan?') }))?.root;
}

async function write(session: Session, uri: Uri, root: string | null): Promise<void> {
  const of = root ?? rootsOnShow(session.snapshot)[0]?.id;
  if (of === undefined) return;
  await workspace.fs.writeFile(uri, new TextEncoder().encode(await textFor(session, uri, of)));
}

async function textFor(session: Session, { path }: Uri, root: string): Promise<string> {
  if (path.endsWith('.csv')) return matrixCsv({ snapshot: session.snapshot, root, translate });
  const input = inputFor(session, root, await revisionOf(root));
  return path.endsWith('.md') ? reportMarkdown(input) : reportPage(input, env.language);
}

/** Git is asked only where somebody trusts the folder. */
async function revisionOf(root: string): Promise<string | null> {
  const { scheme, fsPath } = Uri.parse(root);
  if (scheme !== 'file' || !workspace.isTrusted) return null;
  const object = await gitObject(fsPath, 'HEAD', null);
  return typeof object === 'string' ? null : object.shortName;
}

function inputFor(
  { snapshot, findings, today }: Session,
  root: string,
  revision: string | null,
): ReportInput {
  const alike = findings.asked.index
    .allPairs()
    .filter(({ one, two }) => one.root === root && two.root === root)
    .map(({ one, two }) => [one, two] as const);
  const own = findings.all().filter(({ uri }) => uri === null || uri.startsWith(`${root}/`));
  return { snapshot, root, today, revision, findings: own, alike, past: findings.past, translate };
}
