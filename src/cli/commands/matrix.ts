/** `groundplan matrix`: a requirement for each row. */
import { message } from '../../model/message.ts';
import { matrix, type MatrixFormat, matrixFormats } from '../matrix.ts';
import { type FolderOptions, formatOption, withFolder } from '../sharedOptions.ts';
import { type CommandKit, kindOf } from './commandKit.ts';

export function addMatrix({ add, finish, readPlan, outOption, translate, surroundings }: CommandKit): void {
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
        finish({ text: matrix(indexed, format, surroundings.columns), kind: kindOf(format) }, options.out);
      },
    );
}
