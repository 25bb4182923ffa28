// The Plan picture with a mouse, by the keyboard alone, filtered, and while documents change under it.
import assert from 'node:assert/strict';
import { openBoard } from './boardPage.mjs';

const plan = `modules: [{ id: a, name: Alpha }, { id: b, name: Beta }]
phases: [{ id: p1, name: First }, { id: p2, name: Second }]
`;
const rows = [
  '| R-1 | One | a | p1 |',
  '| R-2 | Two | a | p1 |',
  '| R-3 | Three | | |',
  '| R-4 | Four | b | p1 |',
];
const files = (lines) => ({
  'groundplan.yaml': plan,
  'a.md': `| Id | Requirement | Module | Phase |\n|---|---|---|---|\n${lines.join('\n')}\n`,
});

export function planChecks({ browser, boards, ofSize, plans }) {
  const small = boards.boardOf(files(rows));
  const openPlan = async (board = small, options = {}) => {
    const open = await openBoard(browser, boards, options);
    await open.send(board.message({ picture: 'plan' }));
    await open.page.locator('gp-plan .cell').first().waitFor();
    return open;
  };
  const card = ({ page }, id) => page.locator('gp-plan .card', { hasText: id }).first();
  /** The cell of a module’s row and a phase’s column, by their names. */
  const cell = async ({ page }, module, phase) => {
    const row = await page.locator('gp-plan .rowhead', { hasText: module }).first().getAttribute('data-row');
    const at = await page.locator('gp-plan .column', { hasText: phase }).first().getAttribute('data-column');
    return page.locator(`gp-plan .cell[data-of=${JSON.stringify(row)}][data-cell="${at}"]`);
  };
  const middle = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return [x + width / 2, y + Math.min(height / 2, 30)];
  };
  const placed = async (open) => {
    const { action } = await open.hear(({ type, action }) => type === 'act' && action.kind === 'place');
    return action;
  };
  const saying = ({ page }, text) => page.locator('#said', { hasText: text }).waitFor({ state: 'attached' });
  const press = async ({ page }, ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return [
    {
      name: 'a card is placed with the mouse',
      run: async () => {
        const open = await openPlan();
        const { mouse } = open.page;
        await mouse.move(...(await middle(card(open, 'R-3'))));
        await mouse.down();
        await mouse.move(...(await middle(await cell(open, 'Beta', 'Second'))), { steps: 8 });
        await open.page.locator('gp-plan .cell.target').waitFor();
        await mouse.up();
        const action = await placed(open);
        assert.deepEqual([action.keys.length, action.module, action.phase], [1, { to: 'b' }, { to: 'p2' }]);
        assert.match(action.keys[0], /R-3/);
        // What the editor has done comes back as the next picture, where the card keeps the focus.
        const after = rows.map((row) => (row.includes('R-3') ? '| R-3 | Three | b | p2 |' : row));
        await open.send(boards.boardOf(files(after)).message({ picture: 'plan' }));
        await (await cell(open, 'Beta', 'Second')).locator('.card', { hasText: 'R-3' }).waitFor();
        assert.deepEqual(await open.troubles(), []);
        await open.close();
      },
    },
    {
      name: 'a drag that ends nowhere, or by Escape, changes nothing',
      run: async () => {
        const open = await openPlan();
        const { mouse, keyboard } = open.page;
        await mouse.move(...(await middle(card(open, 'R-1'))));
        await mouse.down();
        await mouse.move(...(await middle(await cell(open, 'Beta', 'Second'))), { steps: 8 });
        await keyboard.press('Escape');
        await mouse.up();
        await mouse.move(...(await middle(card(open, 'R-1'))));
        await mouse.down();
        await mouse.move(640, 5, { steps: 8 });
        await mouse.up();
        assert.deepEqual(
          (await open.acts()).filter(({ kind }) => kind === 'place'),
          [],
        );
        await open.close();
      },
    },
    {
      name: 'a card is placed by the keyboard alone, and each step is said',
      run: async () => {
        const open = await openPlan();
        const { page } = open;
        // From the beginning of the page, by Tab, as somebody without a mouse would come.
        for (let tabs = 0; tabs < 20; tabs++) {
          await page.keyboard.press('Tab');
          const isIn = await page.evaluate(
            () =>
              document.activeElement?.localName === 'gp-plan' &&
              document.activeElement.shadowRoot?.activeElement?.closest('.cell, .column, .rowhead') instanceof
                Element,
          );
          if (isIn) break;
        }
        const focused = () =>
          page.evaluate(() => document.querySelector('gp-plan').shadowRoot.activeElement?.dataset.card ?? '');
        await press(open, 'Control+Home');
        for (let moves = 0; moves < 12 && !(await focused()).includes('R-3'); moves++)
          await press(open, moves % 2 ? 'ArrowRight' : 'ArrowDown');
        assert.match(await focused(), /R-3/, 'the arrow keys lead to the card');
        await press(open, ' ');
        await saying(open, 'R-3 Three');
        const over = async (module, phase) => {
          const target = await cell(open, module, phase);
          return (await target.getAttribute('class')).includes('target');
        };
        for (let moves = 0; moves < 12 && !(await over('Beta', 'Second')); moves++)
          await press(open, moves % 2 ? 'ArrowRight' : 'ArrowDown');
        await saying(open, 'Beta');
        await press(open, ' ');
        const action = await placed(open);
        assert.match(action.keys[0], /R-3/);
        assert.deepEqual([action.module, action.phase], [{ to: 'b' }, { to: 'p2' }]);
        await saying(open, 'Second');
        await open.close();
      },
    },
    {
      name: 'several cards are selected and placed at once',
      run: async () => {
        const open = await openPlan();
        await card(open, 'R-1').click();
        await card(open, 'R-2').click({ modifiers: ['ControlOrMeta'] });
        await saying(open, '2');
        const { mouse } = open.page;
        await mouse.move(...(await middle(card(open, 'R-2'))));
        await mouse.down();
        await mouse.move(...(await middle(await cell(open, 'Alpha', 'Second'))), { steps: 8 });
        await mouse.up();
        const { keys, phase, module } = await placed(open);
        assert.equal(keys.length, 2);
        assert.deepEqual(phase, { to: 'p2' });
        assert.ok(module === 'same' || module.to === 'a');
        await open.close();
      },
    },
    {
      name: 'a card opens its card by Enter, and its document by its id and by Ctrl and Enter',
      run: async () => {
        const open = await openPlan();
        await card(open, 'R-1').click();
        await press(open, 'Enter', 'Control+Enter');
        await card(open, 'R-1').locator('[data-open]').click();
        assert.deepEqual(
          (await open.acts()).map(({ kind }) => kind),
          ['card', 'open', 'open'],
        );
        await open.close();
      },
    },
    {
      name: 'the filter asks the editor, keeps what is typed, and shows what it answers',
      run: async () => {
        const open = await openPlan();
        const { page } = open;
        await page.locator('.filters .text').click();
        await page.keyboard.type('Four');
        const { filter, request } = await open.hear(
          ({ type, filter }) => type === 'filter' && filter.text === 'Four',
        );
        // An answer to what was asked before comes too late, and takes nothing away.
        await open.send(small.message({ picture: 'plan', answers: request - 1 }));
        assert.equal(await page.locator('gp-plan .card').count(), 4);
        await open.send(small.message({ picture: 'plan', filter, answers: request }));
        await page.waitForFunction(
          () => document.querySelector('gp-plan').shadowRoot.querySelectorAll('.card').length === 1,
        );
        assert.equal(await page.locator('.filters .text').evaluate((field) => field.value), 'Four');
        await open.close();
      },
    },
    {
      name: 'a live update keeps scroll, focus and selection',
      run: async () => {
        const files = plans.largePlan(500);
        const open = await openPlan(boards.boardOf(files));
        const { page } = open;
        const box = await page.locator('gp-plan').boundingBox();
        await page.mouse.move(box.x + 500, box.y + 500);
        await page.mouse.wheel(0, 2500);
        const scrolled = () =>
          page.evaluate(() => {
            const all = [...document.querySelector('gp-plan').shadowRoot.querySelectorAll('*')];
            return Math.max(0, ...all.map(({ scrollTop }) => scrollTop));
          });
        await page.waitForFunction(() => {
          const all = [...document.querySelector('gp-plan').shadowRoot.querySelectorAll('*')];
          return all.some(({ scrollTop }) => scrollTop > 2000);
        });
        const inView = await page.evaluate(() => {
          const cards = [...document.querySelector('gp-plan').shadowRoot.querySelectorAll('.card')];
          const found = cards.find((one) => {
            const { top, bottom, left, right } = one.getBoundingClientRect();
            return (
              top > 350 && bottom < window.innerHeight - 50 && left > 250 && right < window.innerWidth - 50
            );
          });
          return found?.dataset.card;
        });
        assert.ok(inView);
        await page
          .locator(`gp-plan .card[data-card=${JSON.stringify(inView)}]`)
          .first()
          .click();
        const before = await scrolled();
        const changed = {
          ...files,
          'pool.md': files['pool.md'].replace('| R-1 |', '| R-1001 | neu | m1 | p1 | | | | | | |\n| R-1 |'),
        };
        await open.send(boards.boardOf(changed).message({ picture: 'plan' }));
        const state = await page.evaluate(() => {
          const { activeElement } = document.querySelector('gp-plan').shadowRoot;
          return [activeElement?.dataset.card, activeElement?.getAttribute('aria-selected')];
        });
        assert.deepEqual(state, [inView, 'true']);
        assert.ok(Math.abs((await scrolled()) - before) < 200, 'it stays where it was scrolled to');
        await open.close();
      },
    },
    {
      name: 'of five thousand cards only those around what is in sight are drawn',
      run: async () => {
        const open = await openPlan(ofSize(5000));
        // At first so many are folded; whoever unfolds them all gets a page that is as quick.
        await open.page.locator('gp-plan .corner button').last().click();
        await open.page.locator('gp-plan .card').first().waitFor();
        const count = await open.page.locator('gp-plan .card').count();
        assert.ok(count > 5 && count < 600, `${count} cards are drawn`);
        await open.close();
      },
    },
    {
      name: 'the tabs of the pictures are walked by the arrow keys',
      run: async () => {
        const open = await openPlan();
        const { page } = open;
        await page.locator('#tab-plan').focus();
        await press(open, 'ArrowRight');
        const { view, request } = await open.hear(({ type }) => type === 'view');
        assert.equal(view.picture, 'process');
        await open.send(small.message({ picture: 'process', answers: request }));
        await page.locator('gp-process').waitFor({ state: 'attached' });
        assert.equal(await page.locator('#tab-process').getAttribute('aria-selected'), 'true');
        await open.close();
      },
    },
  ];
}
