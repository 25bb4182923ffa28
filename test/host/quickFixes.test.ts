import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CodeAction, commands, languages, Uri, workspace } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import {
  discardAll,
  inside,
  NightShift,
  quiet,
  requirementOf,
  show,
  startedApi,
  until,
  untilEvent,
  workspaceFolder,
} from './nightShift.ts';

const head =
  '| 编号 | 需求 | 所属模块 | 建设阶段 | 环节 | 状态 | 重复需求 |\n|---|---|---|---|---|---|---|\n';

describe('quick fixes', () => {
  const shift = new NightShift();
  const plan = Uri.joinPath(workspaceFolder(), 'groundplan.yaml');
  const planText = readFileSync(plan.fsPath, 'utf8');
  const extra: Uri[] = [];
  let api: GroundplanApi;

  beforeEach(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  afterEach(async () => {
    await discardAll();
    writeFileSync(plan.fsPath, planText);
    for (const uri of extra.splice(0)) rmSync(uri.fsPath, { force: true });
    await quiet(api);
  });
  after(() => shift.restore(api));

  it('create the module that a document names, where the person says', async () => {
    const document = await withRows('| NIGHT-040 | 夜间报表 | 夜班看板 | 一期 | | 待评审 | |\n');
    const fix = await fixNamed(document, '夜班看板', 'Create the module “夜班看板” in the plan…');
    assert.equal(await runWith(fix, 'leads'), true);
    await until(api, () => requirementOf(api, shift, 'NIGHT-040')?.modules[0]?.path === 'leads/夜班看板');
  });

  it('create the phase that a document names', async () => {
    const document = await withRows('| NIGHT-040 | 夜间报表 | 线索分配 | 第九期 | | 待评审 | |\n');
    const fix = await fixNamed(document, '第九期', 'Create the phase “第九期” in the plan');
    assert.equal(await runWith(fix), true);
    await until(api, () => requirementOf(api, shift, 'NIGHT-040')?.phase?.id === '第九期');
  });

  it('add the step that a document names behind the one that is chosen', async () => {
    const document = await withRows('| NIGHT-040 | 夜间报表 | 线索分配 | 一期 | 夜间值守 | 待评审 | |\n');
    const fix = await fixNamed(document, '夜间值守', 'Add the step “夜间值守” to a process…');
    const root = api.snapshot().roots[0]?.id ?? '';
    const process = api.snapshot().plan(root).processes[0];
    assert.ok(process?.steps[0]);
    assert.equal(await runWith(fix, process.steps[0].path), true);
    await until(api, () => api.snapshot().plan(root).processes[0]?.steps[1]?.name === '夜间值守');
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
    await until(api, () => requirementOf(api, shift, 'NIGHT-051') === undefined);
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
    extra.push(uri);
    await until(api, () => (api.snapshot().document(uri.toString())?.requirements.length ?? 0) > 0);
    return show(uri);
  }
});

async function fixesAt(document: TextDocument, { line }: Position): Promise<readonly CodeAction[]> {
  const found = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    document.lineAt(line).range,
  );
  return found.filter((fix) => fix instanceof CodeAction);
}

/** The fix of this title on the line of a text, once the finding that it is for is shown there. */
async function fixNamed(document: TextDocument, text: string, title: string): Promise<CodeAction> {
  const at = inside(document, text);
  for (;;) {
    const next = nextDiagnostics();
    const fixes = await fixesAt(document, at);
    const fix = fixes.find((candidate) => candidate.title === title);
    if (fix) return fix;
    await next;
  }
}

function nextDiagnostics(): Promise<void> {
  return new Promise((resolve) => {
    const subscription = languages.onDidChangeDiagnostics(() => {
      subscription.dispose();
      resolve();
    });
  });
}

/** Runs a fix's command, with an answer to what it would ask. */
function runWith({ command }: CodeAction, ...answers: readonly unknown[]): Thenable<unknown> {
  assert.ok(command);
  return commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]), ...answers);
}
