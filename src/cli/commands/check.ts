/** `groundplan check`: every finding, or only those that are new. */
import { Option } from 'commander';
import { message } from '../../model/message.ts';
import { check, checkFormats, type CheckOptions } from '../check.ts';
import {
  countOption,
  type FolderOptions,
  formatOption,
  historyOption,
  withFolder,
} from '../sharedOptions.ts';
import { exitCodes } from '../surroundings.ts';
import { type CommandKit, kindOf } from './commandKit.ts';

export function addCheck({ add, finish, read, outOption, translate, surroundings }: CommandKit): void {
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
      const kind = options.format === 'text' ? 'painted' : kindOf(options.format);
      finish({ text, code: hasFailed ? exitCodes.failed : exitCodes.fine, kind }, options.out);
    });
}
