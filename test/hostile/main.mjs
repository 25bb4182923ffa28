// `npm run hostile [-- --part]`: a workspace that means harm, in the real extension host with and without trust, and on the
// command line. Says what was measured and what was limited; ends with 1 when anything changed, ran, leaked or broke.
import { cleanUp, endOnSignals } from '../../scripts/ending.mjs';
import { build, installPackages } from '../../scripts/npm.mjs';
import { scratchFolder } from '../../scripts/scratch.mjs';
import { serverHost } from '../../scripts/serverHost.mjs';
import { sizes } from './buildWorkspace.mjs';
import { callsOnHostile } from './commandLine.mjs';
import { openHostile, tellWindows } from './hostWindows.mjs';

endOnSignals(130);
const isPart = process.argv.includes('--part');
const chosen = ['restricted', 'trusted'].filter((trust) => process.argv.includes(`--${trust}`));
let failed = 1;
try {
  if (!process.argv.includes('--built')) {
    await installPackages();
    if (!(await build('--tests'))) throw new Error('the build failed');
  }
  await serverHost();
  const result = await openHostile(scratchFolder('hostile'), isPart ? sizes.part : sizes.whole, {
    minutes: 30,
    ...(chosen.length > 0 && { trusts: chosen }),
  });
  tellWindows(result.windows);
  const calls = await callsOnHostile(result);
  for (const failure of [...result.failures, ...calls.failures]) console.log(`\nFAILED  ${failure}`);
  failed = result.failed + calls.failed;
  console.log(`${result.passed + calls.passed} passed, ${failed} failed`);
} catch (error) {
  console.error(error.message);
}
await cleanUp();
process.exit(failed > 0 ? 1 : 0);
