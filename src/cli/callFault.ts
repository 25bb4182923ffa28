/** What is wrong with a call that cannot be read, as one sentence in the reader's language. */
import type { CommanderError } from 'commander';
import { message, type Message, type Translate } from '../model/message.ts';

/** Told by commander's code; whatever has none of these keeps commander's own words. */
export function callFault({ code, message: said }: CommanderError, translate: Translate): string {
  const names = [...said.matchAll(/'([^']{1,200})'/gu)].map(([, name]) => name ?? '');
  const meant = /\(Did you mean (?:one of )?([^?]{1,200})\?\)/u.exec(said)?.[1];
  const fault = faultOf(code, said, names);
  const sentences = [
    fault ? translate(fault) : said.replace(/^error: /u, '').replaceAll(/\s+/gu, ' '),
    meant === undefined ? '' : translate(message('Perhaps “{0}” was meant.', meant)),
    translate(message('“groundplan --help” says what there is, “groundplan COMMAND --help” what one takes.')),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function faultOf(code: string, said: string, [name = '', other = '']: readonly string[]): Message | null {
  switch (code) {
    case 'commander.unknownCommand':
      return message('There is no command “{0}”.', name);
    case 'commander.unknownOption':
      return message('There is no option “{0}” here.', name);
    case 'commander.missingArgument':
      return message('<{0}> is missing.', name);
    case 'commander.optionMissingArgument':
      return message('{0} needs a value.', name);
    case 'commander.excessArguments':
      return message('That is more than “{0}” takes. Put quotes around a path with blanks.', name);
    case 'commander.conflictingOption':
      return message('{0} and {1} do not go together.', name, other);
    case 'commander.invalidArgument': {
      const listed = 'Allowed choices are ';
      const from = said.indexOf(listed);
      const choices = from < 0 ? undefined : said.slice(from + listed.length).replace(/\.$/u, '');
      if (choices !== undefined) return message('{0} takes one of {1}, not “{2}”.', name, choices, other);
      // The sentence of the option itself.
      const own = said.indexOf('is invalid. ');
      return own < 0 ? null : message('{0}: {1}', name, said.slice(own + 'is invalid. '.length));
    }
    default:
      return null;
  }
}
