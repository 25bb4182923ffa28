/** The commands in the order of the help, and what holds for all of them. */
import { Command } from 'commander';
import { message, type Translate } from '../model/message.ts';
import { teachInLanguage } from './commandHelp.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addInit } from './commands/init.ts';
import { addList } from './commands/list.ts';
import { addMatrix } from './commands/matrix.ts';
import { addReport } from './commands/report.ts';
import { addTrace } from './commands/trace.ts';
import { addTree } from './commands/tree.ts';
import { commandKit } from './commands/commandKit.ts';
import { languageOf, type Surroundings } from './surroundings.ts';
import { translator } from './translator.ts';

const commands = [
  addCheck,
  addList,
  addTree,
  addTrace,
  addMatrix,
  addReport,
  addExport,
  addImport,
  addInit,
  addCompare,
];

/** `end` is told the exit code of what was carried out. Throws as commander does for a call that cannot be read. */
export function commandLine(
  args: readonly string[],
  surroundings: Surroundings,
  end: (code: number) => void,
): { readonly program: Command; readonly translate: Translate } {
  const { out, error } = surroundings;
  // What the help says has to be known before the options are read.
  const asked = args.findIndex((each) => /^--lang(?:=|$)/u.test(each));
  const translate = translator(
    languageOf(surroundings, asked < 0 ? undefined : (args[asked]?.split('=')[1] ?? args[asked + 1])),
    surroundings.readBundle,
  );
  const program = new Command('groundplan')
    .description(translate(message('Traces requirements to the modules and phases of a plan.')))
    .version(surroundings.version, '--version', translate(message('which version this is')))
    .helpOption('-h, --help', translate(message('what a command takes')))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: out,
      writeErr: error,
      // Whoever ran it says what is wrong, in the reader's language.
      outputError: () => undefined,
    });
  teachInLanguage(program, translate);
  program.addHelpText(
    'after',
    `\n${translate(message('Exit codes: 0 fine; 1 a check failed, or plans differ with --exit-code; 2 the call cannot be carried out.'))}\n`,
  );

  const kit = commandKit(program, translate, surroundings, end);
  for (const add of commands) add(kit);
  return { program, translate };
}
