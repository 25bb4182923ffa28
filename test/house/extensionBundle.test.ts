import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as esbuild from 'esbuild';
import { deferredParts, type Part, splitBundle } from '../../scripts/deferredImports.mjs';

/** Characters of the minified file that VS Code loads when a window opens, in bytes. */
const mostBytes = 500_000;

describe('the bundle of the extension', () => {
  let parts: readonly Part[] = [];

  before(async function () {
    this.timeout(120_000);
    await esbuild.build(
      splitBundle(
        {
          entryPoint: 'src/extension.ts',
          outfile: 'dist/extension.js',
          external: ['vscode'],
          minify: true,
          sourcemap: false,
          logLevel: 'silent',
        },
        async (made) => {
          parts = made;
        },
      ),
    );
  });

  const eager = (): Part => {
    const [first] = parts;
    assert.ok(first?.isEager);
    return first;
  };

  it('needs at most 500 KB before anything that is deferred is used', () => {
    const size = eager().outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
    assert.ok(
      size <= mostBytes,
      `${size} bytes: see what \`import defer\` can put off until it is used (ARCHITECTURE.md)`,
    );
  });

  it('holds each module in one file only, so that no class and no cache exists twice', () => {
    const files = new Map<string, string[]>();
    for (const { name, sources } of parts) {
      for (const source of sources) files.set(source, [...(files.get(source) ?? []), name]);
    }
    assert.ok(files.size > 500);
    assert.deepEqual(
      [...files].filter(([, names]) => new Set(names).size > 1),
      [],
    );
  });

  it('defers nothing that something else needs at once', () => {
    const atOnce = new Set(eager().sources);
    const deferred = [...deferredParts().values()]
      .flat()
      .map((path) => relative(process.cwd(), path).replaceAll('\\', '/'));
    assert.ok(deferred.length > 50);
    assert.deepEqual(
      deferred.filter((path) => atOnce.has(path)),
      [],
      'an ordinary import elsewhere makes it part of what is always loaded: import it so here, too',
    );
  });

  it('registers every command of the manifest without loading more', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const text = eager()
      .sources.filter((path) => path.startsWith('src/editor/') || path === 'src/extension.ts')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const missing = manifest.contributes.commands
      .map(({ command }) => command)
      .filter((command) => !text.includes(`'${command}'`));
    assert.deepEqual(missing, []);
  });
});
