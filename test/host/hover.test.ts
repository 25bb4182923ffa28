import assert from 'node:assert/strict';
import { commands, MarkdownString, Uri, workspace } from 'vscode';
import type { Hover } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import { hoverTextAt, inside, NightShift, show, startedApi, workspaceFolder } from './nightShift.ts';

describe('hover', () => {
  const shift = new NightShift();
  let api: GroundplanApi;

  before(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  after(() => shift.restore(api));

  it('over an id in code shows the card of the requirement', async () => {
    const document = await show(shift.uri('code/onDuty.ts'));
    const text = await hoverTextAt(document.uri, inside(document, 'NIGHT-001'));
    assert.match(text, /夜里进来的线索自动分给值班销售/u);
    assert.match(text, /线索管理 › 线索分配/u);
    assert.match(text, /一期/u);
    assert.match(text, /值班表由主管每周排好/u);
    assert.match(text, /晚上十点的线索三分钟内有人接/u);
    assert.match(text, /onDuty\\\.test\\\.ts\\:1/u);
    assert.match(text, /command:groundplan\.openRequirement/u);
  });

  it('over an id in a document shows the same, at its definition and where it is mentioned', async () => {
    for (const path of ['requirements.md', 'notes/weekly.md']) {
      const document = await show(shift.uri(path));
      const text = await hoverTextAt(document.uri, inside(document, 'NIGHT-001'));
      assert.match(text, /夜里进来的线索自动分给值班销售/u, path);
    }
  });

  it('away from the definition says what is to be put right', async () => {
    const document = await show(shift.uri('notes/weekly.md'));
    const findings = api
      .findings(shift.uri('requirements.md').toString())
      .filter(({ range }) => range?.line === 6);
    assert.equal(findings.length, 2);
    const text = await hoverTextAt(document.uri, inside(document, 'NIGHT-003'));
    assert.equal(text.split('⚠').length - 1, findings.length);
    assert.doesNotMatch(await hoverTextAt(document.uri, inside(document, 'NIGHT-002')), /⚠/u);
  });

  it('over a module or phase in a field shows what that is to become', async () => {
    const document = await show(shift.uri('requirements.md'));
    const module = await hoverTextAt(document.uri, inside(document, '线索分配'));
    assert.match(module, /新线索三分钟内分给此刻最合适的销售/u);
    const phase = await hoverTextAt(document.uri, inside(document, '二期'));
    assert.match(phase, new RegExp(goalOf('二期'), 'u'));
  });

  it('over a module in the plan file shows its card', async () => {
    const document = await show(Uri.joinPath(workspaceFolder(), 'groundplan.yaml'));
    const text = await hoverTextAt(document.uri, inside(document, '线索分配'));
    assert.match(text, /新线索三分钟内分给此刻最合适的销售/u);
  });

  it('says nothing over other words', async () => {
    const document = await show(shift.uri('code/onDuty.ts'));
    assert.equal(await hoverTextAt(document.uri, inside(document, 'duty tonight')), '');
    assert.equal(await hoverTextAt(document.uri, inside(document, 'NIGHT-404')), '');
  });

  it('runs no command but its own, and no HTML', async () => {
    const document = await workspace.openTextDocument(shift.uri('code/onDuty.ts'));
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      inside(document, 'NIGHT-001'),
    );
    const contents = hovers.flatMap((hover) => hover.contents);
    const own = contents.filter((content) => content instanceof MarkdownString);
    assert.ok(own.length > 0);
    for (const { isTrusted, supportHtml } of own) {
      assert.deepEqual(isTrusted, {
        enabledCommands: [
          'groundplan.openRequirement',
          'groundplan.openCard',
          'groundplan.openPlanCard',
          'groundplan.showOnBoard',
        ],
      });
      assert.notEqual(supportHtml, true);
    }
  });

  function goalOf(name: string): string {
    const phase = api
      .snapshot()
      .plan(api.snapshot().roots[0]?.id ?? '')
      .phases.find((one) => one.name.startsWith(name));
    assert.ok(phase?.goal, `${name} has a goal`);
    // As the hover escapes it.
    return phase.goal.slice(0, 6);
  }
});
