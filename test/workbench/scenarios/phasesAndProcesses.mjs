// The sample in the Phases and Processes views, what To do says of the steps that nothing supports, and what
// a plan without processes is told.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

/** Folds a view by its title, so that the one below has its room. */
const fold = async (ui, name) => {
  await ui.openView(name);
  await ui.foldView(name);
};

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const modules = manifest('view.modules');
  const phases = manifest('view.phases');
  const processes = manifest('view.processes');
  const toDo = manifest('view.toDo');

  await step('the Phases view says what each phase is for and how far it is', async () => {
    await fold(ui, modules);
    await fold(ui, toDo);
    await ui.openView(phases);
    await ui.unfold(phases, '一期');
    await ui.row(phases, say('Goal: {0}', '线索不丢、不撞、不等')).first().waitFor();
    await ui.row(phases, say('Target form: {0}', '线索进来自动去重')).first().waitFor();
    const shown = await ui.rows(phases);
    const measure = shown.find((text) => text.startsWith('10 分钟首次跟进率'));
    assert.ok(measure.includes(`38% → 80% · ${say('actual {0}', '76%')}`), measure);
    assert.ok(
      shown.some((text) => text.startsWith('一期') && /\d+\/\d+/.test(text)),
      shown.join('\n'),
    );
    await ui.shot('phases');
  });
  await step('a module of a phase unfolds to its requirements', async () => {
    await ui.unfold(phases, '线索管理 › 线索分配');
    await ui.row(phases, 'CRM-002').first().waitFor();
    const button = ui
      .row(phases, 'CRM-002')
      .first()
      .getByRole('button', { name: manifest('command.revealInModules') });
    await ui.restOn(ui.row(phases, 'CRM-002'), button);
    await ui.shot('requirements');
  });
  await step('resting on a phase shows its card', async () => {
    await ui.restOn(ui.row(phases, '一期'), ui.page.locator('.workbench-hover', { hasText: '线索不丢' }));
    await ui.shot('phaseCard');
  });
  await step('a click on a phase opens its place in the plan file', async () => {
    await ui.click(ui.row(phases, '二期'), ui.activeTab('groundplan.yaml'));
    await ui.line('name: 二期').waitFor();
  });
  await step('what has no phase comes last', async () => {
    await ui.insist(
      async () => {
        await ui.row(phases, '一期').first().click({ timeout: 5000 });
        await ui.page.keyboard.press('End');
      },
      ui.row(phases, say('No phase')),
    );
    assert.ok((await ui.rows(phases)).at(-1).startsWith(say('No phase')));
  });
  await step('the Processes view shows the steps in order, and those that nothing supports', async () => {
    await fold(ui, phases);
    await ui.openView(processes);
    await ui.row(processes, '打消顾虑').first().waitFor();
    const shown = await ui.rows(processes);
    const at = (text) => shown.findIndex((row) => row.startsWith(text));
    assert.ok(at('线索到成交') < at('线索入库') && at('线索入库') < at('分配线索'), shown.join('\n'));
    assert.ok(shown[at('线索到成交')].includes(say('{0} of {1} steps supported', 8, 9)), shown[0]);
    assert.ok(shown[at('分配线索')].includes(say('in {0}, {1}', '线索分配', '公海池')));
    assert.ok(shown[at('打消顾虑')].includes(say('unsupported')), shown[at('打消顾虑')]);
    await ui.row(processes, '打消顾虑').first().locator('.codicon-warning').waitFor();
    await ui.shot('processes');
  });
  await step('a step unfolds to the modules that carry it and the requirements that serve it', async () => {
    await ui.unfold(processes, '分配线索');
    await ui.row(processes, '线索管理 › 公海池').first().waitFor();
    await ui.row(processes, 'CRM-002').first().waitFor();
    await ui.restOn(
      ui.row(processes, '分配线索'),
      ui.page.locator('.workbench-hover', { hasText: '销售主管' }),
    );
    await ui.shot('step');
  });
  await step('a click on a step opens its place in the plan file', async () => {
    await ui.click(ui.row(processes, '打消顾虑'), ui.line('name: 打消顾虑'));
    await ui.shot('gapInPlan');
  });
  await step('To do lists the steps that nothing supports, and the badge leaves them out', async () => {
    await fold(ui, processes);
    const pane = await ui.openView(toDo);
    await ui.insist(
      async () => {
        await pane.hover({ timeout: 5000 });
        await ui.page.mouse.wheel(0, 5000);
      },
      ui.row(toDo, '一对一辅导'),
    );
    await ui.row(toDo, say('Step unsupported')).first().waitFor();
    const shown = await ui.rows(toDo);
    const from = shown.findIndex((text) => text.startsWith(say('Step unsupported')));
    const gaps = ['打消顾虑', '签电子协议', '寄送教材', '一对一辅导'];
    assert.deepEqual(
      shown.slice(from + 1).map((text, index) => (text.startsWith(gaps[index]) ? gaps[index] : text)),
      gaps,
    );
    const unplaced = say('{0} unplaced', '#').replace('#', '');
    const status = await ui.page.locator('.statusbar-item', { hasText: unplaced.trim() }).innerText();
    const [count] = /\d+/.exec(status) ?? [];
    await ui.page.locator('.activitybar .badge-content', { hasText: count }).first().waitFor();
    await ui.shot('toDo');
    await ui.click(ui.row(toDo, '寄送教材'), ui.line('name: 寄送教材'));
  });
};

