/** `groundplan tree`: modules with their requirements. */
import { message } from '../../model/message.ts';
import { type FolderOptions, withFolder } from '../sharedOptions.ts';
import { tree } from '../tree.ts';
import type { CommandKit } from './commandKit.ts';

export function addTree({ add, finish, readPlan, translate }: CommandKit): void {
  withFolder(add('tree', message('modules with their requirements')), translate).action(
    async (folder: string, options: FolderOptions) => finish({ text: tree(await readPlan(folder, options)) }),
  );
}
