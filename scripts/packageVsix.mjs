// Packages what ships as a .vsix; `vsce` bundles first, through the manifest's `vscode:prepublish`.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installPackages, plainEnvironment } from './npm.mjs';
import { runOrThrow } from './processes.mjs';
import { isMain, root } from './root.mjs';

/** Writes the package to `file`; throws with vsce's own words when it cannot. */
export async function packageVsix(file) {
  mkdirSync(dirname(file), { recursive: true });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [vsce, 'package', '--out', file];
  // The bundles hold the packages that they use; and a clone needs no public repository to be packaged and tried.
  args.push('--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links');
  return runOrThrow(process.execPath, args, {
    cwd: root,
    env: plainEnvironment(),
    quiet: true,
    limitSeconds: 180,
  });
}

if (isMain(import.meta.url)) {
  await installPackages();
  console.log(await packageVsix(join(root, 'out', 'groundplan.vsix')));
}
