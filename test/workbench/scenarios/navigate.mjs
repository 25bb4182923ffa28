// Finding the way between requirements, documents and code: lenses, outline, symbols, what depends on something, copies,
// and a requirement dragged from a view into code.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const rules = `# 分配规则

## 线索分配

### CRM-171 请假的销售自动停止分配

- 阶段：二期
- 状态：评审通过
- 依赖需求：CRM-002

### CRM-172 分配规则改动留痕

- 阶段：二期
- 状态：待评审
- 依赖需求：CRM-171、CRM-002

| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 |
|---|---|---|---|---|
| CRM-173 | 分配结果发到企业微信 | 线索分配 | 三期 | 待评审 |
| CRM-174 | 按学科分配 | 线索分配 | 三期 | 已拒绝 |
`;

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { line, page } = ui;
  const modules = manifest('view.modules');
  const lens = (text) => page.locator('.codelens-decoration a', { hasText: text }).first();

  await step('code says above itself which requirement it is for', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await ui.openFile('assignLead.ts');
    await lens('CRM-002').waitFor();
    await lens('CRM-004').waitFor();
    await ui.shot('lensInCode');
  });
  await step('a click on it opens the requirement', async () => {
    await ui.click(lens('CRM-002'), ui.activeTab('功能清单.md'));
    await line('CRM-002').waitFor();
  });
  await step('the outline adds the rows of tables to the headings that are there already', async () => {
    await ui.openFile('分配规则.md');
    await ui.openQuickInput('Control+Shift+O');
    await ui.options().filter({ hasText: 'CRM-173' }).first().waitFor();
    const shown = await ui.options().allInnerTexts();
    assert.equal(shown.filter((text) => text.includes('CRM-171')).length, 1, shown.join('\n'));
    await ui.shot('outline');
    await page.keyboard.press('Escape');
  });
  await step('a requirement is found among the symbols of the workspace by its pinyin', async () => {
    await ui.openQuickInput('Control+T');
    await ui.typeInQuickPick('#qjdxs', 'CRM-171');
    await ui.shot('symbols');
    await ui.typeInQuickPick('#分配 微信', 'CRM-173');
    await ui.options().filter({ hasText: 'CRM-171' }).first().waitFor({ state: 'detached' });
    await ui.pickOption('CRM-173', ui.activeTab('分配规则.md'));
  });
  await step('a row of a view shows what depends on its requirement', async () => {
    const tab = page.locator('.tabs-container .tab', { hasText: 'assignLead.ts' });
    await ui.click(tab, line('export function assignLead'));
    await ui.unfold(modules, '线索管理');
    await ui.unfold(modules, '线索分配');
    const rows = page.locator('.sidebar [role="treeitem"]');
    const title = manifest('command.showDependants');
    const needed = rows.filter({ hasText: say('Needed by') });
    await ui.chooseInMenu(ui.row(modules, 'CRM-002'), title, needed, () => ui.shot('menu'));
    await rows.filter({ hasText: 'CRM-171' }).first().waitFor();
    await rows
      .filter({ hasText: say('Implemented by') })
      .first()
      .waitFor();
    await rows.filter({ hasText: 'assignLead.ts' }).first().waitFor();
    await ui.shot('dependants');
  });
  await step('a hover says so as well', async () => {
    const text = await ui.hoverText('CRM-002', say('Needed by'));
    for (const id of ['CRM-171', 'CRM-172']) assert.ok(text.includes(id), text);
    await ui.shot('hover');
    await page.keyboard.press('Escape');
  });
  await step('the menu of the editor leads from an id in code to its row', async () => {
    const openMenu = async () => {
      const box = await ui.boxOfText('CRM-004');
      await page.mouse.click(box.x + 4, box.y + box.height / 2, { button: 'right' });
    };
    const row = ui.row(modules, 'CRM-004').and(page.locator('[aria-selected="true"]'));
    const path = ['Groundplan', manifest('command.revealInModules')];
    await ui.chooseInMenu(openMenu, path, row, () => ui.shot('editorMenu'));
  });
  await step('a requirement dragged from the view into code becomes a marker', async () => {
    const file = join(ui.folder, 'src/leads/assign/assignLead.ts');
    const before = readFileSync(file);
    await ui.row(modules, 'CRM-171').first().waitFor();
    await ui.drag(ui.row(modules, 'CRM-171'), () => ui.boxOfText('const candidates'), {
      effect: line('  // @req CRM-171'),
      look: () => ui.shot('dragging'),
    });
    await lens('CRM-171').waitFor();
    assert.deepEqual(readFileSync(file), before);
    await ui.shot('dropped');
  });
  await step('lenses above a document are shown once they are asked for', async () => {
    mkdirSync(join(ui.folder, '.vscode'), { recursive: true });
    const settings = { 'groundplan.codeLens.documents': true };
    writeFileSync(join(ui.folder, '.vscode', 'settings.json'), JSON.stringify(settings));
    await ui.openFile('功能清单.md');
    await lens('线索分配 · 一期').waitFor();
    await lens(say('1 verifies')).waitFor();
    await ui.shot('lensInDocument');
  });
};

const folder = (scratch) => {
  const target = copySample(join(scratch, 'sales-platform'));
  writeFileSync(join(target, 'docs', '需求', '分配规则.md'), rules);
  return target;
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'navigate',
  locale,
  theme,
  folder,
  steps,
}));
