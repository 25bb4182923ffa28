// Brings the drawing of the folder imports in ARCHITECTURE.md up to date: `npm run docs:imports`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { root } from './root.mjs';

process.chdir(root);
const outfile = join(root, 'out', 'tools', 'folderDrawing.mjs');
await esbuild.build({
  entryPoints: ['test/house/folderDrawing.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
});
const { withDrawing } = await import(pathToFileURL(outfile));
const document = existsSync('ARCHITECTURE.md') ? readFileSync('ARCHITECTURE.md', 'utf8') : '# Architecture\n';
writeFileSync('ARCHITECTURE.md', withDrawing(document));
