/** The page of a phase: what it is for, what it is to change, and in which order its open work might be done. */
import type { CardPage, Group, Link, Section } from '../../board/messages.ts';
import { phaseCard } from '../../insight/phaseCard.ts';
import { isOverdue, isRunning } from '../../insight/phaseTree.ts';
import { orderReasons } from '../../insight/orderReasons.ts';
import { statusText } from '../../insight/statusText.ts';
import { movedTrail, movesOf } from '../../insight/stuck/moved.ts';
import { type OrderedRequirement, suggestedOrder } from '../../insight/suggestedOrder.ts';
import type { RowText } from '../../insight/moduleTreeContent.ts';
import { message } from '../../model/message.ts';
import { needsPlacement, type Requirement } from '../../model/requirement.ts';
import { launchGroups, measureSection } from '../card/outcomeSections.ts';
import { type PageWriter, progressFields, requirementLinks } from './partPage.ts';

/** `null` where the plan has no such phase any more. */
export function phasePage(writer: PageWriter): CardPage | null {
  const { snapshot, part, today } = writer.parts;
  const { root, path: id } = part;
  const card = phaseCard(snapshot, root, id);
  const phase = snapshot.phase(root, id);
  if (!card || !phase) return null;
  const { load } = card;
  const state = isOverdue(snapshot, root, phase, today)
    ? [message('overdue since {0}', phase.due ?? '')]
    : isRunning(phase, today)
      ? [message('under way')]
      : [];
  const aside: readonly Section[] = [
    ...writer.fields('fields', message('Fields'), [
      writer.settable('goal', message('Goal'), message('Set goal…'), card.goal),
      writer.settable('targetForm', message('Target form'), message('Set target form…'), card.targetForm),
      writer.settable('start', message('Start'), message('Set start…'), card.start),
      writer.settable('due', message('Due'), message('Set due date…'), card.due),
      writer.settable(
        'capacity',
        message('Capacity (person-days)'),
        message('Set capacity…'),
        card.capacity === null ? null : `${card.capacity}`,
      ),
    ]),
    ...writer.fields('state', message('How far it is'), [
      writer.read('when', message('Today'), state),
      ...progressFields(writer, card.progress, card.weighted, card.counts),
      load.open === 0 && load.unknown === 0
        ? null
        : writer.read('load', message('Still to be built'), [
            load.capacity === null
              ? message('{0} person-days', load.open)
              : message('{0} of {1} person-days', load.open, load.capacity),
            ...(load.over > 0 ? [message('{0} too many', load.over)] : []),
          ]),
    ]),
  ];
  const modules = card.modules.map(({ path, name, done, total }) => {
    const endState = snapshot.module(root, path)?.endState ?? '';
    return writer.part(name, { kind: 'module', root, path, name, place: null }, [
      message('{0} of {1} released', done, total),
      endState,
    ]);
  });
  const released = snapshot.inPhase(root, id).filter(({ status }) => status === 'released');
  const closed = snapshot.inPhase(root, id).filter((each) => !needsPlacement(each));
  const found = (named: string): Requirement | null => {
    const meant = snapshot.resolve(named, part.place?.uri ?? root);
    return meant.kind === 'one' ? meant.requirement : null;
  };
  const main: readonly Section[] = [
    ...writer.list('purpose', message('What becomes true'), [
      ...writer.group(message('Goal'), card.goal === null ? [] : [writer.plain(card.goal)]),
      ...writer.group(
        message('Target form'),
        card.targetForm === null ? [] : [writer.plain(card.targetForm)],
      ),
    ]),
    ...measureSection(writer, card.measures),
    ...writer.list('order', message('Suggested order of what is open'), orderGroups(writer), orderNote),
    ...writer.list('moves', message('Moved more than once'), writer.group('', movedLinks(writer)), movesNote),
    ...writer.list(
      'launch',
      message('Launch'),
      launchGroups(writer, card.launch, found, root, { kind: 'phase', root, phase: id }),
    ),
    ...writer.list('modules', message('Modules it builds'), writer.group('', modules)),
    ...writer.list('done', message('Released'), writer.group('', requirementLinks(writer, released))),
    ...writer.list(
      'closed',
      message('Rejected, deferred or duplicate'),
      writer.group('', requirementLinks(writer, closed)),
    ),
  ];
  return writer.page(card.name, message('Phase'), main, aside);
}

const orderNote = message(
  'First what is under way, then what the process stops without, then by priority, by value for each person-day, and by value; what another one needs comes before it. A suggestion to talk about: nothing is moved.',
);

/** The line where the capacity ends stands between two groups. */
function orderGroups(writer: PageWriter): readonly Group[] {
  const { snapshot, part } = writer.parts;
  const { rows, capacity, fitting } = suggestedOrder(snapshot, part.root, part.path);
  const links = rows.map((row, at) => {
    const link = writer.requirement(row.requirement, reasons(row));
    return { ...link, text: `${at + 1}. ${link.text}` };
  });
  if (capacity === null || fitting === rows.length)
    return writer.group(
      capacity === null ? '' : message('Within the capacity of {0} person-days', capacity),
      links,
    );
  return [
    ...writer.group(message('Within the capacity of {0} person-days', capacity), links.slice(0, fitting)),
    ...writer.group(message('Beyond it: the capacity ends here'), links.slice(fitting)),
  ];
}

function reasons(row: OrderedRequirement): readonly RowText[] {
  const status = statusText(row.requirement);
  return [
    ...orderReasons(row),
    message('{0} so far', row.sum),
    ...(status === null || row.isUnderWay ? [] : [status]),
  ];
}

const movesNote = message(
  'As the history in Git tells. What is put off again and again is either not needed, or needs something that nobody has named.',
);

/** From phase to phase, with the days. */
function movedLinks(writer: PageWriter): readonly Link[] {
  const { snapshot, part, moves } = writer.parts;
  return [...(moves ?? [])].flatMap(([key, changes]) => {
    const requirement = snapshot.requirement(key);
    if (!requirement) return [];
    const moved = movesOf(snapshot, part.root, changes);
    if (moved.times < 2) return [];
    return [writer.requirement(requirement, [movedTrail(moved) ?? '', ...moved.days])];
  });
}
