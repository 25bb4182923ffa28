/** Runs one call of the command line. */
import { CommanderError } from 'commander';
import { callFault } from './callFault.ts';
import { commandLine } from './commandLine.ts';
import { shownText } from './shownText.ts';
import { exitCodes, Misuse, type Surroundings } from './surroundings.ts';

/** Returns the exit code; never rejects for what a user may have typed. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const error = (text: string): void => surroundings.error(shownText(text));
  let code: number = exitCodes.fine;
  const { program, translate } = commandLine(args, { ...surroundings, error }, (result) => {
    code = result;
  });
  if (args.length === 0) {
    program.outputHelp({ error: true });
    return exitCodes.misused;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof Misuse) error(`groundplan: ${thrown.message}\n`);
    else if (!(thrown instanceof CommanderError)) throw thrown;
    else if (thrown.exitCode === 0) return exitCodes.fine;
    else error(`groundplan: ${callFault(thrown, translate)}\n`);
    return exitCodes.misused;
  }
}
