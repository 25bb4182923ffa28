// The card of a requirement: opened from the quick pick, read, changed through a picker, and brought up to date by
// itself; with the keyboard alone; and what it says once its requirement is gone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const card = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const field = (name) => card.locator('.field').filter({ has: card.getByText(name, { exact: true }) });
  const button = (name) => card.getByRole('button', { name });
  const tab = (text) => page.locator('.tabs-container .tab', { hasText: text }).first();
  const openCard = (id) =>
    ui.insist(
      async () => {
        await ui.openQuickInput('Control+Alt+G');
        await ui.typeInQuickPick(id, id);
        await ui.pickOption(id);
      },
      card.locator('.id', { hasText: id }),
    );

  await step('opens from the quick pick, and says where the requirement belongs', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await openCard('CRM-023');
    await card.getByRole('heading', { level: 1 }).waitFor();
    await field(say('Module')).getByRole('button').first().waitFor();
    await ui.shot('opened');
  });
  await step('tells from Git when it was written down, and what changed since', async () => {
    await openCard('CRM-023');
    const history = card.locator('.section.history');
    await history.getByText('2026-09-01 · 赵一鸣').waitFor();
    await history.getByText(say('First written down')).waitFor();
    const changed = say('{0}: {1} → {2}', say('Priority'), 'P2', 'P1');
    await history.getByText(changed).waitFor();
    await history.getByText('2026-10-12 · 许知夏').scrollIntoViewIfNeeded();
    await ui.shot('history');
  });
  await step('takes down what happens without it, and says that this is not committed', async () => {
    const field23 = field(say('If not done'));
    await ui.click(field23.getByRole('button'), page.locator('.quick-input-widget:visible'));
    await ui.typeInQuickPick('家长改约只能打电话');
    await ui.enter(field23.getByRole('button', { name: '家长改约只能打电话' }));
    await card.locator('.section.history').getByText(say('Not committed yet')).waitFor();
    await ui.shot('withoutIt');
  });
  await step('changes a status through the picker, and shows it', async () => {
    await ui.click(field(say('Status')).getByRole('button'), ui.options());
    await ui.shot('picker');
    await ui.typeInQuickPick('测试', '测试');
    await ui.pickOption('测试', field(say('Status')).getByRole('button', { name: '测试' }));
    // The card stays on top, and tells those who do not see it.
    await card.locator('#said', { hasText: '测试' }).waitFor({ state: 'attached' });
    assert.match(await tab('CRM-023').getAttribute('class'), /active/u);
    await ui.notice('测试').first().waitFor();
    await ui.shot('changed');
  });
  await step('Undo brings the old status back to the card', async () => {
    const changed = field(say('Status')).getByRole('button', { name: '测试' });
    await ui.pressInNotice('测试', say('Undo'), ui.gone(changed));
  });
  await step('shows findings with what mends them', async () => {
    await openCard('CRM-037');
    await card.locator('.finding').first().waitFor();
    await ui.shot('findings');
    const fix = card.locator('.finding').getByRole('button', { name: say('Set module…') });
    await ui.click(fix, ui.options());
    await ui.typeInQuickPick('线索分配', '线索分配');
    await ui.pickOption('线索分配', field(say('Module')).getByRole('button', { name: '线索分配' }));
    await ui.shot('mended');
  });
  await step('works by the keyboard alone, and keeps the focus while the card changes', async () => {
    await openCard('CRM-023');
    const priority = field(say('Priority')).getByRole('button');
    await ui.insist(async () => {
      await priority.focus({ timeout: 5000 });
      await page.keyboard.press('Enter');
    }, ui.options());
    await ui.typeInQuickPick('P3', 'P3');
    await ui.enter(field(say('Priority')).getByRole('button', { name: 'P3' }), 'P3');
    await ui.eventually(async () => {
      const focused = await card.locator('body').evaluate(() => document.activeElement?.dataset.action);
      assert.equal(focused, 'set:priority');
    });
    await ui.shot('keyboard');
  });
  await step('leads to the document, and back', async () => {
    await ui.click(button(say('Show in document')), ui.activeTab('试听课PRD.md'));
    await ui.click(tab('CRM-023'), card.locator('.id', { hasText: 'CRM-023' }));
  });
  await step('fits a narrow place', async () => {
    await page.setViewportSize({ width: 820, height: 900 });
    await card.locator('.title').waitFor();
    await ui.shot('narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
  });
  await step('shows what a stranger wrote as text', async () => {
    writeFileSync(
      join(ui.folder, 'docs', '外来.md'),
      `| 编号 | 需求 | 状态 |\n|---|---|---|\n| CRM-901 | &lt;img src=x onerror=alert(1)&gt; \u202Egnirts\u202C javascript:alert(1) ${'长'.repeat(400)} | 待评审 |\n`,
    );
    await ui.row(modules, 'CRM-901').or(ui.row(modules, '线索管理')).first().waitFor();
    await openCard('CRM-901');
    assert.match(
      await card.getByRole('heading', { level: 1 }).innerText(),
      /<img src=x onerror=alert\(1\)>/u,
    );
    assert.equal(await card.locator('img, a').count(), 0);
    await ui.shot('hostile');
  });
  await step('says so when its requirement is gone', async () => {
    writeFileSync(join(ui.folder, 'docs', '外来.md'), '# 空\n');
    await card.getByRole('heading', { name: say('This requirement is no longer there') }).waitFor();
    await ui.shot('gone');
  });
};

/** The sample in Git: one requirement was less urgent at first. */
const folder = (scratch) => {
  const copy = copySample(join(scratch, 'sales-platform'));
  const document = join(copy, 'docs', 'prd', '试听课PRD.md');
  const today = readFileSync(document, 'utf8');
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const commit = (subject, author, date) => {
    const env = { ...own, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const by = ['-c', `user.name=${author}`, '-c', 'user.email=pm@example.com'];
    for (const words of [
      ['add', '--all'],
      [...by, 'commit', '-m', subject],
    ])
      execFileSync('git', words, { cwd: copy, env, stdio: 'ignore' });
  };
  execFileSync('git', ['init'], { cwd: copy, env: own, stdio: 'ignore' });
  writeFileSync(document, today.replace(/(CRM-023[^]*?P)1/u, '$12'));
  commit('写下试听课的需求', '赵一鸣', '2026-09-01T10:00:00+08:00');
  writeFileSync(document, today);
  commit('周会：改约要尽快跟上', '许知夏', '2026-10-12T10:00:00+08:00');
  return copy;
};

export const scenarios = looks.map(({ locale, theme }) => ({ name: 'card', locale, theme, folder, steps }));
