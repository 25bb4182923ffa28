// Bundles what ships (dist/) and, with --tests, what the test runners load (out/).
// `node esbuild.mjs [--tests] [--minify] [--watch]`
import { rmSync } from 'node:fs';
import { globSync } from './scripts/globSync.mjs';
import * as esbuild from 'esbuild';

const has = (flag) => process.argv.includes(flag);
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  minify: has('--minify'),
  logLevel: 'warning',
  loader: { '.json': 'json' },
};

/** Each entry is a bundle of its own: VS Code loads CommonJS, and esbuild splits none. */
const shipped = [
  { ...shared, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', format: 'cjs', external: ['vscode'] },
  { ...shared, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.js', format: 'cjs', banner: { js: '#!/usr/bin/env node' } },
];

/** Unit tests: ESM with shared chunks, packages loaded from node_modules. */
const unitTests = () => ({
  ...shared,
  minify: false,
  entryPoints: globSync('test', '.test.ts').filter((file) => !/^test\/(host|workbench)\//.test(file)),
  outdir: 'out/test',
  outbase: 'test',
  format: 'esm',
  splitting: true,
  packages: 'external',
  outExtension: { '.js': '.mjs' },
});

/** The suite that runs inside a VS Code extension host. */
const hostTests = () => ({
  ...shared,
  minify: false,
  entryPoints: ['test/host/index.ts', ...globSync('test/host', '.test.ts')],
  outdir: 'out/host',
  outbase: 'test/host',
  format: 'cjs',
  external: ['vscode', 'mocha'],
});

const builds = [...shipped];
if (has('--tests')) {
  rmSync('out/test', { recursive: true, force: true });
  rmSync('out/host', { recursive: true, force: true });
  builds.push(unitTests(), hostTests());
}
if (has('--watch')) {
  for (const options of builds) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
} else {
  await Promise.all(builds.map((options) => esbuild.build(options)));
}
