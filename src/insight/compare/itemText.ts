/** One item of a plan as a text of its own, a field a line, so that two can be shown side by side. */
import { message, type Message } from '../../model/message.ts';
import type { Difference } from './difference.ts';
import { differingField } from './differenceText.ts';
import { measureText, moduleNames } from './frameDifferences.ts';
import type { ComparedRequirement, PlanState } from './planState.ts';
import { placeText } from './requirementDifferences.ts';

type Translate = (message: Message) => string;
type Line = readonly [field: string, value: string | null];

/** Empty where this side has no such item. */
export function itemText(
  state: PlanState,
  { subject }: Pick<Difference, 'subject'>,
  key: string | null,
  translate: Translate,
): string {
  if (key === null) return '';
  const lines = linesOf(state, subject, key);
  const named = lines.flatMap(([field, value]) => {
    if (value === null || value === '') return [];
    const name = differingField({ subject, field }) ?? field;
    const said = typeof name === 'string' ? name : translate(name);
    const isLong = value.includes('\n') || value.length > 60;
    return [isLong ? `${said}\n${indented(value)}` : translate(message('{0}: {1}', said, value))];
  });
  return named.length === 0 ? '' : `${named.join('\n')}\n`;
}

function linesOf(state: PlanState, subject: Difference['subject'], key: string): readonly Line[] {
  switch (subject) {
    case 'system':
      return [
        ['name', state.system?.name ?? null],
        ['goal', state.system?.goal ?? null],
        ['endState', state.system?.endState ?? null],
        ...(state.system?.measures ?? []).map((each): Line => [`measure:${each.name}`, measureText(each)]),
      ];
    case 'module': {
      const module = state.modules.find(({ path }) => path === key);
      if (!module) return [];
      return [
        ['name', module.name],
        ['id', module.id],
        ['parent', moduleNames(state.modules, module.parent === '' ? [] : [module.parent])],
        ['aliases', module.aliases.join(', ')],
        ['endState', module.endState],
        ['owner', module.owner],
        ['paths', module.paths.join(', ')],
      ];
    }
    case 'phase': {
      const phase = state.phases.find(({ id }) => id === key);
      if (!phase) return [];
      return [
        ['name', phase.name],
        ['id', phase.id],
        ['order', state.phases[state.phases.indexOf(phase) - 1]?.name ?? ''],
        ['aliases', phase.aliases.join(', ')],
        ['goal', phase.goal],
        ['targetForm', phase.targetForm],
        ['start', phase.start],
        ['due', phase.due],
        ['capacity', phase.capacity === null ? null : String(phase.capacity)],
        ...phase.measures.map((each): Line => [`measure:${each.name}`, measureText(each)]),
      ];
    }
    case 'process': {
      const process = state.processes.find(({ id }) => id === key);
      if (!process) return [];
      const steps = state.steps.filter((step) => step.process === process.id);
      return [
        ['name', process.name],
        ['id', process.id],
        ['aliases', process.aliases.join(', ')],
        ['step', steps.map(({ name }) => name).join('\n')],
      ];
    }
    case 'step': {
      const step = state.steps.find(({ path }) => path === key);
      if (!step) return [];
      const beside = state.steps.filter(({ process }) => process === step.process);
      return [
        ['name', step.name],
        ['id', step.id],
        ['parent', state.processes.find(({ id }) => id === step.process)?.name ?? step.process],
        ['order', beside[beside.indexOf(step) - 1]?.name ?? ''],
        ['aliases', step.aliases.join(', ')],
        ['role', step.role],
        ['modules', moduleNames(state.modules, step.modules)],
      ];
    }
    case 'requirement': {
      const requirement = state.requirements.find((each) => each.key === key);
      return requirement ? requirementLines(state, requirement) : [];
    }
  }
}

function requirementLines(state: PlanState, requirement: ComparedRequirement): readonly Line[] {
  const { id, title, words, status, priority, necessity, texts } = requirement;
  return [
    ['id', id],
    ['title', title],
    ['module', placeText(state, requirement, 'module')],
    ['phase', placeText(state, requirement, 'phase')],
    ['step', placeText(state, requirement, 'step')],
    ['status', words.status ?? status],
    ['priority', words.priority ?? priority],
    ['necessity', words.necessity ?? necessity],
    // In one order on both sides, whatever order the documents have.
    ...[...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]): Line => [`text:${key}`, value]),
  ];
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
