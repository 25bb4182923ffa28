// What comes of feedback after a launch: a requirement is made of it, both lead to each other, and the sheet with the
// feedback names it. And what was put off again and again, as the history in Git tells.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySample } from '../../../scripts/copySample.mjs';
import { looks, wordsOf } from '../words.mjs';

const wish = '外地号码容易被当成骚扰电话';

const steps = async (step, ui) => {
  const { manifest, say } = wordsOf(ui.locale);
  const { page } = ui;
  const modules = manifest('view.modules');
  const toDo = manifest('view.toDo');
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const field = (name) => frame.locator(`[data-field="${name}"]`);
  const openCard = (id) =>
    ui.insist(
      async () => {
        await ui.openQuickInput('Control+Alt+G');
        await ui.typeInQuickPick(id, id);
        await ui.pickOption(id);
      },
      frame.locator('.id', { hasText: id }),
    );

  await step('the card offers to make a requirement of what was said after a launch', async () => {
    await ui.openView(modules);
    await ui.row(modules, '线索管理').first().waitFor();
    await openCard('CRM-013');
    const offer = frame.getByRole('button', { name: say('Make a requirement of “{0}”…', wish) });
    await offer.scrollIntoViewIfNeeded();
    await ui.shot('offer');
    await ui.click(offer, field('what'));
  });
  await step('the form knows the words, who said them, and where it belongs', async () => {
    await ui.eventually(async () => {
      assert.equal(await field('what').inputValue(), wish);
      assert.equal(await field('who').inputValue(), '华南销售二部');
    });
    await frame
      .getByText(/CRM-013/u)
      .first()
      .waitFor();
    await frame.locator('.choices.module [aria-checked="true"]').first().waitFor();
    await ui.shot('form');
  });
  await step('once it is written, both lead to each other', async () => {
    const origins = frame.locator('.section.origins');
    await ui.click(frame.locator('.submit .primary'), origins);
    await origins.getByRole('button', { name: /CRM-013/u }).waitFor();
    await ui.shot('made');
    await ui.click(
      origins.getByRole('button', { name: /CRM-013/u }),
      frame.locator('.section.launch').getByRole('button', { name: new RegExp(wish, 'u') }),
    );
    await frame.locator('.section.launch').scrollIntoViewIfNeeded();
    await ui.shot('became');
  });
  await step('To do lists what was put off again and again, with the phases it was in', async () => {
    // The group is the last but one: a lower window would not draw it.
    await page.setViewportSize({ width: 1280, height: 1100 });
    await ui.foldView(modules);
    const moved = ui.row(toDo, 'CRM-044').filter({ hasText: '一期 → 三期 → 二期' });
    await moved.first().waitFor();
    await moved.first().scrollIntoViewIfNeeded();
    await ui.shot('moved');
    await openCard('CRM-044');
    await frame.locator('.finding', { hasText: '一期 → 三期 → 二期' }).waitFor();
    await ui.shot('movedCard');
    await page.setViewportSize({ width: 1280, height: 800 });
  });
  await step('nothing was saved', () => {
    assert.ok(!readFileSync(join(ui.folder, 'docs', '上线跟踪.md'), 'utf8').includes('→'));
  });
};

/** The sample in Git: one requirement was put off, and brought forward again. */
const folder = (scratch) => {
  const copy = copySample(join(scratch, 'sales-platform'));
  const document = join(copy, 'docs', '需求', '需求池.md');
  const today = readFileSync(document, 'utf8');
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const git = (words, date = '2026-09-01') => {
    const at = `${date}T10:00:00+08:00`;
    const by = ['-c', 'user.name=许知夏', '-c', 'user.email=pm@example.com'];
    const env = { ...own, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
    execFileSync('git', [...by, ...words], { cwd: copy, env, stdio: 'ignore' });
  };
  git(['init']);
  for (const [phase, date] of [
    ['一期', '2026-09-01'],
    ['三期', '2026-10-12'],
    ['二期', '2026-11-02'],
  ]) {
    writeFileSync(document, today.replace(/(\| CRM-044 [^\n]*?)二期/u, `$1${phase}`));
    git(['add', '--all'], date);
    git(['commit', '-m', phase], date);
  }
  return copy;
};

export const scenarios = looks.map(({ locale, theme }) => ({
  name: 'feedback',
  locale,
  theme,
  folder,
  steps,
}));
