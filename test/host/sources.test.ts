import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commands, languages, Uri, workspace } from 'vscode';
import type { Location, LocationLink } from 'vscode';
import { sourceRootOf } from '../../src/model/snapshot.ts';
import { ChangedFolder } from './changedFolder.ts';
import { hoverTextAt, inside, quiet, show, until, workspaceFolder } from './nightShift.ts';
import { Said } from './said.ts';

const head = '| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 |\n|---|---|---|---|---|\n';

describe('another repository that the plan names', () => {
  const folder = new ChangedFolder();
  const said = new Said();
  const beside = Uri.joinPath(workspaceFolder(), '..', 'other-repository');
  const pool = Uri.joinPath(beside, 'docs', '需求.md');

  const write = (uri: Uri, text: string): void => {
    mkdirSync(dirname(uri.fsPath), { recursive: true });
    writeFileSync(uri.fsPath, text);
  };
  /** Names it in the plan, and waits until it was read. */
  const named = async (): Promise<void> => {
    write(Uri.joinPath(beside, 'groundplan.yaml'), 'modules: [{ id: pay, name: 收款 }]\nphases: [一期]\n');
    write(pool, `${head}| PAY-001 | 到账通知 | 收款 | 一期 | 待评审 |\n| PAY-002 | 对账 | | | 待评审 |\n`);
    writeFileSync(
      folder.plan.fsPath,
      `${folder.planText}\nsources: [{ name: pay, path: ../other-repository }]\n`,
    );
    await commands.executeCommand('groundplan.refresh');
    await until(folder.api, () => folder.find('PAY-002') !== undefined);
  };

  // A folder that goes and comes again while it is watched is not heard of for a while.
  after(() => rmSync(beside.fsPath, { recursive: true, force: true }));

  it('is read, found from code, and keeps its findings to itself', async () => {
    const code = folder.added('code/pay.ts', '// @req pay:PAY-001\n// @req PAY-009\n');
    await named();
    await quiet(folder.api);
    const document = await show(code);
    const text = await hoverTextAt(document.uri, inside(document, 'PAY-001'));
    assert.match(text, /到账通知/u);
    assert.match(text, /收款/u);
    assert.match(text.replaceAll('\\', ''), /\.\.\/other-repository\/docs\/需求\.md/u);
    const links = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      inside(document, 'PAY-001'),
    );
    const targets = links.map((link) => ('targetUri' in link ? link.targetUri : link.uri).toString());
    assert.deepEqual(targets, [pool.toString()]);
    assert.equal(sourceRootOf(folder.api.snapshot(), pool.toString())?.source.path, '../other-repository');
    assert.deepEqual(folder.api.findings(pool.toString()), []);
    await show(pool);
    assert.deepEqual(
      languages.getDiagnostics(pool).filter(({ source }) => source === 'Groundplan'),
      [],
    );
    const [unknown, ...others] = folder.api.findings(code.toString());
    assert.equal(unknown?.code, 'reference/unknown-requirement');
    assert.deepEqual(others, []);
  });

  it('is not changed from here, which is said with where it lives', async () => {
    await named();
    const before = (await workspace.openTextDocument(pool)).getText();
    await commands.executeCommand('groundplan.setPhase', folder.rowOf('PAY-002'), undefined, {
      kind: 'place',
      value: '一期',
    });
    assert.match(await said.next(), /\.\.\/other-repository/u);
    assert.equal((await workspace.openTextDocument(pool)).getText(), before);
  });

  it('is followed while its files change, and forgotten when the plan no longer names it', async () => {
    await named();
    write(pool, `${head}| PAY-003 | 退款 | 收款 | 一期 | 待评审 |\n`);
    await soon(() => folder.find('PAY-003') !== undefined);
    // A watcher of a busy machine drops an event now and then; what it missed is found by looking again.
    if (!folder.find('PAY-003')) await commands.executeCommand('groundplan.refresh');
    await until(folder.api, () => folder.find('PAY-003') !== undefined);
    assert.equal(folder.find('PAY-001'), undefined);
    writeFileSync(folder.plan.fsPath, folder.planText);
    await commands.executeCommand('groundplan.refresh');
    await until(folder.api, () => folder.find('PAY-003') === undefined);
    assert.equal(folder.api.snapshot().roots.filter(({ source }) => source).length, 0);
  });

  /** Waits, but not for ever. */
  async function soon(holds: () => boolean): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, 10_000)));
    await Promise.race([until(folder.api, holds), late]);
    clearTimeout(timer);
  }
});
