/** The page of a module: what it is to become, how far each phase brings it, and the requirements that build it. */
import type { CardPage, Section } from '../../board/messages.ts';
import { moduleCard } from '../../insight/moduleCard.ts';
import { moduleOwner } from '../../insight/owners.ts';
import { moduleState } from '../../insight/processCoverage.ts';
import { message } from '../../model/message.ts';
import { allModules } from '../../model/plan.ts';
import type { Requirement } from '../../model/requirement.ts';
import { measureSection } from '../card/outcomeSections.ts';
import { type PageWriter, progressFields, requirementLinks } from './partPage.ts';

/** `null` where the plan has no such module any more. */
export function modulePage(writer: PageWriter): CardPage | null {
  const { snapshot, part } = writer.parts;
  const { root, path } = part;
  const card = moduleCard(snapshot, root, path);
  const module = snapshot.module(root, path);
  if (!card || !module) return null;
  const outer = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;
  const inherited = card.owner === null && outer !== null ? moduleOwner(snapshot, root, outer) : null;
  const aside: readonly Section[] = [
    ...writer.fields('fields', message('Fields'), [
      writer.settable('endState', message('End state'), message('Set end state…'), card.endState),
      writer.settable('owner', message('Owner'), message('Set owner…'), card.owner),
      inherited === null
        ? null
        : writer.read('inherited', message('Owner of the module around it'), [inherited]),
      writer.read('aliases', message('Other names'), card.aliases),
      writer.read('paths', message('Code'), module.paths),
    ]),
    ...writer.fields(
      'state',
      message('How far it is'),
      progressFields(writer, card.progress, card.weighted, card.counts),
    ),
    ...writer.fields(
      'phases',
      message('By phase'),
      card.phases.map((phase) =>
        writer.read(`phase:${phase.id ?? ''}`, phase.name ?? message('No phase'), [
          message('{0} of {1} released', phase.done, phase.total),
        ]),
      ),
    ),
  ];
  const inner = module.modules.map(({ name, path: below }) =>
    writer.part(name, { kind: 'module', root, path: below, name, place: null }, stateWord(writer, below)),
  );
  const around =
    outer === null
      ? []
      : [writer.part(snapshot.module(root, outer)?.name ?? outer, { ...part, path: outer, place: null })];
  const steps = card.steps.map(({ path: step, process, step: name, role }) =>
    writer.part(
      `${process} › ${name}`,
      { kind: 'step', root, path: step, name, place: null },
      role === null ? [] : [role],
    ),
  );
  const main: readonly Section[] = [
    ...writer.list(
      'purpose',
      message('What becomes true'),
      writer.group(
        message('Once it is complete'),
        card.endState === null ? [] : [writer.plain(card.endState)],
      ),
    ),
    ...measureSection(writer, card.measures),
    ...writer.list('modules', message('Modules'), [
      ...writer.group(message('Part of'), around),
      ...writer.group(message('Consists of'), inner),
    ]),
    ...writer.list('steps', message('Steps it carries'), writer.group('', steps)),
    ...writer.list('requirements', message('Requirements'), byPhase(writer)),
  ];
  return writer.page(card.names.join(' › '), message('Module'), main, aside);
}

function stateWord(writer: PageWriter, path: string) {
  const { snapshot, part } = writer.parts;
  const state = moduleState(snapshot, part.root, path);
  if (state.kind === 'now') return [message('in use')];
  return state.kind === 'from' ? [message('from {0} on', state.name)] : [];
}

/** Its requirements and those of the modules in it, each once, in the plan's order of phases. */
function byPhase(writer: PageWriter) {
  const { snapshot, part } = writer.parts;
  const { root, path } = part;
  const module = snapshot.module(root, path);
  const members = new Map<string, Requirement>();
  for (const each of module ? allModules([module]) : []) {
    for (const requirement of snapshot.inModule(root, each.path)) members.set(requirement.key, requirement);
  }
  const all = [...members.values()];
  const phases = snapshot.plan(root).phases.map(({ id, name }) => ({ id: id as string | null, name }));
  return [...phases, { id: null, name: writer.say(message('No phase')) }].flatMap(({ id, name }) =>
    writer.group(
      name,
      requirementLinks(
        writer,
        all.filter(({ phase }) => (phase?.id ?? null) === id),
      ),
    ),
  );
}
