/** The composition root of the extension: builds once, wires, disposes. */
import { Uri, window, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { GroundplanApi } from './editor/api.ts';
import { registerAssistant } from './editor/assistant/registerAssistant.ts';
import { registerBoard } from './editor/board/registerBoard.ts';
import { OpenBuffers } from './editor/buffers.ts';
import { registerCard } from './editor/card/registerCard.ts';
import { ChosenEncodings } from './editor/changing/chosenEncodings.ts';
import { registerChanging } from './editor/changing/registerChanging.ts';
import { registerCommands } from './editor/commands.ts';
import { registerCompletion } from './editor/completing/completion.ts';
import { registerDays } from './editor/days.ts';
import { registerDefinition } from './editor/definition.ts';
import { registerFindings } from './editor/findings.ts';
import { WindowFocus } from './editor/focus.ts';
import { registerHover } from './editor/hover.ts';
import { LeftOutReport } from './editor/leftOutReport.ts';
import { Late, registerWhenCalled } from './editor/late.ts';
import { ChannelLog } from './editor/log.ts';
import { registerNavigate } from './editor/navigate/registerNavigate.ts';
import { registerPartCard } from './editor/partCard/registerPartCard.ts';
import { PastFollower } from './editor/pastFollower.ts';
import { registerReferences } from './editor/references.ts';
import defer * as report from './editor/report/exportReport.ts';
import { Session } from './editor/session.ts';
import { documentMegabytes } from './editor/settings.ts';
import { ShownViews } from './editor/shownViews.ts';
import { SheetDocuments } from './editor/sheetDocuments.ts';
import { keptRowsKey } from './editor/views/modulesView.ts';
import { registerViews } from './editor/views/registerViews.ts';
import { TimedSource, Timings } from './editor/timings.ts';
import defer * as timingsCommand from './editor/timingsCommand.ts';
import defer * as comparing from './editor/verifying.ts';
import { Watchers } from './editor/watchers.ts';
import defer * as workspaceFs from './editor/workspaceFsSource.ts';
import { wording } from './editor/wording.ts';
import { WorkspaceReading } from './editor/workspaceReading.ts';
import defer * as history from './history/histories.ts';
import type { HistoriesOptions } from './history/histories.ts';
import type { FactStore } from './index/ports.ts';
import { RoutedSource, type SourceOf } from './index/routedSource.ts';
import { WorkspaceIndex } from './index/workspaceIndex.ts';
import { RequirementSearch } from './insight/search/requirementSearch.ts';
import type { Root } from './model/snapshot.ts';
import defer * as gitHistory from './platform/node/gitHistory.ts';
import { factStore } from './platform/node/keptFacts.ts';
import { NodeSource } from './platform/node/nodeSource.ts';
import { Slices } from './platform/node/slices.ts';
import defer * as sourcePlaces from './platform/node/sourcePlaces.ts';
import { FindingBook } from './rules/findingBook.ts';

/** Milliseconds before what could not be read is tried again; what stays so is left to the next comparison. */
const retryAfter = [1000, 5000, 25_000];

/** Called by VS Code when the extension starts. Returns at once; reading goes on by itself. */
export function activate(context: ExtensionContext): GroundplanApi {
  const log = new ChannelLog(window.createOutputChannel('Groundplan', { log: true }));
  const chosen = new ChosenEncodings(context.workspaceState);
  const timings = new Timings();
  const store = keptFacts(context, log);
  const places = new Late(
    () =>
      new sourcePlaces.NodePlaces({
        folderOf: ({ id }) => (id.startsWith('file:') ? Uri.parse(id).fsPath : null),
        uriOf: (path) => Uri.file(path).toString(),
        mayLeave: () => workspace.isTrusted,
      }),
  );
  const session = new Session({
    timings,
    index: new WorkspaceIndex({
      source: new TimedSource(new RoutedSource(sourceByScheme(), () => Date.now()), timings),
      log,
      encodingOf: (uri) => chosen.of(uri),
      documentMegabytes,
      places: { find: (...asked) => places.value.find(...asked) },
      slices: newSlices,
      store,
      retryAfter,
    }),
    findings: new FindingBook(undefined, 200),
    search: new RequirementSearch([]),
    log,
  });
  const focus = new WindowFocus(session, context.workspaceState);
  const leftOut = new LeftOutReport(session, log);
  const buffers = new OpenBuffers(session);
  const watchers = new Watchers(session);
  const reading = new WorkspaceReading({ session, buffers, watchers, leftOut, log });
  const histories = new Late(
    () => new history.Histories({ source: historySource(), encodingOf: (uri) => chosen.of(uri) }),
  );
  const card = registerCard(context, session, histories, log);
  const planCard = registerPartCard(context, session, histories, log);
  const board = registerBoard(context, session, log);
  const shown = new ShownViews();
  const verifying = new Late(() => new comparing.Verifying(session, shown, board));
  // What is being read is compared with nothing yet.
  void session.ready.then(() => verifying.value);
  const changing = registerChanging(context, session, chosen, log);
  context.subscriptions.push(
    session,
    // Before anything that says something of a change.
    wording.follow(session),
    focus,
    buffers,
    watchers,
    reading,
    new SheetDocuments(session),
    registerDays(session),
    new PastFollower(session, histories, log),
    registerCommands({ session, reading, leftOut, log, forget: () => forget(context, store) }),
    registerWhenCalled(['groundplan.showTimings'], () =>
      timingsCommand.registerTimings(session, timings, log),
    ),
    registerFindings(session, focus, Uri.joinPath(context.extensionUri, 'docs', 'rules')),
    registerHover(session),
    registerDefinition(session),
    registerReferences(session),
    registerCompletion(session, Uri.joinPath(context.extensionUri, 'media', 'groundplan.schema.json')),
    registerViews(context, session, focus, shown, log),
    changing,
    registerNavigate(context, session, log),
    registerWhenCalled(['groundplan.exportReport'], () => report.registerReport(session, log)),
    registerAssistant(session),
    card,
    planCard,
    board,
    verifying,
    shown,
    log,
  );
  void reading.read();
  return {
    ready: session.ready,
    onDidChange: session.onDidChange,
    snapshot: () => session.snapshot,
    findings: (uri) => session.findings.in(uri),
    settled: () => session.settled(),
    verify: () => verifying.value.verify(),
    filesRead: () => session.index.filesRead,
    card: () => card.page(),
    onDidChangeCard: card.onDidChange,
    planCard: () => planCard.page(),
    board: () => board.page(),
    onDidChangeBoard: board.onDidChange,
    hearBoard: (message) => board.hear(message),
    capture: () => changing.capture.page(),
    hearCapture: (message) => changing.capture.hear(message),
  };
}

/** Removes all that this session has kept for the next one. */
function forget({ workspaceState }: ExtensionContext, store: FactStore | null): void {
  store?.clear();
  void workspaceState.update(keptRowsKey, undefined);
}

function newSlices(): Slices {
  return new Slices(() => performance.now());
}

/**
 * Facts are kept in the storage that VS Code has for this extension in this workspace, and count for the very build that
 * wrote them; a window without a folder has no such storage.
 */
function keptFacts(
  { storageUri, extension, extensionUri }: ExtensionContext,
  log: ChannelLog,
): FactStore | null {
  if (storageUri?.scheme !== 'file') return null;
  const { version } = extension.packageJSON as { readonly version: string };
  return factStore({
    folder: Uri.joinPath(storageUri, 'facts').fsPath,
    program: Uri.joinPath(extensionUri, 'dist', 'extension.js').fsPath,
    version,
    log,
    slices: newSlices,
  });
}

/**
 * Folders on disk are read through Node, others through VS Code. Git lists a whole folder where the workspace
 * is trusted; a single path is looked up without it, as changes come by the hundred and processes are dear.
 */
function sourceByScheme(): SourceOf {
  const folderOf = ({ id }: Root): string => Uri.parse(id).fsPath;
  const byGit = new NodeSource({ folderOf, git: true });
  const byWalking = new NodeSource({ folderOf, git: false });
  const virtual = new Late(() => new workspaceFs.WorkspaceFsSource());
  return ({ id }, isPart) => {
    if (!id.startsWith('file:')) return virtual.value;
    return workspace.isTrusted && !isPart ? byGit : byWalking;
  };
}

/** Git tells of the past of folders on disk, where the workspace is trusted. */
function historySource(): HistoriesOptions['source'] {
  const git = new gitHistory.GitHistory({ folderOf: ({ id }) => Uri.parse(id).fsPath });
  return ({ id }) => {
    if (!id.startsWith('file:')) return 'virtual';
    return workspace.isTrusted ? git : 'untrusted';
  };
}
