/** `groundplan import`: the rows of a sheet or an export, into a document of the folder. */
import { Option } from 'commander';
import { resolve } from 'node:path';
import { message } from '../../model/message.ts';
import { importFormats, importForms, importInto, type ImportOptions } from '../import.ts';
import { type FolderOptions, formatOption, rowOption, withFolder } from '../sharedOptions.ts';
import { exitCodes } from '../surroundings.ts';
import { type CommandKit, kindOf } from './commandKit.ts';

const gathered = (typed: string, before: readonly string[]): readonly string[] => [...before, typed];

export function addImport({ add, finish, readPlan, outOption, translate }: CommandKit): void {
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
        const code = hasConflicts ? exitCodes.failed : exitCodes.fine;
        finish({ text, code, kind: kindOf(options.format) }, options.out);
      },
    );
}
