// The TypeScript that completes code on a desktop. The server build of VS Code comes without it, so it is installed
// beside it on first need, as the server's own extensions lock it.
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './root.mjs';
import { serverHost } from './serverHost.mjs';

const folder = join(root, '.vscode-test', 'typescript');

/** Returns the folder to name in VS Code's setting `js/ts.tsdk.path`. */
export async function typescriptServer() {
  const { main } = await serverHost();
  const stamp = join(folder, '.installed');
  // Written last, so that an install that was cut short is made anew.
  if (!existsSync(stamp)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const extensions = join(dirname(main), '..', 'extensions');
    for (const file of ['package.json', 'npm-shrinkwrap.json'])
      copyFileSync(join(extensions, file), join(folder, file));
    await npm(folder, ['ci', '--ignore-scripts', '--omit=dev']);
    writeFileSync(stamp, '');
  }
  return join(folder, 'node_modules', 'typescript', 'lib');
}
