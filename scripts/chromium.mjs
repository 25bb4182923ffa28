// The browser that clicks through the workbench, and a font to show Chinese in it.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runOrThrow } from './processes.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROME_BIN, ...onPath, ...elsewhere].find((file) => file && existsSync(file));
}

async function hasChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh', 'family'], { quiet: true, limitSeconds: 20 });
  return code === 0 && output.trim() !== '';
}

/** The browser's path, or undefined where there is none. Debian-like machines get it installed when run as root. */
export async function chromium() {
  const canInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (canInstall) {
    const missing = [];
    if (!findChromium()) missing.push('chromium');
    if (!(await hasChineseFont())) missing.push('fonts-wqy-microhei');
    if (missing.length > 0) {
      console.log(`Installing ${missing.join(' and ')} (apt) …`);
      const options = {
        quiet: true,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        limitSeconds: 900,
      };
      // Another install may be under way: wait for its lock instead of failing.
      const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
      await runOrThrow('apt-get', [...wait, 'update'], options);
      await runOrThrow('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...missing], options);
    }
  }
  return findChromium();
}
