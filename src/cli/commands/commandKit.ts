/** What the definition of each command builds upon: its place in the program, and the ways to read and to say something. */
import { type Command, Option } from 'commander';
import { megabytesOf } from '../../index/readContent.ts';
import { message, type Message, type Translate } from '../../model/message.ts';
import { teach } from '../commandHelp.ts';
import { planFault, readFolder, type ReadFolder } from '../readFolder.ts';
import { chosenDay, type FolderOptions, translatorFor } from '../sharedOptions.ts';
import { shownText } from '../shownText.ts';
import { exitCodes, Misuse, type Surroundings } from '../surroundings.ts';
import { writeWhole } from '../../platform/node/writeFiles.ts';

export interface Outcome {
  readonly text: string;
  /** 0 without it. */
  readonly code?: number;
  /** `words` without it. In what is for a program no sign is changed on its way there; `painted` has colours of ours. */
  readonly kind?: 'words' | 'data' | 'painted';
}

/** Annotations are read from what a pipeline shows. */
export function kindOf(format: string): 'words' | 'data' {
  return format === 'text' || format === 'github' ? 'words' : 'data';
}

export interface CommandKit {
  readonly surroundings: Surroundings;
  /** Into the language of the help. */
  readonly translate: Translate;
  /** A command of the program; the examples stand below its help. */
  readonly add: (name: string, description: Message, ...examples: readonly string[]) => Command;
  readonly outOption: () => Option;
  /** Reads a folder as the options say; for programs in English, unless a language is asked for. */
  readonly read: (folder: string, options: FolderOptions, isForPrograms?: boolean) => Promise<ReadFolder>;
  /** The same for all but `check`, which says what is wrong with a plan file among the rest. */
  readonly readPlan: CommandKit['read'];
  /** Writes what a command has to say, to a file or the terminal, and ends with its code. */
  readonly finish: (outcome: Outcome, file?: string) => void;
}

/** `end` is told the exit code of what was carried out. */
export function commandKit(
  program: Command,
  translate: Translate,
  surroundings: Surroundings,
  end: (code: number) => void,
): CommandKit {
  const { out, error } = surroundings;
  const read: CommandKit['read'] = (folder, options, isForPrograms = false) =>
    readFolder(
      folder,
      {
        git: options.git === true,
        history: options.history === true,
        day: chosenDay(options),
        ...(options.fileSize !== undefined && { documentMegabytes: megabytesOf(options.fileSize) }),
        ...translatorFor(surroundings, options, isForPrograms),
      },
      surroundings,
    );
  return {
    surroundings,
    translate,
    read,
    add(name, description, ...examples) {
      const command = program
        .command(name)
        .description(translate(description))
        .helpOption('-h, --help', translate(message('what a command takes')));
      teach(command, translate);
      const shown = examples.map((example) => `  ${example}`).join('\n');
      return examples.length === 0
        ? command
        : command.addHelpText('after', `\n${translate(message('For example:'))}\n${shown}\n`);
    },
    outOption: () =>
      new Option('--out <file>', translate(message('the file to write, instead of the terminal'))),
    async readPlan(...call) {
      const indexed = await read(...call);
      const fault = planFault(indexed);
      if (fault !== null) error(`groundplan: ${fault}\n`);
      return indexed;
    },
    finish({ text, code = exitCodes.fine, kind = 'words' }, file) {
      const isSeen = kind === 'words' || (kind === 'data' && surroundings.isTerminal?.out === true);
      if (file === undefined) out(isSeen ? shownText(text) : text);
      else {
        const fault = writeWhole(file, text);
        if (fault !== null)
          throw new Misuse(translate(message('“{0}” could not be written: {1}', file, translate(fault))));
      }
      end(code);
    },
  };
}
