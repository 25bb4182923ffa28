/** The command line's composition root. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from './cli/runCommandLine.ts';

// Whoever reads may have seen enough, as `head` does: nobody is left to be told.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
});

runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  environment: process.env,
  loadWarehouse: async () => (await import('groundplan-warehouse')).warehouse,
  version: versionOf(join(__dirname, '..', 'package.json')),
  isTerminal: { out: process.stdout.isTTY, error: process.stderr.isTTY },
  // The bundles that the extension shows lie beside it in the package.
  readBundle: (language) => {
    const file = join(__dirname, '..', 'l10n', `bundle.l10n.${language.replace(/[^a-z-]/gu, '')}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : null;
  },
}).then(
  (code) => {
    // Not process.exit: a long listing may still be on its way through a pipe.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);

function versionOf(file: string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}
