// Another id for a requirement that six files name, with the editor's own preview; another name for a module from the
// tree, in the plan and its documents; a module that moves below another one; and the way back.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { line, notice, page } = ui;
  const modules = manifest('view.modules');
  const onDisk = (path) => readFileSync(join(ui.folder, path));
  const preview = page.locator('.bulk-edit-panel');
  const input = page.locator('.quick-input-widget input[type="text"]');
  const applyButton = preview.getByRole('button', { name: 'Apply' });
  const apply = async (effect) => {
    await ui.insist(
      async () => {
        if (await applyButton.isVisible()) await applyButton.click({ timeout: 5000 });
      },
      effect ?? ui.gone(applyButton),
    );
  };
  /** The box that F2 opens in the editor. */
  const renameBox = page.locator('.rename-box input');
  /** Writes another id into it; `expected` is the one that it has to say first. */
  const typeId = async (expected, id) => {
    await ui.cursorAt(expected);
    await ui.insist(
      async () => {
        if (!(await renameBox.isVisible())) await page.keyboard.press('F2');
      },
      renameBox,
      { patience: 8 },
    );
    assert.equal(await renameBox.inputValue(), expected);
    await renameBox.fill(id);
  };
  const listed = async (...files) => {
    for (const file of files)
      await ui.eventually(async () => {
        const row = preview.locator('.monaco-list-row').filter({ hasText: file }).first();
        if (await row.isVisible()) return;
        await preview.locator('.monaco-list').hover();
        await page.mouse.wheel(0, 60);
        throw new Error(`${file} is not in the preview`);
      });
  };

  await step(
    'an id is renamed where it is mentioned, and the preview lists every file that names it',
    async () => {
      await ui.openView(modules);
      await ui.row(modules, '线索管理').first().waitFor();
      await ui.openFile('上线跟踪.md');
      await typeId('CRM-015', 'WECOM-01');
      await ui.shot('newId');
      await ui.press('Control+Enter', preview.locator('.monaco-list-row'), renameBox);
      await ui.shot('preview');
      await listed(
        '上线跟踪.md',
        '周会.md',
        '售后需求.csv',
        '功能清单.md',
        'groundplan.yaml',
        'matchCustomer.ts',
      );
    },
  );
  await step(
    'what is accepted stands in every file, a list written out and a table in its own encoding',
    async () => {
      await apply(line('| WECOM-01 | 企微客户对应率'));
      await line('| WECOM-01 | 企微客户对应率').waitFor();
      await ui.eventually(() => {
        assert.match(onDisk('src/followup/wecom/matchCustomer.ts').toString(), /@req WECOM-01/u);
        assert.deepEqual(onDisk('docs/售后需求.csv'), csv('WECOM-01/CRM-016'));
      });
      assert.match(onDisk('docs/上线跟踪.md').toString(), /\| WECOM-01 \| 企微客户对应率/u);
      await ui.openFile('matchCustomer.ts');
      await line('@req WECOM-01').waitFor();
      await ui.shot('renamed');
    },
  );
  await step('a taken id is refused with the reason', async () => {
    const refused = say('“{0}” is taken: it is “{1}”.', 'CRM-016', '企微侧边栏提供按场景分类的话术库');
    await ui.insist(
      async () => {
        await typeId('WECOM-01', 'CRM-016');
        await page.keyboard.press('Enter');
      },
      page.getByText(refused).first(),
      { patience: 8 },
    );
    await ui.shot('taken');
    await page.keyboard.press('Escape');
  });
  await step('a module is renamed from its row, after saying why a name will not do', async () => {
    await ui.row(modules, '线索管理').first().hover();
    await ui.shot('row');
    const title = manifest('command.renameModule');
    await ui.chooseInMenu(ui.row(modules, '线索管理'), title, input, () => ui.shot('menu'));
    await page.mouse.move(800, 600);
    await ui.typeInQuickPick('客户跟进');
    await page.getByText(say('There is “{0}” already.', '客户跟进')).waitFor();
    await ui.shot('nameTaken');
    await ui.typeInQuickPick('客源管理');
    await page.getByText(say('There is “{0}” already.', '客户跟进')).waitFor({ state: 'detached' });
    await ui.enter(ui.options().filter({ hasText: say('Change the plan only') }));
    await ui.shot('whatAboutDocuments');
    const [first] = await ui.options().allInnerTexts();
    await ui.pickOption(first.split('\n')[0].trim(), preview.locator('.monaco-list-row'));
    await listed('功能清单.md', '需求池.md', 'groundplan.yaml');
    await ui.shot('modulePreview');
  });
  await step('then the tree, the plan and the documents have the new name', async () => {
    await apply();
    await ui.row(modules, '客源管理').first().waitFor();
    await notice(say('“{0}” is called “{1}” now', '线索管理', '客源管理'))
      .first()
      .waitFor();
    await ui.shot('moduleRenamed');
  });
  await step('Undo takes it back in all of them', async () => {
    await ui.pressInNotice('客源管理', say('Undo'), ui.row(modules, '线索管理'));
    await ui.row(modules, '客源管理').first().waitFor({ state: 'detached' });
  });
  await step('a module moves below another one that is found by its initials', async () => {
    await ui.unfold(modules, '线索管理');
    const top = ui.options().filter({ hasText: say('The top of the plan') });
    await ui.chooseInMenu(ui.row(modules, '公海池'), manifest('command.moveModule'), top);
    await ui.typeInQuickPick('khgj', '客户跟进');
    await ui.eventually(async () => {
      const [first] = await ui.options().allInnerTexts();
      assert.ok(first.includes('客户跟进'), first);
    });
    await page.mouse.move(800, 600);
    await page.locator('.workbench-hover').first().waitFor({ state: 'hidden' });
    await ui.shot('moveWhere');
    const moved = notice(say('“{0}” is below “{1}” now', '公海池', '客户跟进'));
    await ui.pickOption('客户跟进', applyButton.or(moved));
    await apply(moved);
    await ui.unfold(modules, '客户跟进');
    await line('id: pool').waitFor();
    await ui.shot('moved');
    await ui.pressInNotice('公海池', say('Undo'), ui.gone(line('id: pool')));
  });
};

const csv = (list) =>
  iconv.encode(
    [
      '编号,需求名称,所属模块,建设阶段,状态,依赖',
      `CRM-161,导出通话记录,外呼与录音,二期,待评审,${list}`,
      '',
    ].join('\n'),
    'gb18030',
  );

const folder = (scratch) => {
  const target = copySample(join(scratch, 'sales-platform'));
  writeFileSync(join(target, 'docs', '售后需求.csv'), csv('CRM-015/016'));
  return target;
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'rename',
  locale,
  theme,
  folder,
  steps,
}));
