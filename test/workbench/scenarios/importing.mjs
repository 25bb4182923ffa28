// Importing an export in GBK: what its columns mean, what it would change, and the table that comes of it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const option = (text) => ui.options().filter({ hasText: text }).first();

  await step(
    'the columns of an export and what it would do are shown before anything is written',
    async () => {
      await ui.openView(manifest('view.modules'));
      const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'export.csv' });
      await ui.press('Control+Shift+E', file);
      const path = ['Groundplan', manifest('command.importRequirements')];
      await ui.chooseInMenu(file, path, option(say('Import it')));
      await ui.shot('mapping');
    },
  );

  await step('it becomes a table, not saved yet', async () => {
    await ui.pickOption(say('Import it'), ui.notice('export.csv'));
    await ui.shot('result');
  });
};

const folder = (scratch) => {
  const copy = copySample(join(scratch, 'sales-platform'));
  const rows = Array.from(
    { length: 300 },
    (_, at) => `IMP-${at + 1},第${at + 1}项,线索分配,P${at % 4},备注${at}`,
  );
  writeFileSync(
    join(copy, 'export.csv'),
    iconv.encode(`编号,需求名称,所属模块,优先级,备用\n${rows.join('\n')}\n`, 'gbk'),
  );
  return copy;
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'importing',
  locale,
  theme,
  folder,
  steps,
}));
