// `npm run bench:host [-- --files N] [--edits N]`: opens a generated workspace in a real extension host and prints how long
// the host's event loop was held while it was read, and how long it takes from a keystroke to the updated finding.
// `--profile FILE` writes what the host did, as the developer tools of a browser open it (`.cpuprofile`).
// $VSCODE_EXECUTABLE names a desktop VS Code; without it the server build stands in.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { cleanUp, endOnSignals } from '../../scripts/ending.mjs';
import { root } from '../../scripts/root.mjs';
import { scratchFolder } from '../../scripts/scratch.mjs';
import { serverHost } from '../../scripts/serverHost.mjs';
import { quietSettings } from '../../scripts/vscodeServer.mjs';
import { generateWorkspace } from '../../out/bench/generateWorkspace.mjs';

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
  const standIn = join(root, 'test', 'host', 'standIn.mjs');
  chmodSync(standIn, 0o755);
  if (!process.env.VSCODE_EXECUTABLE) await serverHost();
  const scratch = scratchFolder('bench');
  const folder = join(scratch, 'ws');
  generateWorkspace(folder, {
    requirements: Number(values.requirements),
    codeFiles: Number(values.files),
    references: 100_000,
  });
  const settings = join(scratch, 'profile', 'User');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'settings.json'), JSON.stringify(quietSettings));
  const result = join(scratch, 'result.json');
  await runTests({
    vscodeExecutablePath: process.env.VSCODE_EXECUTABLE ?? standIn,
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'benchHost', 'hostBench.js'),
    launchArgs: [
      folder,
      '--locale=en',
      `--user-data-dir=${join(scratch, 'profile')}`,
      `--extensions-dir=${join(scratch, 'extensions')}`,
    ],
    extensionTestsEnv: {
      GROUNDPLAN_RESULT: result,
      GROUNDPLAN_EDITS: values.edits,
      ...(values.profile && { GROUNDPLAN_PROFILE: resolve(values.profile) }),
    },
  });
  for (const line of JSON.parse(readFileSync(result, 'utf8'))) console.log(line);
  exitCode = 0;
} catch (error) {
  console.error(error.message);
}
await cleanUp();
process.exit(exitCode);
