import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Uri } from 'vscode';
import { ChangedFolder } from './changedFolder.ts';
import { quiet, until, workspaceFolder } from './nightShift.ts';

const table = (title: string): string =>
  `| 编号 | 需求 | 所属模块 | 状态 |\n|---|---|---|---|\n| BACK-001 | ${title} | 线索 | 待评审 |\n`;

describe('what no watcher tells of', () => {
  const folder = new ChangedFolder();
  const title = (): string | undefined => folder.find('BACK-001')?.title;

  it('is found when all is compared with the disk', async () => {
    // A link to a file in a folder of packages, of whose changes nobody hears.
    const packages = Uri.joinPath(workspaceFolder(), 'node_modules');
    const real = Uri.joinPath(packages, 'plans', 'real.md');
    const link = folder.shift.uri('behind.md');
    folder.goesAway(link);
    mkdirSync(Uri.joinPath(real, '..').fsPath, { recursive: true });
    try {
      writeFileSync(real.fsPath, table('先前的需求'));
      symlinkSync(real.fsPath, link.fsPath);
      await until(folder.api, () => title() === '先前的需求');
      writeFileSync(real.fsPath, table('没人看见地改了'));
      await quiet(folder.api);
      assert.equal(title(), '先前的需求', 'somebody told of it');
      await folder.api.verify();
      assert.equal(title(), '没人看见地改了');
      rmSync(real.fsPath);
      await quiet(folder.api);
      assert.equal(title(), '没人看见地改了', 'somebody told of it');
      await folder.api.verify();
      assert.equal(title(), undefined);
    } finally {
      rmSync(packages.fsPath, { recursive: true, force: true });
    }
  });

  it('is found at once where nobody had the time to tell', async () => {
    const uri = folder.added('behind.md', table('刚写下的需求'));
    await folder.api.verify();
    assert.equal(title(), '刚写下的需求');
    writeFileSync(uri.fsPath, table('刚改过的需求'));
    await folder.api.verify();
    assert.equal(title(), '刚改过的需求');
    rmSync(uri.fsPath);
    await folder.api.verify();
    assert.equal(title(), undefined);
  });

  it('is a folder in place of a file, whose documents are read', async () => {
    const uri = folder.added('docs-or-not.md', table('先是文件'));
    await until(folder.api, () => title() === '先是文件');
    rmSync(uri.fsPath);
    folder.added('docs-or-not.md/inner.md', table('后是文件夹'));
    try {
      await until(folder.api, () => title() === '后是文件夹');
    } finally {
      rmSync(uri.fsPath, { recursive: true, force: true });
    }
  });
});
