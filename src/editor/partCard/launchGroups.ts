/** How something was launched, as groups of a card: pilot, full launch, trainings, and what people said. */
import type { Group, Link } from '../../board/messages.ts';
import { message } from '../../model/message.ts';
import type { Launch } from '../../model/launch.ts';
import type { PageWriter } from './partPage.ts';

/** Feedback that became a requirement leads to it. */
export function launchGroups(writer: PageWriter, launch: Launch | null, root: string): readonly Group[] {
  if (!launch) return [];
  const { pilot, full, training, feedback } = launch;
  const said = feedback.map(({ date, from, said: text, became }): Link => {
    const about = [date ?? '', from ?? ''];
    const meant =
      became === null ? null : writer.parts.snapshot.resolve(became, writer.parts.part.place?.uri ?? root);
    if (meant?.kind === 'one') {
      const link = writer.requirement(meant.requirement, [text ?? '', ...about]);
      return { ...link, text: writer.say(message('became {0}', link.text)) };
    }
    return writer.plain(
      text ?? '',
      writer.joined([...about, ...(became === null ? [] : [message('became {0}', became)])]),
    );
  });
  return [
    ...writer.group(message('Pilot'), pilot ? [writer.plain(pilot.scope ?? '', pilot.from ?? '')] : []),
    ...writer.group(message('Full launch'), full === null ? [] : [writer.plain(full)]),
    ...writer.group(
      message('Training'),
      training.map(({ audience, date, attended }) =>
        writer.plain(
          audience ?? date ?? '',
          writer.joined([
            audience === null ? '' : (date ?? ''),
            attended === null ? '' : message('{0} came', attended),
          ]),
        ),
      ),
    ),
    ...writer.group(message('Feedback'), said),
  ];
}
