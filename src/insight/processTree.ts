/**
 * The Processes view: how the business works, step by step, with the modules and the requirements behind each
 * step, so that a step which nothing supports is seen before somebody asks for it.
 */
import { message } from '../model/message.ts';
import type { Process, Step } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { rangeSize } from './moduleTree.ts';
import { moduleTrail, requirementLabel } from './moduleTreeContent.ts';
import type { RowContent, RowText } from './moduleTreeContent.ts';
import {
  modulesWithoutStep,
  moduleState,
  processCoverage,
  requirementsWithoutStep,
  stepState,
  type SupportState,
} from './processCoverage.ts';
import { progressOf } from './progress.ts';
import { statusText } from './statusText.ts';
import { isUnsupported, rootsWithProcesses, supportOf } from './stepSupport.ts';

interface RowBase {
  /** The whole path of the row as JSON: unique in the view, and the same after every change. */
  readonly id: string;
  readonly parent: ProcessTreeRow | null;
  readonly root: string;
}

export type ProcessTreeRow =
  | (RowBase & { readonly kind: 'system' })
  | (RowBase & { readonly kind: 'process'; readonly process: string })
  /** `step` is its path, `process/step`. */
  | (RowBase & { readonly kind: 'step'; readonly step: string })
  | (RowBase & { readonly kind: 'module'; readonly path: string })
  /** A module that the step names and the plan does not have. */
  | (RowBase & { readonly kind: 'unknownModule'; readonly text: string })
  /** The requirements that serve no step. */
  | (RowBase & { readonly kind: 'group' })
  /** The modules that carry no step. */
  | (RowBase & { readonly kind: 'idleModules' })
  | (RowBase & { readonly kind: 'range'; readonly from: number; readonly to: number })
  | (RowBase & { readonly kind: 'requirement'; readonly key: string });

/** The rows below a row; `null` asks for the outermost ones. Without processes there are none. */
export function processChildren(snapshot: Snapshot, row: ProcessTreeRow | null): readonly ProcessTreeRow[] {
  if (!row) {
    const roots = rootsWithProcesses(snapshot).map(({ id }) => id);
    const [only] = roots;
    if (roots.length === 1 && only !== undefined) return processRows(snapshot, only, null);
    return roots.map((root) => ({ kind: 'system', id: JSON.stringify([root]), parent: null, root }));
  }
  switch (row.kind) {
    case 'system':
      return processRows(snapshot, row.root, row);
    case 'process':
      return (processOf(snapshot, row.root, row.process)?.steps ?? []).map(({ path }) => ({
        kind: 'step',
        id: JSON.stringify([row.root, 's', path]),
        parent: row,
        root: row.root,
        step: path,
      }));
    case 'step':
      return [...moduleRows(snapshot, row), ...requirementRows(snapshot, row)];
    case 'group':
    case 'range':
      return requirementRows(snapshot, row);
    case 'idleModules': {
      const at = JSON.parse(row.id) as readonly string[];
      return modulesWithoutStep(snapshot, row.root).map(({ path }) => ({
        kind: 'module',
        id: JSON.stringify([...at, 'm', path]),
        parent: row,
        root: row.root,
        path,
      }));
    }
    default:
      return [];
  }
}

/** What a row shows; `null` where the snapshot no longer has what it stands for. */
export function processRowContent(snapshot: Snapshot, row: ProcessTreeRow): RowContent | null {
  switch (row.kind) {
    case 'system': {
      const root = snapshot.roots.find(({ id }) => id === row.root);
      if (!root) return null;
      const name = snapshot.plan(row.root).system?.name;
      return { label: name ?? root.name, details: name ? [root.name] : [], hasChildren: true };
    }
    case 'process': {
      const process = processOf(snapshot, row.root, row.process);
      return process ? processContent(snapshot, row.root, process) : null;
    }
    case 'step': {
      const step = snapshot.step(row.root, row.step);
      return step ? stepContent(snapshot, row.root, step) : null;
    }
    case 'module': {
      if (!snapshot.module(row.root, row.path)) return null;
      const { done, total } = progressOf(snapshot.moduleCounts(row.root, row.path));
      const state = moduleState(snapshot, row.root, row.path);
      const details = [...(total > 0 ? [`${done}/${total}`] : []), ...laterDetail(state)];
      return { label: moduleTrail(snapshot, row.root, row.path), details, hasChildren: false };
    }
    case 'unknownModule':
      return { label: message('“{0}” is not in the plan', row.text), details: [], hasChildren: false };
    case 'group': {
      const count = membersOf(snapshot, row).length;
      return { label: message('Serves no step'), details: [`${count}`], hasChildren: count > 0 };
    }
    case 'idleModules': {
      const count = modulesWithoutStep(snapshot, row.root).length;
      return { label: message('Modules that serve no step'), details: [`${count}`], hasChildren: count > 0 };
    }
    case 'range':
      return { label: `${row.from + 1}–${row.to}`, details: [], hasChildren: true };
    case 'requirement': {
      const requirement = snapshot.requirement(row.key);
      if (!requirement) return null;
      const details = requirementDetails(snapshot, requirement);
      return { label: requirementLabel(requirement), details, hasChildren: false };
    }
  }
}

/** The process of a root's plan with this id. */
export function processOf(snapshot: Snapshot, root: string, id: string): Process | undefined {
  return snapshot.plan(root).processes.find((process) => process.id === id);
}

