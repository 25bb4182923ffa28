import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { commands, languages, workspace } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import { ChangedFolder } from './changedFolder.ts';
import { fixesAt, fixNamed, runWith } from './fixes.ts';
import { requirementOf, show, until, untilEvent } from './nightShift.ts';

const head =
  '| 编号 | 需求 | 所属模块 | 建设阶段 | 环节 | 状态 | 重复需求 |\n|---|---|---|---|---|---|---|\n';

describe('quick fixes', () => {
  const folder = new ChangedFolder();
  const { shift, plan, planText } = folder;

  it('create the module that a document names, where the person says', async () => {
    const document = await withRows('| NIGHT-040 | 夜间报表 | 夜班看板 | 一期 | | 待评审 | |\n');
    const fix = await fixNamed(document, '夜班看板', 'Create the module “夜班看板” in the plan…');
    assert.equal(await runWith(fix, 'leads'), true);
    await until(
      folder.api,
      () => requirementOf(folder.api, shift, 'NIGHT-040')?.modules[0]?.path === 'leads/夜班看板',
    );
  });

  it('create the phase that a document names', async () => {
    const document = await withRows('| NIGHT-040 | 夜间报表 | 线索分配 | 第九期 | | 待评审 | |\n');
    const fix = await fixNamed(document, '第九期', 'Create the phase “第九期” in the plan');
    assert.equal(await runWith(fix), true);
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-040')?.phase?.id === '第九期');
  });

  it('add the step that a document names behind the one that is chosen', async () => {
    const document = await withRows('| NIGHT-040 | 夜间报表 | 线索分配 | 一期 | 夜间值守 | 待评审 | |\n');
    const fix = await fixNamed(document, '夜间值守', 'Add the step “夜间值守” to a process…');
    const root = folder.api.snapshot().roots[0]?.id ?? '';
    const process = folder.api.snapshot().plan(root).processes[0];
    assert.ok(process?.steps[0]);
    assert.equal(await runWith(fix, process.steps[0].path), true);
    await until(
      folder.api,
      () => folder.api.snapshot().plan(root).processes[0]?.steps[1]?.name === '夜间值守',
    );
  });

  it('part two requirements with the same id', async () => {
    const document = await withRows(
      '| NIGHT-050 | 夜间报表 | 线索分配 | 一期 | | 待评审 | |\n| NIGHT-050 | 给家长寄合同 | 线索分配 | 一期 | | 待评审 | |\n',
    );
    const keep = await fixNamed(
      document,
      'NIGHT-050',
      'Keep NIGHT-050 here and give “给家长寄合同” the id NIGHT-051',
    );
    assert.equal(keep.isPreferred, true);
    assert.equal(await runWith(keep), true);
    assert.match(document.getText(), /NIGHT-050 \| 夜间报表[^\n]*\n\| NIGHT-051 \| 给家长寄合同/u);
    await commands.executeCommand('undo');
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-051') === undefined);
    const mark = await fixNamed(
      document,
      'NIGHT-050',
      'Mark this one as a duplicate of “给家长寄合同”, with the id NIGHT-051',
    );
    assert.equal(await runWith(mark), true);
    assert.match(
      document.getText(),
      /\| NIGHT-051 \| 夜间报表 \| 线索分配 \| 一期 \| \| 重复[^|]* \| NIGHT-050 \|/u,
    );
  });

  it('give an id to a requirement without one', async () => {
    const document = await withRows(
      '| NIGHT-060 | 夜间报表 | 线索分配 | 一期 | | 待评审 | |\n| — | 夜间盘点 | 线索分配 | 一期 | | 待评审 | |\n',
    );
    const before = document.getText();
    const fix = await fixNamed(document, '夜间盘点', 'Give it the id NIGHT-061');
    assert.equal(await runWith(fix), true);
    assert.equal(document.getText(), before.replace('| — |', '| NIGHT-061 |'));
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('mend a reference that leads nowhere', async () => {
    const document = await show(shift.uri('code/onDuty.ts'));
    const remove = await fixNamed(document, 'NIGHT-404', 'Remove the reference to NIGHT-404');
    const before = document.getText();
    assert.equal(await runWith(remove), true);
    assert.equal(document.getText(), before.replace('// @req NIGHT-404\n', ''));
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    const other = await fixNamed(document, 'NIGHT-404', 'Name another requirement instead of NIGHT-404…');
    assert.equal(await runWith(other, 'NIGHT-002'), true);
    assert.equal(document.getText(), before.replace('NIGHT-404', 'NIGHT-002'));
  });

  it('mend a mistyped reference by the preferred fix, and leave a text that moved on alone', async () => {
    shift.write('code/onDuty.ts', shift.onDisk('code/onDuty.ts').replace('NIGHT-404', 'NIHGT-002'));
    const document = await show(shift.uri('code/onDuty.ts'));
    await untilEvent(workspace.onDidChangeTextDocument, () => document.getText().includes('NIHGT-002'));
    const fix = await fixNamed(document, 'NIHGT-002', 'Did you mean NIGHT-002 “值班表能提前一周排”?');
    assert.equal(fix.isPreferred, true);
    assert.equal(await runWith(fix), true);
    assert.match(document.getText(), /@req NIGHT-002\n/u);
    const now = document.getText();
    assert.equal(await runWith(fix), false);
    assert.equal(document.getText(), now);
  });

  it('choose a module for a step that nothing carries', async () => {
    const document = await show(plan);
    const uncovered = (): readonly { readonly range: { readonly start: Position } }[] =>
      languages
        .getDiagnostics(plan)
        .filter(({ code }) => typeof code === 'object' && code.value === 'process/uncovered-step');
    await untilEvent(languages.onDidChangeDiagnostics, () => uncovered().length > 0);
    const [first] = uncovered();
    assert.ok(first);
    const count = uncovered().length;
    const fix = (await fixesAt(document, first.range.start)).find(({ title }) =>
      title.startsWith('Choose a module'),
    );
    assert.ok(fix?.isPreferred);
    assert.equal(await runWith(fix, 'leads/assign'), true);
    await untilEvent(languages.onDidChangeDiagnostics, () => uncovered().length === count - 1);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    assert.equal(document.getText(), planText);
  });

  async function withRows(rows: string): Promise<TextDocument> {
    const uri = shift.uri('rows.md');
    writeFileSync(uri.fsPath, `# 需求\n\n${head}${rows}`);
    folder.goesAway(uri);
    await until(
      folder.api,
      () => (folder.api.snapshot().document(uri.toString())?.requirements.length ?? 0) > 0,
    );
    return show(uri);
  }
});
