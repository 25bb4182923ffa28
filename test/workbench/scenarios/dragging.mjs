// Requirements that are dragged to where they belong: two at once from To do onto a module, one to another phase; the
// same for several from their menu by keys; and the way back of each.
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
  /** Which requirements stand below the first group of To do; some stand further down for other reasons too. */
  const withoutModule = (...ids) =>
    ui.that(async () => {
      const shown = await ui.rows(toDo);
      const below = shown.slice(1);
      const end = below.findIndex((text) => !text.startsWith('CRM-'));
      assert.deepEqual(
        below.slice(0, end).map((text) => text.slice(0, 7)),
        ids,
      );
    });
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
  await step('Undo brings it back', async () => {
    const back = ui.line('CRM-008').filter({ hasText: '| 二期 |' });
    await ui.pressInNotice(toFirst, say('Undo'), back);
    await ui.row(phases, 'CRM-008').first().waitFor();
    assert.equal(onDisk(catalog), before[catalog]);
  });
  /** Presses an arrow until what has the focus says a text; each time only once the key before has worked. */
  const goTo = async (focus, text) => {
    const said = async () => ((await focus.count()) > 0 ? focus.first().innerText() : '');
    for (let count = 0; count < 60; count++) {
      const before = await said();
      if (before.includes(text)) return;
      await page.keyboard.press('ArrowDown');
      await ui.that(async () => assert.notEqual(await said(), before))(5000);
    }
    throw new Error(`“${text}” did not get the focus`);
  };
  /** Chooses from the menu of several rows by keys. */
  const chooseByKeys = async (rows, title) => {
    const entry = page.getByRole('menuitem', { name: title }).first();
    const menu = page.locator('.monaco-menu').first();
    await ui.insist(async () => {
      if (await menu.isVisible()) await page.keyboard.press('Escape');
      await ui.selectRows(rows);
      await page.keyboard.press('Shift+F10');
    }, entry);
    await goTo(page.locator('.monaco-menu .action-item.focused'), title);
    await ui.press('Enter', ui.options(), entry);
  };
  await step('several get a module by keys', async () => {
    await ui.foldView(phases);
    await ui.openView(toDo);
    const rows = [ui.row(toDo, 'CRM-037'), ui.row(toDo, 'CRM-038')];
    await chooseByKeys(rows, manifest('command.setModule'));
    await ui.typeInQuickPick('jykb', '经营看板');
    await ui.shot('byKeys');
    await ui.enter(notice(say('{0} → “{1}”', two, '经营看板')), '经营看板');
    await withoutModule('CRM-061', 'CRM-039')(20_000);
    await undone(withoutModule('CRM-061', 'CRM-037', 'CRM-038', 'CRM-039'));
  });
  await step('several are for one more module', async () => {
    const rows = [ui.row(toDo, 'CRM-040'), ui.row(toDo, 'CRM-041')];
    await chooseByKeys(rows, manifest('command.addToModule'));
    await ui.typeInQuickPick('xsfp', '线索分配');
    await ui.enter(notice(say('{0}: also in “{1}”', two, '线索管理 › 线索分配')), '线索分配');
    await ui.openView(modules);
    await ui.unfold(modules, '线索分配');
    for (const id of ['CRM-040', 'CRM-041']) await ui.row(modules, id).first().waitFor();
    await ui.shot('inBoth');
    await undone(ui.gone(ui.row(modules, 'CRM-041')));
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
