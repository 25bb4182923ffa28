import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { commands, Position, Range, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import { ChangedFolder, type } from './changedFolder.ts';
import { fixNamed, runWith } from './fixes.ts';
import { discardAll, inside, quiet, requirementOf, show, until, workspaceFolder } from './nightShift.ts';
import { chooseWhile } from './pickers.ts';
import { Said } from './said.ts';

const blank = '| NIGHT-003 | 夜里的提醒不响铃 | | | | 待评审 | |';
const placed = '| NIGHT-003 | 夜里的提醒不响铃 | | 线索分配 | | 待评审 | |';

describe('a document that changes while', () => {
  const folder = new ChangedFolder();
  const said = new Said();
  const { shift, plan, planText } = folder;
  const uri = shift.uri('requirements.md');

  afterEach(() => {
    if (existsSync(uri.fsPath)) chmodSync(uri.fsPath, 0o644);
  });

  describe('a box is open', () => {
    it('above the row: the row is found again in the buffer', async () => {
      const document = await workspace.openTextDocument(uri);
      const before = document.getText();
      await pickModule('NIGHT-003', () => type(document, new Position(0, 0), '# 说明\n\n新的一段。\n\n'));
      assert.match(await said.next(), /NIGHT-003/u);
      assert.equal(document.getText(), `# 说明\n\n新的一段。\n\n${before.replace(blank, placed)}`);
    });

    it('above the row on the disk: the row is found again', async () => {
      const before = shift.onDisk('requirements.md');
      await pickModule('NIGHT-003', async () => {
        shift.write('requirements.md', `# 说明\n\n${before}`);
        await quiet(folder.api);
      });
      await said.next();
      assert.equal(await textOf(), `# 说明\n\n${before.replace(blank, placed)}`);
      assert.equal(shift.onDisk('requirements.md'), `# 说明\n\n${before}`);
    });

    it('in the row itself: what was typed stays, and the module stands beside it', async () => {
      const document = await workspace.openTextDocument(uri);
      const before = document.getText();
      await pickModule('NIGHT-003', () =>
        replace(document, blank, blank.replace('不响铃 | |', '只震动 | 手机 |')),
      );
      await said.next();
      assert.equal(
        document.getText(),
        before.replace(blank, '| NIGHT-003 | 夜里的提醒只震动 | 手机 | 线索分配 | | 待评审 | |'),
      );
    });

    it('so that somebody else placed it: the later choice counts', async () => {
      const document = await workspace.openTextDocument(uri);
      const before = document.getText();
      await pickModule('NIGHT-003', () => replace(document, blank, placed.replace('线索分配', '公海池')));
      await said.next();
      assert.equal(document.getText(), before.replace(blank, placed));
    });

    it('so that the row is gone: nothing is written, and it is said', async () => {
      const document = await workspace.openTextDocument(uri);
      await pickModule('NIGHT-003', () => replace(document, `${blank}\n`, ''));
      assert.match(await said.next(), /^This requirement is no longer there\./u);
      assert.equal(document.getText(), shift.onDisk('requirements.md').replace(`${blank}\n`, ''));
    });

    it('so that its id is another one: nothing is written, and it is said', async () => {
      const document = await workspace.openTextDocument(uri);
      await pickModule('NIGHT-003', () => replace(document, 'NIGHT-003', 'NIGHT-033'));
      assert.match(await said.next(), /^This requirement is no longer there\./u);
      assert.equal(document.getText(), shift.onDisk('requirements.md').replace('NIGHT-003', 'NIGHT-033'));
    });

    it('so that one of two rows alike is gone: the other one is not taken for it', async () => {
      const rows = '| — | 夜间盘点 | | | | 待评审 | 先 |\n| — | 夜间盘点 | | | | 待评审 | 后 |\n';
      const text = shift.onDisk('requirements.md') + rows;
      shift.write('requirements.md', text);
      const alike = (): readonly string[] =>
        (folder.api.snapshot().document(uri.toString())?.requirements ?? [])
          .filter(({ title }) => title === '夜间盘点')
          .map(({ key }) => key);
      await until(folder.api, () => alike().length === 2);
      const [first] = alike();
      const row = { kind: 'requirement', id: first, key: first };
      await chooseWhile(
        () => void commands.executeCommand('groundplan.setModule', row, [row]),
        '线索分配',
        async () => {
          shift.write('requirements.md', text.replace('| — | 夜间盘点 | | | | 待评审 | 先 |\n', ''));
          await until(folder.api, () => alike().length === 1);
        },
      );
      assert.match(await said.next(), /^This requirement is no longer there\./u);
      assert.equal(await textOf(), shift.onDisk('requirements.md'));
    });

    it('so that the file is gone: nothing is written, no file comes back, and it is said', async () => {
      await pickModule('NIGHT-003', async () => {
        rmSync(uri.fsPath);
        await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-003') === undefined);
      });
      assert.match(await said.next(), /^This requirement is no longer there\./u);
      assert.throws(() => readFileSync(uri.fsPath));
    });

    it('so that the file is gone and nobody has told yet: nothing is written', async () => {
      await pickModule('NIGHT-003', () => {
        rmSync(uri.fsPath);
        return Promise.resolve();
      });
      assert.match(await said.next(), /no longer there|changed since it was read/u);
      assert.throws(() => readFileSync(uri.fsPath));
    });

    it('in another row, unsaved: both stand in the buffer, and the disk is as it was', async () => {
      const before = shift.onDisk('requirements.md');
      const document = await show(uri);
      await pickModule('NIGHT-003', () => replace(document, '值班表能提前一周排', '值班表能提前两周排'));
      await said.next();
      assert.equal(document.getText(), before.replace('提前一周', '提前两周').replace(blank, placed));
      assert.equal(document.isDirty, true);
      assert.equal(shift.onDisk('requirements.md'), before);
    });

    it('so that it is write-protected: it is left as it is, and said', async () => {
      const before = shift.onDisk('requirements.md');
      await pickModule('NIGHT-003', () => {
        chmodSync(uri.fsPath, 0o444);
        return Promise.resolve();
      });
      assert.match(await said.next(), /“requirements\.md” is read-only, so it is left as it is\./u);
      assert.equal(await textOf(), before);
    });

    it('so that Git leaves a conflict in it: both sides stay, and it is said', async () => {
      const text = conflicted(shift.onDisk('requirements.md'), blank, placed.replace('线索分配', '公海池'));
      await pickModule('NIGHT-003', async () => {
        shift.write('requirements.md', text);
        await quiet(folder.api);
      });
      assert.match(await said.next(), /“requirements\.md” has a conflict of Git in line 7\./u);
      assert.equal(await textOf(), text);
    });

    it('so that Git leaves a conflict in the plan: a field of the document is set all the same', async () => {
      await pickModule('NIGHT-003', async () => {
        writeFileSync(plan.fsPath, conflicted(planText, '  name: 销售提效平台', '  name: 销售平台'));
        await quiet(folder.api);
      });
      await said.next();
      assert.equal(await textOf(), shift.onDisk('requirements.md').replace(blank, placed));
    });

    it('so that Git leaves a conflict in the plan: what the plan would say is refused', async () => {
      const text = conflicted(planText, '  name: 销售提效平台', '  name: 销售平台');
      writeFileSync(plan.fsPath, text);
      await quiet(folder.api);
      const row = folder.rowOf('CRM-061');
      assert.equal(await commands.executeCommand('groundplan.setOwner', row, [row], '许知夏'), false);
      said.assertLast(/“groundplan\.yaml”|not valid YAML|The plan file has an error/u);
      assert.equal((await workspace.openTextDocument(plan)).getText(), text);
    });

    it('so that it is in another encoding: it is written in the new one', async () => {
      const text = '编号,需求,状态,所属模块,建设阶段\nNIGHT-020,夜间值班表,待评审,,\n';
      const csv = folder.added('pool.csv', iconv.encode(text, 'gb18030'));
      await until(folder.api, () => folder.find('NIGHT-020') !== undefined);
      await workspace.openTextDocument(csv, { encoding: 'gb18030' });
      await pickModule('NIGHT-020', async () => {
        writeFileSync(csv.fsPath, text.replace('夜间值班表', '夜间排班表'));
        await until(folder.api, () => folder.one('NIGHT-020').title === '夜间排班表');
      });
      await said.next();
      const document = workspace.textDocuments.find((each) => each.uri.toString() === csv.toString());
      assert.equal(document?.encoding, 'utf8');
      await document.save();
      assert.equal(
        readFileSync(csv.fsPath, 'utf8'),
        text.replace('夜间值班表', '夜间排班表').replace(',,\n', ',线索分配,\n'),
      );
    });
  });

  describe('a quick fix is on show', () => {
    it('above the row: the fix finds it again', async () => {
      const document = await show(uri);
      const before = document.getText();
      const fix = await fixNamed(document, 'NIGHT-003', 'Set module…');
      await type(document, new Position(0, 0), '# 说明\n\n');
      const [key] = (fix.command?.arguments ?? []) as readonly unknown[];
      const value = { kind: 'place', value: 'leads/assign' };
      assert.equal(await commands.executeCommand('groundplan.setModule', key, undefined, value), true);
      assert.equal(document.getText(), `# 说明\n\n${before.replace(blank, placed)}`);
    });

    it('so that the row is gone: nothing is written', async () => {
      const document = await show(uri);
      const fix = await fixNamed(document, 'NIGHT-003', 'Set module…');
      await replace(document, `${blank}\n`, '');
      const now = document.getText();
      const [key] = (fix.command?.arguments ?? []) as readonly unknown[];
      const value = { kind: 'place', value: 'leads/assign' };
      assert.equal(await commands.executeCommand('groundplan.setModule', key, undefined, value), false);
      assert.equal(document.getText(), now);
    });

    it('so that Git leaves a conflict: nothing is written, and it is said', async () => {
      const code = shift.uri('code/onDuty.ts');
      const document = await show(code);
      const fix = await fixNamed(document, 'NIGHT-404', 'Remove the reference to NIGHT-404');
      await type(
        document,
        document.lineAt(document.lineCount - 1).range.end,
        '\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n',
      );
      const now = document.getText();
      assert.equal(await runWith(fix), false);
      said.assertLast(/has a conflict of Git/u);
      assert.equal(document.getText(), now);
    });
  });

  describe('rows are dragged', () => {
    it('so that one is gone: the others are placed, and it is said', async () => {
      const document = await workspace.openTextDocument(uri);
      const keys = ['NIGHT-002', 'NIGHT-003'].map((id) => folder.one(id).key);
      await replace(document, `${blank}\n`, '');
      const before = document.getText();
      const target = { root: workspaceFolder().toString(), module: 'leads/pool' };
      assert.equal(await commands.executeCommand('groundplan.placeDropped', target, keys, {}), true);
      assert.equal(document.getText(), before.replace('| 线索分配 | 二期 |', '| 公海池 | 二期 |'));
      assert.ok(said.texts.includes('1 of 2 requirements were left as they are.'), said.texts.join('\n'));
    });

    it('so that all are gone: nothing is written, and it is said', async () => {
      const document = await workspace.openTextDocument(uri);
      const keys = [folder.one('NIGHT-003').key];
      await replace(document, `${blank}\n`, '');
      const target = { root: workspaceFolder().toString(), module: 'leads/pool' };
      assert.equal(await commands.executeCommand('groundplan.placeDropped', target, keys, {}), false);
      said.assertLast(/^This requirement is no longer there\./u);
    });
  });

  describe('an id is renamed', () => {
    it('so that Git leaves a conflict where it is named: nothing is renamed, and it is said', async () => {
      const weekly = shift.onDisk('notes/weekly.md');
      shift.write('notes/weekly.md', `${weekly}\n<<<<<<< HEAD\nNIGHT-001\n=======\n另一句\n>>>>>>> other\n`);
      await quiet(folder.api);
      await assert.rejects(rename('NIGHT-001', 'NIGHT-100'), /“weekly\.md” has a conflict of Git/u);
    });

    it('so that a file that names it is write-protected: nothing is renamed, and it is said', async () => {
      const weekly = shift.uri('notes/weekly.md');
      chmodSync(weekly.fsPath, 0o444);
      try {
        await assert.rejects(rename('NIGHT-001', 'NIGHT-100'), /“weekly\.md” is read-only/u);
      } finally {
        chmodSync(weekly.fsPath, 0o644);
      }
    });

    it('from a view, so that it is gone: it is said', async () => {
      const row = folder.rowOf('NIGHT-003');
      const document = await workspace.openTextDocument(uri);
      await replace(document, `${blank}\n`, '');
      assert.equal(
        await commands.executeCommand('groundplan.renameRequirement', row, [row], 'NIGHT-300'),
        false,
      );
      said.assertLast(/^This requirement is no longer there\./u);
    });
  });

  describe('a table is imported', () => {
    it('in the meantime: what was typed stays, and rows are updated where they are now', async () => {
      const csv = folder.added(
        'export.csv',
        '编号,需求名称,所属模块,状态\nNIGHT-003,夜里的提醒不响铃,线索分配,待评审\n',
      );
      const document = await show(uri);
      const before = document.getText();
      await type(document, new Position(0, 0), '# 说明\n\n');
      const target = { kind: 'document', uri: uri.toString() };
      assert.equal(
        await commands.executeCommand('groundplan.importRequirements', csv, undefined, { target }),
        true,
      );
      assert.equal(document.getText(), `# 说明\n\n${before.replace(blank, placed)}`);
    });

    it('so that Git left a conflict in it: nothing is written, and it is said', async () => {
      const csv = folder.added('export.csv', '编号,需求名称,所属模块,状态\nNIGHT-009,新的,线索分配,待评审\n');
      const text = conflicted(shift.onDisk('requirements.md'), blank, placed);
      shift.write('requirements.md', text);
      await quiet(folder.api);
      const target = { kind: 'document', uri: uri.toString() };
      assert.equal(
        await commands.executeCommand('groundplan.importRequirements', csv, undefined, { target }),
        false,
      );
      said.assertLast(/has a conflict of Git/u);
      assert.equal(await textOf(), text);
    });

    it('so that the file to import is gone: it is said', async () => {
      const csv = folder.added('export.csv', '编号,需求名称\nNIGHT-009,新的\n');
      rmSync(csv.fsPath);
      const target = { kind: 'document', uri: uri.toString() };
      assert.equal(
        await commands.executeCommand('groundplan.importRequirements', csv, undefined, { target }),
        false,
      );
      assert.ok(said.texts.length > 0);
    });
  });

  describe('a change waits to be taken back', () => {
    it('and is saved and closed: it is taken back', async () => {
      const before = shift.onDisk('requirements.md');
      await set('NIGHT-003');
      await (await workspace.openTextDocument(uri)).save();
      await commands.executeCommand('workbench.action.closeAllEditors');
      assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
      assert.equal(await textOf(), before);
    });

    it('and the file is changed on the disk: it is left as it is, and said', async () => {
      await set('NIGHT-003');
      const document = await workspace.openTextDocument(uri);
      await document.save();
      const now = `${shift.onDisk('requirements.md')}\n又一段。\n`;
      shift.write('requirements.md', now);
      await quiet(folder.api);
      assert.equal(await commands.executeCommand('groundplan.undoChange'), false);
      said.assertLast(/“requirements\.md” was changed since/u);
      assert.equal(shift.onDisk('requirements.md'), now);
    });

    it('and the file is deleted: no file comes back, and it is said', async () => {
      await set('NIGHT-003');
      await (await workspace.openTextDocument(uri)).save();
      await discardAll();
      rmSync(uri.fsPath);
      await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-003') === undefined);
      assert.equal(await commands.executeCommand('groundplan.undoChange'), false);
      said.assertLast(/“requirements\.md” is no longer there, so nothing is taken back\./u);
      assert.throws(() => readFileSync(uri.fsPath));
    });
  });

  async function pickModule(id: string, meanwhile: () => Promise<unknown>): Promise<void> {
    const row = folder.rowOf(id);
    await chooseWhile(
      () => void commands.executeCommand('groundplan.setModule', row, [row]),
      '线索分配',
      meanwhile,
    );
  }

  async function set(id: string): Promise<void> {
    const row = folder.rowOf(id);
    const value = { kind: 'place', value: 'leads/assign' };
    assert.equal(await commands.executeCommand('groundplan.setModule', row, [row], value), true);
  }

  async function textOf(): Promise<string> {
    return (await workspace.openTextDocument(uri)).getText();
  }

  async function rename(id: string, newId: string): Promise<WorkspaceEdit> {
    const document = await show(uri);
    return Promise.resolve(
      commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        inside(document, id),
        newId,
      ),
    );
  }
});

/** As a merge leaves it that could not decide on one line. */
function conflicted(text: string, ours: string, theirs: string): string {
  assert.ok(text.includes(`${ours}\n`));
  return text.replace(`${ours}\n`, `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> other\n`);
}

async function replace(document: TextDocument, text: string, by: string): Promise<void> {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `“${text}” is not there`);
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(offset), document.positionAt(offset + text.length));
  edit.replace(document.uri, range, by);
  assert.equal(await workspace.applyEdit(edit), true);
}
