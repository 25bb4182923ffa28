import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { commands, languages, Position, Selection, window, workspace } from 'vscode';
import type { CodeAction, Uri } from 'vscode';
import type { DocumentFacts } from '../../src/model/facts.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { ChangedFolder, type } from './changedFolder.ts';
import { fixesAt, fixNamed } from './fixes.ts';
import { discardAll, inside, requirementOf, show, until, untilEvent } from './nightShift.ts';

const assign = { kind: 'place', value: 'leads/assign' } as const;
const second = { kind: 'place', value: 'p2' } as const;

describe('changing', () => {
  const folder = new ChangedFolder();
  const { shift, plan, planText } = folder;

  it('sets the module by quick fix: only the cell differs, and one undo of the editor brings it back', async () => {
    const document = await show(shift.uri('requirements.md'));
    const before = document.getText();
    await run(await fixNamed(document, 'NIGHT-003', 'Set module…'), assign);
    await until(folder.api, () => moduleOf('NIGHT-003') === 'leads/assign');
    const row = '| NIGHT-003 | 夜里的提醒不响铃 | | 线索分配 | | 待评审 | |';
    assert.equal(
      document.getText(),
      before.replace('| NIGHT-003 | 夜里的提醒不响铃 | | | | 待评审 | |', row),
    );
    assert.equal(document.isDirty, true);
    assert.equal(window.activeTextEditor?.document, document);

    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await until(folder.api, () => moduleOf('NIGHT-003') === undefined);
  });

  it('is saved as it was set', async () => {
    const before = shift.onDisk('requirements.md');
    await set('setPhase', [folder.one('NIGHT-003')], second);
    const document = await workspace.openTextDocument(shift.uri('requirements.md'));
    assert.equal(shift.onDisk('requirements.md'), before);
    await document.save();
    assert.equal(
      shift.onDisk('requirements.md'),
      before.replace(
        '| NIGHT-003 | 夜里的提醒不响铃 | | | | 待评审 | |',
        '| NIGHT-003 | 夜里的提醒不响铃 | | | 二期 | 待评审 | |',
      ),
    );
  });

  it('of a requirement in the plan file changes its value alone', async () => {
    const document = await show(plan);
    await set('setModule', [folder.one('CRM-048')], { kind: 'place', value: 'followup/task' });
    await until(folder.api, () => moduleOf('CRM-048') === 'followup/task');
    const at = planText.indexOf('CRM-048');
    const expected =
      planText.slice(0, at) + planText.slice(at).replace('module: followup/wecom', 'module: followup/task');
    assert.equal(document.getText(), expected);
  });

  it('from a view is taken back while another document is active', async () => {
    await show(shift.uri('notes/weekly.md'));
    const requirements = [folder.one('NIGHT-003'), folder.one('CRM-037')];
    await set('setModule', requirements, assign);
    await until(
      folder.api,
      () => moduleOf('NIGHT-003') === 'leads/assign' && moduleOf('CRM-037') === 'leads/assign',
    );
    const changed = workspace.textDocuments.filter(({ isDirty }) => isDirty);
    assert.equal(changed.length, 2);
    // The first changed document is shown.
    assert.ok(changed.some(({ uri }) => uri.toString() === window.activeTextEditor?.document.uri.toString()));

    await show(shift.uri('notes/weekly.md'));
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    await until(folder.api, () => moduleOf('NIGHT-003') === undefined && moduleOf('CRM-037') === undefined);
    for (const document of changed)
      assert.equal(document.getText(), readFileSync(document.uri.fsPath, 'utf8'));
  });

  it('is not taken back once its document has moved on', async () => {
    await set('setModule', [folder.one('NIGHT-003')], assign);
    await until(folder.api, () => moduleOf('NIGHT-003') === 'leads/assign');
    const document = await workspace.openTextDocument(shift.uri('requirements.md'));
    await type(document, new Position(0, 0), '一行\n');
    const now = document.getText();
    assert.equal(await commands.executeCommand('groundplan.undoChange'), false);
    assert.equal(document.getText(), now);
  });

  it('follows an unsaved buffer in which the requirement stands elsewhere', async () => {
    const document = await show(shift.uri('requirements.md'));
    await type(document, new Position(0, 0), '一行\n\n');
    await set('setModule', [folder.one('NIGHT-003')], assign);
    await until(folder.api, () => moduleOf('NIGHT-003') === 'leads/assign');
    assert.match(document.getText(), /^一行\n\n# 夜间需求/u);
    assert.match(document.getText(), /\| NIGHT-003 \| 夜里的提醒不响铃 \| \| 线索分配 \| \| 待评审 \| \|/u);
  });

  it('writes the reason why a requirement is for no module', async () => {
    assert.equal(
      await commands.executeCommand('groundplan.setNoModule', folder.rowOf('NIGHT-003'), [], '只改手机设置'),
      true,
    );
    await until(
      folder.api,
      () => requirementOf(folder.api, shift, 'NIGHT-003')?.exemptFromModule === '只改手机设置',
    );
    const document = await workspace.openTextDocument(shift.uri('requirements.md'));
    assert.match(document.getText(), /\| n\/a（只改手机设置） \|/u);
  });

  it('sets status and priority in the words of the document', async () => {
    assert.equal(
      await commands.executeCommand('groundplan.setStatus', folder.rowOf('NIGHT-003'), [], '研发中'),
      true,
    );
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-003')?.status === 'developing');
  });

  it('corrects a name that the plan does not have by the preferred quick fix', async () => {
    const text = shift.onDisk('requirements.md').replace('| 线索分配 | 二期 |', '| 线索分派 | 二期 |');
    shift.write('requirements.md', text);
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-002')?.unknown.length === 1);
    const document = await show(shift.uri('requirements.md'));
    const fix = await fixNamed(document, 'NIGHT-002', 'Did you mean “线索分配”?');
    assert.equal(fix.isPreferred, true);
    assert.ok(fix.edit);
    assert.equal(await workspace.applyEdit(fix.edit), true);
    await until(folder.api, () => moduleOf('NIGHT-002') === 'leads/assign');
    assert.equal(document.getText(), text.replace('线索分派', '线索分配'));
    const others = await fixesAt(document, inside(document, 'NIGHT-003'));
    assert.ok(others.every(({ title }) => !title.includes('线索分配')));
  });

  it('is refused for a dirty document that is open in another encoding', async () => {
    const uri = folder.added('gbk.csv', gbkCsv());
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-020') !== undefined);
    const document = await workspace.openTextDocument(uri, { encoding: 'utf8' });
    await window.showTextDocument(document);
    await type(document, new Position(0, 0), 'x');
    const now = document.getText();
    assert.equal(
      await commands.executeCommand('groundplan.setModule', folder.rowOf('NIGHT-020'), [], assign),
      false,
    );
    assert.equal(document.getText(), now);
  });

  it('of a GBK table is saved and read again in GBK', async () => {
    const uri = folder.added('gbk.csv', gbkCsv());
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-020') !== undefined);
    await set('setModule', [folder.one('NIGHT-020')], assign);
    await until(folder.api, () => moduleOf('NIGHT-020') === 'leads/assign');
    const document = await workspace.openTextDocument(uri);
    assert.equal(document.encoding, 'gb18030');
    await document.save();
    const expected = Buffer.concat([gbkCsv().subarray(0, -2), gbkBytes('线索分配'), Buffer.from(',\n')]);
    assert.deepEqual(readFileSync(uri.fsPath), expected);

    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    await document.save();
    assert.deepEqual(readFileSync(uri.fsPath), gbkCsv());
  });

  it('of an entry of a YAML document keeps its comments, quotes and order', async () => {
    const text =
      'requirements:\n  # 值班\n  - id: NIGHT-030\n    title: "夜间交接"  # 每天\n    status: 待评审\n';
    const uri = folder.added('需求.yaml', Buffer.from(text));
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-030') !== undefined);
    await set('setModule', [folder.one('NIGHT-030')], assign);
    await until(folder.api, () => moduleOf('NIGHT-030') === 'leads/assign');
    const document = await workspace.openTextDocument(uri);
    assert.equal(document.getText(), `${text}    module: 线索分配\n`);
  });

  it('of a row of a workbook is written into the plan file', async () => {
    const document = await show(plan);
    await set('setModule', [folder.one('CRM-061')], assign);
    await until(folder.api, () => moduleOf('CRM-061') === 'leads/assign');
    assert.match(document.getText(), /\nplacements:\n {2}[^\n]*CRM-061[^\n]*/u);
    assert.equal(document.getText().startsWith(planText), true);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    assert.equal(document.getText(), planText);
  });

  it('warns of a buffer in another encoding, whose words do not count, and reopens it', async () => {
    const uri = folder.added('gbk.csv', gbkCsv());
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-020') !== undefined);
    await window.showTextDocument(await workspace.openTextDocument(uri, { encoding: 'windows1252' }));
    const warned = (): boolean =>
      languages.getDiagnostics(uri).some(({ code }) => code === 'document/other-encoding');
    await untilEvent(languages.onDidChangeDiagnostics, warned);
    assert.equal(folder.one('NIGHT-020').title, '夜间值班表');
    const [fix] = (await fixesAt(await workspace.openTextDocument(uri), new Position(0, 0))).filter(
      ({ title }) => title === 'Reopen as GB18030',
    );
    assert.ok(fix?.command);
    await commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    await untilEvent(languages.onDidChangeDiagnostics, () => !warned());
    assert.match((await workspace.openTextDocument(uri)).getText(), /夜间值班表/u);
  });

  it('corrects a wrong guess of the encoding of an export, and remembers it', async () => {
    const exported = (...titles: readonly string[]): Buffer =>
      iconv.encode(
        [
          'Summary,Issue key,Issue Type,Status,Fix Version/s',
          ...titles.map((title, nth) => `${title},NIGHT-07${nth},Story,To Do,R1`),
        ].join('\n'),
        'windows1252',
      );
    const uri = folder.added('jira.csv', exported('Übersicht für Händler'));
    const facts = (): DocumentFacts | undefined => folder.api.snapshot().document(uri.toString())?.facts;
    await until(folder.api, () => facts()?.problems[0]?.code === 'document/unreadable');
    await commands.executeCommand('groundplan.reopenWithEncoding', uri, 'windows1252');
    await until(folder.api, () => titlesIn(uri).length === 1);
    assert.deepEqual(
      [titlesIn(uri), facts()?.encoding, facts()?.format],
      [['Übersicht für Händler'], 'windows1252', 'jira'],
    );
    assert.match((await workspace.openTextDocument(uri)).getText(), /^[^]*Übersicht für Händler/u);

    await discardAll();
    writeFileSync(uri.fsPath, exported('Übersicht für Händler', 'Löschen'));
    await until(folder.api, () => titlesIn(uri).length === 2);
    await commands.executeCommand('groundplan.refresh');
    assert.deepEqual(titlesIn(uri), ['Übersicht für Händler', 'Löschen']);

    await commands.executeCommand('groundplan.reopenWithEncoding', uri, 'cp950');
    await until(folder.api, () => !titlesIn(uri).includes('Löschen'));
    await commands.executeCommand('groundplan.reopenWithEncoding', uri, 'windows1252');
    await until(folder.api, () => titlesIn(uri).includes('Löschen'));
  });

  it('treats a file as requirements by naming it in the plan file, and as none', async () => {
    const uri = folder.added(
      'list.md',
      Buffer.from('| 功能 | 说明 |\n|---|---|\n| 夜里自动分配 | 按值班表 |\n'),
    );
    await until(folder.api, () => folder.api.snapshot().document(uri.toString()) !== undefined);
    assert.deepEqual(titlesIn(uri), []);
    assert.equal(await commands.executeCommand('groundplan.treatAsRequirements', uri), true);
    await until(folder.api, () => titlesIn(uri).length === 1);
    assert.match(
      (await workspace.openTextDocument(plan)).getText(),
      /\ndocuments:\n  - default\n  - night-shift\/list\.md/u,
    );
    assert.ok(requirementOf(folder.api, shift, 'NIGHT-001'));

    assert.equal(await commands.executeCommand('groundplan.treatAsNoRequirements', uri), true);
    await until(folder.api, () => folder.api.snapshot().document(uri.toString()) === undefined);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    await until(folder.api, () => titlesIn(uri).length === 1);
  });

  it('explains the place at the cursor in a document that follows every change', async () => {
    const document = await show(shift.uri('requirements.md'));
    const editor = await window.showTextDocument(document);
    const at = inside(document, 'NIGHT-003');
    editor.selection = new Selection(at, at);
    await commands.executeCommand('groundplan.explain');
    const explanation = workspace.textDocuments.find(({ uri }) => uri.scheme === 'groundplan-explain');
    assert.ok(explanation);
    assert.match(explanation.getText(), /It is in no module\./u);
    const followed = untilEvent(workspace.onDidChangeTextDocument, () =>
      explanation.getText().includes('It is in “线索管理 › 线索分配”.'),
    );
    await set('setModule', [folder.one('NIGHT-003')], assign);
    await followed;
  });

  function moduleOf(id: string): string | undefined {
    return [...folder.api.snapshot().requirements()].find((requirement) => requirement.id === id)?.modules[0]
      ?.path;
  }

  function titlesIn(uri: Uri): readonly string[] {
    return (
      folder.api
        .snapshot()
        .document(uri.toString())
        ?.requirements.map(({ title }) => title) ?? []
    );
  }

  async function set(
    command: 'setModule' | 'setPhase',
    requirements: readonly Requirement[],
    value: unknown,
  ): Promise<void> {
    const rows = requirements.map(({ id }) => folder.rowOf(id ?? ''));
    assert.equal(await commands.executeCommand(`groundplan.${command}`, rows[0], rows, value), true);
  }
});

/** Runs a quick fix's command with a value, so that nothing is asked. */
async function run({ command }: CodeAction, value: unknown): Promise<void> {
  assert.ok(command);
  const [key] = (command.arguments ?? []) as readonly unknown[];
  assert.equal(await commands.executeCommand(command.command, key, undefined, value), true);
}

/** `编号,需求,状态,所属模块,建设阶段` and one row without a module and a phase. */
function gbkCsv(): Buffer {
  return Buffer.concat([
    gbkBytes('编号,需求,状态,所属模块,建设阶段\nNIGHT-020,夜间值班表,待评审'),
    Buffer.from(',,\n'),
  ]);
}

function gbkBytes(text: string): Buffer {
  return iconv.encode(text, 'gb18030');
}
