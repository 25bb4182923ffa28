/** Arguments and options that several commands take, each with the sentence that says what is wrong with it. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { dateOf, dayOf } from '../vocabulary/dates.ts';
import type { Translate } from '../model/message.ts';
import { message } from '../model/message.ts';
import { knownLanguage, languageOf, type Surroundings } from './surroundings.ts';
import { translator } from './translator.ts';

export interface FolderOptions {
  readonly git?: boolean;
  readonly history?: boolean;
  readonly lang?: string;
  readonly date?: string;
  readonly fileSize?: number;
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
      ).argParser(dayOption(translate)),
    )
    .addOption(
      new Option(
        '--file-size <megabytes>',
        translate(message('documents up to this size are read; 16 without it, 64 at the most')),
      ).argParser(countOption(translate)),
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
  return new Option(
    '--lang <language>',
    translate(message('en, zh-cn or zh-tw; without it that of the terminal')),
  ).argParser((typed) => {
    const language = knownLanguage(typed);
    if (language === null)
      throw new InvalidArgumentError(translate(message('there are en, zh-cn and zh-tw, not “{0}”.', typed)));
    return language;
  });
}

/** `standard` is what is written without it. */
export function formatOption(
  formats: readonly string[],
  standard: string | undefined,
  translate: Translate,
  description = message('what is written'),
): Option {
  const option = new Option('--format <format>', translate(description)).choices(formats);
  return standard === undefined ? option : option.default(standard);
}

function dayOption(translate: Translate): (typed: string) => string {
  return (typed) => {
    const day = dateOf(typed);
    if (day === null)
      throw new InvalidArgumentError(
        translate(message('it takes a day such as 2026-12-31, not “{0}”.', typed)),
      );
    return day;
  };
}

/** A whole number from 0. */
export function countOption(translate: Translate): (typed: string) => number {
  return (typed) => {
    if (!/^\d{1,9}$/u.test(typed))
      throw new InvalidArgumentError(translate(message('it takes a number from 0, not “{0}”.', typed)));
    return Number(typed);
  };
}

/** A whole number from 1. */
export function rowOption(translate: Translate): (typed: string) => number {
  const count = countOption(translate);
  // There is no row before the first; it is taken for that.
  return (typed) => Math.max(1, count(typed));
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
  const language = lang === undefined && isForPrograms ? 'en' : languageOf(surroundings, lang);
  return { language, translate: translator(language, surroundings.readBundle) };
}
