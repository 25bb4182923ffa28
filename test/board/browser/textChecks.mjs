// What documents say is text and nothing else: no title becomes an element, runs, or breaks out of its place.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openBoard } from './boardPage.mjs';

export function textChecks({ browser, boards, plans, shots }) {
  const hostile = boards.boardOf(plans.hostilePlan());
  return ['plan', 'process', 'value'].map((picture) => ({
    name: `hostile titles stay text in the ${picture} picture`,
    run: async () => {
      const open = await openBoard(browser, boards, { theme: 'light' });
      const message = hostile.message({ picture });
      await open.send(message);
      await open.page.locator(`gp-${picture}`).waitFor();
      await open.page.screenshot({ path: join(shots, `hostile-${picture}.png`) });
      const found = await open.page.evaluate(() => {
        const names = new Set();
        const texts = [];
        const walk = (node) => {
          if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
          if (node instanceof Element) {
            names.add(node.localName);
            for (const { name } of node.attributes) if (name.startsWith('on')) names.add(`@${name}`);
            if (node.shadowRoot) walk(node.shadowRoot);
          }
          for (const child of node.childNodes) walk(child);
        };
        walk(document.body);
        return { ran: window.ran ?? null, names: [...names], text: texts.join('\n') };
      });
      assert.equal(found.ran, null, 'a title ran');
      const strangers = found.names.filter((name) => /^(?:img|iframe|object|a|b|@.*)$/.test(name));
      assert.deepEqual(strangers, [], 'a title became an element');
      assert.ok(found.text.includes('<img src=x onerror='), 'the title is shown as it is written');
      // A turn of direction ends where its text does.
      const turning = await open.page.evaluate(() => {
        const bare = [];
        const walk = (node) => {
          if (node.nodeType === Node.TEXT_NODE && /[\u202A-\u202E\u2066-\u2069]/.test(node.data)) {
            const holder = node.parentElement;
            const { unicodeBidi } = getComputedStyle(holder);
            // A choice is a line of its own.
            if (!/isolate|plaintext/.test(unicodeBidi) && holder.localName !== 'option')
              bare.push(`${holder.localName}: ${node.data.slice(0, 40)}`);
          }
          if (node.shadowRoot) walk(node.shadowRoot);
          for (const child of node.childNodes) walk(child);
        };
        walk(document.body);
        return bare;
      });
      assert.deepEqual(turning, [], 'texts that turn the direction of what stands beside them');
      const beyond = await open.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(beyond <= 0, `the page is ${beyond} pixels too wide`);
      assert.deepEqual(await open.troubles(), []);
      await open.close();
    },
  }));
}
