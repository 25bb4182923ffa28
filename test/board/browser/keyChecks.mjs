// The process and value pictures by the keyboard alone, and what the mouse does in both.
import assert from 'node:assert/strict';
import { openBoard } from './boardPage.mjs';

const twelve = {
  'groundplan.yaml': `modules: [{ id: m, name: Module }]
processes:
  - id: f
    name: Long process
    steps:
${Array.from({ length: 12 }, (_, at) => `      - { id: s${at}, name: Step ${at}, modules: [m] }`).join('\n')}
  - { id: g, name: Other process, steps: [{ id: t, name: Gap }] }
`,
  'a.md':
    '| Id | Requirement | Step | Value | Effort |\n|---|---|---|---|---|\n| R-1 | One | Step 0 | 5 | 2 |\n| R-2 | Two | Step 0 | 3 | 8 |\n| R-3 | Three | | 1 | 20 |\n',
};

export function keyChecks({ browser, boards, ofSize, sample }) {
  const openAt = async (board, picture, options = {}) => {
    const open = await openBoard(browser, boards, options);
    await open.send(board.message({ picture }));
    await open.page.locator(`gp-${picture}`).waitFor();
    return open;
  };
  const focusIs = async (open, expected) => {
    const { page } = open;
    await page.waitForFunction(() => document.activeElement !== null);
    const focused = await open.focused();
    assert.ok(focused.startsWith(expected), `“${focused}” has the focus, not “${expected}”`);
  };
  return [
    {
      name: 'the process picture is walked by the arrow keys',
      run: async () => {
        const open = await openAt(boards.boardOf(twelve), 'process');
        const { page } = open;
        const { keyboard } = page;
        await page.locator('gp-process .fold').first().focus();
        await keyboard.press('Tab');
        await focusIs(open, 'Step 0');
        await keyboard.press('ArrowRight');
        await focusIs(open, 'Step 1');
        await keyboard.press('End');
        await focusIs(open, 'Step 11');
        await keyboard.press('Home');
        await keyboard.press('ArrowDown');
        await focusIs(open, 'Module');
        await keyboard.press('Enter');
        assert.deepEqual(
          (await open.acts()).map(({ kind, id }) => `${kind} ${id}`),
          ['module m'],
        );
        await keyboard.press('ArrowDown');
        await focusIs(open, 'R-1 One');
        await open.forget();
        await keyboard.press('Enter');
        await keyboard.press('Control+Enter');
        assert.deepEqual(
          (await open.acts()).map(({ kind }) => kind),
          ['card', 'open'],
        );
        // One stop for each process: the next Tab leads to the other one.
        await keyboard.press('Tab');
        await focusIs(open, 'Other process');
        await keyboard.press('Tab');
        await focusIs(open, 'Gap');
        await keyboard.press('ArrowDown');
        await open.forget();
        await keyboard.press('Enter');
        await keyboard.press('Shift+Tab');
        await keyboard.press('Shift+Tab');
        await focusIs(open, 'R-1 One');
        assert.deepEqual(
          (await open.acts()).map(({ kind, step }) => `${kind} ${step}`),
          ['newForStep t'],
        );
        await open.close();
      },
    },
    {
      name: 'a process folds, and stays so',
      run: async () => {
        const board = boards.boardOf(twelve);
        const open = await openAt(board, 'process');
        const fold = open.page.locator('gp-process .fold').first();
        await fold.press('Enter');
        await open.page.locator('gp-process .fold[aria-expanded="false"]').first().waitFor();
        assert.equal(await open.page.locator('gp-process .steps').count(), 1);
        const { view } = await open.hear(({ type }) => type === 'view');
        await open.send(board.message({ picture: 'process', folded: view.folded }));
        assert.equal(await fold.getAttribute('aria-expanded'), 'false');
        await open.close();
      },
    },
    {
      name: 'a live update keeps the focus in the process picture',
      run: async () => {
        const open = await openAt(boards.boardOf(twelve), 'process');
        await open.page.locator('gp-process .item', { hasText: 'R-2' }).focus();
        const changed = {
          ...twelve,
          'a.md': twelve['a.md'].replace('| R-1 | One |', '| R-0 | New |\n| R-1 | Changed |'),
        };
        await open.send(boards.boardOf(changed).message({ picture: 'process' }));
        await open.page.locator('gp-process .item', { hasText: 'R-1 Changed' }).waitFor();
        await focusIs(open, 'R-2');
        // What is gone gives its focus to its step.
        const less = { ...twelve, 'a.md': twelve['a.md'].replace(/\| R-2[^\n]*\n/, '') };
        await open.send(boards.boardOf(less).message({ picture: 'process' }));
        await focusIs(open, 'Step 0');
        await open.close();
      },
    },
    {
      name: 'the value picture is walked by the arrow keys, and its list',
      run: async () => {
        const open = await openAt(boards.boardOf(twelve), 'value');
        const { page } = open;
        await page.locator('gp-value .mark[tabindex="0"]').focus();
        await focusIs(open, '1. R-1');
        await page.keyboard.press('ArrowRight');
        await focusIs(open, '2. R-2');
        assert.equal(
          await page
            .locator('gp-value .row.hot')
            .textContent()
            .then((text) => /R-2/.test(text)),
          true,
        );
        await page.keyboard.press('End');
        await focusIs(open, '3. R-3');
        await page.keyboard.press('Enter');
        const [act] = await open.acts();
        assert.equal(act.kind, 'card');
        assert.match(act.key, /R-3/);
        await page.locator('gp-value .list').focus();
        await page.keyboard.press('ArrowDown');
        await page.locator('gp-value .mark.hot', { hasText: '2' }).waitFor();
        assert.equal(await page.locator('gp-value .list').getAttribute('aria-activedescendant'), 'row-2');
        await open.forget();
        await page.keyboard.press('Control+Enter');
        assert.deepEqual(
          (await open.acts()).map(({ kind, key }) => `${kind} ${/R-2/.test(key)}`),
          ['open true'],
        );
        await open.close();
      },
    },
    {
      name: 'pointing at one marks the other in the value picture',
      run: async () => {
        const open = await openAt(sample, 'value');
        const { page } = open;
        await page.locator('gp-value .row').nth(2).hover();
        await page.locator('gp-value .mark.hot', { hasText: '3' }).waitFor();
        await page.locator('gp-value .mark', { hasText: /^\s*1\s*$/ }).hover();
        await page.locator('gp-value #row-1.hot').waitFor();
        assert.equal(await page.locator('gp-value .row.hot').count(), 1);
        await page.locator('gp-value .mark', { hasText: /^\s*1\s*$/ }).click();
        assert.deepEqual(
          (await open.acts()).map(({ kind }) => kind),
          ['card'],
        );
        await open.close();
      },
    },
    {
      name: 'the list of five thousand goes to its end, and a stack leads into it',
      run: async () => {
        const open = await openAt(ofSize(5000), 'value');
        const { page } = open;
        await page.locator('gp-value .list').focus();
        await page.keyboard.press('End');
        const last = await page
          .locator('gp-value .list[aria-activedescendant]:not([aria-activedescendant="row-1"])')
          .getAttribute('aria-activedescendant');
        await page.locator(`gp-value #${last}[aria-selected="true"]`).waitFor();
        assert.ok((await page.locator('gp-value .row').count()) < 100, 'only the rows in sight are drawn');
        assert.ok(Number(last.slice(4)) > 3000);
        const stack = page.locator('gp-value .mark.stack').first();
        const numbers = /: (\d+)/.exec(await stack.getAttribute('aria-label'));
        await stack.click();
        await page.locator(`gp-value #row-${numbers[1]}[aria-selected="true"]`).waitFor();
        assert.equal(await open.page.evaluate(() => window.sent.some(({ type }) => type === 'act')), false);
        await open.close();
      },
    },
  ];
}
