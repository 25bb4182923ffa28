/** `groundplan export`: requirements for another tool, or tables for an organisation. */
import { Option } from 'commander';
import { message, type Message } from '../../model/message.ts';
import { type ExportFormat, exportFormats, exportPlan } from '../export.ts';
import { type FolderOptions, formatOption, withFolder } from '../sharedOptions.ts';
import { exportToWarehouse, sourceOption, type WarehouseOptions } from '../warehouse.ts';
import type { CommandKit } from './commandKit.ts';

export function addExport({ add, finish, readPlan, outOption, translate, surroundings }: CommandKit): void {
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
        finish({ text, kind: 'data' }, options.out);
        const say = (lost: Message): void => surroundings.error(`groundplan: ${indexed.translate(lost)}\n`);
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
}
