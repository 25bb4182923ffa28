/** `groundplan list`: every requirement. */
import { message } from '../../model/message.ts';
import { listAsJson, listAsText } from '../list.ts';
import { type FolderOptions, withFolder } from '../sharedOptions.ts';
import type { CommandKit } from './commandKit.ts';

export function addList({ add, finish, readPlan, outOption, translate, surroundings }: CommandKit): void {
  withFolder(add('list', message('every requirement, with where it belongs')), translate)
    .option('--json', translate(message('as JSON for programs, with mentions, references and findings')))
    .addOption(outOption())
    .action(
      async (folder: string, options: FolderOptions & { readonly json?: boolean; readonly out?: string }) => {
        const indexed = await readPlan(folder, options, options.json === true);
        const terminal = options.out === undefined && surroundings.isTerminal?.out === true;
        const text =
          options.json === true ? listAsJson(indexed) : listAsText(indexed, terminal ? surroundings : null);
        finish({ text, kind: options.json === true ? 'data' : 'words' }, options.out);
      },
    );
}
