/** `groundplan report`: the plan as one file. */
import { message } from '../../model/message.ts';
import { formatOfFile, report } from '../report.ts';
import { type FolderOptions, historyOption, withFolder } from '../sharedOptions.ts';
import { Misuse } from '../surroundings.ts';
import type { CommandKit } from './commandKit.ts';

export function addReport({ add, finish, readPlan, outOption, translate }: CommandKit): void {
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
      const text = await report(indexed, format, indexed.day, indexed.language);
      finish({ text, kind: 'data' }, options.out);
    });
}
