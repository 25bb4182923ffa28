import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commands, DiagnosticSeverity, languages, Uri, workspace } from 'vscode';
import type { Diagnostic } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import { discardAll, NightShift, show, startedApi, untilEvent } from './nightShift.ts';

describe('findings in the Problems panel', () => {
  const shift = new NightShift();
  let api: GroundplanApi;

  before(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  afterEach(async () => {
    await workspace.getConfiguration('groundplan').update('problems.scope', undefined);
    await discardAll();
  });
  after(() => shift.restore(api));

  it('stand where a requirement has no module and no phase', async () => {
    await show(shift.uri('requirements.md'));
    const isPlace = (problem: Diagnostic): boolean =>
      /^requirement\/no-(?:module|phase)$/u.test(codeOf(problem));
    await shown('requirements.md', (all) => all.filter(isPlace).length === 2);
    const problems = problemsOf('requirements.md').filter(isPlace);
    assert.deepEqual(problems.map(codeOf).sort(), ['requirement/no-module', 'requirement/no-phase']);
    for (const { range, severity, source } of problems) {
      assert.equal(range.start.line, 6);
      assert.equal(severity, DiagnosticSeverity.Warning);
      assert.equal(source, 'Groundplan');
    }
  });

  it('link to a page about their rule, which is there', async () => {
    await show(shift.uri('requirements.md'));
    await shown('requirements.md', ({ length }) => length > 0);
    for (const { code } of problemsOf('requirements.md')) {
      assert.ok(typeof code === 'object');
      assert.ok(readFileSync(code.target.fsPath, 'utf8').startsWith(`# ${code.value}`));
    }
  });

  it('stand at a marker in code that names an unknown requirement', async () => {
    const document = await show(shift.uri('code/onDuty.ts'));
    await shown('code/onDuty.ts', ({ length }) => length > 0);
    const problems = problemsOf('code/onDuty.ts');
    assert.deepEqual(problems.map(codeOf), ['reference/unknown-requirement']);
    assert.equal(document.getText(problems[0]?.range), 'NIGHT-404');
  });

  it('are shown for documents in a tab only, and go when the tab closes', async () => {
    assert.deepEqual(problemsOf('requirements.md'), []);
    await show(shift.uri('requirements.md'));
    await shown('requirements.md', ({ length }) => length > 0);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await shown('requirements.md', ({ length }) => length === 0);
  });

  it('are shown for all documents, or none, as the setting says', async () => {
    const settings = workspace.getConfiguration('groundplan');
    await settings.update('problems.scope', 'allDocuments');
    await shown('requirements.md', ({ length }) => length > 0);
    await show(shift.uri('requirements.md'));
    await settings.update('problems.scope', 'off');
    await shown('requirements.md', ({ length }) => length === 0);
  });

  function problemsOf(path: string): readonly Diagnostic[] {
    return languages.getDiagnostics(shift.uri(path)).filter(({ source }) => source === 'Groundplan');
  }

  function shown(path: string, hold: (problems: readonly Diagnostic[]) => boolean): Promise<void> {
    return untilEvent(languages.onDidChangeDiagnostics, () => hold(problemsOf(path)));
  }

  function codeOf({ code }: Diagnostic): string {
    assert.ok(typeof code === 'object' && code.target instanceof Uri);
    return String(code.value);
  }
});
