import type { BuildOptions, OutputFile, Plugin } from 'esbuild';

export declare const importAtOnce: Plugin;

/** One file of the bundle, with the modules that lie in it. */
export interface Part {
  readonly name: string;
  readonly isEager: boolean;
  readonly sources: readonly string[];
  readonly outputFiles: readonly OutputFile[];
}

export interface SplitOptions {
  readonly entryPoint: string;
  readonly outfile: string;
  readonly external: readonly string[];
  readonly minify: boolean;
  readonly sourcemap: boolean;
  readonly logLevel: BuildOptions['logLevel'];
}

export declare function splitBundle(
  options: SplitOptions,
  take: (parts: readonly Part[]) => Promise<void>,
): BuildOptions;

export declare function writeParts(parts: readonly Part[]): Promise<void>;

/** The files that `import defer` names, by the part that they are loaded with. */
export declare function deferredParts(): ReadonlyMap<string, readonly string[]>;
