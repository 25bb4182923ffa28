/** What came of a requirement: its metrics, its launch, the feedback that it came from, all from wherever they stand. */
import type { Section } from '../../board/messages.ts';
import { feedbackBehind, phaseFeedbackBehind } from '../../insight/outcome/feedbackBehind.ts';
import { launchOf } from '../../insight/outcome/launchOf.ts';
import { measuresOf } from '../../insight/outcome/measuresOf.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { CardParts } from './cardFields.ts';
import { LinkWriter } from './linkWriter.ts';
import { launchGroups, measureSection } from './outcomeSections.ts';

export function outcomeSections({
  snapshot,
  requirement,
  actions,
  translate,
}: CardParts): readonly Section[] {
  const writer = new LinkWriter(actions, translate, 'outcome');
  const found = (id: string): Requirement | null => {
    const meant = snapshot.resolve(id, requirement.uri);
    return meant.kind === 'one' ? meant.requirement : null;
  };
  const origins = feedbackBehind(snapshot, requirement).map(({ about, feedback }) =>
    writer.requirement(about, [feedback.said ?? '', feedback.from ?? '', feedback.date ?? '']),
  );
  const ofPhases = phaseFeedbackBehind(snapshot, requirement).map(({ root, phase, feedback }, nth) => ({
    text: phase.name,
    action: actions.command(`phaseFeedback:${nth}`, 'groundplan.openPlanCard', 'phase', root, phase.id),
    note: writer.joined([feedback.said ?? '', feedback.from ?? '', feedback.date ?? '']),
  }));
  return [
    ...measureSection(writer, measuresOf(snapshot, requirement)),
    ...writer.list(
      'launch',
      message('Launch'),
      launchGroups(writer, launchOf(snapshot, requirement), found, requirement.root, {
        kind: 'requirement',
        key: requirement.key,
      }),
    ),
    ...writer.list('origins', message('Came from feedback on'), writer.group('', [...origins, ...ofPhases])),
  ];
}
