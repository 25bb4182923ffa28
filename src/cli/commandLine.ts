/** The commands, what each takes, and the help that teaches them. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { message, type Message, type Translate } from '../model/message.ts';
import { check, checkFormats, type CheckOptions } from './check.ts';
import { teach, teachInLanguage } from './commandHelp.ts';
import { compare, type CompareFormat, compareFormats } from './compare.ts';
import { type ExportFormat, exportFormats, exportPlan } from './export.ts';
import { importForms, importFormats, importInto, type ImportOptions } from './import.ts';
import { initPlan } from './init.ts';
import { listAsJson, listAsText } from './list.ts';
import { matrix, type MatrixFormat, matrixFormats } from './matrix.ts';
import { planFault, readFolder, type ReadFolder } from './readFolder.ts';
import { formatOfFile, report } from './report.ts';
import {
  chosenDay,
  countOption,
  type FolderOptions,
  formatOption,
  gitOption,
  historyOption,
  languageOption,
  rowOption,
  translatorFor,
  withFolder,
} from './sharedOptions.ts';
import { exitCodes, languageOf, Misuse, type Surroundings } from './surroundings.ts';
import { trace } from './trace.ts';
import { traceFormats, type TraceFormat, traceOne } from './traceOne.ts';
import { translator } from './translator.ts';
import { tree } from './tree.ts';
import { exportToWarehouse, sourceOption, type WarehouseOptions } from './warehouse.ts';
import { writeWhole } from './writeWhole.ts';

interface Outcome {
  readonly text: string;
  readonly code?: number;
}

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

  const add = (name: string, description: Message, ...examples: readonly string[]): Command => {
    const command = program
      .command(name)
      .description(translate(description))
      .helpOption('-h, --help', translate(message('what a command takes')));
    teach(command, translate);
    const shown = examples.map((example) => `  ${example}`).join('\n');
    return examples.length === 0
      ? command
      : command.addHelpText('after', `\n${translate(message('For example:'))}\n${shown}\n`);
  };
  const finish = ({ text, code = exitCodes.fine }: Outcome, file?: string): void => {
    if (file === undefined) out(text);
    else {
      const fault = writeWhole(file, text);
      if (fault !== null)
        throw new Misuse(translate(message('“{0}” could not be written: {1}', file, translate(fault))));
    }
    end(code);
  };
  const read = (folder: string, options: FolderOptions, isForPrograms = false): Promise<ReadFolder> =>
    readFolder(
      folder,
      {
        git: options.git === true,
        history: options.history === true,
        day: chosenDay(options),
        ...translatorFor(surroundings, options, isForPrograms),
      },
      surroundings,
    );
  /** For all but `check`, which says what is wrong with a plan file among the rest. */
  const readPlan: typeof read = async (...call) => {
    const indexed = await read(...call);
    const fault = planFault(indexed);
    if (fault !== null) error(`groundplan: ${fault}\n`);
    return indexed;
  };
  const outOption = (): Option =>
    new Option('--out <file>', translate(message('the file to write, instead of the terminal')));

  withFolder(add('check', message('every finding; exit code 1 on errors')), translate)
    .addOption(formatOption(checkFormats, 'text', translate))
    .addOption(outOption())
    .addOption(
      new Option(
        '--max-warnings <number>',
        translate(message('exit code 1 for more warnings than this')),
      ).argParser(countOption(translate)),
    )
    // What the history tells was not asked then, so that all of it would seem new.
    .addOption(historyOption(translate).conflicts('since'))
    .addOption(
      new Option(
        '--since <revision>',
        translate(message('only what came since this Git revision or branch; a warning fails too')),
      ),
    )
    .addOption(
      new Option(
        '--baseline <file>',
        translate(message('only what this file does not know; a warning fails too')),
      ).conflicts('since'),
    )
    .option(
      '--update-baseline',
      translate(message('write what is found now into the file of --baseline, and fail for nothing')),
    )
    .action(async (folder: string, options: FolderOptions & CheckOptions & { readonly out?: string }) => {
      const indexed = await read(folder, options);
      const { language, day } = indexed;
      const words = { git: options.git === true, day, translate: indexed.translate, language };
      const { text, hasFailed } = await check(indexed, folder, options, words, surroundings);
      finish({ text, code: hasFailed ? exitCodes.failed : exitCodes.fine }, options.out);
    });

  withFolder(add('list', message('every requirement, with where it belongs')), translate)
    .option('--json', translate(message('as JSON for programs, with mentions, references and findings')))
    .addOption(outOption())
    .action(
      async (folder: string, options: FolderOptions & { readonly json?: boolean; readonly out?: string }) => {
        const indexed = await readPlan(folder, options, options.json === true);
        const terminal = options.out === undefined && surroundings.isTerminal?.out === true;
        const text =
          options.json === true ? listAsJson(indexed) : listAsText(indexed, terminal ? surroundings : null);
        finish({ text }, options.out);
      },
    );

  withFolder(add('tree', message('modules with their requirements')), translate).action(
    async (folder: string, options: FolderOptions) => finish({ text: tree(await readPlan(folder, options)) }),
  );

  withFolder(
    add(
      'trace',
      message(
        'one requirement with all that names it; without an id, links of OpenFastTrace items (exit code 1 on defects)',
      ),
    ),
    translate,
  )
    .argument('[id]', translate(message('the id of the requirement')))
    .addOption(formatOption(traceFormats, 'text', translate))
    .action(
      async (
        folder: string,
        id: string | undefined,
        options: FolderOptions & { readonly format: TraceFormat },
      ) => {
        const indexed = await readPlan(folder, options, options.format === 'json');
        if (id !== undefined) return finish({ text: traceOne(indexed, id, options.format) });
        const { text, defects } = trace(indexed);
        finish({ text, code: defects > 0 ? exitCodes.failed : exitCodes.fine });
      },
    );

  withFolder(
    add('matrix', message('requirement × module, phase, step, implementation and verification')),
    translate,
  )
    .addOption(
      formatOption(
        matrixFormats,
        undefined,
        translate,
        message('what is written; without it text on a terminal, csv elsewhere'),
      ),
    )
    .addOption(outOption())
    .action(
      async (
        folder: string,
        options: FolderOptions & { readonly format?: MatrixFormat; readonly out?: string },
      ) => {
        const isShown = options.out === undefined && surroundings.isTerminal?.out === true;
        const format = options.format ?? (isShown ? 'text' : 'csv');
        const indexed = await readPlan(folder, options, format === 'json');
        finish({ text: matrix(indexed, format, surroundings.columns) }, options.out);
      },
    );

  withFolder(add('report', message('the plan as a file: .html, .md, or .csv for the matrix')), translate)
    .addOption(historyOption(translate))
    .addOption(outOption())
    .action(async (folder: string, options: FolderOptions & { readonly out?: string }) => {
      const format = options.out === undefined ? 'markdown' : formatOfFile(options.out);
      if (format === null)
        throw new Misuse(
          translate(
            message('--out takes a file that ends in .html, .md or .csv, not “{0}”.', options.out ?? ''),
          ),
        );
      const indexed = await readPlan(folder, options);
      finish({ text: await report(indexed, format, indexed.day, indexed.language) }, options.out);
    });

  withFolder(add('export', message('requirements with their places for another tool')), translate, '.')
    .addOption(formatOption(exportFormats, 'json', translate).conflicts(['parquet', 'scip']))
    .addOption(outOption().conflicts(['parquet', 'scip']))
    .addOption(
      new Option(
        '--parquet <folder>',
        translate(message('tables for DuckDB, Spark or BigQuery, below this folder')),
      ),
    )
    .addOption(
      new Option('--scip <file>', translate(message('an index with which Sourcegraph finds requirements'))),
    )
    .addOption(
      new Option(
        '--repository <name>',
        translate(message('what the repository is called among others; without it, as the folder is')),
      ),
    )
    .addOption(
      new Option(
        '--revision <name>',
        translate(message('which state this is; without it the commit, and the day outside of Git')),
      ),
    )
    .addOption(
      new Option(
        '--source <name=repository>',
        translate(message('what another folder that is read here is called among the repositories')),
      )
        .argParser(sourceOption)
        .default(new Map(), ''),
    )
    .addOption(
      new Option(
        '--requirements-from <repository>',
        translate(message('the repository that defines the ids which nothing here defines')),
      ),
    )
    .action(
      async (
        folder: string,
        options: FolderOptions & WarehouseOptions & { readonly format: ExportFormat; readonly out?: string },
      ) => {
        if (options.parquet !== undefined || options.scip !== undefined) {
          const indexed = await readPlan(folder, options, true);
          await exportToWarehouse(indexed, folder, options, indexed.day, surroundings);
          return finish({ text: '' });
        }
        const indexed = await readPlan(folder, options, options.format === 'json');
        const { text, withoutId, repeated } = exportPlan(
          indexed,
          options.format,
          indexed.day,
          surroundings.version,
        );
        finish({ text }, options.out);
        const say = (lost: Message): void => error(`groundplan: ${indexed.translate(lost)}\n`);
        if (withoutId > 0)
          say(
            message(
              '{0} requirements without an id are left out: this format has no place for them.',
              withoutId,
            ),
          );
        if (repeated.length > 0)
          say(
            message(
              'Only the first of those with the same id is written, as this format takes an id once: {0}',
              repeated.join(', '),
            ),
          );
      },
    );

  const gathered = (typed: string, before: readonly string[]): readonly string[] => [...before, typed];
  withFolder(
    add(
      'import',
      message(
        'the rows of a sheet, or the requirements of an export, into a document of the folder; shows what it would do unless --write is given (exit code 1 where rows are left out)',
      ),
    ),
    translate,
  )
    .argument(
      '<file>',
      translate(message('the file: CSV or Excel, ReqIF, needs.json, or any document that is read')),
    )
    .addOption(formatOption(importFormats, 'text', translate))
    .addOption(outOption())
    .option('--write', translate(message('write it; without it nothing is changed')))
    .addOption(new Option('--dry-run', translate(message('show it, and write nothing'))).conflicts('write'))
    .option(
      '--into <path>',
      translate(message('the document below the folder; without it the one that has most of the ids')),
    )
    .addOption(
      new Option('--form <form>', translate(message('the form of a new document'))).choices(importForms),
    )
    .addOption(
      new Option(
        '--map <header=field>',
        translate(message('what a column counts as, “-” for none; may be given several times')),
      )
        .argParser(gathered)
        .default([], ''),
    )
    .option('--sheet <name>', translate(message('the sheet of a workbook, by its name or number')))
    .addOption(
      new Option('--header-row <number>', translate(message('the row of the headers, from 1'))).argParser(
        rowOption(translate),
      ),
    )
    .option('--encoding <name>', translate(message('the encoding of the file, such as gb18030 or cp950')))
    .option('--id-prefix <text>', translate(message('what stands before ids that are bare numbers')))
    .option('--add-columns', translate(message('give the document the columns that it lacks')))
    .option('--add-names', translate(message('give the plan file the modules and phases that it lacks')))
    .action(
      async (
        folder: string,
        file: string,
        options: FolderOptions & ImportOptions & { readonly out?: string },
      ) => {
        const indexed = await readPlan(folder, options, options.format === 'json');
        const { text, hasConflicts } = importInto(indexed, resolve(folder), file, options);
        finish({ text, code: hasConflicts ? exitCodes.failed : exitCodes.fine }, options.out);
      },
    );

  withFolder(add('init', message('a plan file from what the documents name already')), translate)
    .option('--dry-run', translate(message('show it, and write nothing')))
    .action(async (folder: string, options: FolderOptions & { readonly dryRun?: boolean }) => {
      const indexed = await readPlan(folder, options);
      finish({ text: initPlan(indexed, resolve(folder), options.dryRun === true) });
    });

  add('compare', message('what differs from plan A to plan B'))
    .argument(
      '<a>',
      translate(
        message(
          'a folder, a plan file, a saved version (plan-versions/…), or a Git revision: REV or REV:path',
        ),
      ),
    )
    .argument('<b>', translate(message('the same')))
    .addOption(formatOption(compareFormats, 'text', translate))
    .option('--json', translate(message('the same as --format json')))
    .option('--exit-code', translate(message('exit code 1 where the plans differ')))
    .addOption(gitOption(translate))
    .addOption(languageOption(translate))
    .action(
      async (
        one: string,
        two: string,
        options: FolderOptions & {
          readonly format: CompareFormat;
          readonly json?: boolean;
          readonly exitCode?: boolean;
        },
      ) => {
        const format = options.json === true ? 'json' : options.format;
        const words = translatorFor(surroundings, options, format === 'json');
        const log = { info: () => undefined, warn: (text: string) => error(`groundplan: ${text}\n`) };
        const result = await compare([one, two], format, {
          current: process.cwd(),
          git: options.git === true,
          translate: words.translate,
          log,
        });
        if ('key' in result) throw new Misuse(words.translate(result));
        const differs = options.exitCode === true && result.differences > 0;
        finish({ text: result.text, code: differs ? exitCodes.failed : exitCodes.fine });
      },
    );
  return { program, translate };
}
