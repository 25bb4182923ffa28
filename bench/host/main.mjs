// `npm run bench:host [-- --files N] [--edits N]`: opens a generated workspace in a real extension host and prints how long
// the host's event loop was held while it was read, and how long it takes from a keystroke to the updated finding.
// `--profile FILE` writes what the host did, as the developer tools of a browser open it (`.cpuprofile`).
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanUp, endOnSignals } from '../../scripts/ending.mjs';
import { hostWindow } from './hostWindow.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '30000' },
    requirements: { type: 'string', default: '10000' },
    edits: { type: 'string', default: '100' },
    profile: { type: 'string' },
  },
});

endOnSignals(130);
let exitCode = 1;
try {
  const { run, result } = await hostWindow('bench', 'hostBench.js', {
    requirements: Number(values.requirements),
    codeFiles: Number(values.files),
    references: 100_000,
  });
  await run({
    GROUNDPLAN_EDITS: values.edits,
    ...(values.profile && { GROUNDPLAN_PROFILE: resolve(values.profile) }),
  });
  for (const line of JSON.parse(readFileSync(result, 'utf8'))) console.log(line);
  exitCode = 0;
} catch (error) {
  console.error(error.message);
}
await cleanUp();
process.exit(exitCode);
