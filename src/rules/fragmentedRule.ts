/** A module whose requirements are patches: many small ones, or crumbs from many documents, that nothing ties together. */
import { fragmentsOf, type Fragments } from '../insight/fragments.ts';
import { moduleTrail } from '../insight/moduleTreeContent.ts';
import { ownPlan } from '../insight/ownPlan.ts';
import { message, type Message } from '../model/message.ts';
import type { ModuleRule } from './rule.ts';

/** Places named beside a finding; more help nobody. */
const mostRelated = 10;

export const fragmentedModule: ModuleRule = {
  code: 'module/fragmented',
  subject: 'module',
  defaultSeverity: 'information',
  isDear: true,
  *check(subject, snapshot) {
    const { root, module } = subject;
    for (const fragments of fragmentsOf(snapshot, subject)) {
      yield {
        uri: ownPlan(snapshot, root)?.uri ?? null,
        range: module.range,
        requirement: null,
        message: sentence(moduleTrail(snapshot, root, module.path), fragments),
        related: fragments.requirements.slice(0, mostRelated).map(({ uri, fact, id, title }) => ({
          uri,
          range: fact.anchor,
          message: message('One of them: {0}', id === null ? `“${title}”` : `${id} “${title}”`),
        })),
      };
    }
  },
};

function sentence(module: string, { reason, requirements: { length }, of }: Fragments): Message {
  switch (reason) {
    case 'small':
      return message(
        '{1} of the {2} open requirements of “{0}” are small changes that serve no step and belong to nothing larger: patches. Decide together which part of its end state they build, or leave them.',
        module,
        length,
        of,
      );
    case 'oneOff':
      return message(
        '{1} of the {2} open requirements of “{0}” come from documents that ask for one thing each, so nobody sees the whole of it. Bring them together in one document that says what the module is to become.',
        module,
        length,
        of,
      );
    case 'scattered':
      return message(
        '{1} of the {2} open requirements of “{0}” come from documents that scatter requests over many modules, so it is built in crumbs. Look at them together, beside its end state.',
        module,
        length,
        of,
      );
  }
}
