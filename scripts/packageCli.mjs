// Packs the command line as a package of its own, without the extension and without anything to install beside it:
// `node scripts/packageCli.mjs` leaves out/groundplan-VERSION.tgz, which `npx` runs. `--folder FOLDER` only lays the
// package out there, from bundles that are built.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, npm, build } from './npm.mjs';
import { isMain, root } from './root.mjs';

/** What is copied as it is. The texts of rules and formats are read where the package lies, by people and programs. */
const copied = [
  'dist/cli.js',
  'l10n',
  'LICENSE',
  'THIRD-PARTY-NOTICES.md',
  'CHANGELOG.md',
  'docs/rules',
  'docs/schemas',
  'docs/pipelines.md',
  'docs/pipelines.zh-cn.md',
  'docs/repositories.md',
  'docs/repositories.zh-cn.md',
];

/** Lays the package out in a folder that is made anew. */
export function layOut(folder) {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'dist'), { recursive: true });
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  // Its page is the one about pipelines, whose neighbours lie a folder lower then.
  const page = readFileSync(join(root, 'docs', 'pipelines.md'), 'utf8');
  writeFileSync(join(folder, 'README.md'), page.replaceAll(/\]\((?=[\w.-]+\.md|schemas\/)/g, '](docs/'));
  const { name, version, license, keywords, engines } = own;
  const manifest = {
    name,
    version,
    description: 'Traces requirements to the modules and phases of a plan, in a terminal and in a pipeline.',
    license,
    keywords,
    engines: { node: engines.node },
    bin: { [name]: 'dist/start.js' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(folder, 'dist', 'start.js'), starter(engines.node), { mode: 0o755 });
}

/** An older Node.js could not even read the command line, so what tells it is written as any of them reads it. */
function starter(range) {
  const [, major, minor] = /^>=(\d+)\.(\d+)\.\d+$/.exec(range);
  return `#!/usr/bin/env node
var parts = process.versions.node.split('.');
if (+parts[0] < ${major} || (+parts[0] === ${major} && +parts[1] < ${minor})) {
  process.stderr.write('groundplan: This needs Node.js ${major}.${minor} or newer, and this is ' + process.versions.node + '.\\n');
  process.exitCode = 2;
} else {
  require('./cli.js');
}
`;
}

if (isMain(import.meta.url)) {
  const at = process.argv.indexOf('--folder');
  if (at >= 0) layOut(process.argv[at + 1]);
  else {
    await installPackages();
    if (!(await build('--minify'))) process.exit(1);
    const folder = join(root, 'out', 'command-line');
    layOut(folder);
    await npm(folder, ['pack', '--pack-destination', join(root, 'out')]);
    console.log(
      `out/groundplan-${JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version}.tgz`,
    );
  }
}
