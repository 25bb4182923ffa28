import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { commands, Uri, workspace } from 'vscode';
import { ChangedFolder } from './changedFolder.ts';
import { requirementOf, until, workspaceFolder } from './nightShift.ts';

describe('adding and importing', () => {
  const folder = new ChangedFolder();
  const { shift } = folder;

  it('adds a requirement behind its neighbours, and takes it back', async () => {
    const uri = shift.uri('requirements.md');
    const before = shift.onDisk('requirements.md');
    const added = await commands.executeCommand('groundplan.addRequirement', undefined, undefined, {
      root: workspaceFolder().toString(),
      title: '夜班换人',
      module: 'leads/assign',
      uri: uri.toString(),
    });
    assert.equal(added, true);
    const isThere = (): boolean =>
      [...folder.api.snapshot().requirements()].some(
        ({ title, modules, id }) =>
          title === '夜班换人' && modules[0]?.path === 'leads/assign' && /^NIGHT-\d{3}$/u.test(id ?? ''),
      );
    await until(folder.api, isThere);
    const now = (await workspace.openTextDocument(uri)).getText();
    assert.equal(now.split('\n').length, before.split('\n').length + 1);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    await until(folder.api, () => !isThere());
    assert.equal((await workspace.openTextDocument(uri)).getText(), before);
  });

  it('imports a GBK export into a new table, and again only what changed', async () => {
    const file = Uri.joinPath(workspaceFolder(), '..', 'export.csv');
    const doc = Uri.joinPath(workspaceFolder(), 'docs', 'imported.md');
    folder.goesAway(file, doc);
    const csv = (priority: string, more: string): Buffer =>
      iconv.encode(
        `编号,需求名称,所属模块,优先级\nIMP-1,导入一,线索分配,${priority}\nIMP-2,导入二,线索分配,P1\n${more}`,
        'gbk',
      );
    writeFileSync(file.fsPath, csv('P0', ''));
    const target = { kind: 'new', uri: doc.toString(), form: 'markdown', heading: '需求' };
    assert.equal(
      await commands.executeCommand('groundplan.importRequirements', file, undefined, { target }),
      true,
    );
    const titleOf = (id: string): string | undefined =>
      [...folder.api.snapshot().requirements()].find((each) => each.id === id)?.title;
    await until(folder.api, () => titleOf('IMP-2') === '导入二');
    const first = (await workspace.openTextDocument(doc)).getText();
    writeFileSync(file.fsPath, csv('P2', 'IMP-3,导入三,线索分配,P1\n'));
    const again = { target: { kind: 'document', uri: doc.toString() } };
    assert.equal(
      await commands.executeCommand('groundplan.importRequirements', file, undefined, again),
      true,
    );
    await until(folder.api, () => titleOf('IMP-3') === '导入三');
    assert.equal(
      (await workspace.openTextDocument(doc)).getText(),
      `${first.replace('P0', 'P2')}| IMP-3 | 导入三 | 线索分配 | P1 |\n`,
    );
    assert.equal(requirementOf(folder.api, shift, 'IMP-3'), undefined);
  });
});
