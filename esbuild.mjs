// Bundles what ships (dist/) and, where asked for, what the test runners and benchmarks load (out/).
// `node esbuild.mjs [--tests] [--bench] [--minify] [--watch]`; `--fuzz` bundles what is fuzzed, and nothing else.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { importAtOnce, splitBundle, writeParts } from './scripts/deferredImports.mjs';
import { globSync } from './scripts/globSync.mjs';
import { webPlatform } from './scripts/webPlatform.mjs';
import * as esbuild from 'esbuild';

/** Only for fuzzing, which alone needs the parser. */
async function countBlocksOf(file) {
  const { countBlocks } = await import('./test/fuzz/countBlocks.mjs');
  const { code, blocks } = countBlocks(readFileSync(file, 'utf8'));
  writeFileSync(file, code);
  writeFileSync('out/fuzz/blocks.json', JSON.stringify(blocks));
}

const has = (flag) => process.argv.includes(flag);
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  charset: 'utf8',
  loader: { '.json': 'json' },
  plugins: [importAtOnce],
};

/** Bundles that ship go out small and without source maps when they are packaged. */
const forUse = { ...shared, format: 'cjs', minify: has('--minify'), sourcemap: !has('--minify') };

/** What runs in the page of a webview, where there is a browser and nothing of Node. */
const forBrowser = { ...forUse, platform: 'browser', target: 'es2023', format: 'iife' };

/** What VS Code loads: one file for what is always needed, others for what `import defer` names. */
const extension = splitBundle(
  {
    entryPoint: 'src/extension.ts',
    outfile: 'dist/extension.js',
    external: ['vscode'],
    minify: forUse.minify,
    sourcemap: forUse.sourcemap,
    logLevel: forUse.logLevel,
  },
  writeParts,
);

/** What VS Code loads in a browser: one file, as there is nothing there that would load another. */
const extensionForWeb = {
  ...forUse,
  platform: 'browser',
  target: 'es2023',
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.web.js',
  external: ['vscode'],
  plugins: [importAtOnce, webPlatform],
};

/** Each further entry is a bundle of its own. */
const shipped = [
  extension,
  extensionForWeb,
  {
    ...forBrowser,
    entryPoints: {
      board: 'src/board/main.ts',
      capture: 'src/board/capture/main.ts',
      overview: 'src/board/overview/main.ts',
    },
    outdir: 'dist',
  },
  {
    ...forBrowser,
    entryPoints: {
      board: 'src/board/board.css',
      capture: 'src/board/capture/capture.css',
      overview: 'src/board/overview/overview.css',
    },
    outdir: 'dist',
  },
  {
    ...forUse,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    // A package of its own, which the command line asks for when it is needed.
    external: ['groundplan-warehouse'],
  },
  {
    ...shared,
    format: 'esm',
    packages: 'external',
    entryPoints: ['warehouse/src/index.ts'],
    outfile: 'warehouse/dist/index.js',
    sourcemap: false,
  },
];

/** ESM with shared chunks, packages loaded from node_modules. */
const forDevelopment = {
  ...shared,
  format: 'esm',
  splitting: true,
  packages: 'external',
  outExtension: { '.js': '.mjs' },
};

