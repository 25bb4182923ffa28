// Runs the built unit, property and house tests (out/test) and leaves their counts in $GROUNDPLAN_RESULT.
// Arguments choose folders or files below test/: `node scripts/unitTests.mjs readers house/language`.
// Property tests draw anew in each run; $GROUNDPLAN_SEED repeats one. CI always draws the same, so that a red run there is
// about the change and not about the luck of the draw.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Mocha from 'mocha';
import { globSync } from './globSync.mjs';
import { root } from './root.mjs';

process.chdir(root);
const chosen = process.argv
  .slice(2)
  .map((name) => `out/test/${name.replace(/^test\//, '').replace(/\.ts$/, '')}`);
const files = globSync('out/test', '.test.mjs').filter(
  (file) => chosen.length === 0 || chosen.some((name) => file.startsWith(name)),
);

const seed = process.env.GROUNDPLAN_SEED ?? (process.env.CI ? '20261127' : undefined);
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });

const mocha = new Mocha({
  ui: 'bdd',
  reporter: chosen.length > 0 ? 'spec' : 'dot',
  failZero: true,
  forbidOnly: true,
});
mocha.timeout(20_000);
for (const file of files) mocha.addFile(join(root, file));
await mocha.loadFilesAsync();
const failed = [];
const runner = mocha.run((failures) => {
  // A skipped test proves nothing, so it counts as a failure.
  const { passes, pending } = runner.stats;
  const result = { passed: passes, failed: failures + pending, failures: failed };
  if (process.env.GROUNDPLAN_RESULT) writeFileSync(process.env.GROUNDPLAN_RESULT, JSON.stringify(result));
  process.exit(result.failed > 0 || passes === 0 ? 1 : 0);
});
runner.on('fail', (test, error) => failed.push(`${test.fullTitle()}\n${error.stack ?? error.message}`));
runner.on('pending', (test) => failed.push(`${test.fullTitle()}\nskipped`));
