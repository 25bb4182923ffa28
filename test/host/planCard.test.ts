import assert from 'node:assert/strict';
import { commands, TabInputWebview, Uri, window, workspace } from 'vscode';
import type { Tab } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import {
  discardAll,
  NightShift,
  quiet,
  startedApi,
  until,
  untilEvent,
  workspaceFolder,
} from './nightShift.ts';

describe('the plan card', () => {
  const shift = new NightShift();
  let api: GroundplanApi;
  const root = (): string => api.snapshot().roots[0]?.id ?? '';

  beforeEach(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  afterEach(async () => {
    await window.tabGroups.close(cards());
    await discardAll();
    await quiet(api);
  });

  it('opens one tab for a module, a phase or a step, used again for the next', async () => {
    await commands.executeCommand('groundplan.openPlanCard', 'module', root(), 'leads');
    assert.equal(api.planCard()?.title, '线索管理');
    await commands.executeCommand('groundplan.openPlanCard', { kind: 'phase', root: root(), phase: 'p1' });
    assert.equal(api.planCard()?.title, '一期');
    await untilEvent(window.tabGroups.onDidChangeTabs, () => cards().some(({ label }) => label === '一期'));
    assert.equal(cards().length, 1);
  });

  it('sets what the plan file says, follows it, and leaves the file unsaved', async () => {
    await commands.executeCommand('groundplan.openPlanCard', 'phase', root(), 'p2');
    const set = (value: string): Thenable<unknown> =>
      commands.executeCommand('groundplan.setPlanField', 'phase', root(), 'p2', 'goal', value);
    assert.equal(await set('试听不空'), true);
    await until(api, () => said('goal') === '试听不空');
    const plan = await workspace.openTextDocument(Uri.joinPath(workspaceFolder(), 'groundplan.yaml'));
    assert.ok(plan.isDirty);
    assert.match(plan.getText(), /^ {4}goal: 试听不空$/mu);
  });

  it('refuses a date that is none, and a field that the part does not have', async () => {
    const set = (...args: readonly unknown[]): Thenable<unknown> =>
      commands.executeCommand('groundplan.setPlanField', ...args);
    assert.equal(await set('phase', root(), 'p2', 'due', '2026-02-30'), false);
    assert.equal(await set('module', root(), 'leads', 'due', '2026-02-28'), false);
    assert.equal(await set('module', root(), 'nowhere', 'owner', '周岩'), false);
    const plan = await workspace.openTextDocument(Uri.joinPath(workspaceFolder(), 'groundplan.yaml'));
    assert.equal(plan.isDirty, false);
  });

  function said(field: string): string | undefined {
    const rows = api
      .planCard()
      ?.aside.flatMap((section) => (section.kind === 'fields' ? section.fields : []));
    return rows?.find(({ id }) => id === field)?.values[0]?.text;
  }
});

function cards(): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('groundplan.planCard'),
    );
}
