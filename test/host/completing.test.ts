import assert from 'node:assert/strict';
import { commands, Position, Range, workspace, WorkspaceEdit } from 'vscode';
import type { CompletionItem, CompletionList, TextDocument } from 'vscode';
import { ChangedFolder, type } from './changedFolder.ts';
import { requirementOf, show, until } from './nightShift.ts';

describe('completing', () => {
  const folder = new ChangedFolder();
  const { shift, plan } = folder;

  it('offers ids behind a marker in a TypeScript comment, found by pinyin initials, with explicit ranges', async () => {
    const document = await show(shift.uri('code/onDuty.ts'));
    const at = await typed(document, '// @req NIGHT-404', '// @req yljl');
    const { items } = await completions(document, at);
    const item = ours(items, 'NIGHT-001');
    assert.ok(item, items.map(nameOf).join(', '));
    assert.match(item.filterText ?? '', /\byljl|夜里/u);
    assert.equal(item.detail, '夜里进来的线索自动分给值班销售');
    assert.equal(rangeOf(item)?.start.character, '// @req '.length);
    await accept(document, item);
    assert.match(document.getText(), /\/\/ @req NIGHT-001\n/u);
  });

  it('goes on behind a comma, and resolves to the card', async () => {
    const document = await show(shift.uri('code/onDuty.ts'));
    const at = await typed(document, '// @req NIGHT-404', '// @req NIGHT-001, NIGHT-0');
    const { items } = await completions(document, at, 300);
    const item = ours(items, 'NIGHT-002');
    assert.ok(item, items.map(nameOf).join(', '));
    const { documentation } = item;
    assert.match(
      typeof documentation === 'string' ? documentation : (documentation?.value ?? ''),
      /值班表能提前一周排/u,
    );
  });

  it('says nothing elsewhere in code', async () => {
    const document = await show(shift.uri('code/onDuty.ts'));
    const { items } = await completions(document, new Position(5, 20));
    assert.equal(items.filter(({ detail = '' }) => detail.includes('夜里')).length, 0);
  });

  it('offers modules, phases and statuses in the cells of a Markdown table', async () => {
    const document = await show(shift.uri('requirements.md'));
    const row = '| NIGHT-003 | 夜里的提醒不响铃 | | | | 待评审 | |';
    const at = await typed(document, row, '| NIGHT-003 | 夜里的提醒不响铃 | | xsfp', ' | | 待评审 | |');
    const item = ours((await completions(document, at)).items, '线索分配');
    assert.ok(item);
    assert.match(item.filterText ?? '', /\bxsfp\b/u);
    await accept(document, item);
    await until(
      folder.api,
      () => requirementOf(folder.api, shift, 'NIGHT-003')?.modules[0]?.path === 'leads/assign',
    );
    const phases = await typed(document, '线索分配 | | 待评审 | |', '线索分配 | ', ' | 待评审 | |');
    assert.ok(ours((await completions(document, phases)).items, '二期'));
  });

  it('offers the words of a field and ids in a YAML document', async () => {
    const text =
      'requirements:\n  - id: NIGHT-030\n    title: 夜间交接\n    status: 待评审\n    module: \n    dependsOn: [NIGHT-0]\n';
    const uri = folder.added('需求.yaml', text);
    await until(folder.api, () => requirementOf(folder.api, shift, 'NIGHT-030') !== undefined);
    const document = await show(uri);
    assert.ok(ours((await completions(document, new Position(4, 12))).items, '线索分配'));
    assert.ok(ours((await completions(document, new Position(5, 23))).items, 'NIGHT-001'));
  });

  it('helps in the plan file: modules of a step, keys with their descriptions, severities', async () => {
    const document = await show(plan);
    const end = document.lineAt(document.lineCount - 1).range.end;
    const lead = end.character > 0 ? '\n' : '';
    await type(document, end, `${lead}rules:\n  requirement/no-phase: \n`);
    const severities = await completions(document, new Position(document.lineCount - 2, 24));
    assert.ok(ours(severities.items, 'error'), severities.items.map(nameOf).join(', '));
    await type(document, document.lineAt(document.lineCount - 1).range.end, 'pl');
    const keys = await completions(document, new Position(document.lineCount - 1, 2));
    assert.ok(ours(keys.items, 'placements'));
    const line = document
      .getText()
      .split('\n')
      .findIndex(
        (each) => /^\s+(?:- \{.*)?modules: \[[a-z]/u.test(each) || /modules: \[[a-z]+\//u.test(each),
      );
    assert.ok(line > 0);
    const column = document.lineAt(line).text.indexOf('modules: [') + 'modules: ['.length;
    assert.ok(ours((await completions(document, new Position(line, column))).items, '线索分配'));
  });
});

/** Replaces a text by another one; the position behind its first part. */
async function typed(document: TextDocument, text: string, before: string, after = ''): Promise<Position> {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `“${text}” is not there`);
  const edit = new WorkspaceEdit();
  edit.replace(
    document.uri,
    new Range(document.positionAt(offset), document.positionAt(offset + text.length)),
    before + after,
  );
  assert.equal(await workspace.applyEdit(edit), true);
  return document.positionAt(offset + before.length);
}

function completions(document: TextDocument, at: Position, resolved = 0): Thenable<CompletionList> {
  return commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
    undefined,
    resolved,
  );
}

function nameOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function ours(items: readonly CompletionItem[], name: string): CompletionItem | undefined {
  return items.find((item) => nameOf(item) === name);
}

function rangeOf({ range }: CompletionItem): Range | undefined {
  return range && 'inserting' in range ? range.inserting : range;
}

async function accept(document: TextDocument, item: CompletionItem): Promise<void> {
  const edit = new WorkspaceEdit();
  const range = rangeOf(item);
  assert.ok(range && typeof item.insertText === 'string');
  edit.replace(document.uri, range, item.insertText);
  assert.equal(await workspace.applyEdit(edit), true);
}
