// Importing an export in GBK: what its columns mean, what it would change, the table that comes of it; and the same
// export again with ten changes, a row that is gone, a column more and a module that the plan does not have.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const count = 300;

/** The second export differs from the first in ten rows, of which one is gone. */
function exported(again) {
  const rows = Array.from({ length: count }, (_, at) => {
    const isChanged = again && at % 30 === 7;
    const module = isChanged && at < 40 ? '仓储' : '线索分配';
    const cells = [
      `IMP-${at + 1}`,
      `第${at + 1}项`,
      module,
      `P${(at + (isChanged ? 1 : 0)) % 4}`,
      `备注${at}`,
    ];
    return [...cells, ...(again ? [at === 0 ? '渠道部' : ''] : [])].join(',');
  });
  const headers = ['编号', '需求名称', '所属模块', '优先级', '备用', ...(again ? ['需求来源'] : [])];
  return iconv.encode([headers.join(','), ...(again ? rows.slice(0, -1) : rows), ''].join('\n'), 'gbk');
}

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const option = (text) => ui.options().filter({ hasText: text });
  const before = (text) => say(text, '§', '§', '§').split('§')[0];
  const importIt = say('Import it');
  const openImport = async () => {
    const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'export.csv' });
    await ui.press('Control+Shift+E', file);
    const path = ['Groundplan', manifest('command.importRequirements')];
    await ui.chooseInMenu(file, path, option(importIt));
  };

  await step(
    'the columns of an export and what it would do are shown before anything is written',
    async () => {
      await ui.openView(manifest('view.modules'));
      await openImport();
      await ui.line(say('Nothing is written yet.')).waitFor();
      await ui.shot('mapping');
    },
  );

  await step('what a column holds can be said otherwise', async () => {
    await ui.pickOption('备用', option(say('Description')));
    await ui.shot('meaning');
    // The list is longer than the box.
    await ui.typeInQuickPick(say('Note'), say('Note'));
    await ui.pickOption(say('Note'), option(`备用 → ${say('Note')}`));
  });

  await step('it becomes a table, not saved yet, and a report with the places', async () => {
    await ui.pickOption(importIt, ui.notice('export.csv'));
    await ui.line(say('The document is not saved yet; the change can be undone.')).waitFor();
    await ui.shot('result');
  });

  await step('the same export again finds its table and shows the changes alone', async () => {
    writeFileSync(join(ui.folder, 'export.csv'), exported(true));
    await openImport();
    const text = await option(importIt).first().innerText();
    assert.match(text, /\b10\b/u, text);
    assert.match(text, /\b289\b/u, text);
    await ui.shot('again');
  });

  await step('names that the plan does not have are created where somebody says so', async () => {
    const names = before('Names that the plan does not have: {0} created, {1} replaced, {2} left');
    await ui.pickOption(names, option('仓储'));
    await ui.pickOption('仓储', option(say('Create the module in the plan')));
    await ui.pickOption(say('Create the module in the plan'), option(say('created in the plan')));
    await ui.shot('names');
    await ui.pickOption(say('Done'), option(importIt));
  });

  await step('columns that would be lost are asked for, and the changes are written', async () => {
    const ticked = (count) => page.locator('.quick-input-count', { hasText: `${count}` });
    await ui.pickOption(importIt, ticked(0));
    const source = page.locator('.quick-input-list .monaco-list-row', { hasText: '需求来源' }).last();
    await ui.click(source, ticked(1));
    await ui.shot('columns');
    await ui.enter(ui.line(say('The document is not saved yet; the change can be undone.')));
    await ui.line(say('Columns that the document gets')).waitFor();
    await ui.shot('report');
  });
};

const folder = (scratch) => {
  const copy = copySample(join(scratch, 'sales-platform'));
  writeFileSync(join(copy, 'export.csv'), exported(false));
  return copy;
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'importing',
  locale,
  theme,
  folder,
  steps,
}));
