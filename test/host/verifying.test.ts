import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { commands } from 'vscode';
import { ChangedFolder } from './changedFolder.ts';
import { quiet, until } from './nightShift.ts';

const table = (title: string): string =>
  `| 编号 | 需求 | 所属模块 | 状态 |\n|---|---|---|---|\n| BACK-001 | ${title} | 线索 | 待评审 |\n`;

describe('what no watcher tells of', () => {
  const folder = new ChangedFolder();
  const title = (): string | undefined => folder.find('BACK-001')?.title;

  it('is found when all is compared with the disk: new files, other contents, and files that are gone', async () => {
    // The settings of this window exclude the folder from what is watched.
    const uri = folder.added('unwatched/behind.md', table('没人看见的需求'));
    await quiet(folder.api);
    assert.equal(title(), undefined, 'the watcher told of it');
    await folder.api.verify();
    assert.equal(title(), '没人看见的需求');
    writeFileSync(uri.fsPath, table('没人看见地改了'));
    await quiet(folder.api);
    assert.equal(title(), '没人看见的需求', 'the watcher told of it');
    await folder.api.verify();
    assert.equal(title(), '没人看见地改了');
    folder.shift.write('unwatched/behind.md', '一段话。\n');
    await folder.api.verify();
    assert.equal(title(), undefined);
  });

  it('is a folder in place of a file, whose documents are read', async () => {
    const { rmSync } = await import('node:fs');
    const uri = folder.added('docs-or-not.md', table('先是文件'));
    await until(folder.api, () => title() === '先是文件');
    rmSync(uri.fsPath);
    const inner = folder.added('docs-or-not.md/inner.md', table('后是文件夹'));
    try {
      await until(folder.api, () => title() === '后是文件夹');
    } finally {
      rmSync(uri.fsPath, { recursive: true, force: true });
    }
    assert.ok(inner.fsPath.endsWith('inner.md'));
  });

  it('costs a look at each file and no reading, where nothing changed lately', async () => {
    await commands.executeCommand('groundplan.refresh');
    await folder.api.settled();
    const before = folder.api.filesRead();
    await folder.api.verify();
    const all = [...folder.api.snapshot().documents()].length;
    assert.ok(folder.api.filesRead() - before <= all, 'more was read than there is');
  });
});
