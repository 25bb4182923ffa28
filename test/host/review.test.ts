import assert from 'node:assert/strict';
import { commands, env, workspace } from 'vscode';
import { ChangedFolder } from './changedFolder.ts';
import { until } from './nightShift.ts';
import { Said } from './said.ts';

const pool = `# 夜班需求

| 编号 | 需求 | 需求来源 | 状态 | 暂缓原因 | 评审日期 |
|---|---|---|---|---|---|
| REV-001 | 夜里自动派单 | 夜班组 · 群消息 | 待评审 | | |
| REV-002 | 夜里自动接单 | 夜班组 · 周会 | 待评审 | | |
`;

describe('the review meeting', () => {
  const folder = new ChangedFolder();
  const said = new Said();

  it('writes verdict, reason and day of many at once, and takes them back at once', async () => {
    const uri = folder.added('review.md', pool);
    await until(folder.api, () => folder.find('REV-002') !== undefined);
    const rows = [folder.rowOf('REV-001'), folder.rowOf('REV-002')];
    const decision = { verdict: 'deferred', reason: '研发资源不足', date: '2026-11-27' };
    assert.equal(await commands.executeCommand('groundplan.recordDecisions', rows[0], rows, decision), true);
    await until(folder.api, () => folder.one('REV-002').status === 'deferred');
    const document = await workspace.openTextDocument(uri);
    const words = folder.one('REV-001').fact.claims.find(({ field }) => field === 'status')?.text ?? '';
    assert.equal(
      document.getText(),
      pool.replaceAll('待评审 | | |', `${words} | 研发资源不足 | 2026-11-27 |`),
    );
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    assert.equal(document.getText(), pool);
  });

  it('copies the letter to those who asked as text', async () => {
    folder.added('review.md', pool);
    await until(folder.api, () => folder.find('REV-002') !== undefined);
    await commands.executeCommand('groundplan.writeToBusiness', '夜班组');
    await commands.executeCommand('groundplan.copyLetter');
    const text = await textOfClipboard((now) => now.includes('REV-002'));
    assert.match(text, /REV-001 夜里自动派单/u);
    assert.doesNotMatch(text, /NIGHT-001/u);
    assert.deepEqual(said.texts, []);
  });
});

/** The commands do not wait for the clipboard. */
async function textOfClipboard(holds: (text: string) => boolean): Promise<string> {
  for (;;) {
    const text = await env.clipboard.readText();
    if (holds(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
