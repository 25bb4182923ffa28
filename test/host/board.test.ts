import assert from 'node:assert/strict';
import { commands, TabInputWebview, window, workspace } from 'vscode';
import type { Tab } from 'vscode';
import { noFilter } from '../../src/model/boardFilter.ts';
import type { GroundplanApi } from '../../src/editor/api.ts';
import type { BoardPage } from '../../src/editor/board/boardPage.ts';
import type { PlanPicture } from '../../src/board/overview/planPicture.ts';
import { discardAll, NightShift, quiet, requirementOf, startedApi, until, untilEvent } from './nightShift.ts';

describe('the board', () => {
  const shift = new NightShift();
  let api: GroundplanApi;

  beforeEach(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  afterEach(async () => {
    await api.hearBoard({ type: 'filter', request: 0, filter: noFilter });
    await discardAll();
    await quiet(api);
  });
  after(() => shift.restore(api));

  it('opens one tab with the plan, and closes', async () => {
    await openBoard();
    await commands.executeCommand('groundplan.openBoard');
    assert.equal(boards().length, 1);
    const { columns, rows, cards } = plan();
    assert.ok(columns.some(({ name }) => name === '二期'));
    assert.ok(rows.some(({ trail }) => trail === '线索管理 › 线索分配'));
    assert.equal(cards.length, api.snapshot().rootCounts(plan().root).total);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await untilEvent(window.tabGroups.onDidChangeTabs, () => boards().length === 0);
    assert.equal(api.board(), null);
  });

  it('follows an edit of a document', async () => {
    await openBoard();
    const document = await workspace.openTextDocument(shift.uri('requirements.md'));
    const before = shift.onDisk('requirements.md');
    shift.write('requirements.md', before.replace('NIGHT-003', 'NIGHT-903'));
    await until(api, () => requirementOf(api, shift, 'NIGHT-903') !== undefined);
    assert.ok(!document.isDirty);
    assert.ok(plan().cards.some(({ id }) => id === 'NIGHT-903'));
    assert.ok(plan().cards.every(({ id }) => id !== 'NIGHT-003'));
  });

  it('places a requirement as a drop in a view does, unsaved, and takes it back with one undo', async () => {
    await openBoard();
    const before = placesOf('NIGHT-003');
    const action = {
      kind: 'place',
      root: plan().root,
      keys: [key('NIGHT-003')],
      from: [''],
      module: { to: 'leads/assign' },
      phase: 'same',
    };
    await api.hearBoard({ type: 'act', action });
    await until(api, () => placesOf('NIGHT-003').some(({ module }) => module === 'leads/assign'));
    const document = await workspace.openTextDocument(shift.uri('requirements.md'));
    assert.ok(document.isDirty);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    await until(api, () => requirementOf(api, shift, 'NIGHT-003')?.modules.length === 0);
    assert.deepEqual(placesOf('NIGHT-003'), before);
  });

  it('takes a requirement out of module and phase where it is dropped on those without', async () => {
    await openBoard();
    const { phase, modules } = requirementOf(api, shift, 'NIGHT-001') ?? {};
    assert.ok(phase && modules?.length === 1);
    const action = {
      kind: 'place',
      root: plan().root,
      keys: [key('NIGHT-001')],
      from: ['leads/assign'],
      module: { to: null },
      phase: { to: null },
    };
    await api.hearBoard({ type: 'act', action });
    await until(api, () => requirementOf(api, shift, 'NIGHT-001')?.phase === null);
    assert.deepEqual(placesOf('NIGHT-001'), [{ module: 'lacking', column: 'lacking' }]);
  });

  it('leaves everything as it was where a message means nothing', async () => {
    await openBoard();
    const revision = api.snapshot().revision;
    const root = plan().root;
    const place = { kind: 'place', root, keys: ['gone'], from: [''], module: { to: 'leads' }, phase: 'same' };
    await api.hearBoard({ type: 'act', action: place });
    await api.hearBoard({ type: 'act', action: { ...place, module: 7 } });
    await api.hearBoard('nonsense');
    assert.equal(api.snapshot().revision, revision);
  });

  it('filters by a text as the quick pick does, and says how many are left', async () => {
    await openBoard();
    await api.hearBoard({ type: 'filter', request: 1, filter: { ...noFilter, text: 'NIGHT-00' } });
    const ids = plan().cards.map(({ id }) => id);
    assert.ok(ids.length > 0 && ids.every((id) => id.startsWith('NIGHT-00')), ids.join(' '));
    assert.equal(page().frame.isFiltered, true);
    assert.match(page().frame.count, new RegExp(`\\b${ids.length}\\b`, 'u'));
  });

  it('shows a requirement past the filter that hides it', async () => {
    await openBoard();
    await api.hearBoard({ type: 'filter', request: 1, filter: { ...noFilter, text: 'CRM-001' } });
    assert.ok(plan().cards.every(({ id }) => id !== 'NIGHT-003'));
    await commands.executeCommand('groundplan.showOnBoard', key('NIGHT-003'));
    assert.ok(plan().cards.some(({ id }) => id === 'NIGHT-003'));
    assert.equal(page().frame.isFiltered, false);
  });

  it('remembers picture and folding for the next time', async () => {
    await openBoard();
    const view = { ...page().frame.view, picture: 'plan', folded: ['=leads'] };
    await api.hearBoard({ type: 'view', request: 1, view });
    await commands.executeCommand('workbench.action.closeAllEditors');
    await untilEvent(window.tabGroups.onDidChangeTabs, () => boards().length === 0);
    await openBoard();
    assert.deepEqual(page().frame.view.folded, ['=leads']);
    await api.hearBoard({ type: 'view', request: 2, view: { ...view, folded: [] } });
  });

  const boards = (): readonly Tab[] =>
    window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('groundplan.board'));

  async function openBoard(): Promise<void> {
    await commands.executeCommand('groundplan.openBoard');
    await untilEvent(window.tabGroups.onDidChangeTabs, () => boards().length === 1);
  }

  function page(): BoardPage {
    const shown = api.board();
    assert.ok(shown);
    return shown;
  }

  function plan(): PlanPicture {
    const { shown } = page();
    assert.ok(shown.name === 'plan');
    return shown.picture;
  }

  function key(id: string): string {
    const requirement = requirementOf(api, shift, id);
    assert.ok(requirement);
    return requirement.key;
  }

  /** Where the board shows a requirement. */
  function placesOf(id: string): readonly { readonly module: string; readonly column: string }[] {
    const { rows, cards, columns } = plan();
    const index = cards.findIndex((card) => card.key === key(id));
    return rows.flatMap((row) =>
      row.cells.flatMap((cell, at) => {
        const column = columns[at];
        return cell.includes(index) && column
          ? [{ module: row.kind === 'part' ? row.id : row.kind, column: column.id || column.kind }]
          : [];
      }),
    );
  }
});
