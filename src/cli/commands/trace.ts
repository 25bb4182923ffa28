/** `groundplan trace`: one requirement with all that names it, or the links of all specification items. */
import { existsSync } from 'node:fs';
import { message } from '../../model/message.ts';
import { isIdShaped } from '../../vocabulary/ids.ts';
import { type FolderOptions, formatOption, withFolder } from '../sharedOptions.ts';
import { exitCodes } from '../surroundings.ts';
import { trace } from '../trace.ts';
import { type TraceFormat, traceFormats, traceOne } from '../traceOne.ts';
import { type CommandKit, kindOf } from './commandKit.ts';

export function addTrace({ add, finish, readPlan, translate }: CommandKit): void {
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
        first: string,
        second: string | undefined,
        options: FolderOptions & { readonly format: TraceFormat },
      ) => {
        const [folder, id] = second === undefined && isIdAlone(first) ? ['.', first] : [first, second];
        const indexed = await readPlan(folder, options, options.format === 'json');
        if (id !== undefined)
          return finish({ text: traceOne(indexed, id, options.format), kind: kindOf(options.format) });
        const { text, defects } = trace(indexed);
        finish({ text, code: defects > 0 ? exitCodes.failed : exitCodes.fine });
      },
    );
}

/** `groundplan trace CRM-002` means the folder that somebody stands in. */
function isIdAlone(typed: string): boolean {
  return isIdShaped(typed) && !existsSync(typed);
}
