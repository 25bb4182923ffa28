/**
 * A saved version of a plan: a plan file that also lists every requirement of the documents, with where it stood and
 * what it said. So it is whole by itself, people can read it, and it can be opened as a plan elsewhere.
 */
import type { ComparedRequirement, PlanState } from '../../insight/compare/planState.ts';
import type { Measure, System } from '../../model/plan.ts';
import { necessityOf, priorityOf, statusOf } from '../../vocabulary/values.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';

/** What the form of the file is called; a later one gets another number. */
export const versionForm = 1;

export interface VersionHead {
  /** What people call it. */
  readonly name: string;
  /** An ISO date. */
  readonly saved: string;
  /** What people are told in a comment at its top, one line each. */
  readonly comment: readonly string[];
}

type Pairs = readonly (readonly [key: string, written: string])[];

export function writeVersion(state: PlanState, { name, saved, comment }: VersionHead): string {
  const lines = comment.map((line) => `# ${line}`);
  lines.push('version:', `  form: ${versionForm}`, `  saved: ${text(saved)}`, `  name: ${text(name)}`);
  if (state.system) lines.push('', 'system:', ...inLines(systemPairs(state.system), '  '));
  list(lines, 'modules', topModules(state), '  ');
  list(
    lines,
    'phases',
    state.phases.map(({ id, name: own, aliases, goal, targetForm, start, due, capacity, measures }) =>
      item([
        ['id', text(id)],
        ['name', text(own)],
        ...texts('aliases', aliases),
        ...one('goal', goal),
        ...one('targetForm', targetForm),
        ...one('start', start),
        ...one('due', due),
        ...(capacity === null ? [] : [['capacity', String(capacity)] as const]),
        ...measuresOf(measures),
      ]),
    ),
    '  ',
  );
  list(
    lines,
    'processes',
    state.processes.map(({ id, name: own, aliases }) => [
      ...item([['id', text(id)], ['name', text(own)], ...texts('aliases', aliases)]),
      ...stepsOf(state, id),
    ]),
    '  ',
  );
  list(
    lines,
    'requirements',
    state.requirements.map((each) => item(requirementPairs(each))),
    '  ',
  );
  return `${lines.join('\n')}\n`;
}

function systemPairs({ name, goal, endState, measures }: System): Pairs {
  return [['name', text(name)], ...one('goal', goal), ...one('endState', endState), ...measuresOf(measures)];
}

function topModules(state: PlanState): readonly (readonly string[])[] {
  const at = (parent: string): (readonly string[])[] =>
    state.modules
      .filter((module) => module.parent === parent)
      .map((module) => {
        const own = item([
          ['id', text(module.id)],
          ['name', text(module.name)],
          ...texts('aliases', module.aliases),
          ...one('endState', module.endState),
          ...one('owner', module.owner),
          ...texts('paths', module.paths),
        ]);
        const inner = at(module.path).flatMap((each) => each.map((line) => `    ${line}`));
        return inner.length === 0 ? own : [...own, '  modules:', ...inner];
      });
  return at('');
}

function stepsOf({ steps }: PlanState, process: string): readonly string[] {
  const own = steps.filter((step) => step.process === process);
  if (own.length === 0) return [];
  const lines = own.flatMap(({ id, name, aliases, role, modules }) =>
    item([
      ['id', text(id)],
      ['name', text(name)],
      ...texts('aliases', aliases),
      ...one('role', role),
      ...texts('modules', modules),
    ]).map((line) => `    ${line}`),
  );
  return ['  steps:', ...lines];
}

function requirementPairs(requirement: ComparedRequirement): Pairs {
  const { id, title, document, modules, phase, step, unplaced, status, priority, necessity, words } =
    requirement;
  const module = [...modules, ...(unplaced.module === undefined ? [] : [unplaced.module])];
  const known: (readonly [string, string])[] = [];
  const other: (readonly [string, string])[] = [];
  for (const [key, value] of requirement.texts) {
    if (key.startsWith('other:')) other.push([key.slice('other:'.length), value]);
    else known.push([key, text(value)]);
  }
  return [
    ...one('id', id),
    ['title', text(title)],
    ...(document === '' ? [] : [['document', text(document)] as const]),
    ...texts('module', module),
    ...one('phase', phase ?? unplaced.phase ?? null),
    ...one('step', step ?? unplaced.step ?? null),
    ...one('status', readsBack(words.status, status, statusOf)),
    ...one('priority', readsBack(words.priority, priority, priorityOf)),
    ...one('necessity', readsBack(words.necessity, necessity, necessityOf)),
    ...known,
    ...(other.length === 0
      ? []
      : [
          [
            'other',
            `{ ${other.map(([key, value]) => `${inFlow(key)}: ${inFlow(value)}`).join(', ')} }`,
          ] as const,
        ]),
  ];
}

/** The document's word where it means what the requirement is, else what it means. */
function readsBack(
  word: string | undefined,
  value: string | null,
  meaningOf: (text: string) => string | null,
): string | null {
  return word !== undefined && (meaningOf(word) ?? word) === value ? word : value;
}

function measuresOf(measures: readonly Measure[]): Pairs {
  if (measures.length === 0) return [];
  const items = measures.map((measure) => {
    const { name, unit, baseline, target, actual, date } = measure;
    const values = Object.entries({ unit, baseline, target, actual, date }).flatMap(([key, value]) =>
      value === null ? [] : [`${key}: ${inFlow(value)}`],
    );
    return `{ ${[`name: ${inFlow(name)}`, ...values].join(', ')} }`;
  });
  return [['measures', `[${items.join(', ')}]`]];
}

/** Further lines of an item stand in the column of its first key. */
function item(pairs: Pairs): readonly string[] {
  return inLines(pairs, '').map((line, at) => `${at === 0 ? '- ' : '  '}${line}`);
}

function inLines(pairs: Pairs, indent: string): readonly string[] {
  return pairs.map(([key, written]) => `${indent}${yamlScalar(key, { inFlow: false })}: ${written}`);
}

function list(lines: string[], key: string, items: readonly (readonly string[])[], indent: string): void {
  if (items.length === 0) return;
  lines.push('', `${key}:`, ...items.flatMap((each) => each.map((line) => indent + line)));
}

function one(key: string, value: string | null): Pairs {
  return value === null || value === '' ? [] : [[key, text(value)]];
}

function texts(key: string, values: readonly string[]): Pairs {
  const [only] = values;
  if (only === undefined) return [];
  return [[key, `[${values.map(inFlow).join(', ')}]`]];
}

/** A number or a date is read as it is written, so it needs no quotes. */
function text(value: string): string {
  return yamlScalar(value, { inFlow: false, before: value });
}

function inFlow(value: string): string {
  return yamlScalar(value, { inFlow: true, before: value });
}
