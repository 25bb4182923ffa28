/** Arguments and options that several commands take, each with the sentence that says what is wrong with it. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { dateOf, dayOf } from '../vocabulary/dates.ts';
import type { Translate } from '../model/message.ts';
import { message } from '../model/message.ts';
import { languageOf, type Surroundings } from './surroundings.ts';
import { translator } from './translator.ts';

export interface FolderOptions {
  readonly git?: boolean;
  readonly history?: boolean;
  readonly lang?: string;
  readonly date?: string;
}

/** Adds the folder and what holds for every command that reads one; `standard` stands for one that is not named. */
export function withFolder(command: Command, translate: Translate, standard?: string): Command {
  return command
    .argument(
      standard === undefined ? '<folder>' : '[folder]',
      translate(message('the folder with the plan, the documents and the code')),
      standard,
    )
    .addOption(gitOption(translate))
    .addOption(languageOption(translate))
    .addOption(
      new Option(
        '--date <day>',
        translate(message('the day by which something is late, as 2026-12-31; today without it')),
      ).argParser(dayOption),
    );
}

export function gitOption(translate: Translate): Option {
  return new Option('--git', translate(message('list files as Git does, instead of walking the folder')));
}

export function historyOption(translate: Translate): Option {
  return new Option(
    '--history',
    translate(
      message('asks the history in Git, too: since when a requirement waits, and how often it was moved'),
    ),
  );
}

export function languageOption(translate: Translate): Option {
  return new Option('--lang <language>', translate(message('en or zh-cn; without it that of the terminal')));
}

export function formatOption(formats: readonly string[], standard: string, translate: Translate): Option {
  return new Option('--format <format>', translate(message('what is written')))
    .choices(formats)
    .default(standard);
}

function dayOption(typed: string): string {
  const day = dateOf(typed);
  if (day === null) throw new InvalidArgumentError(`It takes a day such as 2026-12-31, not “${typed}”.`);
  return day;
}

/** A whole number from 0. */
export function countOption(typed: string): number {
  if (!/^\d{1,9}$/u.test(typed)) throw new InvalidArgumentError(`It takes a number from 0, not “${typed}”.`);
  return Number(typed);
}

export function chosenDay(options: FolderOptions): string {
  return options.date ?? dayOf(new Date());
}

/** Programs read the same words whatever the terminal speaks, unless somebody asks otherwise. */
export function translatorFor(
  surroundings: Surroundings,
  { lang }: Pick<FolderOptions, 'lang'>,
  isForPrograms = false,
): { readonly language: string; readonly translate: Translate } {
  const language = lang ?? (isForPrograms ? 'en' : languageOf(surroundings, undefined));
  return { language, translate: translator(language, surroundings.readBundle) };
}
