// Completing what one would have to look up: an id by the pinyin of its title, a module in a cell; and the quick
// fixes of two requirements with the same id.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { typescriptServer } from '../../../scripts/typescriptServer.mjs';
import { looks, wordsOf } from '../words.mjs';

/** Whether a TypeScript could be had that completes beside us; without a registry there is none. */
let isBesideTypeScript = false;

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { line, page } = ui;

  await step('an id is found by the initials of its title, in a comment of TypeScript', async () => {
    await ui.openView(manifest('view.modules'));
    await ui.row(manifest('view.modules'), '线索管理').first().waitFor();
    await ui.openFile('tomorrow.ts');
    await ui.cursorBehind('// @req');
    await page.keyboard.type(' ');
    await ui.suggested('CRM-');
    await page.keyboard.type('khlb');
    await ui.suggested('CRM-044');
    await ui.shot('idByPinyin');
    await ui.acceptSuggestion('CRM-044', line('// @req CRM-044'));
  });
  await step('so it is in a comment above code, while TypeScript completes the code', async () => {
    await ui.openFile('late.ts');
    if (isBesideTypeScript) {
      await ui.cursorBehind("['a'].fla");
      await page.keyboard.press('Control+Space');
      await ui.suggested('flatMap');
      await page.keyboard.press('Escape');
    }
    await ui.cursorBehind(' * @req');
    await page.keyboard.type(' khlb');
    await ui.suggested('CRM-045');
    await ui.shot('besideTypeScript');
    await ui.acceptSuggestion('CRM-045', line(' * @req CRM-045'));
  });
  await step('a list goes on behind its comma', async () => {
    await page.keyboard.type(', ');
    await ui.suggested('CRM-');
    await page.keyboard.press('Escape');
  });
  await step('a module is found by its initials in a cell of a Markdown table', async () => {
    await ui.openFile('double.md');
    await ui.cursorBehind('| CRM-903 |');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('xsfp');
    await page.keyboard.press('Control+Space');
    await ui.suggested('线索分配');
    await ui.shot('moduleInCell');
    await ui.acceptSuggestion('线索分配', line('| 待评审 | 线索分配 |'));
  });
  await step('a duplicate offers to part the two', async () => {
    await ui.cursorAt('| CRM-901 | 给家长寄合同');
    const fix = say('Give this one the id {0}', 'CRM-');
    await ui.openFixes(fix);
    await ui.shot('duplicate');
    await ui.chooseFix(fix, line('| CRM-904 | 给家长寄合同'));
    await ui.shot('ownId');
  });
};

const folder = (scratch) => {
  const path = copySample(join(scratch, 'sales-platform'));
  writeFileSync(join(path, 'src', 'late.ts'), "/**\n * @req\n */\nexport const late = ['a'].fla\n");
  appendFileSync(join(path, 'src', 'tomorrow.ts'), '// @req\nexport const tomorrow = 1;\n');
  writeFileSync(
    join(path, 'docs', 'double.md'),
    '# 需求\n\n| 编号 | 需求 | 状态 | 所属模块 |\n|---|---|---|---|\n| CRM-901 | 夜间报表 | 待评审 | 线索管理 |\n| CRM-901 | 给家长寄合同 | 待评审 | 客户档案 |\n| CRM-903 | 夜间盘点 | 待评审 |  |\n',
  );
  return path;
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'completing',
  locale,
  theme,
  folder,
  settings: async () => {
    try {
      const settings = { 'js/ts.tsdk.path': await typescriptServer() };
      isBesideTypeScript = true;
      return settings;
    } catch (error) {
      console.log(`  without TypeScript, which could not be installed: ${error.message.split('\n')[0]}`);
      return {};
    }
  },
  steps,
}));
