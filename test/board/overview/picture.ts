/** Plan pictures for tests: rows by name and how many cards each of their cells holds. */
import type { PlanCard, PlanPicture, PlanRow } from '../../../src/board/overview/planPicture.ts';

export interface RowShape {
  /** A module's path, or `lacking`. */
  readonly name: string;
  readonly depth: number;
  readonly cells: readonly number[];
}

/** The first column is for what has no phase; keys say where a card stands, `row-column-place`. */
export function picture(shapes: readonly RowShape[]): PlanPicture {
  const cards: PlanCard[] = [];
  const rows: PlanRow[] = [];
  for (const { name, depth, cells } of shapes) {
    const filledCells = cells.map((count, column) =>
      Array.from({ length: count }, (_, place) => cards.push(card(`${name}-${column}-${place}`)) - 1),
    );
    rows.push({
      id: name === 'lacking' ? '' : name,
      kind: name === 'lacking' ? 'lacking' : 'part',
      name,
      trail: name,
      depth,
      parent: depth === 0 ? -1 : rows.findLastIndex((row) => row.depth < depth),
      done: 0,
      total: 0,
      progress: '',
      note: '',
      shown: cells.reduce((sum, count) => sum + count, 0),
      cells: filledCells,
      folded: cells.map(() => ''),
    });
  }
  const columns = (shapes[0]?.cells ?? []).map((_, at) => ({
    id: at === 0 ? '' : `p${at}`,
    kind: at === 0 ? ('lacking' as const) : ('part' as const),
    name: `Phase ${at}`,
    state: '',
    isLate: false,
    dates: '',
    goal: '',
    done: 0,
    total: 0,
    progress: '',
    load: '',
    isOver: false,
    measures: [],
  }));
  return { root: 'file:///plan', columns, rows, cards };
}

function card(key: string): PlanCard {
  return {
    key,
    id: key,
    title: `Title of ${key}`,
    status: '',
    standing: 'open',
    priority: '',
    necessity: '',
    isBlocking: false,
    findings: '',
    findingCount: 0,
    worst: 'hint',
  };
}
