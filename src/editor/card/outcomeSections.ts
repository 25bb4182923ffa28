/** What something is to change and how it was launched, as sections of a card. */
import type { Button, Group, Link, Section } from '../../board/messages.ts';
import { measureValues } from '../../insight/measureText.ts';
import { standingOf } from '../../insight/outcome/measuresOf.ts';
import { message } from '../../model/message.ts';
import type { Launch } from '../../model/launch.ts';
import type { Measure } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { FeedbackOn, Launched } from '../../insight/outcome/launched.ts';
import type { LinkWriter } from './linkWriter.ts';

/** Metrics, each with baseline → target, how it is now, and whether that is enough. */
export function measureSection(writer: LinkWriter, measures: readonly Measure[]): readonly Section[] {
  const items = measures.map((measure) => {
    const standing = standingOf(measure);
    return writer.plain(
      measure.name,
      writer.joined([
        ...measureValues(measure),
        ...(standing === 'open'
          ? []
          : [standing === 'reached' ? message('reached') : message('short of it')]),
        ...(measure.date === null ? [] : [measure.date]),
      ]),
    );
  });
  return writer.list('measures', message('Metrics'), writer.group('', items));
}

/**
 * `find` gives the requirement that feedback became, where its id is known. Of feedback that became none, one can be
 * made: `root` is the folder of what it is about.
 */
export function launchGroups(
  writer: LinkWriter,
  launch: Launch | null,
  find: (id: string) => Requirement | null,
  root: string,
  launched: Launched,
): readonly Group[] {
  if (!launch) return [];
  const { pilot, full, training, feedback } = launch;
  const said = feedback.map((one, nth): Link => {
    const { date, from, said: text, became } = one;
    const about = [from ?? '', date ?? ''];
    const requirement = became === null ? null : find(became);
    if (requirement) {
      const link = writer.requirement(requirement, about);
      return { ...link, text: writer.say(message('“{0}” became {1}', text ?? '', link.text)) };
    }
    const notes = became === null ? about : [...about, message('became {0}', became)];
    const plain = writer.plain(text ?? '', writer.joined(notes));
    return became === null && text !== null
      ? { ...plain, offer: makeOffer(writer, `feedback:${nth}`, root, { about: launched, feedback: one }) }
      : plain;
  });
  const held = training.map(({ audience, date, attended }) =>
    writer.plain(
      audience ?? date ?? '',
      writer.joined([
        audience === null ? '' : (date ?? ''),
        attended === null ? '' : message('{0} came', attended),
      ]),
    ),
  );
  return [
    ...writer.group(message('Pilot'), pilot ? [writer.plain(pilot.scope ?? '', pilot.from ?? '')] : []),
    ...writer.group(message('Full launch'), full === null ? [] : [writer.plain(full)]),
    ...writer.group(message('Training'), held),
    ...writer.group(message('Feedback'), said),
  ];
}

/** Opens the capture form with what was said, who said it, and where it belongs. */
function makeOffer(writer: LinkWriter, name: string, root: string, on: FeedbackOn): Button {
  const values = { root, ...on };
  return {
    label: writer.say(message('Make a requirement of it…')),
    name: writer.say(message('Make a requirement of “{0}”…', on.feedback.said ?? '')),
    action: writer.actions.command(name, 'groundplan.captureRequest', undefined, undefined, values),
  };
}
