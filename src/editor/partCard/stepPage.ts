/** The page of a step: who does it, since when it has support, and what carries and serves it. */
import type { CardPage, Section } from '../../board/messages.ts';
import { moduleState } from '../../insight/processCoverage.ts';
import { stepCard } from '../../insight/stepCard.ts';
import { supportSentence } from '../../insight/supportSentence.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import { type PageWriter, requirementLinks } from './partPage.ts';

/** `null` where the plan has no such step any more. */
export function stepPage(writer: PageWriter): CardPage | null {
  const { snapshot, part } = writer.parts;
  const { root, path } = part;
  const card = stepCard(snapshot, root, path);
  if (!card) return null;
  const aside: readonly Section[] = [
    ...writer.fields('fields', message('Fields'), [
      writer.read('process', message('Process'), [card.process]),
      writer.read('role', message('Role'), card.role === null ? [] : [card.role]),
      writer.read('state', message('Support'), [supportSentence(card.state)]),
      writer.read(
        'progress',
        message('Progress'),
        card.progress.total === 0
          ? []
          : [message('{0} of {1} released', card.progress.done, card.progress.total)],
      ),
    ]),
  ];
  const modules = card.modules.map(({ names, path: carrying, done, total }) =>
    writer.part(names.join(' › '), { kind: 'module', root, path: carrying, name: '', place: null }, [
      ...(total > 0 ? [message('{0} of {1} released', done, total)] : []),
      supportSentence(moduleState(snapshot, root, carrying)),
    ]),
  );
  const main: readonly Section[] = [
    ...writer.list('modules', message('Modules that carry it'), writer.group('', modules)),
    ...writer.list(
      'requirements',
      message('Requirements that serve it'),
      byState(writer, snapshot.inStep(root, path)),
    ),
  ];
  return writer.page(`${card.process} › ${card.name}`, message('Step'), main, aside);
}

/** What is there, then phase by phase, then what has none, then what will not be built. */
function byState(writer: PageWriter, requirements: readonly Requirement[]) {
  const { snapshot, part } = writer.parts;
  const isClosed = ({ status }: Requirement): boolean =>
    status === 'rejected' || status === 'deferred' || status === 'duplicate';
  const open = requirements.filter((each) => each.status !== 'released' && !isClosed(each));
  return [
    ...writer.group(
      message('Supported now'),
      requirementLinks(
        writer,
        requirements.filter(({ status }) => status === 'released'),
      ),
    ),
    ...snapshot.plan(part.root).phases.flatMap(({ id, name }) =>
      writer.group(
        message('From {0} on', name),
        requirementLinks(
          writer,
          open.filter(({ phase }) => phase?.id === id),
        ),
      ),
    ),
    ...writer.group(
      message('No phase'),
      requirementLinks(
        writer,
        open.filter(({ phase }) => phase === null),
      ),
    ),
    ...writer.group(
      message('Rejected, deferred or duplicate'),
      requirementLinks(writer, requirements.filter(isClosed)),
    ),
  ];
}
