// Carries out `import defer * as name from './file.ts'`, which esbuild does not bundle yet: as an ordinary import
// where one file is wanted, and as a file of its own, loaded at the first use of the name, for the extension.
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { globSync } from './globSync.mjs';

/** Stands on a line of its own, as the formatter puts it; only files of ours are deferred. */
const deferredImport = /^import defer \* as (\w{1,80}) from ('\.{1,2}\/[^'\n]{1,200}');$/gmu;

/** Runs the deferred module when something of it is asked for, and not before. */
const runtime = `
export function deferred(load) {
  let loaded;
  return new Proxy({}, { get: (_, name) => (loaded ??= load())[name] });
}
`;

/** Bundles deferred imports as ordinary ones. */
export const importAtOnce = {
  name: 'import-at-once',
  setup: (build) => rewrite(build, (name, file) => `import * as ${name} from ${file};`),
};

/**
 * What is loaded together: the deferred files of a folder, as who uses one of them mostly uses others. Each file
 * of the vocabulary stands alone, as it holds a large table.
 */
function partOf(file) {
  const path = relative('src', file).replaceAll('\\', '/');
  return (path.startsWith('vocabulary/') ? path.replace(/\.ts$/u, '') : dirname(path)).replaceAll('/', '-');
}

/** Marks each with a dynamic import of its part, at which esbuild splits. */
const splitAtDeferred = {
  name: 'split-at-deferred',
  setup(build) {
    let parts = new Map();
    build.onStart(() => {
      parts = deferredParts();
    });
    rewrite(build, (name, file, from) => {
      const target = resolve(dirname(from), file.slice(1, -1));
      const part = partOf(target);
      const place = parts.get(part)?.indexOf(target) ?? -1;
      return `import { deferred as deferred_${name} } from 'deferred:runtime'; const ${name} = deferred_${name}(() => import('part:${part}').file${place});`;
    });
    build.onResolve({ filter: /^deferred:runtime$/ }, ({ path }) => ({ path, namespace: 'deferred' }));
    build.onLoad({ filter: /.*/, namespace: 'deferred' }, () => ({ contents: runtime, loader: 'js' }));
    build.onResolve({ filter: /^part:/ }, ({ path }) => ({
      path: path.slice(5),
      namespace: 'deferred-part',
    }));
    build.onLoad({ filter: /.*/, namespace: 'deferred-part' }, ({ path }) => ({
      contents: (parts.get(path) ?? [])
        .map((file, place) => `export * as file${place} from ${JSON.stringify(file)};`)
        .join('\n'),
      loader: 'js',
      resolveDir: process.cwd(),
    }));
  },
};

const byCodeUnit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The deferred files of each part, in a stable order. */
export function deferredParts() {
  const parts = new Map();
  for (const path of globSync('src', '.ts')) {
    const text = readFileSync(path, 'utf8');
    if (!text.includes('import defer ')) continue;
    for (const [, , file] of text.matchAll(deferredImport)) {
      const target = resolve(dirname(path), file.slice(1, -1));
      const part = partOf(target);
      parts.set(part, [...new Set([...(parts.get(part) ?? []), target])].toSorted(byCodeUnit));
    }
  }
  return parts;
}

function rewrite(build, written) {
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    if (!text.includes('import defer ')) return undefined;
    const contents = text.replaceAll(deferredImport, (_, name, file) => written(name, file, path));
    const left = /^import defer .*/mu.exec(contents);
    if (left)
      return { errors: [{ text: `${left[0]}: a deferred import is of a file of ours, on one line` }] };
    return { contents, loader: 'ts', resolveDir: dirname(path) };
  });
}

/**
 * Options that bundle one entry to `outfile`, which holds what is always needed, and beside it one file for each
 * part that is only needed when something deferred is used. esbuild splits ES modules alone and VS Code loads
 * CommonJS, so it goes in two steps: split, then write each part as CommonJS. Every module lies in exactly one
 * file. `take` is given the files, `{ name, isEager, sources, outputFiles }`, the eager one first.
 */
