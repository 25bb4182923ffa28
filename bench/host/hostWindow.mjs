// A window over a generated workspace in a real extension host, in which a bundle of out/benchHost runs.
// $VSCODE_EXECUTABLE names a desktop VS Code; without it the server build stands in.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../../scripts/root.mjs';
import { scratchFolder } from '../../scripts/scratch.mjs';
import { serverHost } from '../../scripts/serverHost.mjs';
import { quietSettings } from '../../scripts/vscodeServer.mjs';
import { generateWorkspace } from '../../out/bench/generateWorkspace.mjs';

/** `prepare` may change the generated folder. `run` opens the window and ends with it; `result` is where the bundle writes. */
export async function hostWindow(name, bundle, size, prepare = () => undefined) {
  const standIn = join(root, 'test', 'host', 'standIn.mjs');
  chmodSync(standIn, 0o755);
  if (!process.env.VSCODE_EXECUTABLE) await serverHost();
  const scratch = scratchFolder(name);
  const folder = join(scratch, 'ws');
  generateWorkspace(folder, size);
  prepare(folder);
  const settings = join(scratch, 'profile', 'User');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'settings.json'), JSON.stringify(quietSettings));
  const result = join(scratch, 'result.json');
  const run = (environment) =>
    runTests({
      vscodeExecutablePath: process.env.VSCODE_EXECUTABLE ?? standIn,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'benchHost', bundle),
      launchArgs: [
        folder,
        '--locale=en',
        `--user-data-dir=${join(scratch, 'profile')}`,
        `--extensions-dir=${join(scratch, 'extensions')}`,
      ],
      extensionTestsEnv: { GROUNDPLAN_RESULT: result, ...environment },
    });
  return { run, result };
}
