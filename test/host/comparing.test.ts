import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { commands, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import { readVersion } from '../../src/exchange/planVersions/readVersion.ts';
import { comparePlans } from '../../src/insight/compare/comparePlans.ts';
import type { Difference } from '../../src/insight/compare/difference.ts';
import { planState } from '../../src/insight/compare/planState.ts';
import {
  discardAll,
  NightShift,
  quiet,
  requirementOf,
  show,
  startedApi,
  until,
  untilEvent,
  workspaceFolder,
} from './nightShift.ts';

describe('comparing plans', () => {
  const shift = new NightShift();
  let api: GroundplanApi;
  let version = '';
  const root = (): string => workspaceFolder().toString();
  const differences = (): readonly Difference[] => {
    const saved = readVersion(readFileSync(Uri.parse(version).fsPath, 'utf8'));
    assert.ok('state' in saved);
    return comparePlans(saved.state, planState(api.snapshot(), root())).differences;
  };
  const named = (id: string): Difference => {
    const found = differences().find((each) => each.id === id);
    assert.ok(
      found,
      differences()
        .map((each) => each.id)
        .join('\n'),
    );
    return found;
  };
  const compare = (): Thenable<boolean> =>
    commands.executeCommand('groundplan.comparePlan', { kind: 'file', uri: Uri.parse(version) }, root());
  const phaseOf = (id: string): string | undefined => requirementOf(api, shift, id)?.phase?.id;
  const setPhase = async (id: string, value: string): Promise<void> => {
    const key = requirementOf(api, shift, id)?.key;
    await commands.executeCommand('groundplan.setPhase', key, undefined, { kind: 'place', value });
    await until(api, () => phaseOf(id) === value);
  };

  before(async () => {
    api = await startedApi();
    await shift.restore(api);
    const saved: unknown = await commands.executeCommand('groundplan.saveVersion', root(), '夜班');
    assert.ok(typeof saved === 'string');
    version = saved;
  });
  beforeEach(() => shift.restore(api));
  afterEach(async () => {
    await commands.executeCommand('groundplan.closeComparison');
    await discardAll();
    await quiet(api);
  });
  after(async () => {
    rmSync(Uri.joinPath(workspaceFolder(), 'plan-versions').fsPath, { recursive: true });
    await shift.restore(api);
  });

  it('saves a version that is not read as a document', () => {
    assert.ok(existsSync(Uri.parse(version).fsPath));
    assert.equal(api.snapshot().document(version), undefined);
    assert.deepEqual(differences(), []);
  });

  it('takes one difference over in the document, and undo brings it back', async () => {
    await setPhase('NIGHT-001', 'p2');
    await setPhase('NIGHT-002', 'p3');
    assert.equal(await compare(), true);
    const key = requirementOf(api, shift, 'NIGHT-001')?.id ?? '';
    const row = {
      kind: 'difference',
      difference: named(`requirement night-shift/requirements.md#${key} phase`),
    };
    assert.equal(await commands.executeCommand('groundplan.takeOver', row, undefined), true);
    await until(api, () => phaseOf('NIGHT-001') === 'p1');
    assert.equal(phaseOf('NIGHT-002'), 'p3');
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    await until(api, () => phaseOf('NIGHT-001') === 'p2');
  });

  it('takes all over, and then there is nothing left to take', async () => {
    const before = (await show(shift.uri('requirements.md'))).getText();
    await setPhase('NIGHT-001', 'p2');
    await setPhase('NIGHT-003', 'p1');
    assert.equal(await compare(), true);
    assert.equal(await commands.executeCommand('groundplan.takeOverAll'), true);
    await until(api, () => differences().length === 0);
    const after = (await workspace.openTextDocument(shift.uri('requirements.md'))).getText();
    // A cell that is cleared keeps the blanks on both of its sides.
    assert.equal(after.replaceAll('|  |', '| |'), before);
    assert.equal(await commands.executeCommand('groundplan.takeOverAll'), false);
  });

  it('shows both texts side by side, field by field', async () => {
    await setPhase('NIGHT-001', 'p2');
    assert.equal(await compare(), true);
    const difference = named('requirement night-shift/requirements.md#NIGHT-001 phase');
    await commands.executeCommand('groundplan.showDifference', { kind: 'difference', difference });
    const input = (): unknown => window.tabGroups.activeTabGroup.activeTab?.input;
    await untilEvent(window.tabGroups.onDidChangeTabs, () => input() instanceof TabInputTextDiff);
    const diff = input();
    assert.ok(diff instanceof TabInputTextDiff);
    const textOf = async (uri: Uri): Promise<string> => (await workspace.openTextDocument(uri)).getText();
    const [there, here] = [await textOf(diff.original), await textOf(diff.modified)];
    assert.match(there, /一期/u);
    assert.match(here, /二期/u);
    assert.equal(there.replace('一期', '二期'), here);
  });

  it('keeps who agreed in the plan file, with the day', async () => {
    await setPhase('NIGHT-001', 'p2');
    assert.equal(await compare(), true);
    const difference = named('requirement night-shift/requirements.md#NIGHT-001 phase');
    const row = { kind: 'difference', difference };
    assert.equal(
      await commands.executeCommand('groundplan.markAgreed', row, undefined, ['business', 'pm']),
      true,
    );
    await until(api, () => api.snapshot().plan(root()).agreed.length === 1);
    const [agreement] = api.snapshot().plan(root()).agreed;
    assert.equal(agreement?.about, 'requirement NIGHT-001');
    assert.deepEqual([agreement?.there, agreement?.here], ['一期', '二期']);
    assert.match(agreement?.by.business ?? '', /^\d{4}-\d{2}-\d{2}$/u);
    assert.equal(agreement?.by.operations, undefined);
  });

  it('says what cannot be compared, and goes on', async () => {
    const nothing = { kind: 'file', uri: shift.uri('notes/weekly.md') };
    assert.equal(await commands.executeCommand('groundplan.comparePlan', nothing, root()), false);
  });
});
