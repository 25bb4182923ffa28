import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, Uri, workspace } from 'vscode';
import { ChangedFolder } from './changedFolder.ts';
import { chooseWhile } from './pickers.ts';
import { Said } from './said.ts';

describe('a symbolic link that leads out of the folder', () => {
  const folder = new ChangedFolder();
  const said = new Said();
  const outside = mkdtempSync(join(tmpdir(), 'groundplan-outside-'));

  after(() => rmSync(outside, { recursive: true, force: true }));

  it('is not written through, also where it took a document’s place after it was read', async () => {
    const uri = folder.shift.uri('requirements.md');
    const text = readFileSync(uri.fsPath, 'utf8');
    const row = folder.rowOf('NIGHT-003');
    await chooseWhile(
      () => void commands.executeCommand('groundplan.setModule', row, [row]),
      '线索分配',
      () => {
        renameSync(uri.fsPath, join(outside, 'requirements.md'));
        symlinkSync(join(outside, 'requirements.md'), uri.fsPath);
        return Promise.resolve();
      },
    );
    try {
      // The watcher may tell first that the document is none of the folder's any more.
      assert.match(await said.next(), /is a symbolic link out of the folder|no longer there|changed since/u);
      assert.equal(readFileSync(join(outside, 'requirements.md'), 'utf8'), text);
      assert.equal(
        workspace.textDocuments.some((document) => document.isDirty && document.uri.path === uri.path),
        false,
      );
    } finally {
      rmSync(uri.fsPath);
      writeFileSync(uri.fsPath, text);
    }
  });

  it('gets no new document behind it', async () => {
    const link = folder.shift.uri('linked');
    mkdirSync(join(outside, 'there'));
    symlinkSync(join(outside, 'there'), link.fsPath);
    const sheet = folder.added('in.csv', '编号,需求名称\nOUT-001,不该写到外面\n');
    try {
      const done = await commands.executeCommand<boolean>('groundplan.importRequirements', sheet, undefined, {
        target: {
          kind: 'new',
          uri: Uri.joinPath(link, 'new.md').toString(),
          form: 'markdown',
          heading: '外面',
        },
      });
      assert.equal(done, false);
      assert.match(await said.next(), /“new\.md” is a symbolic link out of the folder, or lies behind one/u);
      assert.equal(existsSync(join(outside, 'there', 'new.md')), false);
    } finally {
      rmSync(link.fsPath);
    }
  });
});
