/** Beginnings of a plan for those who have none: what systems of a kind consist of, in the reader's own language. */
import { message, type Message, type Translate } from '../model/message.ts';
import type { DraftModule, DraftPhase, DraftProcess, PlanDraft } from './planDraft.ts';

export const planTemplates = ['internal', 'product', 'empty'] as const;
export type PlanTemplate = (typeof planTemplates)[number];

interface Outline {
  readonly modules: readonly (readonly [name: Message, endState: Message])[];
  readonly phases: readonly (readonly [name: Message, goal: Message])[];
  readonly process: Message | null;
  /** Each with the module that carries it, by its place in the list. */
  readonly steps: readonly (readonly [name: Message, module: number])[];
}

const outlines: Readonly<Record<PlanTemplate, Outline>> = {
  internal: {
    modules: [
      [
        message('Master data'),
        message('Customers, products and people are entered once and are the same everywhere'),
      ],
      [message('Daily work'), message('What the front line does in a day is done on one page')],
      [
        message('Approvals'),
        message('Whoever waits for an approval sees where it is, and nobody has to ask'),
      ],
      [
        message('Reports'),
        message('Managers read today’s figures here, and nobody puts them together by hand'),
      ],
      [message('Access and settings'), message('Who may see what is set by the business, not by developers')],
    ],
    phases: [
      [message('Phase 1'), message('The main process runs in the system, without spreadsheets')],
      [message('Phase 2'), message('What is done again and again takes half the time')],
      [message('Phase 3'), message('Decisions are made with figures from the system')],
    ],
    process: message('Main process'),
    steps: [
      [message('Take the request'), 1],
      [message('Work on it'), 1],
      [message('Approve it'), 2],
      [message('Close it and count'), 3],
    ],
  },
  product: {
    modules: [
      [message('Sign-up and sign-in'), message('A new customer is inside within two minutes, without help')],
      [message('Core features'), message('What customers pay for works every day and needs no manual')],
      [message('Working together'), message('A team invites its colleagues and sees the same')],
      [message('Plans and billing'), message('Customers choose, pay and change their plan by themselves')],
      [message('Operations console'), message('Support solves a case without a developer')],
    ],
    phases: [
      [message('Phase 1'), message('The first customers use it for real')],
      [message('Phase 2'), message('Customers pay and stay')],
      [message('Phase 3'), message('Each customer brings another')],
    ],
    process: message('From trial to renewal'),
    steps: [
      [message('Try it out'), 0],
      [message('First success'), 1],
      [message('Pay'), 3],
      [message('Use it together'), 2],
      [message('Renew'), 3],
    ],
  },
  empty: { modules: [], phases: [], process: null, steps: [] },
};

/** What a template is called, and what it is for. */
export function templateText(template: PlanTemplate): readonly [name: Message, purpose: Message] {
  switch (template) {
    case 'internal':
      return [
        message('Internal system'),
        message('such as a CRM, an order desk or an approval tool: five modules, three phases, one process'),
      ];
    case 'product':
      return [
        message('SaaS product'),
        message('sold to customers who sign up themselves: five modules, three phases, one process'),
      ];
    case 'empty':
      return [message('Empty plan'), message('only the name of the system, with examples to copy')];
  }
}

/**
 * A draft that begins with a template. What the documents name stays: the template fills in only the modules, the
 * phases or the processes that nothing names yet.
 */
export function fromTemplate(found: PlanDraft, template: PlanTemplate, translate: Translate): PlanDraft {
  const { modules, phases, process, steps } = outlines[template];
  const part = (name: Message) => {
    const text = translate(name);
    return { key: text, id: text, name: text, aliases: [], count: 0, isWritten: true };
  };
  const ofModules = modules.map(([name, endState]): DraftModule => ({
    ...part(name),
    endState: translate(endState),
    modules: [],
  }));
  const ofPhases = phases.map(([name, goal]): DraftPhase => ({ ...part(name), goal: translate(goal) }));
  const ofProcesses: readonly DraftProcess[] =
    process === null
      ? []
      : [
          {
            ...part(process),
            steps: steps.map(([name, module]) => ({
              name: translate(name),
              count: 0,
              modules: ofModules.slice(module, module + 1).map(({ name: carrying }) => carrying),
            })),
          },
        ];
  return {
    name: found.name,
    modules: found.modules.length > 0 ? found.modules : ofModules,
    phases: found.phases.length > 0 ? found.phases : ofPhases,
    processes: found.processes.length > 0 ? found.processes : ofProcesses,
  };
}
