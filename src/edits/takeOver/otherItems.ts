/** Items of the other plan as they are to be written into the plan file here. */
import type { ComparedModule, ComparedPhase, ComparedStep } from '../../insight/compare/planState.ts';
import type { Measure } from '../../model/plan.ts';
import type { EntryPairs, EntryValue } from './entrySource.ts';
import { hereOf } from './placeInPlan.ts';
import type { EntryKind } from './planEntries.ts';
import type { Taking } from './taking.ts';

/** All that the other plan says of an item, as a new entry; `null` where it has none. */
export function pairsOf(taking: Taking, kind: EntryKind, path: string): EntryPairs | null {
  const { from } = taking.both;
  switch (kind) {
    case 'module': {
      const module = from.modules.find((each) => each.path === path);
      return module ? modulePairs(module) : null;
    }
    case 'phase': {
      const phase = from.phases.find(({ id }) => id === path);
      return phase ? phasePairs(phase) : null;
    }
    case 'process': {
      const process = from.processes.find(({ id }) => id === path);
      return process ? [...named(process), ...texts('aliases', process.aliases)] : null;
    }
    case 'step': {
      const step = from.steps.find((each) => each.path === path);
      return step ? stepPairs(taking, step) : null;
    }
  }
}

function modulePairs({ id, name, aliases, endState, owner, paths }: ComparedModule): EntryPairs {
  return [
    ...named({ id, name }),
    ...texts('aliases', aliases),
    ...text('endState', endState),
    ...text('owner', owner),
    ...texts('paths', paths),
  ];
}

function phasePairs(phase: ComparedPhase): EntryPairs {
  const { aliases, goal, targetForm, start, due, capacity, measures } = phase;
  return [
    ...named(phase),
    ...texts('aliases', aliases),
    ...text('goal', goal),
    ...text('targetForm', targetForm),
    ...plain('start', start),
    ...plain('due', due),
    ...plain('capacity', capacity === null ? null : String(capacity)),
    ...(measures.length > 0 ? [['measures', measures.map(measurePairs)] as const] : []),
  ];
}

function stepPairs(taking: Taking, step: ComparedStep): EntryPairs {
  return [
    ...named(step),
    ...texts('aliases', step.aliases),
    ...text('role', step.role),
    ...texts('modules', modulesHere(taking, step)),
  ];
}

/** The modules that carry a step, by their paths here. */
export function modulesHere({ both }: Taking, { modules }: ComparedStep): readonly string[] {
  return modules.map(
    (path) => hereOf(both.matches.modules, both.from.modules, both.to.modules, 'path', path) ?? path,
  );
}

/** What the other plan says in one field of an item; empty where it says nothing. */
export function valueOf(taking: Taking, kind: EntryKind, path: string, field: string): EntryValue {
  const { from } = taking.both;
  if (kind === 'step') {
    const step = from.steps.find((each) => each.path === path);
    if (!step) return '';
    if (field === 'modules') return modulesHere(taking, step);
    return fieldOf(step, field);
  }
  const item =
    kind === 'module'
      ? from.modules.find((each) => each.path === path)
      : kind === 'phase'
        ? from.phases.find(({ id }) => id === path)
        : from.processes.find(({ id }) => id === path);
  return item ? fieldOf(item, field) : '';
}

function fieldOf(item: object, field: string): EntryValue {
  const value: unknown = Object.entries(item).find(([key]) => key === field)?.[1];
  if (typeof value === 'number') return { plain: String(value) };
  if (typeof value === 'string') return field === 'start' || field === 'due' ? { plain: value } : value;
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : '';
}

function named({ id, name }: { readonly id: string; readonly name: string }): EntryPairs {
  return id === name
    ? [['name', name]]
    : [
        ['id', id],
        ['name', name],
      ];
}

function text(key: string, value: string | null): EntryPairs {
  return value === null ? [] : [[key, value]];
}

function plain(key: string, value: string | null): EntryPairs {
  return value === null ? [] : [[key, { plain: value }]];
}

function texts(key: string, values: readonly string[]): EntryPairs {
  return values.length === 0 ? [] : [[key, values]];
}

export function measurePairs({ name, unit, baseline, target, actual, date }: Measure): EntryPairs {
  return [
    ['name', name],
    ...text('unit', unit),
    ...plain('baseline', baseline),
    ...plain('target', target),
    ...plain('actual', actual),
    ...plain('date', date),
  ];
}