/** Unit, property and house tests. */
const unitTests = () => ({
  ...forDevelopment,
  entryPoints: globSync('test', '.test.ts').filter((file) => !/^test\/(host|web|workbench)\//.test(file)),
  outdir: 'out/test',
  outbase: 'test',
});

/** Those of the package beside the extension. */
const warehouseTests = () => ({
  ...forDevelopment,
  entryPoints: globSync('warehouse/test', '.test.ts'),
  outdir: 'out/test/warehouse',
  outbase: 'warehouse/test',
});

/** The suite that runs inside a VS Code extension host. */
const hostTests = () => ({
  ...shared,
  entryPoints: ['test/host/index.ts', ...globSync('test/host', '.test.ts')],
  outdir: 'out/host',
  outbase: 'test/host',
  format: 'cjs',
  external: ['vscode', 'mocha'],
});

/** The suite that runs inside the extension host of a browser: one file, as nothing there loads another. */
const webTests = () => ({
  ...shared,
  platform: 'browser',
  target: 'es2023',
  // The browser's mocha takes `module.exports` for itself, so what the host is to call is put there at the end.
  format: 'iife',
  globalName: 'suite',
  footer: { js: 'module.exports = suite;' },
  entryPoints: ['test/web/suite/index.ts'],
  outdir: 'out/web',
  external: ['vscode'],
});

/** What the harness of the board takes from the code: the messages that the editor would send. */
const boardTests = () => ({
  ...forDevelopment,
  entryPoints: ['test/board/browser/boards.ts', 'test/board/browser/madeUpPlans.ts'],
  outdir: 'out/board',
  outbase: 'test/board/browser',
});

const benchmarks = () => ({
  ...forDevelopment,
  entryPoints: [
    'bench/main.ts',
    'bench/generateWorkspace.ts',
    'bench/vscodeStub.ts',
    'bench/captureBench.ts',
    'bench/corpora.ts',
    'bench/faults.ts',
    'bench/peers.ts',
    'bench/similar.ts',
  ],
  outdir: 'out/bench',
  outbase: 'bench',
});

/** What measures inside a VS Code extension host. */
const hostBenchmarks = () => ({
  ...shared,
  entryPoints: ['bench/host/hostBench.ts', 'bench/host/soakRun.ts'],
  outdir: 'out/benchHost',
  format: 'cjs',
  external: ['vscode'],
});

const warehouseBenchmarks = () => ({
  ...forDevelopment,
  entryPoints: ['warehouse/bench/main.ts'],
  outdir: 'out/bench/warehouse',
  outbase: 'warehouse/bench',
});

/** What is fuzzed: one file, so that counters can be put into it. Nothing of the editor itself is in it. */
const fuzzing = () => ({
  ...shared,
  format: 'esm',
  packages: 'external',
  outExtension: { '.js': '.mjs' },
  alias: { vscode: './test/fuzz/withoutEditor.cjs' },
  entryPoints: ['test/fuzz/main.ts', 'test/fuzz/worker.ts'],
  outdir: 'out/fuzz',
  outbase: 'test/fuzz',
});

const builds = [...shipped];
// Their names change with what they hold. While watching they stay, as a running window may yet ask for them.
mkdirSync('dist', { recursive: true });
for (const file of has('--fuzz') ? [] : readdirSync('dist'))
  if (/^extension\..+\.js/u.test(file)) rmSync(`dist/${file}`);
if (has('--tests')) {
  rmSync('out/test', { recursive: true, force: true });
  rmSync('out/host', { recursive: true, force: true });
  rmSync('out/web', { recursive: true, force: true });
  rmSync('out/board', { recursive: true, force: true });
  builds.push(unitTests(), warehouseTests(), hostTests(), webTests(), boardTests());
}
if (has('--bench')) {
  if (!existsSync('bench/main.ts')) throw new Error('there are no benchmarks: bench/main.ts is missing');
  builds.push(benchmarks(), hostBenchmarks(), warehouseBenchmarks());
}
if (has('--fuzz')) {
  builds.length = 0;
  builds.push(fuzzing());
}
if (has('--watch')) {
  // Marks where a round begins and ends, for the problem matcher in .vscode/tasks.json.
  const rounds = {
    name: 'rounds',
    setup(build) {
      build.onStart(() => console.log('build started'));
      build.onEnd((result) => {
        for (const { text, location } of result.errors) {
          const place = location
            ? `${location.file}:${location.line}:${location.column + 1}`
            : 'esbuild.mjs:1:1';
          console.log(`${place}: error: ${text}`);
        }
        console.log('build finished');
      });
    },
  };
  for (const options of builds) {
    const context = await esbuild.context({
      ...options,
      logLevel: 'silent',
      plugins: [...(options.plugins ?? []), rounds],
    });
    await context.watch();
  }
} else {
  try {
    await Promise.all(builds.map((options) => esbuild.build(options)));
    if (has('--fuzz')) await countBlocksOf('out/fuzz/worker.mjs');
  } catch {
    // esbuild has printed each error with its place; its own stack says nothing more.
    process.exitCode = 1;
  }
}
