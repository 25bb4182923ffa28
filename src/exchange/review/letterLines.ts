/** The words of a letter to the business; its page and its text share them. */
import type { Letter, LetterGroup, LetterItem } from '../../insight/review/letter.ts';
import { message, type Message, type Translate } from '../../model/message.ts';

export function letterTitle({ to, name }: Letter, translate: Translate): string {
  return translate(message('{0}: your requests to {1}', to.name, name));
}

/** What the letter is about, before the single requests. */
export function letterOpening(
  { groups, since }: Letter,
  date: string,
  translate: Translate,
): readonly string[] {
  const count = (...wanted: readonly LetterGroup[]): number =>
    groups.reduce((sum, { group, items }) => sum + (wanted.includes(group) ? items.length : 0), 0);
  const all = groups.reduce((sum, { items }) => sum + items.length, 0);
  const lines = [
    translate(
      message(
        'As of {0}: {1} requests in all. {2} are there, {3} are on their way, {4} wait for an answer, {5} are put off, refused or covered by another one.',
        date,
        all,
        count('released'),
        count('coming'),
        count('waiting'),
        count('deferred', 'rejected', 'duplicate'),
      ),
    ),
  ];
  if (since !== null) {
    const changed = groups.flatMap(({ items }) => items).filter(({ change }) => change !== null).length;
    lines.push(
      changed === 0
        ? translate(message('Nothing has changed since {0}.', since))
        : translate(message('{0} have changed since {1}; they are marked.', changed, since)),
    );
  }
  return lines;
}

export function groupHeading(group: LetterGroup): Message {
  switch (group) {
    case 'released':
      return message('Already there');
    case 'coming':
      return message('On their way');
    case 'waiting':
      return message('Waiting for an answer');
    case 'deferred':
      return message('Put off');
    case 'rejected':
      return message('Not done');
    case 'duplicate':
      return message('Covered by another request');
  }
}

/** What is said of one request below its title, sentence by sentence. */
export function itemSentences(item: LetterItem, group: LetterGroup, translate: Translate): readonly string[] {
  const { modules, phase, status, released, reason, decided, duplicateOf, asked, change } = item;
  const said: (Message | null)[] = [
    change && changeText(change),
    asked === null ? null : message('Asked on {0}', asked),
    modules.length === 0
      ? null
      : message('belongs to {0}', modules.map((names) => names.join(' › ')).join(', ')),
  ];
  if (group === 'released') said.push(released === null ? null : message('launched on {0}', released));
  if (group === 'coming' || group === 'waiting') {
    said.push(status === null ? null : message('status: {0}', status));
    said.push(phaseText(phase, group));
  }
  if (group === 'deferred' || group === 'rejected') {
    said.push(reason === null ? null : message('because: {0}', reason));
    said.push(decided === null ? null : message('decided on {0}', decided));
  }
  if (group === 'duplicate' && duplicateOf !== null) said.push(message('see {0}', duplicateOf));
  return said.flatMap((sentence) => (sentence ? [translate(sentence)] : []));
}

/** What the last letter named and no document has any more. */
export function goneLine({ gone }: Letter, translate: Translate): string | null {
  if (gone.length === 0) return null;
  return translate(message('No longer listed since the last time: {0}', gone.join(', ')));
}

function phaseText(phase: LetterItem['phase'], group: LetterGroup): Message | null {
  if (!phase) return group === 'coming' ? message('not in a phase yet') : null;
  return phase.due === null
    ? message('expected in {0}', phase.name)
    : message('expected in {0}, by {1}', phase.name, phase.due);
}

function changeText(change: NonNullable<LetterItem['change']>): Message {
  if (change.kind === 'new') return message('New');
  if (change.kind === 'status')
    return change.from === null ? message('Changed') : message('Changed, was: {0}', change.from);
  return change.from === null ? message('Now in a phase') : message('Moved, was in {0}', change.from);
}
