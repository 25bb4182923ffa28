/** The command line's composition root. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from './cli/runCommandLine.ts';
import { exitCodes, languageOf } from './cli/surroundings.ts';
import { translator } from './cli/translator.ts';
import { message } from './model/message.ts';
import { reasonOf } from './platform/node/writeReason.ts';

// The bundles that the extension shows lie beside it in the package.
const readBundle = (language: string): Readonly<Record<string, string>> | null => {
  const file = join(__dirname, '..', 'l10n', `bundle.l10n.${language.replace(/[^a-z-]/gu, '')}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : null;
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads may have seen enough, as `head` does: nobody is left to be told.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.fine);
  const translate = translator(languageOf({ environment: process.env }, undefined), readBundle);
  const sentence = translate(message('What was found could not be written: {0}', translate(reasonOf(error))));
  process.stderr.write(`groundplan: ${sentence}\n`);
  process.exit(exitCodes.misused);
});
process.stderr.on('error', () => undefined);

runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  environment: process.env,
  loadWarehouse: async () => (await import('groundplan-warehouse')).warehouse,
  version: versionOf(join(__dirname, '..', 'package.json')),
  isTerminal: { out: process.stdout.isTTY, error: process.stderr.isTTY },
  columns: process.stdout.columns,
  readBundle,
}).then(
  (code) => {
    // Not process.exit: a long listing may still be on its way through a pipe.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`groundplan: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodes.misused;
  },
);

function versionOf(file: string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}
