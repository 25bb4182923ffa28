/** The extension as it is packaged: its size before anything deferred is used, and what activating it takes. */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { splitBundle, writeParts } from '../scripts/deferredImports.mjs';
import { atMostHere, median, type Row, told } from './row.ts';

const runs = 7;

interface Activation {
  readonly load: number;
  readonly activate: number;
  readonly loaded: readonly string[];
}

export async function bundleBench(folder: string): Promise<readonly Row[]> {
  const outfile = join(folder, 'bundle', 'extension.js');
  let eager = 0;
  let all = 0;
  await esbuild.build(
    splitBundle(
      {
        entryPoint: 'src/extension.ts',
        outfile,
        external: ['vscode'],
        minify: true,
        sourcemap: false,
        logLevel: 'warning',
      },
      async (parts) => {
        await writeParts(parts);
        for (const { isEager, outputFiles } of parts) {
          const size = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
          if (isEager) eager += size;
          all += size;
        }
      },
    ),
  );
  // The first processes read the files from the disk, and do not count.
  const activations = Array.from({ length: runs + 2 }, () => activation(outfile)).slice(2);
  const deferred = activations[0]?.loaded.length ?? 0;
  return [
    atMostHere('bundle of the extension, before anything deferred', eager / 1000, 'KB', 500),
    told('bundle of the extension, with all that is deferred', all / 1000, 'KB'),
    told('activation: loading the bundle', median(activations.map(({ load }) => load)), 'ms'),
    atMostHere(
      'activation: its synchronous part',
      median(activations.map(({ activate }) => activate)),
      'ms',
      30,
    ),
    atMostHere('activation: deferred files loaded', deferred, 'files', 0),
  ];
}

function activation(bundle: string): Activation {
  const out = execFileSync(process.execPath, [resolve('out/bench/vscodeStub.mjs'), resolve(bundle)], {
    encoding: 'utf8',
  });
  return JSON.parse(out) as Activation;
}