const planWithoutProcesses = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const processes = manifest('view.processes');
  await step('a plan without processes says what to do, and writes an example into it', async () => {
    await fold(ui, manifest('view.modules'));
    await fold(ui, manifest('view.toDo'));
    const view = await ui.openView(processes);
    const title = manifest('welcome.processes.none').match(/\[(.+?)\]/)[1];
    const button = view.getByRole('button', { name: title });
    await button.waitFor();
    await ui.shot('noProcesses');
    await ui.click(button, ui.activeTab('groundplan.yaml'));
  });
  await step('what stands there as an example is shown as a process at once', async () => {
    await ui.row(processes, say('Lead to deal')).first().waitFor();
    const shown = await ui.rows(processes);
    assert.ok(shown[0].includes(say('{0} of {1} steps supported', 1, 2)), shown.join('\n'));
    assert.ok(shown[1].includes(say('in {0}', '订单')), shown[1]);
    assert.ok(shown[2].includes(say('unsupported')), shown[2]);
    await ui.shot('example');
  });
};

const folderWithoutPlan = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  await step('without a plan, Processes offers one', async () => {
    await fold(ui, manifest('view.modules'));
    await fold(ui, manifest('view.toDo'));
    const view = await ui.openView(manifest('view.processes'));
    await view.getByRole('button', { name: manifest('command.createPlan') }).waitFor();
  });
  await step('without phases, one row says that nothing names any', async () => {
    await ui.openView(manifest('view.phases'));
    await ui.row(manifest('view.phases'), say('Nothing names a phase yet')).waitFor();
    await ui.shot('noPlan');
  });
};

const table =
  '| 编号 | 需求 | 所属模块 |\n|---|---|---|\n| A-001 | 扫码付款 | 订单 |\n| A-002 | 出入库 | 库存 |\n';

const folderWith = (files) => (scratch) => {
  const folder = join(scratch, 'shop');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

const samples = looks.map((look) => ({
  name: 'phasesAndProcesses',
  ...look,
  folder: (scratch) => copySample(join(scratch, 'sales-platform')),
  steps,
}));
const plans = looks.map((look) => ({
  name: 'planWithoutProcesses',
  ...look,
  folder: folderWith({ '需求.md': table, 'groundplan.yaml': 'modules: [{ id: order, name: 订单 }]\n' }),
  steps: planWithoutProcesses,
}));
const unplanned = looks.map((look) => ({
  name: 'phasesWithoutPlan',
  ...look,
  folder: folderWith({ '需求.md': table }),
  steps: folderWithoutPlan,
}));

export const scenarios = [...samples, ...plans, ...unplanned];