export function splitBundle({ entryPoint, outfile, minify, sourcemap, external, logLevel }, take) {
  const start = basename(outfile, '.js');
  const second = {
    name: 'write-as-common-js',
    setup(build) {
      build.onEnd(async (result) => {
        if (result.errors.length > 0) return;
        const parts = partsOf(result, `${start}.js`);
        const each = [parts.eager, ...parts.lazy];
        await take(
          await Promise.all(each.map((own) => inCommonJs(own, parts, { minify, sourcemap, outfile }))),
        );
      });
    },
  };
  return {
    entryPoints: { [start]: entryPoint },
    outdir: dirname(outfile),
    // Named as the package and the ignored files expect it: `extension.<part>.<hash>.js` beside `extension.js`.
    chunkNames: `${start}.[name].[hash]`,
    external,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    logLevel,
    write: false,
    metafile: true,
    // Minified in the second step; here only what makes code unreachable.
    minifySyntax: minify,
    sourcemap: sourcemap ? 'inline' : false,
    plugins: [splitAtDeferred, second],
  };
}

/** Writes the files of `splitBundle` to the disk. */
export async function writeParts(parts) {
  for (const { path, contents } of parts.flatMap(({ outputFiles }) => outputFiles)) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}

/** The outputs of the first step: those that the entry imports at once, and the others. */
function partsOf({ outputFiles, metafile }, entry) {
  const contents = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const always = new Set([entry]);
  for (const name of always) {
    for (const { path, kind } of outputs.get(name).imports) {
      if (kind === 'import-statement' && outputs.has(basename(path))) always.add(basename(path));
    }
  }
  const sources = (names) =>
    names.flatMap((name) =>
      Object.entries(outputs.get(name).inputs).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [path] : [],
      ),
    );
  const lazy = [...outputs.keys()].filter((name) => !always.has(name));
  return {
    contents,
    outputs,
    always,
    eager: { name: entry, isEager: true, sources: sources([...always]) },
    lazy: lazy.map((name) => ({ name, isEager: false, sources: sources([name]) })),
  };
}

/** One part as CommonJS. All that is always needed becomes one file; it shows to the others what they import. */
async function inCommonJs(own, parts, { minify, sourcemap, outfile }) {
  const { contents, outputs, always } = parts;
  const numbers = new Map([...always].map((name, number) => [name, number]));
  const entry = parts.eager.name;
  /** Names are unique within a chunk only. */
  const shown = (name, of) => (name === entry ? of : `from${numbers.get(name)}_${of}`);
  const shownByAlways = [...always].flatMap((name) => {
    const names = outputs.get(name).exports.map((of) => `${of} as ${shown(name, of)}`);
    return names.length > 0 ? [`export { ${names.join(', ')} } from './${name}';`] : [];
  });
  const plugin = {
    name: 'parts',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind }) => {
        if (kind === 'entry-point') return { path, namespace: 'part' };
        const name = basename(path);
        if (!path.startsWith('./') || !outputs.has(name)) return { external: true };
        if (kind === 'require-call' || (!own.isEager && name === entry)) return { path, external: true };
        if (always.has(name)) return { path: name, namespace: own.isEager ? 'part' : 'always' };
        return { path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
        contents: path === 'all' ? shownByAlways.join('\n') : waitingForNothing(contents.get(path)),
        loader: 'js',
        resolveDir: dirname(outfile),
      }));
      build.onLoad({ filter: /.*/, namespace: 'always' }, ({ path }) => ({
        contents: `export { ${outputs
          .get(path)
          .exports.map((of) => `${shown(path, of)} as ${of}`)
          .join(', ')} } from './${entry}';`,
        loader: 'js',
      }));
    },
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: [own.isEager ? 'all' : own.name],
    outfile: resolve(dirname(outfile), own.name),
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'warning',
    banner: { js: '"use strict";' },
    minify,
    sourcemap,
    plugins: [plugin],
  });
  return { ...own, outputFiles };
}

/** All dynamic imports between the parts come from deferred ones. */
function waitingForNothing(text) {
  return text.replaceAll(/\bimport\(("\.\/[\w.-]+\.js")\)/gu, 'require($1)');
}
