/** What a review sheet says of one requirement and of one phase, line by line: its page and its text share it. */
import type { Twin } from '../../insight/capture/twins.ts';
import type { ReviewItem } from '../../insight/review/reviewItem.ts';
import type { ReviewPart } from '../../insight/review/reviewSheet.ts';
import { message, type Message, type Translate } from '../../model/message.ts';
import type { Necessity } from '../../model/requirement.ts';

export interface SheetLine {
  readonly label: string;
  /** One or several lines of text. */
  readonly texts: readonly string[];
}

/** What marks a requirement at first sight; the first one says whether the process stops without it. */
export function itemMarks(item: ReviewItem, translate: Translate): readonly string[] {
  const { necessity, priority, effort, value, status } = item;
  return [
    ...(necessity ? [translate(necessityWord(necessity))] : []),
    ...(priority === null ? [] : [priority]),
    effort === null ? translate(message('not estimated')) : translate(message('{0} person-days', effort)),
    ...(value === null ? [] : [translate(message('value {0}', value))]),
    ...(status === null ? [] : [status]),
  ];
}

export function itemLines(item: ReviewItem, translate: Translate): readonly SheetLine[] {
  const lines: SheetLine[] = [];
  const add = (label: Message, ...texts: readonly (string | null)[]): void => {
    const said = texts.filter((text): text is string => text !== null && text !== '');
    if (said.length > 0) lines.push({ label: translate(label), texts: said });
  };
  add(message('Asked by'), askedBy(item, translate));
  add(message('Scenario'), item.scenario);
  const role = item.role === null ? '' : translate(message(' ({0})', item.role));
  add(message('Process step'), item.step.length === 0 ? null : `${item.step.join(' › ')}${role}`);
  add(
    message('Module'),
    ...(item.modules.length === 0
      ? [translate(message('in no module yet'))]
      : item.modules.map(({ names }) => names.join(' › '))),
  );
  add(message('When the module is complete'), ...new Set(item.modules.map(({ endState }) => endState)));
  add(message('If not done'), item.withoutIt ?? missingReason(item, translate));
  add(message('How it is done today'), item.workaround);
  add(message('Details'), item.description);
  add(message('Asked before'), ...item.twins.map((twin) => twinLine(twin, translate)));
  add(message('Why here in the order'), ...item.why.map(translate));
  return lines;
}

/** `Phase 2: what it is for`, and how much room there is. */
export function partHeading({ phase }: ReviewPart, translate: Translate): string {
  return phase?.name ?? translate(message('In no phase yet'));
}

export function partLines({ phase, room, items }: ReviewPart, translate: Translate): readonly SheetLine[] {
  const lines: SheetLine[] = [];
  const add = (label: Message, text: string | null): void => {
    if (text !== null && text !== '') lines.push({ label: translate(label), texts: [text] });
  };
  add(message('Goal'), phase?.goal ?? null);
  add(message('Target form'), phase?.targetForm ?? null);
  add(message('Due'), phase?.due ?? null);
  if (room) add(message('Capacity'), roomText(room, translate));
  const asked = sum(items.map(({ effort }) => effort ?? 0));
  const unknown = items.filter(({ effort }) => effort === null).length;
  const known = translate(message('{0} requirements, {1} person-days', items.length, asked));
  const rest = unknown === 0 ? '' : translate(message('; {0} not estimated', unknown));
  add(message('On this sheet'), `${known}${rest}`);
  add(
    message('Suggested order'),
    items.length < 2
      ? null
      : translate(
          message(
            'what the process stops without, then priority, then value for the effort; nothing is fixed',
          ),
        ),
  );
  return lines;
}

/** The words on the line below the last requirement that fits. */
export function endOfCapacity(translate: Translate): string {
  return translate(message('The person-days of the phase end here'));
}

function roomText(
  { capacity, taken, unknown }: NonNullable<ReviewPart['room']>,
  translate: Translate,
): string {
  const left = Math.round((capacity - taken) * 100) / 100;
  const said =
    left >= 0
      ? translate(message('{0} person-days, {1} taken, {2} left', capacity, taken, left))
      : translate(message('{0} person-days, {1} taken: {2} too many already', capacity, taken, -left));
  return unknown === 0 ? said : `${said}${translate(message('; {0} not estimated', unknown))}`;
}

function askedBy({ source, requester, asked }: ReviewItem, translate: Translate): string | null {
  const who = [source, requester].filter((name) => name !== null).join(' · ');
  if (who === '') return asked;
  return asked === null ? who : translate(message('{0}, on {1}', who, asked));
}

function missingReason({ necessity }: ReviewItem, translate: Translate): string | null {
  return necessity === 'blocking'
    ? translate(message('said to stop the process, but nobody says why'))
    : null;
}

function twinLine({ requirement, outcome, reason }: Twin, translate: Translate): string {
  const { id, title } = requirement;
  const name = id === null ? title : `${id} ${title}`;
  const became = translate(outcome);
  const said = reason === null ? became : `${became}${translate(message(': '))}${reason}`;
  return `${name}${translate(message(' ({0})', said))}`;
}

function necessityWord(necessity: Necessity): Message {
  switch (necessity) {
    case 'blocking':
      return message('Process stops without it');
    case 'degraded':
      return message('Has a workaround');
    case 'nice':
      return message('Nice to have');
  }
}

function sum(days: readonly number[]): number {
  return Math.round(days.reduce((all, each) => all + each, 0) * 100) / 100;
}
