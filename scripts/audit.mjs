// Asks the registry for known faults of what is installed: `npm run audit`. Ends with 1 for a fault that is high or worse,
// and with 0 and a word where the registry does not answer such questions. No part of `npm test`: what it says depends on
// the day.
import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** Of what ships, which is bundled; and of everything, tools included. */
const asked = [
  ['what ships', ['audit', '--json', '--omit=dev']],
  ['everything', ['audit', '--json']],
];
let isBad = false;
for (const [name, args] of asked) {
  const { stdout = '' } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    timeout: 120_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const counts = countsOf(stdout);
  if (counts === null) {
    console.log(`${name}: the registry did not answer, so nothing is known.`);
    continue;
  }
  const { critical = 0, high = 0, moderate = 0, low = 0 } = counts;
  console.log(`${name}: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low`);
  isBad ||= name === 'what ships' && critical + high > 0;
}
if (isBad) process.exitCode = 1;

function countsOf(text) {
  try {
    return JSON.parse(text).metadata?.vulnerabilities ?? null;
  } catch {
    return null; // No JSON: a page of a proxy, or nothing at all.
  }
}
