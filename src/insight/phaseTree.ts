/**
 * The Phases view: each phase with what it is for and what it is to change, then the modules that it builds.
 * Below its phases it is the Modules view by phase; what stands in no phase comes last.
 */
import { message } from '../model/message.ts';
import type { Message } from '../model/message.ts';
import type { Phase } from '../model/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { measureValues } from './measureText.ts';
import { childrenOf } from './moduleTree.ts';
import { contentOf } from './moduleTreeContent.ts';
import type { RowContent, RowText } from './moduleTreeContent.ts';
import type { GroupRow, PhaseRow, TreeRow, TreeScope } from './moduleTreeRow.ts';
import { progressOf } from './progress.ts';
import type { RequirementFilter } from './requirementFilter.ts';

/** A goal, a target form, or the measure of this number, counted from 0. */
export interface PhaseFactRow {
  readonly kind: 'fact';
  readonly id: string;
  readonly parent: PhaseTreeRow | null;
  readonly root: string;
  readonly phase: string;
  readonly fact: 'goal' | 'targetForm' | number;
}

export type PhaseTreeRow = TreeRow | PhaseFactRow;

function scopeOf(filter: RequirementFilter | null): TreeScope {
  return { grouping: 'phase', filter };
}

/** The rows below a row; `null` asks for the outermost ones. A filter leaves the phases that have something of it. */
export function phaseChildren(
  snapshot: Snapshot,
  row: PhaseTreeRow | null,
  filter: RequirementFilter | null = null,
): readonly PhaseTreeRow[] {
  const scope = scopeOf(filter);
  if (!row) {
    const outermost = childrenOf(snapshot, null, scope);
    const [only] = outermost;
    // The system alone says nothing here that its phases do not say.
    if (outermost.length > 1 || only?.kind !== 'system') return outermost.filter(isOnShow);
    const below = childrenOf(snapshot, only, scope);
    return below.map((part): TreeRow => ({ ...part, parent: null })).filter(isOnShow);
  }
  if (row.kind === 'fact') return [];
  const below = childrenOf(snapshot, row, scope).filter(isOnShow);
  return row.kind === 'phase' ? [...factRows(snapshot, row), ...below] : below;
}

/** What a row shows; `null` where the snapshot no longer has it. `today` is an ISO date, `2026-12-31`. */
export function phaseRowContent(
  snapshot: Snapshot,
  row: PhaseTreeRow,
  today: string,
  filter: RequirementFilter | null = null,
): RowContent | null {
  const scope = scopeOf(filter);
  if (row.kind === 'phase') return phaseContent(snapshot, row, today);
  if (row.kind === 'fact') {
    const phase = snapshot.phase(row.root, row.phase);
    return phase ? factContent(phase, row.fact) : null;
  }
  const content = contentOf(snapshot, row, scope);
  if (content && isExplanation(snapshot, row)) {
    return { ...content, label: message('Nothing names a phase yet') };
  }
  return content;
}

/** Whether a row stands for all requirements, because nothing in the workspace names a phase. */
export function isExplanation(snapshot: Snapshot, row: PhaseTreeRow): row is GroupRow {
  if (row.kind !== 'group' || row.group !== 'withoutPhase') return false;
  return snapshot.roots.every(({ id }) => snapshot.plan(id).phases.length === 0);
}

/**
 * Whether a phase is past its due date with something left to release. Where none of its requirements says where
 * it stands, nobody can tell.
 */
export function isOverdue(snapshot: Snapshot, root: string, phase: Phase, today: string): boolean {
  const counts = snapshot.phaseCounts(root, phase.id);
  const { done, total } = progressOf(counts);
  if (counts.byStatus.none === counts.total) return false;
  return phase.due !== null && phase.due < today && done < total;
}

/** Whether today lies between a phase's start and its due date, both included. */
export function isRunning({ start, due }: Phase, today: string): boolean {
  return start !== null && start <= today && due !== null && today <= due;
}

/** Rejected and deferred requirements without a phase wait for nobody; the Modules view has them. */
function isOnShow(row: TreeRow): boolean {
  return row.kind !== 'group' || row.group !== 'noPhaseNeeded';
}

function factRows(snapshot: Snapshot, parent: PhaseRow): readonly PhaseFactRow[] {
  const { root, phase: id } = parent;
  const phase = snapshot.phase(root, id);
  if (!phase) return [];
  const facts: readonly PhaseFactRow['fact'][] = [
    ...(phase.goal ? ['goal' as const] : []),
    ...(phase.targetForm ? ['targetForm' as const] : []),
    ...phase.measures.keys(),
  ];
  const path = JSON.parse(parent.id) as readonly string[];
  return facts.map((fact) => ({
    kind: 'fact',
    id: JSON.stringify([...path, 'f', `${fact}`]),
    parent,
    root,
    phase: id,
    fact,
  }));
}

function phaseContent(snapshot: Snapshot, { root, phase: id }: PhaseRow, today: string): RowContent | null {
  const phase = snapshot.phase(root, id);
  if (!phase) return null;
  const counts = snapshot.phaseCounts(root, id);
  const { done, total } = progressOf(counts);
  const figures = total > 0 ? `${done}/${total}` : message('no requirements yet');
  const dates = isOverdue(snapshot, root, phase, today)
    ? message('overdue since {0}', phase.due ?? '')
    : datesOf(phase);
  const hasFacts = Boolean(phase.goal) || Boolean(phase.targetForm) || phase.measures.length > 0;
  return {
    label: phase.name,
    details: dates === null ? [figures] : [figures, dates],
    hasChildren: hasFacts || counts.total > 0,
  };
}

function datesOf({ start, due }: Phase): RowText | null {
  if (start !== null && due !== null) return `${start} – ${due}`;
  if (due !== null) return message('due {0}', due);
  return start === null ? null : message('from {0}', start);
}

function factContent(phase: Phase, fact: PhaseFactRow['fact']): RowContent | null {
  if (fact === 'goal') return textContent(phase.goal, (text) => message('Goal: {0}', text));
  if (fact === 'targetForm')
    return textContent(phase.targetForm, (text) => message('Target form: {0}', text));
  const measure = phase.measures[fact];
  return measure ? { label: measure.name, details: measureValues(measure), hasChildren: false } : null;
}

function textContent(text: string | null, inWords: (text: string) => Message): RowContent | null {
  return text ? { label: inWords(text), details: [], hasChildren: false } : null;
}
