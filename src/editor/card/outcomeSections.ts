/** What something is to change and how it was launched, as sections of a card. */
import type { Group, Link, Section } from '../../board/messages.ts';
import { measureValues } from '../../insight/measureText.ts';
import { standingOf } from '../../insight/outcome/measuresOf.ts';
import { message } from '../../model/message.ts';
import type { Launch } from '../../model/launch.ts';
import type { Measure } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
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

/** `find` gives the requirement that feedback became, where its id is known. */
export function launchGroups(
  writer: LinkWriter,
  launch: Launch | null,
  find: (id: string) => Requirement | null,
): readonly Group[] {
  if (!launch) return [];
  const { pilot, full, training, feedback } = launch;
  const said = feedback.map(({ date, from, said: text, became }): Link => {
    const about = [from ?? '', date ?? ''];
    const requirement = became === null ? null : find(became);
    if (requirement) {
      const link = writer.requirement(requirement, about);
      return { ...link, text: writer.say(message('“{0}” became {1}', text ?? '', link.text)) };
    }
    const notes = became === null ? about : [...about, message('became {0}', became)];
    return writer.plain(text ?? '', writer.joined(notes));
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
