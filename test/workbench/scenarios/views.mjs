// The sample in the views: by module, by phase, To do, the status bar, the tooltip, a filter, and the way from
// a row to its document and back.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const modules = manifest('view.modules');
  const toDo = manifest('view.toDo');
  const press = async (view, title, effect) => ui.pressOn(await ui.openView(view), title, effect);
  const isSelected = ui.page.locator('[aria-selected="true"]');

  await step('the Modules view is filled as soon as it is opened', async () => {
    await ui.openView(modules);
    await ui.row(modules, '销售提效平台').first().waitFor();
    for (const name of ['线索管理', '客户跟进', '试听课', say('No module')]) {
      await ui.row(modules, name).first().waitFor();
    }
  });
  await step('a module unfolds to submodules, requirements and code', async () => {
    await ui.unfold(modules, '线索管理');
    await ui.unfold(modules, '线索分配');
    await ui.row(modules, 'CRM-002 新线索按地区和年级自动分给在岗销售').first().waitFor();
    await ui.unfold(modules, 'CRM-002');
    await ui.row(modules, 'assignLead.ts').first().waitFor();
    const shown = await ui.rows(modules);
    const row = shown.find((text) => text.startsWith('CRM-002'));
    assert.match(row, /一期 · 已上线/);
    await ui.shot('modules');
  });
  await step('resting on a requirement shows its card', async () => {
    await ui.restOn(ui.row(modules, 'CRM-002'), ui.page.locator('.workbench-hover', { hasText: '线索分配' }));
    await ui.shot('tooltip');
  });
  await step('a click opens the document at the requirement', async () => {
    await ui.click(ui.row(modules, 'CRM-002'), ui.activeTab('功能清单.md'));
    await ui.line('CRM-002').waitFor();
  });
  await step('the title bar turns it to phases, and remembers what is open', async () => {
    await press(modules, manifest('command.groupByPhase'), ui.row(modules, say('Needs no phase')));
    await ui.unfold(modules, '一期');
    await ui.unfold(modules, '线索管理 › 公海池');
    await ui.row(modules, 'CRM-005').first().waitFor();
    await ui.shot('phases');
    await press(modules, manifest('command.groupByModule'), ui.row(modules, 'assignLead.ts'));
  });
  await step('a filter leaves what fits, and is cleared again', async () => {
    await press(
      modules,
      manifest('command.filterModules'),
      ui.page.locator('.quick-input-widget input[type="text"]'),
    );
    await ui.typeInQuickPick('公海');
    await ui.enter(ui.page.getByText(say('Filter: {0} ({1} found)', '公海', 3)));
    await ui.row(modules, 'CRM-002').first().waitFor({ state: 'detached' });
    await ui.row(modules, 'CRM-005').first().waitFor();
    await ui.shot('filter');
    await press(modules, manifest('command.clearFilter'), ui.row(modules, 'CRM-002'));
  });
  await step('the status bar counts the unplaced and leads to To do', async () => {
    const entry = ui.page.locator('.statusbar-item', { hasText: say('{0} unplaced', 7) });
    await ui.click(entry, ui.row(toDo, say('No module')));
  });
  await step('To do groups what waits, and says what may be meant', async () => {
    await ui.row(modules, '线索管理').first().waitFor();
    await ui.foldView(modules);
    await ui.eventually(async () => {
      const shown = await ui.rows(toDo);
      const expected = [
        say('No module'),
        'CRM-061',
        'CRM-037',
        'CRM-038',
        'CRM-039',
        say('A module seems to be missing'),
        '停用 · 账号',
        say('No phase'),
        'CRM-038',
        'CRM-040',
        'CRM-041',
        say('Name not in the plan'),
        '线索分派',
        'CRM-042',
        say('Probably asked before'),
        'CRM-043',
        'CRM-020',
      ];
      // What comes next depends on the day.
      assert.deepEqual(
        expected.map((start, index) => (shown[index]?.startsWith(start) ? start : shown[index])),
        expected,
      );
      const wrong = shown.find((text) => text.startsWith('线索分派'));
      assert.ok(wrong.includes(say('did you mean “{0}”?', '线索分配')), wrong);
    });
    const badge = ui.page.locator('.activitybar .badge-content', { hasText: '7' });
    await badge.first().waitFor();
    await ui.shot('toDo');
  });
  await step('a row of To do is shown in Modules', async () => {
    const revealed = ui.row(modules, 'CRM-042').and(isSelected);
    await ui.pressOn(ui.row(toDo, 'CRM-042'), manifest('command.revealInModules'), revealed);
    await ui.shot('revealed');
  });
  await step('the menu of a module leads to the plan file', async () => {
    const plan = ui.activeTab('groundplan.yaml');
    await ui.chooseInMenu(ui.row(modules, '客户跟进'), manifest('command.showInDocument'), plan);
  });
  await step('the requirement at the cursor is shown in Modules', async () => {
    await ui.openFile('clickToCall.ts');
    await ui.cursorAt('CRM-013');
    await ui.runCommand(manifest('command.revealInModules'), ui.row(modules, 'CRM-013').and(isSelected));
  });
};

const folder = (scratch) => copySample(join(scratch, 'sales-platform'));

export const scenarios = looks.map(({ locale, theme }) => ({ name: 'views', locale, theme, folder, steps }));
