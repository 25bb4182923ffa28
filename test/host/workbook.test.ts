import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { commands, FileSystemError, languages, Location, Uri, window, workspace } from 'vscode';
import type { CodeAction, Diagnostic, LocationLink, TextDocument } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { sheetXml, workbook } from '../readers/xlsx/workbook.ts';
import {
  discardAll,
  hoverTextAt,
  inside,
  NightShift,
  quiet,
  requirementOf,
  show,
  startedApi,
  until,
  untilEvent,
  workspaceFolder,
} from './nightShift.ts';

describe('a workbook in the editor', () => {
  const shift = new NightShift();
  const store = Uri.joinPath(workspaceFolder(), 'docs', '导出', '门店需求.xlsx');
  let api: GroundplanApi;

  before(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  afterEach(async () => {
    await workspace.getConfiguration('groundplan').update('problems.scope', undefined);
    await discardAll();
    for (const path of ['code/store.ts', 'notes/rooms.xlsx']) rmSync(shift.uri(path).fsPath, { force: true });
    // What is deleted and made anew at once is a change, and a document of it may still be shown.
    await quiet(api);
  });
  after(() => shift.restore(api));

  it('opens a requirement as a line of a read-only document', async () => {
    const document = await opened('CRM-061');
    assert.equal(document.uri.path, store.path);
    assert.equal(workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
    await assert.rejects(Promise.resolve(workspace.fs.stat(document.uri)), FileSystemError);
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), 'CRM-061');
    const line = document.lineAt(editor?.selection.active.line ?? 0).text;
    assert.match(line, /店长自己开通和停用本店员工的账号/u);
  });

  it('says the card of what is under the cursor, and where it stands by sheet and row', async () => {
    const document = await opened('CRM-061');
    const text = await hoverTextAt(document.uri, inside(document, 'CRM-061'));
    assert.match(text, /店长自己开通和停用本店员工的账号/u);
    assert.match(text.replaceAll('\\', ''), /docs\/导出\/门店需求\.xlsx · 华南大区!2/u);
    assert.match(await hoverTextAt(document.uri, inside(document, '试听排课')), /试听排课/u);
  });

  it('is where a definition in code leads, and where references are found from', async () => {
    shift.write('code/store.ts', '// CRM-061\nexport const accounts = [];\n');
    await until(api, () => api.snapshot().referencesTo(requirement('CRM-061')).length === 1);
    const code = await show(shift.uri('code/store.ts'));
    const links = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      code.uri,
      inside(code, 'CRM-061'),
    );
    assert.equal(links.length, 1);
    const [link] = links;
    assert.ok(link && !(link instanceof Location) && link.targetSelectionRange);
    const document = await workspace.openTextDocument(link.targetUri);
    assert.equal(document.uri.scheme, 'groundplan-sheet');
    assert.equal(document.getText(link.targetSelectionRange), 'CRM-061');
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      inside(document, 'CRM-061'),
    );
    // The sample's own words about it are found as well.
    const places = found.map(({ uri }) => uri.toString()).filter((uri) => !uri.endsWith('/README.md'));
    assert.deepEqual(places.sort(), [code.uri.toString(), document.uri.toString()].sort());
  });

  it('has its findings at their rows while it is open, with fixes that leave it as it is', async () => {
    const document = await opened('CRM-061');
    await untilEvent(languages.onDidChangeDiagnostics, () => problemsOf(document.uri).length > 0);
    const [problem] = problemsOf(document.uri).filter((one) => codeOf(one) === 'requirement/no-module');
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'CRM-061');
    assert.deepEqual(problemsOf(store), []);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const own = actions.filter(({ command }) => command?.command === 'groundplan.setModule');
    assert.equal(own.length, 1);
    assert.ok(actions.every(({ edit }) => edit === undefined));
    await commands.executeCommand('workbench.action.closeAllEditors');
    await untilEvent(languages.onDidChangeDiagnostics, () => problemsOf(document.uri).length === 0);
  });

  it('has its findings without being open when those of all documents are shown', async () => {
    const sheets = (): readonly Uri[] =>
      languages
        .getDiagnostics()
        .flatMap(([uri, problems]) => (problems.length > 0 && uri.path === store.path ? [uri] : []));
    await workspace.getConfiguration('groundplan').update('problems.scope', 'allDocuments');
    await untilEvent(languages.onDidChangeDiagnostics, () => sheets().length > 0);
    assert.deepEqual(
      sheets().map(({ scheme }) => scheme),
      ['groundplan-sheet'],
    );
  });

  it('is where the hover over an id leads that one of its rows names', async () => {
    replace('notes/rooms.xlsx', rooms('自习室订位，见 NIGHT-001'));
    await until(api, () => requirementOf(api, shift, 'ROOM-001') !== undefined);
    const document = await show(shift.uri('requirements.md'));
    const text = await hoverTextAt(document.uri, inside(document, 'NIGHT-001'));
    const link =
      /\[night\\-shift\/notes\/rooms\\\.xlsx · 教室\\!2\]\(command:groundplan\.openRequirement\?([^)]+)\)/u;
    const given = link.exec(text)?.[1];
    assert.ok(given, text);
    const args = JSON.parse(decodeURIComponent(given)) as unknown[];
    await commands.executeCommand('groundplan.openRequirement', ...args);
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.uri.scheme, 'groundplan-sheet');
    assert.equal(editor?.document.getText(editor.selection), 'NIGHT-001');
  });

  it('follows the file, and says so when it can no longer be read', async () => {
    replace('notes/rooms.xlsx', rooms('自习室订位'));
    await until(api, () => requirementOf(api, shift, 'ROOM-001') !== undefined);
    await commands.executeCommand('groundplan.openRequirement', requirementOf(api, shift, 'ROOM-001')?.key);
    const document = window.activeTextEditor?.document;
    assert.ok(document);
    await untilEvent(workspace.onDidChangeTextDocument, () => document.getText().includes('自习室订位 |'));
    assert.match(document.getText(), /^\[教室\]\n编号 \| 需求 \| 状态\nROOM-001 \| 自习室订位 \| 待评审\n$/u);
    replace('notes/rooms.xlsx', rooms('自习室退订'));
    await untilEvent(workspace.onDidChangeTextDocument, () => document.getText().includes('自习室退订'));
    replace('notes/rooms.xlsx', new TextEncoder().encode('no workbook'));
    await untilEvent(workspace.onDidChangeTextDocument, () => !document.getText().includes('ROOM-001'));
    assert.notEqual(document.getText(), '');
  });

  function requirement(id: string): Requirement {
    const found = [...api.snapshot().requirements()].find((one) => one.id === id);
    assert.ok(found, `${id} is read`);
    return found;
  }

  async function opened(id: string): Promise<TextDocument> {
    await commands.executeCommand('groundplan.openRequirement', requirement(id).key);
    const document = window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'groundplan-sheet');
    return document;
  }

  /** In one step, so that nobody reads half of it. */
  function replace(path: string, bytes: Uint8Array): void {
    const beside = Uri.joinPath(workspaceFolder(), '..', 'replacement.bin').fsPath;
    writeFileSync(beside, bytes);
    renameSync(beside, shift.uri(path).fsPath);
  }

  function rooms(title: string): Uint8Array {
    const rows = [
      ['编号', '需求', '状态'],
      ['ROOM-001', title, '待评审'],
    ];
    return workbook({ sheets: [{ name: '教室', xml: sheetXml(rows) }] });
  }

  function problemsOf(uri: Uri): readonly Diagnostic[] {
    return languages.getDiagnostics(uri).filter(({ source }) => source === 'Groundplan');
  }

  function codeOf({ code }: Diagnostic): unknown {
    return typeof code === 'object' ? code.value : code;
  }
});
