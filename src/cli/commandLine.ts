/** The commands, what each takes, and the help that teaches them. */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { message, type Message } from '../model/message.ts';
import { check, checkFormats, type CheckOptions } from './check.ts';
import { compare, type CompareFormat, compareFormats } from './compare.ts';
import { type ExportFormat, exportFormats, exportPlan } from './export.ts';
import type { Indexed } from './indexed.ts';
import { initPlan } from './init.ts';
import { listAsJson, listAsText } from './list.ts';
import { matrix, type MatrixFormat, matrixFormats } from './matrix.ts';
import { readFolder } from './readFolder.ts';
import { formatOfFile, report } from './report.ts';
import {
  chosenDay,
  countOption,
  type FolderOptions,
  formatOption,
  gitOption,
  historyOption,
  languageOption,
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
): Command {
  const { out, error } = surroundings;
  // What the help says has to be known before the options are read.
  const asked = args.indexOf('--lang');
  const translate = translator(
    languageOf(surroundings, asked < 0 ? undefined : args[asked + 1]),
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
      outputError: (text, write) => write(text.replace(/^error: /u, 'groundplan: ')),
    })
    .showHelpAfterError(
      translate(message('(groundplan --help says what there is, groundplan COMMAND --help what one takes)')),
    )
    .addHelpText(
      'after',
      `\n${translate(message('Exit codes: 0 fine; 1 a check failed, or plans differ with --exit-code; 2 the call cannot be carried out.'))}\n`,
    );

  const add = (name: string, description: Message, ...examples: readonly string[]): Command => {
    const command = program
      .command(name)
      .description(translate(description))
      .helpOption('-h, --help', translate(message('what a command takes')));
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
        throw new Misuse(translate(message('“{0}” could not be written: {1}', file, fault)));
    }
    end(code);
  };
  const read = (
    folder: string,
    options: FolderOptions,
    isForPrograms = false,
  ): Promise<Indexed & { readonly language: string; readonly day: string }> => {
    const day = chosenDay(options);
    const words = translatorFor(surroundings, options, isForPrograms);
    return readFolder(
      folder,
      {
        git: options.git === true,
        history: options.history === true,
        day,
        translate: words.translate,
      },
      surroundings,
    ).then((indexed) => ({ ...indexed, language: words.language, day }));
  };
  const outOption = (): Option =>
    new Option('--out <file>', translate(message('the file to write, instead of the terminal')));

  withFolder(
    add(
      'check',
      message('every finding; exit code 1 on errors'),
      'groundplan check . --max-warnings 0',
      'groundplan check . --since origin/main --format github',
      'groundplan check . --format sarif --out groundplan.sarif',
      'groundplan check . --baseline .groundplan-baseline.json',
    ),
    translate,
  )
    .addOption(formatOption(checkFormats, 'text', translate))
    .addOption(outOption())
    .addOption(
      new Option(
        '--max-warnings <number>',
        translate(message('exit code 1 for more warnings than this')),
      ).argParser(countOption),
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

  withFolder(
    add(
      'list',
      message('every requirement, with where it belongs'),
      'groundplan list . --json | jq .requirements',
    ),
    translate,
  )
    .option('--json', translate(message('as JSON for programs, with mentions, references and findings')))
    .addOption(outOption())
    .action(
      async (folder: string, options: FolderOptions & { readonly json?: boolean; readonly out?: string }) => {
        const indexed = await read(folder, options, options.json === true);
        finish({ text: options.json === true ? listAsJson(indexed) : listAsText(indexed) }, options.out);
      },
    );

  withFolder(add('tree', message('modules with their requirements')), translate).action(
    async (folder: string, options: FolderOptions) => finish({ text: tree(await read(folder, options)) }),
  );

  withFolder(
    add(
      'trace',
      message(
        'one requirement with all that names it; without an id, links of OpenFastTrace items (exit code 1 on defects)',
      ),
      'groundplan trace . CRM-002',
      'groundplan trace .',
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
        const indexed = await read(folder, options, options.format === 'json');
        if (id !== undefined) return finish({ text: traceOne(indexed, id, options.format) });
        const { text, defects } = trace(indexed);
        finish({ text, code: defects > 0 ? exitCodes.failed : exitCodes.fine });
      },
    );

  withFolder(
    add(
      'matrix',
      message('requirement × module, phase, step, implementation and verification'),
      'groundplan matrix . --out matrix.csv',
    ),
    translate,
  )
    .addOption(formatOption(matrixFormats, 'csv', translate))
    .addOption(outOption())
    .action(
      async (
        folder: string,
        options: FolderOptions & { readonly format: MatrixFormat; readonly out?: string },
      ) => {
        const indexed = await read(folder, options);
        finish({ text: matrix(indexed, options.format) }, options.out);
      },
    );

  withFolder(
    add(
      'report',
      message('the plan as a file: .html, .md, or .csv for the matrix'),
      'groundplan report . --out plan.html',
    ),
    translate,
  )
    .addOption(historyOption(translate))
    .addOption(outOption())
    .action(async (folder: string, options: FolderOptions & { readonly out?: string }) => {
      const format = options.out === undefined ? 'markdown' : formatOfFile(options.out);
      if (format === null)
        throw new Misuse(`--out takes a file that ends in .html, .md or .csv, not “${options.out}”`);
      const indexed = await read(folder, options);
      finish({ text: await report(indexed, format, indexed.day, indexed.language) }, options.out);
    });

  withFolder(
    add(
      'export',
      message('requirements with their places for another tool'),
      'groundplan export . --format reqif --out plan.reqif',
      'groundplan export . --format needs --out needs.json',
      'groundplan export . --parquet tables --repository acme/shop',
      'groundplan export . --scip index.scip --repository acme/shop',
    ),
    translate,
    '.',
  )
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
          const indexed = await read(folder, options, true);
          await exportToWarehouse(indexed, folder, options, indexed.day, surroundings);
          return finish({ text: '' });
        }
        const indexed = await read(folder, options, options.format === 'json');
        const { text, withoutId } = exportPlan(indexed, options.format, indexed.day, surroundings.version);
        finish({ text }, options.out);
        if (withoutId > 0)
          error(
            `groundplan: ${indexed.translate(message('{0} requirements without an id are left out: this format has no place for them.', withoutId))}\n`,
          );
      },
    );

  withFolder(
    add('init', message('a plan file from what the documents name already'), 'groundplan init . --dry-run'),
    translate,
  )
    .option('--dry-run', translate(message('show it, and write nothing')))
    .action(async (folder: string, options: FolderOptions & { readonly dryRun?: boolean }) => {
      const indexed = await read(folder, options);
      finish({ text: initPlan(indexed, resolve(folder), options.dryRun === true) });
    });

  add(
    'compare',
    message('what differs from plan A to plan B'),
    'groundplan compare main .',
    'groundplan compare plan-versions/2026-09-30.yaml . --format markdown',
  )
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
  return program;
}
