// The mouse: clicks, menus, buttons that show up under it, notices, and things that are dragged.
import { gone, insist, soon, soonOver, that } from './insisting.mjs';

/** Clicks until the effect is there. */
export async function click(target, effect, options) {
  await insist(() => target.first().click({ ...soon, ...options }), effect);
}

/** A place of the window where nothing answers to the mouse. */
const moveAway = (page) => page.mouse.move(640, 4);

/** Rests on something until what is to show up shows up; comes back to it where nothing did. */
export async function restOn(page, target, effect) {
  await insist(async () => {
    await moveAway(page);
    await target.first().hover(soon);
  }, effect);
}

/** Presses a button that shows up while the mouse is over its row or its view. */
export async function pressOn(page, target, name, effect) {
  await insist(async () => {
    await moveAway(page);
    await target.first().hover(soon);
    await target.first().getByRole('button', { name }).first().click(soon);
  }, effect);
}

/**
 * Chooses from the menu that a click of the other button on `target` opens; `path` is an entry, or an entry with a menu
 * of its own and one of that. `look` is called while the menu is open.
 */
export async function chooseInMenu(page, target, path, effect, look) {
  const entries = [path].flat().map((name) => page.getByRole('menuitem', { name }).first());
  await insist(async () => {
    await openMenu(page, target, entries);
    await look?.();
    // A menu does not listen to a button that comes up just after it opened, but it does to keys.
    await insist(
      async (before) => {
        const entry = entries.at(-1);
        if (!(await entry.isVisible())) return;
        await entry.hover(soon);
        if (before % 2 === 0) await entry.click(soon);
        else await page.keyboard.press('Enter');
      },
      gone(entries.at(-1)),
      { ...soonOver, patience: 1 },
    );
  }, effect);
}

/** Opens the menu of something, and those below it, until its last entry is there. */
async function openMenu(page, target, entries) {
  const open = async () => {
    const menu = page.locator('.monaco-menu').first();
    if (await menu.isVisible()) {
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'hidden', ...soon });
    }
    if (typeof target === 'function') await target();
    else await target.first().click({ button: 'right', ...soon });
    for (const entry of entries.slice(0, -1)) await entry.hover(soon);
  };
  await insist(open, entries.at(-1), soonOver);
}

/** A notice, whether it still stands by itself or has gone to those behind the bell. */
export const notice = (page, text) => page.locator('.notification-list-item', { hasText: text });

/** Presses a button of a notice. One that stands by itself goes after ten seconds; the bell has it then. */
export async function pressInNotice(page, text, name, effect) {
  const item = notice(page, text).first();
  await insist(async (before) => {
    if (before > 0 && !(await item.isVisible())) await page.locator('#status\\.notifications').click(soon);
    await item.hover(soon);
    await item.getByRole('button', { name }).first().click(soon);
  }, effect);
}

/** Clicks rows so that all of them are selected, and nothing else. */
export async function selectRows(page, targets) {
  await insist(
    async () => {
      for (const [index, target] of targets.entries())
        await target.first().click({ ...soon, ...(index > 0 && { modifiers: ['Control'] }) });
    },
    that(async () => {
      for (const target of targets)
        await target.and(page.locator('[aria-selected="true"]')).first().waitFor({ timeout: 500 });
    }),
  );
}

/**
 * Drags something onto something else, as locators or functions that give boxes; `look` is called above the goal,
 * `marked` is what shows there that a drop would be taken. Moves in steps, as a hand does.
 */
export async function drag(page, from, to, { effect, marked, look }) {
  const place = (what) => (typeof what === 'function' ? what() : what.first().boundingBox(soon));
  await insist(
    async () => {
      const start = await place(from);
      const middle = start.y + start.height / 2;
      const grip = start.x + Math.min(60, start.width / 2);
      await page.mouse.move(grip, middle);
      await page.mouse.down();
      try {
        await page.mouse.move(grip + 12, middle + 3, { steps: 4 });
        const goal = await place(to);
        const x = goal.x + Math.min(90, goal.width / 2);
        const y = goal.y + goal.height / 2;
        await page.mouse.move(x, y, { steps: 12 });
        if (marked)
          await insist(() => page.mouse.move(x + 6, y, { steps: 3 }), marked, { patience: 2, seconds: 10 });
        await look?.();
      } finally {
        await page.mouse.up();
      }
    },
    effect,
    { patience: 6 },
  );
}
