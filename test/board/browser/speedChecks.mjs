// How long the page takes, by its own performance marks: five thousand requirements against five hundred. The ratios are
// printed and never asserted, because a machine that does something else as well would fail by chance.
import { openBoard } from './boardPage.mjs';

const rounds = 3;

export function speedChecks({ browser, boards, ofSize }) {
  const measure = async (board, picture) => {
    // What the editor takes to make the picture is told beside what the page takes to show it.
    const found = { 'gp-made': [], 'gp-first-paint': [], 'gp-filter': [], 'gp-scroll': [] };
    const began = performance.now();
    const message = board.message({ picture });
    found['gp-made'].push(performance.now() - began);
    const answer = board.message({ picture, filter: { text: '报价' } });
    for (let round = 0; round < rounds; round++) {
      const open = await openBoard(browser, boards, { theme: 'dark', width: 1280 });
      const { page } = open;
      await open.send(message);
      await page.locator(`gp-${picture}`).waitFor();
      await page.waitForFunction(() => performance.getEntriesByName('gp-first-paint').length > 0);
      if (picture === 'plan') await scroll(page);
      await open.prepare(answer);
      await page.locator('.filters .text').click();
      await page.keyboard.insertText('报价');
      await page.waitForFunction(() => performance.getEntriesByName('gp-filter').length > 0);
      for (const [name, times] of Object.entries(found))
        times.push(
          ...(await page.evaluate(
            (of) => performance.getEntriesByName(of, 'measure').map(({ duration }) => duration),
            name,
          )),
        );
      await open.close();
    }
    return Object.fromEntries(Object.entries(found).map(([name, times]) => [name, median(times)]));
  };
  return ['plan', 'process', 'value'].map((picture) => ({
    name: `speed of the ${picture} picture`,
    run: async () => {
      const small = await measure(ofSize(500), picture);
      const large = await measure(ofSize(5000), picture);
      const told = Object.keys(small).flatMap((name) => {
        const [few, many] = [small[name], large[name]];
        if (few === undefined || many === undefined) return [];
        return `${name.slice(3)} ${many.toFixed(0)} : ${few.toFixed(0)} ms = ${(many / few).toFixed(1)}`;
      });
      console.log(`  speed   ${picture}, 5,000 : 500 requirements: ${told.join(', ')}`);
    },
  }));
}

async function scroll(page) {
  await page.locator('gp-plan .corner button').last().click();
  const box = await page.locator('gp-plan').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < 12; turn++) {
    const before = await page.evaluate(() => performance.getEntriesByName('gp-scroll').length);
    await page.mouse.wheel(0, 400);
    // Only a turn that needs something drawn anew is measured.
    await page
      .waitForFunction((count) => performance.getEntriesByName('gp-scroll').length > count, before, {
        timeout: 1000,
      })
      .catch(() => undefined);
  }
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
