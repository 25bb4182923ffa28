// A version of the plan is saved; the plan goes on; both are compared in a view of their own, shown side by side, agreed
// upon and taken over, one difference and then all.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const comparison = manifest('view.comparison');
  const onDisk = (path) => readFileSync(join(ui.folder, path), 'utf8');
  const change = (path, ...changes) => {
    let text = onDisk(path);
    for (const [before, after] of changes) {
      assert.equal(text.split(before).length, 2, before);
      text = text.replace(before, after);
    }
    writeFileSync(join(ui.folder, path), text);
  };
  const row = (text) => ui.row(comparison, text).first();
  const toast = (text) => page.locator('.notification-toast', { hasText: text });
  await step('a version of the plan is saved under a name', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await ui.runCommand(
      manifest('command.saveVersion'),
      page.getByText(say('Save a version of the plan')).first(),
    );
    await ui.typeInQuickPick('评审前');
    await ui.shot('name');
    await page.keyboard.press('Enter');
    await ui.eventually(() =>
      assert.match(readdirSync(join(ui.folder, 'plan-versions'))[0], / 评审前\.yaml$/u),
    );
    await toast('评审前').first().waitFor();
  });
  await step('the plan goes on, and is compared with that version', async () => {
    change(
      'groundplan.yaml',
      ['capacity: 150', 'capacity: 130'],
      ['due: 2027-01-15', 'due: 2027-01-29'],
      [
        '- { id: contract, name: 签电子协议, role: 销售 }',
        '- { id: contract, name: 签电子协议, role: 销售, modules: [contract] }',
      ],
      [
        '  - id: insight\n    name: 经营看板',
        '  - id: contract\n    name: 电子协议\n    owner: 周岩\n\n  - id: insight\n    name: 经营看板',
      ],
    );
    change(
      'docs/需求/功能清单.md',
      ['超过 48 小时未跟进的线索自动回收到公海', '超过 24 小时未跟进的线索自动回收到公海，节假日顺延'],
      [
        '投放线索带上渠道、创意和落地页信息 | P2 | 锦上添花 | 二期 |',
        '投放线索带上渠道、创意和落地页信息 | P1 | 锦上添花 | 三期 |',
      ],
    );
    change('docs/需求/需求池.md', [/\| CRM-045 .+\n/u.exec(onDisk('docs/需求/需求池.md'))[0], '']);
    await ui.row(modules, '电子协议').first().waitFor();
    // The comparison needs the room.
    await ui.foldView(modules);
    await ui.foldView(manifest('view.toDo'));
    await ui.runCommand(
      manifest('command.comparePlan'),
      page.getByText(say('Compare the plan here with what?')).first(),
    );
    await ui.options().filter({ hasText: '评审前' }).first().waitFor();
    await ui.shot('withWhat');
    await ui.pickOption('评审前');
    await row('CRM-009').waitFor();
    await page.mouse.move(800, 600);
    await ui.shot('differences');
  });
  await step(
    'what it amounts to stands above: the phase that holds too much now, the step that is supported',
    async () => {
      await row(say('What it amounts to')).waitFor();
      await row('签电子协议').waitFor();
      const texts = (await ui.rows(comparison)).join('\n');
      assert.match(texts, /二期.*150 → 130/u);
    },
  );
  await step('a click shows both sides, field by field', async () => {
    await row('CRM-005').click();
    await page.locator('.monaco-diff-editor .view-line', { hasText: '24 小时' }).first().waitFor();
    await page.mouse.move(800, 700);
    await ui.shot('sideBySide');
  });
  await step('a difference is agreed on, from its menu', async () => {
    const business = page.locator('.quick-input-list .monaco-list-row', { hasText: say('Business') }).first();
    await ui.chooseInMenu(row('CRM-005'), manifest('command.markAgreed'), business, () => ui.shot('menu'));
    await page.mouse.move(800, 700);
    await ui.shot('whoAgreed');
    await ui.click(business, page.locator('.quick-input-count', { hasText: '1' }));
    await ui.enter(ui.gone(business));
    await ui.eventually(async () => {
      const texts = (await ui.rows(comparison)).find((text) => text.includes('CRM-005')) ?? '';
      assert.ok(texts.includes(say('Business')), texts);
    });
    await ui.shot('agreed');
  });
  await step('a difference is taken over in its document', async () => {
    await ui.unfold(comparison, 'CRM-009');
    const phase = ui.row(comparison, '二期 → 三期').first();
    await phase.hover();
    await phase.getByRole('button', { name: manifest('command.takeOver') }).click();
    await phase.waitFor({ state: 'detached' });
    await toast('CRM-009').first().waitFor();
    await page.locator('.editor-instance .view-line', { hasText: 'P1 | 锦上添花 | 二期' }).first().waitFor();
    await page.mouse.move(800, 700);
    await ui.shot('takenOver');
  });
  await step('all others too, until both say the same', async () => {
    await ui.runCommand(manifest('command.takeOverAll'));
    await page
      .locator('.welcome-view-content', { hasText: manifest('welcome.comparison.same').split('\n')[0] })
      .first()
      .waitFor();
    await ui.shot('same');
  });
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'comparing',
  locale,
  theme,
  folder: (scratch) => copySample(join(scratch, 'sales-platform')),
  steps,
}));
