import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import {
  discardAll,
  hoverTextAt,
  inside,
  NightShift,
  quiet,
  requirementOf,
  show,
  startedApi,
  until,
  workspaceFolder,
} from './nightShift.ts';

describe('changes', () => {
  const shift = new NightShift();
  let api: GroundplanApi;

  beforeEach(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  after(() => shift.restore(api));

  it('in an unsaved buffer count at once, while the disk stays as it is', async () => {
    const before = shift.onDisk('requirements.md');
    const document = await show(shift.uri('requirements.md'));
    await append(document, '| NIGHT-004 | 夜里也能转人工 | | | | 待评审 | |\n');
    await until(api, () => requirementOf(api, shift, 'NIGHT-004') !== undefined);
    assert.equal(document.isDirty, true);
    assert.equal(shift.onDisk('requirements.md'), before);

    const codes = api.findings(document.uri.toString()).filter(({ range }) => range?.line === 7);
    assert.deepEqual(codes.map(({ code }) => code).sort(), ['requirement/no-module', 'requirement/no-phase']);
    assert.match(await hoverTextAt(document.uri, inside(document, 'NIGHT-004')), /夜里也能转人工/u);

    await discardAll();
    await until(api, () => requirementOf(api, shift, 'NIGHT-004') === undefined);
  });

  it('in an unsaved buffer of code make a reference', async () => {
    const before = shift.onDisk('code/onDuty.ts');
    const document = await show(shift.uri('code/onDuty.ts'));
    await append(document, '// @req NIGHT-003\n');
    const referenced = (): boolean => {
      const requirement = requirementOf(api, shift, 'NIGHT-003');
      return requirement !== undefined && api.snapshot().referencesTo(requirement).length === 1;
    };
    await until(api, referenced);
    assert.equal(document.isDirty, true);
    assert.equal(shift.onDisk('code/onDuty.ts'), before);
    assert.match(await hoverTextAt(document.uri, inside(document, 'NIGHT-003')), /夜里的提醒不响铃/u);
  });

  it('of the disk do not remove what an unsaved buffer says', async () => {
    const document = await show(shift.uri('requirements.md'));
    await append(document, '| NIGHT-005 | 只在屏幕上 | | | | 待评审 | |\n');
    shift.write('requirements.md', shift.onDisk('requirements.md').replace('NIGHT-002', 'NIGHT-006'));
    await quiet(api);
    assert.ok(requirementOf(api, shift, 'NIGHT-005'));
    assert.ok(requirementOf(api, shift, 'NIGHT-002'));
  });

  it('a deleted document takes its requirements along', async () => {
    rmSync(shift.uri('requirements.md').fsPath);
    await until(api, () => requirementOf(api, shift, 'NIGHT-001') === undefined);
    assert.equal(api.snapshot().document(shift.uri('requirements.md').toString()), undefined);
  });

  it('a deleted folder takes everything below it along', async () => {
    assert.ok(requirementOf(api, shift, 'NIGHT-010'));
    rmSync(shift.uri('deep').fsPath, { recursive: true });
    await until(api, () => requirementOf(api, shift, 'NIGHT-010') === undefined);
  });

  it('of 200 files at once end in the right state', async () => {
    const folder = shift.uri('branch').fsPath;
    const page = (at: number, word: string): string =>
      `| 编号 | 需求 | 状态 |\n|---|---|---|\n| NIGHT-${1000 + at} | ${word}${at} | 待评审 |\n`;
    const titles = (): readonly string[] =>
      [...api.snapshot().requirements()]
        .filter(({ uri }) => uri.includes('/branch/'))
        .map(({ title }) => title);
    for (let at = 0; at < 200; at++) writeFileSync(join(folder, `${at}.md`), page(at, '旧'));
    await until(api, () => titles().length === 200);
    await quiet(api);

    // What a branch switch does: some files change, some vanish, some appear.
    for (let at = 0; at < 100; at++) writeFileSync(join(folder, `${at}.md`), page(at, '新'));
    for (let at = 100; at < 150; at++) rmSync(join(folder, `${at}.md`));
    for (let at = 200; at < 250; at++) writeFileSync(join(folder, `${at}.md`), page(at, '新'));
    const wanted = [
      ...Array.from({ length: 100 }, (_, at) => `新${at}`),
      ...Array.from({ length: 50 }, (_, at) => `旧${at + 150}`),
      ...Array.from({ length: 50 }, (_, at) => `新${at + 200}`),
    ].sort();
    await quiet(api);
    assert.deepEqual(titles().toSorted(), wanted);
    // Their numbers are high, and other tests ask for the next free one.
    for (let at = 0; at < 250; at++) rmSync(join(folder, `${at}.md`), { force: true });
    await until(api, () => titles().length === 0);
    await quiet(api);
  });

  it('of the plan place every requirement anew and read no document', async () => {
    const uri = Uri.joinPath(workspaceFolder(), 'groundplan.yaml');
    const onDisk = readFileSync(uri.fsPath, 'utf8');
    const document = await show(uri);
    await quiet(api);
    const filesRead = api.filesRead();
    const module = (): string | undefined => requirementOf(api, shift, 'NIGHT-001')?.modules[0]?.path;
    assert.equal(module(), 'leads/assign');

    const edit = new WorkspaceEdit();
    const text = document.getText().replace(/^( *- id: )assign$/mu, '$1handout');
    assert.notEqual(text, document.getText());
    edit.replace(uri, document.validateRange(new Range(0, 0, document.lineCount, 0)), text);
    assert.equal(await workspace.applyEdit(edit), true);
    await until(api, () => module() === 'leads/handout');
    assert.equal(document.isDirty, true);
    assert.equal(readFileSync(uri.fsPath, 'utf8'), onDisk);
    assert.equal(api.filesRead(), filesRead);
    const all = [...api.snapshot().requirements()].flatMap(({ modules }) => modules.map(({ path }) => path));
    assert.ok(!all.includes('leads/assign'));
  });

  async function append(document: TextDocument, text: string): Promise<void> {
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
    assert.equal(await workspace.applyEdit(edit), true);
  }
});
