import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { commands, extensions, Position, window, workspace, WorkspaceEdit } from 'vscode';
import type { Range, TextDocument } from 'vscode';
import { ChangedFolder, type } from './changedFolder.ts';
import { discardAll, inside, quiet, requirementOf, show, until, workspaceFolder } from './nightShift.ts';

describe('renaming', () => {
  const folder = new ChangedFolder();
  const { shift, plan, planText } = folder;

  it('an id changes documents and code, a GBK table in GBK, lists and the plan', async () => {
    const csv = folder.added(
      'gbk.csv',
      gbk('编号,需求,状态,依赖\nNIGHT-020,夜间值班表,待评审,NIGHT-001/002\n'),
    );
    writeFileSync(
      plan.fsPath,
      `${planText}placements:\n  "night-shift/requirements.md#NIGHT-001": { owner: 赵一鸣 }\n`,
    );
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-020') !== undefined);
    await until(
      folder.api,
      () => folder.api.snapshot().plan(workspaceFolder().toString()).placements.length === 1,
    );
    const before = shift.onDisk('requirements.md');
    const edit = await rename('requirements.md', 'NIGHT-001', 'NIGHT-100');
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => workspace.asRelativePath(uri, false))
        .sort(),
      [
        'groundplan.yaml',
        'night-shift/code/onDuty.test.ts',
        'night-shift/code/onDuty.ts',
        'night-shift/gbk.csv',
        'night-shift/notes/weekly.md',
        'night-shift/requirements.md',
      ],
    );
    assert.equal(await workspace.applyEdit(edit), true);
    await until(folder.api, () => {
      const one = requirementOf(folder.api, shift, 'NIGHT-100');
      return one !== undefined && folder.api.snapshot().referencesTo(one).length === 2;
    });
    assert.equal(requirementOf(folder.api, shift, 'NIGHT-001'), undefined);
    for (const [uri] of edit.entries()) await (await workspace.openTextDocument(uri)).save();
    assert.equal(shift.onDisk('requirements.md'), before.replace('NIGHT-001', 'NIGHT-100'));
    assert.equal(shift.onDisk('notes/weekly.md').includes('先做 NIGHT-100，NIGHT-002'), true);
    assert.equal(shift.onDisk('code/onDuty.test.ts'), '// @verifies NIGHT-100\n');
    assert.deepEqual(
      readFileSync(csv.fsPath),
      gbk('编号,需求,状态,依赖\nNIGHT-020,夜间值班表,待评审,NIGHT-100/002\n'),
    );
    assert.match(readFileSync(plan.fsPath, 'utf8'), /requirements\.md#NIGHT-100"/u);
  });

  it('keeps code in GBK that VS Code would open as UTF-8', async () => {
    const code = folder.added('code/gbk.js', gbk('// 夜间值班 @req NIGHT-001\n'));
    await until(folder.api, () => folder.api.snapshot().document(code.toString()) !== undefined);
    assert.equal(await workspace.applyEdit(await rename('requirements.md', 'NIGHT-001', 'NIGHT-100')), true);
    const document = await workspace.openTextDocument(code);
    await document.save();
    assert.deepEqual(readFileSync(code.fsPath), gbk('// 夜间值班 @req NIGHT-100\n'));
  });

  it('offers the whole id where a shortened one stands', async () => {
    folder.added('list.md', Buffer.from('NIGHT-002/003\n'));
    await until(
      folder.api,
      () => folder.api.snapshot().document(shift.uri('list.md').toString()) !== undefined,
    );
    const document = await show(shift.uri('list.md'));
    const prepared = await commands.executeCommand<{ range: Range; placeholder: string }>(
      'vscode.prepareRename',
      document.uri,
      new Position(0, 11),
    );
    assert.equal(prepared.placeholder, 'NIGHT-003');
    assert.equal(document.getText(prepared.range), '003');
    const edit = await renameAt(document, new Position(0, 11), 'NIGHT-300');
    assert.equal(await workspace.applyEdit(edit), true);
    assert.equal(document.getText(), 'NIGHT-002/NIGHT-300\n');
  });

  it('leaves identifiers to TypeScript and its like', async () => {
    const document = await show(shift.uri('code/onDuty.ts'));
    // Whatever answers, it is not us: in this host the language's own server may or may not run.
    const at = inside(document, 'onDuty(names');
    const hasServer = extensions.getExtension('vscode.typescript-language-features') !== undefined;
    const edit = await renameAt(document, at, 'whoIsOnDuty').catch((error: unknown) => error);
    if (edit instanceof WorkspaceEdit && edit.size > 0) {
      assert.equal(hasServer, true);
      assert.deepEqual(
        edit.entries().map(([uri]) => uri.toString()),
        [document.uri.toString()],
      );
    } else assert.match(String(edit), /No id, module or phase|rename|result/iu);
    assert.equal(
      await workspace.applyEdit(await renameAt(document, inside(document, 'NIGHT-001'), 'NIGHT-100')),
      true,
    );
    assert.match(document.getText(), /@req NIGHT-100/u);
  });

  it('is refused for a taken id and for what is no id', async () => {
    const before = shift.onDisk('requirements.md');
    await assert.rejects(rename('requirements.md', 'NIGHT-001', 'NIGHT-002'), /is taken/u);
    await assert.rejects(rename('requirements.md', 'NIGHT-001', 'NIGHT 9'), /letters and digits/u);
    await assert.rejects(rename('requirements.md', '夜里进来', 'NIGHT-9'));
    assert.equal((await workspace.openTextDocument(shift.uri('requirements.md'))).getText(), before);
  });

  it('is refused for the id of a workbook, with what to do', async () => {
    const requirement = [...folder.api.snapshot().requirements()].find(({ id }) => id === 'CRM-061');
    assert.ok(requirement);
    const code = folder.added('code/sheet.ts', Buffer.from('// @req CRM-061\n'));
    await until(folder.api, () => folder.api.snapshot().document(code.toString()) !== undefined);
    await assert.rejects(
      rename('code/sheet.ts', 'CRM-061', 'CRM-600'),
      /门店需求\.xlsx.*cannot be changed from here/u,
    );
  });

  it('is refused for a table that is open in another encoding with unsaved changes', async () => {
    const csv = folder.added('gbk.csv', gbk('编号,需求,状态,依赖\nNIGHT-020,夜间值班表,待评审,NIGHT-001\n'));
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-020') !== undefined);
    const document = await workspace.openTextDocument(csv, { encoding: 'utf8' });
    await window.showTextDocument(document);
    await type(document, new Position(0, 0), 'x');
    await assert.rejects(rename('requirements.md', 'NIGHT-001', 'NIGHT-100'), /unsaved changes/u);
  });

  it('follows what was typed and not saved', async () => {
    const weekly = await show(shift.uri('notes/weekly.md'));
    await type(weekly, new Position(0, 0), '一行\n\nNIGHT-001 提前\n');
    assert.equal(await workspace.applyEdit(await rename('requirements.md', 'NIGHT-001', 'NIGHT-100')), true);
    assert.match(weekly.getText(), /^一行\n\nNIGHT-100 提前\n# 周会\n\n先做 NIGHT-100，/u);
  });

  it('is refused when its document moved on while others were opened', async () => {
    const document = await show(shift.uri('requirements.md'));
    const at = inside(document, 'NIGHT-001');
    const renamed = renameAt(document, at, 'NIGHT-100');
    const typed = type(document, new Position(0, 0), '一行\n');
    const result = await renamed.catch((error: unknown) => error);
    await typed;
    // Either it was faster than the typing, and speaks of the text before, or it says no.
    if (result instanceof WorkspaceEdit) assert.equal(await workspace.applyEdit(result), true);
    else assert.match(String(result), /changed in the meantime|No id/u);
    assert.equal(document.getText().includes('夜里进来的线索自动分给值班销售'), true);
  });

  it('goes on where a document that named it was deleted', async () => {
    rmSync(shift.uri('notes/weekly.md').fsPath);
    const edit = await rename('requirements.md', 'NIGHT-001', 'NIGHT-100').catch((error: unknown) => error);
    if (!(edit instanceof WorkspaceEdit)) {
      assert.match(String(edit), /changed since it was read/u);
      await quiet(folder.api);
      const again = await rename('requirements.md', 'NIGHT-001', 'NIGHT-100');
      assert.equal(
        again.entries().some(([uri]) => uri.path.endsWith('weekly.md')),
        false,
      );
    } else
      assert.equal(
        edit.entries().some(([uri]) => uri.path.endsWith('weekly.md')),
        false,
      );
  });

  it('a module by its name in a cell changes the plan too, and can be taken back from a view', async () => {
    const edit = await rename('requirements.md', '线索分配', '线索派发');
    assert.equal(await workspace.applyEdit(edit), true);
    await until(
      folder.api,
      () => folder.api.snapshot().module(workspaceFolder().toString(), 'leads/assign')?.name === '线索派发',
    );
    assert.equal(requirementOf(folder.api, shift, 'NIGHT-001')?.modules[0]?.path, 'leads/assign');
    await discardAll();
    await quiet(folder.api);

    const root = workspaceFolder().toString();
    const row = { kind: 'module', id: 'x', root, path: 'leads/assign', phase: null, parent: null };
    assert.equal(await commands.executeCommand('groundplan.renameModule', row, [row], '线索派发'), true);
    const changed = workspace.textDocuments.filter(({ isDirty }) => isDirty);
    assert.ok(changed.length > 2);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    for (const document of changed)
      assert.equal(document.getText(), readFileSync(document.uri.fsPath, 'utf8'));
  });

  it('moves a module in the plan file, and back', async () => {
    const root = workspaceFolder().toString();
    const row = { kind: 'module', id: 'x', root, path: 'leads/assign', phase: null, parent: null };
    assert.equal(await commands.executeCommand('groundplan.moveModule', row, [row], 'followup'), true);
    await until(folder.api, () => folder.api.snapshot().module(root, 'followup/assign') !== undefined);
    assert.equal(requirementOf(folder.api, shift, 'NIGHT-001')?.modules[0]?.path, 'followup/assign');
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    await until(folder.api, () => folder.api.snapshot().module(root, 'leads/assign') !== undefined);
    assert.equal((await workspace.openTextDocument(plan)).getText(), planText);
  });

  async function rename(path: string, text: string, newName: string): Promise<WorkspaceEdit> {
    const document = await show(shift.uri(path));
    return renameAt(document, inside(document, text), newName);
  }
});

/** Rejects with the reason that VS Code would show. */
function renameAt({ uri }: TextDocument, at: Position, newName: string): Promise<WorkspaceEdit> {
  return Promise.resolve(
    commands.executeCommand<WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, at, newName),
  );
}

function gbk(text: string): Buffer {
  return iconv.encode(text, 'gb18030');
}