function processRows(
  snapshot: Snapshot,
  root: string,
  parent: ProcessTreeRow | null,
): readonly ProcessTreeRow[] {
  const rows = snapshot.plan(root).processes.map(({ id }): ProcessTreeRow => ({
    kind: 'process',
    id: JSON.stringify([root, 'p', id]),
    parent,
    root,
    process: id,
  }));
  if (requirementsWithoutStep(snapshot, root).length > 0)
    rows.push({ kind: 'group', id: JSON.stringify([root, 'none']), parent, root });
  if (modulesWithoutStep(snapshot, root).length > 0)
    rows.push({ kind: 'idleModules', id: JSON.stringify([root, 'idle']), parent, root });
  return rows;
}

function moduleRows(
  snapshot: Snapshot,
  parent: ProcessTreeRow & { readonly kind: 'step' },
): readonly ProcessTreeRow[] {
  const { root } = parent;
  const step = snapshot.step(root, parent.step);
  if (!step) return [];
  const { modules, unknown } = supportOf(snapshot, root, step);
  const at = JSON.parse(parent.id) as readonly string[];
  return [
    ...modules.map((path): ProcessTreeRow => ({
      kind: 'module',
      id: JSON.stringify([...at, 'm', path]),
      parent,
      root,
      path,
    })),
    ...unknown.map((text): ProcessTreeRow => ({
      kind: 'unknownModule',
      id: JSON.stringify([...at, 'u', text]),
      parent,
      root,
      text,
    })),
  ];
}

function requirementRows(snapshot: Snapshot, parent: ProcessTreeRow): readonly ProcessTreeRow[] {
  const { root } = parent;
  const members = membersOf(snapshot, parent);
  const place = parent.kind === 'range' && parent.parent ? parent.parent : parent;
  const at = JSON.parse(place.id) as readonly string[];
  if (parent.kind !== 'range' && members.length > rangeSize) {
    return Array.from({ length: Math.ceil(members.length / rangeSize) }, (_, index): ProcessTreeRow => {
      const from = index * rangeSize;
      const to = Math.min(from + rangeSize, members.length);
      return { kind: 'range', id: JSON.stringify([...at, 'n', `${from}`]), parent, root, from, to };
    });
  }
  return members.map(({ key }) => ({
    kind: 'requirement',
    id: JSON.stringify([...at, 'r', key]),
    parent,
    root,
    key,
  }));
}

/** A rejected requirement is shown below the step that it was for, but supports nothing. */
function membersOf(snapshot: Snapshot, row: ProcessTreeRow): readonly Requirement[] {
  switch (row.kind) {
    case 'step':
      return snapshot.inStep(row.root, row.step);
    case 'group':
      return requirementsWithoutStep(snapshot, row.root);
    case 'range':
      return row.parent ? membersOf(snapshot, row.parent).slice(row.from, row.to) : [];
    default:
      return [];
  }
}

function processContent(snapshot: Snapshot, root: string, process: Process): RowContent {
  const { name, steps } = process;
  const supported = steps.filter((step) => !isUnsupported(supportOf(snapshot, root, step))).length;
  const figures =
    steps.length === 0
      ? message('no steps yet')
      : message('{0} of {1} steps supported', supported, steps.length);
  const { now, later } = processCoverage(snapshot, root, process);
  const since = [
    ...(now > 0 && (now < supported || later.length > 0) ? [message('{0} now', now)] : []),
    ...later.map((phase) => message('{0} from {1}', phase.steps, phase.name)),
  ];
  return { label: name, details: [figures, ...since], hasChildren: steps.length > 0 };
}

/** Since when there is support, where that is worth a word. */
function stateDetail(state: SupportState): readonly RowText[] {
  return state.kind === 'now' ? [message('supported now')] : laterDetail(state);
}

function laterDetail(state: SupportState): readonly RowText[] {
  return state.kind === 'from' ? [message('from {0} on', state.name)] : [];
}

function stepContent(snapshot: Snapshot, root: string, step: Step): RowContent {
  const support = supportOf(snapshot, root, step);
  const { modules, unknown, requirements } = support;
  const role = step.role ? [step.role] : [];
  const hasChildren = modules.length > 0 || unknown.length > 0 || snapshot.inStep(root, step.path).length > 0;
  if (isUnsupported(support)) {
    return { label: step.name, details: [...role, message('unsupported')], hasChildren };
  }
  const names = modules.map((path) => snapshot.module(root, path)?.name ?? path);
  const carried =
    names.length > 0
      ? [supportedBy(names)]
      : unknown.length > 0
        ? unknown.map((text) => message('“{0}” is not in the plan', text))
        : [message('no module carries it')];
  const state = stateDetail(stepState(snapshot, root, step));
  return {
    label: step.name,
    details: [...role, ...state, ...carried, ...howMany(requirements.length)],
    hasChildren,
  };
}

/** Each number of names has a sentence of its own: languages put other signs between them. */
function supportedBy(names: readonly string[]): RowText {
  const [first = '', second = '', third = ''] = names;
  switch (names.length) {
    case 1:
      return message('in {0}', first);
    case 2:
      return message('in {0}, {1}', first, second);
    case 3:
      return message('in {0}, {1}, {2}', first, second, third);
    default:
      return message('in {0}, {1} and {2} more modules', first, second, names.length - 2);
  }
}

function howMany(requirements: number): readonly RowText[] {
  if (requirements === 0) return [];
  return [requirements === 1 ? message('1 requirement') : message('{0} requirements', requirements)];
}

function requirementDetails(snapshot: Snapshot, requirement: Requirement): readonly RowText[] {
  const phase = requirement.phase && snapshot.phase(requirement.root, requirement.phase.id);
  const status = statusText(requirement);
  return [...(phase ? [phase.name] : []), ...(status === null ? [] : [status])];
}
