// Code in one repository, its requirements in another: the tree says where they are read from, hovers find them, a
// conflict and a missing repository are named, and nothing in the other repository is changed from here.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { looks, wordsOf } from '../words.mjs';

const pool = `# 需求池

| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 |
|---|---|---|---|---|
| CRM-001 | 线索自动分配给值班销售 | 线索分配 | 一期 | 研发中 |
| CRM-002 | 超时线索回收到公海 | 公海池 | | 待评审 |
| OPS-001 | 外呼结果回写到线索 | 线索管理 | 一期 | 待评审 |
`;
const files = {
  'code/groundplan.yaml': `system: { name: 分配服务 }
sources:
  - { name: reqs, path: ../requirements }
  - { name: billing, path: ../billing }
`,
  'code/docs/own.md': `# 运维需求

| 编号 | 需求名称 | 所属模块 | 建设阶段 |
|---|---|---|---|
| OPS-001 | 分配失败时告警 | 监控 | 一期 |
`,
  'code/src/assign.ts':
    '// @req CRM-001\nexport const assign = 1;\n// @req reqs:OPS-001\nexport const call = 2;\n',
  'requirements/groundplan.yaml': `system: { name: 销售平台 }
modules:
  - { id: leads, name: 线索管理, modules: [{ id: assign, name: 线索分配 }, { id: pool, name: 公海池 }] }
phases: [{ id: p1, name: 一期 }]
`,
  'requirements/docs/需求池.md': pool,
};

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const modules = manifest('view.modules');
  const other = join(ui.folder, '..', 'requirements', 'docs', '需求池.md');

  await step('the other repository stands in the tree, with where it is read from', async () => {
    await ui.openView(modules);
    // The row is there before what it holds was read, and could not be unfolded yet.
    const row = ui.row(modules, '销售平台').filter({ hasText: '../requirements' });
    await row.filter({ hasText: '0/3' }).first().waitFor();
    await ui.unfold(modules, '销售平台');
    await ui.unfold(modules, '线索管理');
    await ui.unfold(modules, '线索分配');
    await ui.row(modules, 'CRM-001 线索自动分配给值班销售').first().waitFor();
    await ui.shot('tree');
  });
  await step('resting on its id in code shows what the code is for', async () => {
    await ui.openFile('assign.ts');
    const text = await ui.hoverText('CRM-001', '线索自动分配给值班销售');
    assert.ok(text.includes('../requirements/docs/需求池.md'), text);
    await ui.shot('hover');
  });
  await step('an id that both have, and a repository that is not there, are findings here', async () => {
    await ui.openFile('groundplan.yaml');
    await ui.page.locator('.squiggly-error').first().waitFor();
    const problems = ui.page.locator('.markers-panel [role="treeitem"]');
    await ui.insist(
      async () => {
        if (!(await problems.first().isVisible())) await ui.page.keyboard.press('Control+Shift+M');
      },
      problems.filter({ hasText: 'source/unreadable' }),
    );
    await ui.shot('missing');
    await ui.openFile('own.md');
    await problems.filter({ hasText: 'source/same-id' }).first().waitFor();
    await ui.shot('conflict');
    await ui.insist(async () => {
      if (await problems.first().isVisible()) await ui.page.keyboard.press('Control+J');
    }, ui.gone(problems));
  });
  await step('its requirements are not changed from here, which is said with where they live', async () => {
    await ui.unfold(modules, '公海池');
    const row = ui.row(modules, 'CRM-002 超时线索回收到公海');
    const phase = ui.options().filter({ hasText: '一期' });
    await ui.chooseInMenu(row, manifest('command.setPhase'), phase);
    const refused = say(
      '“{0}” belongs to another repository ({1}), which is only read here. Change it there, or open that folder in this window.',
      '需求池.md',
      '../requirements',
    );
    await ui.pickOption('一期', ui.notice(refused).first());
    await ui.shot('refused');
    assert.equal(readFileSync(other, 'utf8'), pool);
  });
  await step('it is followed once it is there, and while it changes', async () => {
    writeFileSync(
      other,
      pool.replace('| CRM-002 |', '| CRM-003 | 公海线索按意向排序 | 公海池 | 一期 | 待评审 |\n| CRM-002 |'),
    );
    const row = ui.row(modules, 'CRM-003 公海线索按意向排序').first();
    await ui.runCommand(manifest('command.refresh'), row);
    await ui.shot('followed');
  });
};

const folder = (scratch) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text);
  }
  return join(scratch, 'code');
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'repositories',
  locale,
  theme,
  folder,
  steps,
}));
