/** The command line's composition root. */
import { runCommandLine } from './cli/runCommandLine.ts';

runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  environment: process.env,
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
