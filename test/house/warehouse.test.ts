import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import * as esbuild from 'esbuild';
import { importAtOnce } from '../../scripts/deferredImports.mjs';
import { type Import, parseFolder, type SourceFile, sourceFiles } from './sourceFiles.ts';

/** Folders of warehouse/src, each with those of it that it may import: the same as for src, in the small. */
const layers: Readonly<Record<string, readonly string[]>> = {
  files: [],
  parquet: ['files'],
  scip: ['files'],
  'index.ts': ['parquet', 'scip'],
};

/** What the package may know of the rest: the rows, as types, and how a text becomes a line of Markdown. */
const rows = 'src/exchange/rows/rows.ts';
const markdownText = 'src/exchange/markdownText.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as Manifest;

const files = parseFolder('warehouse/src');
const at = (found: Import): string => `${found.file}:${found.line} imports ${found.specifier}`;
const layerOf = (path: string): string => path.split('/')[2] ?? '';
const importsOf = (chosen: readonly SourceFile[]): readonly Import[] =>
  chosen.flatMap((file) => file.imports());

describe('the package beside the extension', () => {
  it('knows no more of the rest than the rows that it is given', () => {
    const wrong = importsOf(files).filter(({ target, isType }) => {
      if (target === null || target.startsWith('warehouse/src/')) return false;
      return !(target === markdownText || (target === rows && isType));
    });
    assert.deepEqual(wrong.map(at), []);
  });

  it('imports only downwards within itself', () => {
    const wrong = importsOf(files).filter(({ file, target }) => {
      if (target === null || !target.startsWith('warehouse/src/')) return false;
      const [from, to] = [layerOf(file), layerOf(target)];
      return from !== to && layers[from]?.includes(to) !== true;
    });
    assert.deepEqual(wrong.map(at), []);
    assert.deepEqual(
      [...new Set(files.map(({ path }) => layerOf(path)))].filter((layer) => !(layer in layers)),
      [],
      'give the folder a line in test/house/warehouse.test.ts',
    );
  });

  it('uses only packages that it says it needs', () => {
    const own = Object.keys(manifestOf('warehouse/').dependencies ?? {});
    const wrong = importsOf(files).filter(({ specifier, target }) => {
      if (target !== null || specifier.startsWith('node:') || builtinModules.includes(specifier))
        return false;
      return !own.some((name) => specifier === name || specifier.startsWith(`${name}/`));
    });
    assert.deepEqual(wrong.map(at), []);
  });

  it('is imported by the composition root of the command line alone, when it is asked for', () => {
    const { name } = manifestOf('warehouse/');
    const naming = importsOf(sourceFiles()).filter(
      ({ specifier, target }) => specifier === name || target?.startsWith('warehouse/') === true,
    );
    assert.deepEqual(
      naming.map(({ file }) => file),
      ['src/cli.ts'],
    );
    assert.match(readFileSync('src/cli.ts', 'utf8'), /=> \(await import\('groundplan-warehouse'\)\)/u);
  });

  it('has the version of the command line, which it is made for', () => {
    assert.equal(manifestOf('warehouse/').version, manifestOf('').version);
  });

  it('weighs nothing on the extension and the command line', async function () {
    this.timeout(120_000);
    const { metafile } = await esbuild.build({
      entryPoints: ['src/extension.ts', 'src/cli.ts'],
      bundle: true,
      write: false,
      metafile: true,
      outdir: 'dist',
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'silent',
      external: ['vscode', 'groundplan-warehouse'],
      plugins: [importAtOnce],
    });
    const packages = Object.keys(manifestOf('warehouse/').dependencies ?? {});
    const heavy = Object.keys(metafile.inputs).filter(
      (path) =>
        path.startsWith('warehouse/') || packages.some((name) => path.includes(`node_modules/${name}/`)),
    );
    assert.deepEqual(heavy, []);
    assert.doesNotMatch(readFileSync('.vscodeignore', 'utf8'), /^!.*warehouse/mu);
    const needed = Object.keys(manifestOf('').dependencies ?? {});
    assert.deepEqual(
      needed.filter((name) => packages.includes(name)),
      [],
    );
  });
});
