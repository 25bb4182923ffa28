/** `groundplan compare`: what differs from one plan to another. */
import { message } from '../../model/message.ts';
import { compare, type CompareFormat, compareFormats } from '../compare.ts';
import {
  type FolderOptions,
  formatOption,
  gitOption,
  languageOption,
  translatorFor,
} from '../sharedOptions.ts';
import { exitCodes, Misuse } from '../surroundings.ts';
import { type CommandKit, kindOf } from './commandKit.ts';

export function addCompare({ add, finish, translate, surroundings }: CommandKit): void {
  add('compare', message('what differs from plan A to plan B'))
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
        const log = {
          info: () => undefined,
          warn: (text: string) => surroundings.error(`groundplan: ${text}\n`),
        };
        const result = await compare([one, two], format, {
          current: process.cwd(),
          git: options.git === true,
          translate: words.translate,
          log,
        });
        if ('key' in result) throw new Misuse(words.translate(result));
        const differs = options.exitCode === true && result.differences > 0;
        const code = differs ? exitCodes.failed : exitCodes.fine;
        finish({ text: result.text, code, kind: kindOf(format) });
      },
    );
}
