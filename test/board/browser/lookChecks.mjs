// How the pictures look in every kind of theme, in both languages, narrow and wide: axe finds nothing wrong with them,
// nothing runs out of the window, and a picture of each is left for people to judge.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openBoard, themes } from './boardPage.mjs';

const pictures = ['plan', 'process', 'value'];

export function lookChecks({ browser, boards, ofSize, sample, shots }) {
  const look = (
    picture,
    { theme = 'dark', language = 'en', width = 1280, height = 900, board = sample, of = '' },
  ) => ({
    name: `the ${picture} picture${of} is sound in ${theme}, ${language}, ${width} wide`,
    run: async () => {
      const open = await openBoard(browser, boards, { theme, language, width, height });
      await open.send(board.message({ picture, language }));
      // A board without anything has a word in place of its pictures.
      await open.page.locator(`gp-${picture}, gp-board .note`).first().waitFor();
      const name = [picture, of.trim().replaceAll(' ', '-'), theme, language, width]
        .filter(Boolean)
        .join('-');
      await open.page.screenshot({ path: join(shots, `${name}.png`) });
      assert.deepEqual(await open.accessibility(), []);
      assert.deepEqual(await open.troubles(), []);
      const beyond = await open.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(beyond <= 0, `the page is ${beyond} pixels too wide`);
      await open.close();
    },
  });
  const empty = boards.boardOf({});
  const bare = boards.boardOf({ 'a.md': '| 编号 | 需求名称 |\n|---|---|\n| R-1 | 一条 |\n| R-2 | 两条 |\n' });
  return pictures.flatMap((picture) => [
    ...Object.keys(themes).map((theme) => look(picture, { theme })),
    look(picture, { theme: 'light', language: 'zh-cn', width: 1600, height: 1000 }),
    look(picture, { theme: 'dark', language: 'zh-cn', width: 480, height: 900 }),
    look(picture, { theme: 'light', width: 480, height: 900 }),
    look(picture, { theme: 'dark', language: 'zh-cn', board: ofSize(500), of: ' of 500' }),
    look(picture, { theme: 'hc-black', language: 'zh-cn', board: bare, of: ' without a plan' }),
    look(picture, { theme: 'light', board: empty, of: ' of nothing' }),
  ]);
}
