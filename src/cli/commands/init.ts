/** `groundplan init`: a plan file from what the documents name. */
import { resolve } from 'node:path';
import { message } from '../../model/message.ts';
import { initPlan } from '../init.ts';
import { type FolderOptions, withFolder } from '../sharedOptions.ts';
import type { CommandKit } from './commandKit.ts';

export function addInit({ add, finish, readPlan, translate }: CommandKit): void {
  withFolder(add('init', message('a plan file from what the documents name already')), translate)
    .option('--dry-run', translate(message('show it, and write nothing')))
    .action(async (folder: string, options: FolderOptions & { readonly dryRun?: boolean }) => {
      const indexed = await readPlan(folder, options);
      const isDry = options.dryRun === true;
      finish({ text: initPlan(indexed, resolve(folder), isDry), kind: isDry ? 'data' : 'words' });
    });
}
