// Requirements that are dragged to where they belong: two at once from To do onto a module, one to another phase; the
// same for several by keys alone; and the way back of each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const pool = 'docs/需求/需求池.md';
const catalog = 'docs/需求/功能清单.md';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { notice, page } = ui;
  const modules = manifest('view.modules');
  const phases = manifest('view.phases');
  const toDo = manifest('view.toDo');
  const onDisk = (path) => readFileSync(join(ui.folder, path), 'utf8');
  const before = { [pool]: onDisk(pool), [catalog]: onDisk(catalog) };
  const two = say('{0} requirements', 2);
  const toFirst = say('{0} → “{1}”', '', '一期').trim();
  const isMarked = page.locator('.sidebar .drop-target');
  const focused = (text) => ui.row(toDo, text).and(page.locator('.focused'));
  const undone = (row) => ui.runCommand(manifest('command.undoChange'), row);

  await step(
    'two requirements of To do are dragged onto a module, which shows that it takes them',
    async () => {
      await ui.openView(modules);
      await ui.openView(toDo);
      await ui.unfold(modules, '线索管理');
      const [first, second] = [ui.row(toDo, 'CRM-037'), ui.row(toDo, 'CRM-039')];
      await ui.insist(
        async () => {
          await ui.selectRows([first, second]);
          await ui.drag(first, ui.row(modules, '线索分配'), {
            marked: isMarked,
            look: () => ui.shot('twoOntoModule'),
            effect: notice(say('{0} → “{1}”', two, '线索管理 › 线索分配')),
          });
        },
        ui.gone(first.or(second)),
      );
      await ui.unfold(modules, '线索分配');
      for (const id of ['CRM-037', 'CRM-039']) await ui.row(modules, id).first().waitFor();
      await ui.shot('twoInModule');
    },
  );
  await step('each cell says the module, once it is saved, and nothing else is changed', async () => {
    await ui.pressInNotice(
      two,
      say('Save'),
      ui.that(() => assert.notEqual(onDisk(pool), before[pool])),
    );
    const expected = before[pool]
      .replace('| 评审通过 | | 二期 |', '| 评审通过 | 线索分配 | 二期 |')
      .replace('| 评审通过 | — | 三期 |', '| 评审通过 | 线索分配 | 三期 |');
    assert.equal(onDisk(pool), expected);
  });
  await step('the command that undoes brings both back, to the byte', async () => {
    await undone(ui.row(toDo, 'CRM-039'));
    await ui.row(toDo, 'CRM-037').first().waitFor();
    await ui.insist(
      async () => {
        await ui.openFile('需求池.md');
        await page.keyboard.press('Control+s');
      },
      ui.that(() => assert.equal(onDisk(pool), before[pool])),
    );
  });
  await step('a requirement is dragged to another phase', async () => {
    await ui.foldView(modules);
    await ui.foldView(toDo);
    await ui.openView(phases);
    await ui.unfold(phases, '二期');
    await ui.unfold(phases, '线索管理 › 线索分配');
    await ui.drag(ui.row(phases, 'CRM-008'), ui.row(phases, '一期'), {
      marked: isMarked,
      look: () => ui.shot('toPhase'),
      effect: notice(toFirst),
    });
    await ui.activeTab('功能清单.md').waitFor();
    await ui.unfold(phases, '一期');
    await ui.shot('inPhase');
    assert.equal(onDisk(catalog), before[catalog]);
  });
  await step('Undo brings it back, and the document has nothing to save', async () => {
    const dirty = page.locator('.tabs-container .tab.dirty');
    await ui.pressInNotice(toFirst, say('Undo'), ui.gone(dirty));
    await ui.row(phases, 'CRM-008').first().waitFor();
    assert.equal(onDisk(catalog), before[catalog]);
  });
  /** Selects rows of To do by the arrow keys: those that come after `from` in a direction. */
  const selectFrom = async (from, key, ids) => {
    await ui.runCommand(`Focus on ${toDo} View`, page.locator('.pane-body:focus-within .monaco-list'));
    await page.keyboard.press('Home');
    await ui.insist(() => page.keyboard.press('ArrowDown'), focused(from), { patience: 0.3 });
    for (const id of ids) {
      await page.keyboard.press(`Shift+${key}`);
      await focused(id).first().waitFor();
    }
  };
  /** Chooses from the menu of the selected rows by keys. */
  const chooseByKeys = async (title) => {
    const entry = page.getByRole('menuitem', { name: title }).first();
    await ui.press('Shift+F10', entry);
    const chosen = page.locator('.monaco-menu .action-item.focused', { hasText: title });
    await ui.insist(() => page.keyboard.press('ArrowDown'), chosen, { patience: 0.3 });
    await ui.press('Enter', ui.options(), entry);
  };
  await step('several get a module by keys alone', async () => {
    await ui.foldView(phases);
    await ui.openView(toDo);
    await selectFrom('CRM-061', 'ArrowDown', ['CRM-037', 'CRM-038']);
    await chooseByKeys(manifest('command.setModule'));
    await ui.typeInQuickPick('jykb', '经营看板');
    await ui.shot('byKeys');
    await ui.enter(notice(say('{0} → “{1}”', two, '经营看板')));
    await ui.row(toDo, 'CRM-037').first().waitFor({ state: 'detached' });
    await undone(ui.row(toDo, 'CRM-037'));
  });
  await step('several are for one more module', async () => {
    await selectFrom(say('Name not in the plan'), 'ArrowUp', ['CRM-041', 'CRM-040']);
    await chooseByKeys(manifest('command.addToModule'));
    await ui.typeInQuickPick('xsfp', '线索分配');
    await ui.enter(notice(say('{0}: also in “{1}”', two, '线索管理 › 线索分配')));
    await ui.openView(modules);
    await ui.unfold(modules, '线索分配');
    for (const id of ['CRM-040', 'CRM-041']) await ui.row(modules, id).first().waitFor();
    await ui.shot('inBoth');
    await undone(ui.gone(ui.row(modules, 'CRM-041')));
    const dirty = page.locator('.tabs-container .tab.dirty');
    await dirty.first().waitFor({ state: 'hidden' });
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'dragging',
  locale,
  theme,
  folder,
  steps,
}));
