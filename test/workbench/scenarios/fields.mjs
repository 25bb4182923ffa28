// Changing any field of a requirement: which one is asked, a table gets a column only when the person agrees, and a
// module that the plan lacks is made on the way.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { line, notice } = ui;
  const modules = manifest('view.modules');
  const toDo = manifest('view.toDo');
  const option = (text) => ui.options().filter({ hasText: text });

  await step('the menu of a row leads to every field, with what it says now', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await ui.foldView(modules);
    await ui.openView(toDo);
    await ui.chooseInMenu(ui.row(toDo, 'CRM-040'), manifest('command.setField'), option(say('Owner')));
    await ui.shot('whichField');
  });
  await step('a name is typed, and the table is asked for before it gets a column', async () => {
    await ui.pickOption(say('Owner'));
    await ui.typeInQuickPick('周敏', say('Write “{0}”', '周敏'));
    await ui.pickOption(say('Write “{0}”', '周敏'), option(say('Add the column to the table')));
    await ui.shot('mayAddColumn');
    await ui.pickOption(say('Add the column to the table'), line('周敏'));
    await notice('周敏').first().waitFor();
    await ui.shot('newColumn');
  });
  await step('Undo takes the column out again', async () => {
    await ui.pressInNotice('周敏', say('Undo'), ui.gone(line('周敏')));
  });
  await step('a necessity comes with its reason', async () => {
    await ui.chooseInMenu(ui.row(toDo, 'CRM-040'), manifest('command.setField'), option(say('Necessity')));
    await ui.pickOption(say('Necessity'), option('刚需'));
    await ui.shot('necessity');
    await ui.pickOption('刚需');
    await ui.typeInQuickPick('当月提成没人对得上');
    await ui.enter(option(say('Write it into the plan file')));
    await ui.shot('reasonColumn');
    await ui.pickOption(say('Add the column to the table'), line('当月提成没人对得上'));
  });
  await step('a module that the plan lacks is made on the way', async () => {
    await ui.chooseInMenu(ui.row(toDo, 'CRM-039'), manifest('command.setModule'), ui.options());
    await ui.typeInQuickPick('安全与权限', say('New module “{0}”', '安全与权限'));
    await ui.pickOption(say('New module “{0}”', '安全与权限'), option(say('A module of its own')));
    await ui.pickOption(say('A module of its own'), notice('安全与权限'));
    await ui.openView(modules);
    await ui.row(modules, '安全与权限').first().waitFor();
    await ui.unfold(modules, '安全与权限');
    await ui.row(modules, 'CRM-039').first().waitFor();
    const shown = await ui.rows(modules);
    assert.ok(
      shown.some((text) => /^安全与权限 ?0\/1/u.test(text)),
      shown.join('\n'),
    );
    await ui.shot('newModule');
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({ name: 'fields', locale, theme, folder, steps }));
