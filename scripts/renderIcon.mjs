// Draws media/icon.png, which galleries show, from media/icon.svg: `node scripts/renderIcon.mjs`. A test holds that it has the
// size that they ask for.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { cleanUp } from './ending.mjs';
import { root } from './root.mjs';

const side = 256;
const svg = readFileSync(join(root, 'media', 'icon.svg'), 'utf8');
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: side, height: side } });
await page.setContent(
  `<style>html, body { margin: 0; background: none } svg { display: block; width: ${side}px; height: ${side}px }</style>${svg}`,
);
writeFileSync(
  join(root, 'media', 'icon.png'),
  await page.locator('svg').screenshot({ omitBackground: true }),
);
await cleanUp();
