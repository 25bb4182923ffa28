/**
 * The Plan picture: the modules of one plan down, its phases across, and each requirement in the cells of the modules
 * that it is for. What has no module or phase stands in a row and a column of its own, before the others; what needs
 * none (rejected, deferred, exempt) behind them, where there is any.
 */
import type { Module, Phase } from '../../model/plan.ts';
import { lacksModule, lacksPhase, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { countedRequirements } from '../countedRequirements.ts';
import { phaseLoad, type PhaseLoad } from '../phaseLoad.ts';
import { isOverdue, isRunning } from '../phaseTree.ts';
import { progressOf, type Progress } from '../progress.ts';
import type { PictureSource } from './pictureSource.ts';

/** `lacking`: it needs one and has none. `exempt`: it needs none. */
export type PlaceKind = 'part' | 'lacking' | 'exempt';

export interface PlanColumn {
  readonly kind: PlaceKind;
  /** `null` unless it is a part of the plan. */
  readonly phase: Phase | null;
  /** Of all its requirements, whatever the filter lets through. */
  readonly progress: Progress;
  readonly load: PhaseLoad | null;
  readonly isOverdue: boolean;
  readonly isRunning: boolean;
  /** On show, each counted once. */
  readonly shown: number;
}

export interface PlanRow {
  readonly kind: PlaceKind;
  /** `null` unless it is a part of the plan. */
  readonly module: Module | null;
  /** How many modules it lies in. */
  readonly depth: number;
  /** The row of the module around it; -1 for an outermost one. */
  readonly parent: number;
  /** Of all requirements of the module and its submodules, whatever the filter lets through. */
  readonly progress: Progress;
  readonly unplaced: number;
  /** On show in it and its submodules, each counted once. */
  readonly shown: number;
  /** Indices into `cards`, by column: what stands in exactly this module, in canonical order. */
  readonly cells: readonly (readonly number[])[];
  /** What is on show in it and its submodules, by column, each counted once. */
  readonly within: readonly Within[];
}

export interface Within {
  readonly shown: number;
  readonly released: number;
}

export interface PlanPicture {
  readonly columns: readonly PlanColumn[];
  /** Outer modules before those in them, in the plan's order. */
  readonly rows: readonly PlanRow[];
  /** What is on show, each once, in canonical order. */
  readonly cards: readonly Requirement[];
  /** How many there are without the filter. */
  readonly total: number;
}

const nothing: Progress = { done: 0, total: 0 };

export function planPicture({ snapshot, root, keys, today }: PictureSource): PlanPicture {
  const all = countedRequirements(snapshot, root);
  const cards = keys === null ? all : all.filter(({ key }) => keys.has(key));
  const columns = columnsOf(snapshot, root, cards, today);
  return {
    columns,
    rows: rowsOf(snapshot, root, cards, columns),
    cards,
    total: all.length,
  };
}

function columnsOf(
  snapshot: Snapshot,
  root: string,
  cards: readonly Requirement[],
  today: string,
): readonly PlanColumn[] {
  const shown = new Map<string, number>();
  for (const card of cards) {
    const id = columnId(card);
    shown.set(id, (shown.get(id) ?? 0) + 1);
  }
  const plain = { progress: nothing, load: null, isOverdue: false, isRunning: false };
  const phases = snapshot.plan(root).phases.map((phase): PlanColumn => ({
    kind: 'part',
    phase,
    progress: progressOf(snapshot.phaseCounts(root, phase.id)),
    load: phaseLoad(snapshot, root, phase.id),
    isOverdue: isOverdue(snapshot, root, phase, today),
    isRunning: isRunning(phase, today),
    shown: shown.get(`=${phase.id}`) ?? 0,
  }));
  const exempt = shown.get('exempt') ?? 0;
  return [
    { kind: 'lacking', phase: null, ...plain, shown: shown.get('lacking') ?? 0 },
    ...phases,
    ...(exempt > 0 ? [{ kind: 'exempt' as const, phase: null, ...plain, shown: exempt }] : []),
  ];
}

function rowsOf(
  snapshot: Snapshot,
  root: string,
  cards: readonly Requirement[],
  columns: readonly PlanColumn[],
): readonly PlanRow[] {
  const columnAt = new Map(columns.map(({ kind, phase }, at) => [phase ? `=${phase.id}` : kind, at]));
  /** By row and column. */
  const cells = new Map<string, number[][]>();
  const within = new Map<string, { shown: number; released: number }[]>();
  cards.forEach((card, index) => {
    const column = columnAt.get(columnId(card)) ?? 0;
    const ids = rowIds(card);
    for (const id of ids) {
      let row = cells.get(id);
      if (!row) cells.set(id, (row = columns.map(() => [])));
      row[column]?.push(index);
    }
    for (const id of rowsAround(ids)) {
      let row = within.get(id);
      if (!row) within.set(id, (row = columns.map(() => ({ shown: 0, released: 0 }))));
      const cell = row[column];
      if (!cell) continue;
      cell.shown++;
      if (card.status === 'released') cell.released++;
    }
  });
  const noCards = columns.map((): readonly number[] => []);
  const noneWithin = columns.map((): Within => ({ shown: 0, released: 0 }));
  /** What the filter lets through at a row. */
  const contentOf = (id: string): Pick<PlanRow, 'cells' | 'within' | 'shown'> => {
    const counts = within.get(id) ?? noneWithin;
    return {
      cells: cells.get(id) ?? noCards,
      within: counts,
      shown: counts.reduce((sum, cell) => sum + cell.shown, 0),
    };
  };
  const rows: PlanRow[] = [];
  const extra = (kind: 'lacking' | 'exempt'): PlanRow => ({
    kind,
    module: null,
    depth: 0,
    parent: -1,
    progress: nothing,
    unplaced: 0,
    ...contentOf(kind),
  });
  const visit = (modules: readonly Module[], depth: number, parent: number): void => {
    for (const module of modules) {
      const counts = snapshot.moduleCounts(root, module.path);
      const at = rows.length;
      rows.push({
        kind: 'part',
        module,
        depth,
        parent,
        progress: progressOf(counts),
        unplaced: counts.unplaced,
        ...contentOf(`=${module.path}`),
      });
      visit(module.modules, depth + 1, at);
    }
  };
  rows.push(extra('lacking'));
  visit(snapshot.plan(root).modules, 0, -1);
  if (cells.has('exempt')) rows.push(extra('exempt'));
  return rows;
}

/** A phase's id behind a `=`, for no name of ours can be one. */
function columnId(requirement: Requirement): string {
  if (requirement.phase) return `=${requirement.phase.id}`;
  return lacksPhase(requirement) ? 'lacking' : 'exempt';
}

function rowIds(requirement: Requirement): readonly string[] {
  const { modules } = requirement;
  if (modules.length === 1 && modules[0]) return [`=${modules[0].path}`];
  if (modules.length > 0) return [...new Set(modules.map(({ path }) => `=${path}`))];
  return [lacksModule(requirement) ? 'lacking' : 'exempt'];
}

/** Its rows, and those of the modules around them, each once. */
function rowsAround(ids: readonly string[]): Iterable<string> {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined && !only.includes('/')) return ids;
  const around = new Set<string>();
  for (const id of ids) {
    for (let end = id.indexOf('/'); end > 0; end = id.indexOf('/', end + 1)) around.add(id.slice(0, end));
    around.add(id);
  }
  return around;
}
