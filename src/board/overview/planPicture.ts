/** The Plan picture as the page gets it: what stands in its headers, rows and cards, in the person's language. */
import type { Severity } from '../../model/finding.ts';
import { exactly, flag, listOf, shape, text, type Check } from '../messages.ts';

/** `lacking`: for what needs a module (or phase) and has none; `exempt`: for what needs none. */
export type PlaceKind = 'part' | 'lacking' | 'exempt';

export interface PlanColumn {
  /** A phase's id where it is a part of the plan. */
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: string;
  /** Whether it is under way or late, in words; may be empty. */
  readonly state: string;
  readonly isLate: boolean;
  readonly dates: string;
  readonly goal: string;
  readonly done: number;
  readonly total: number;
  readonly progress: string;
  /** Open effort against the capacity; may be empty. */
  readonly load: string;
  readonly isOver: boolean;
  readonly measures: readonly string[];
}

export interface PlanRow {
  /** A module's path where it is a part of the plan. */
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: string;
  /** With the modules around it. */
  readonly trail: string;
  readonly depth: number;
  /** The row of the module around it; -1 for an outermost one. */
  readonly parent: number;
  readonly done: number;
  readonly total: number;
  readonly progress: string;
  readonly note: string;
  readonly shown: number;
  /** Indices into the cards, by column. */
  readonly cells: readonly (readonly number[])[];
  /** What a folded row says, by column; empty where nothing is in it. */
  readonly folded: readonly string[];
}

/** How far a card is, for its shape. */
export type Standing = 'open' | 'doing' | 'done' | 'closed';

export interface PlanCard {
  readonly key: string;
  readonly id: string;
  /** Cut where it is very long. */
  readonly title: string;
  readonly status: string;
  readonly standing: Standing;
  readonly priority: string;
  readonly necessity: string;
  readonly isBlocking: boolean;
  /** In words, such as `2 findings`; empty where there are none. */
  readonly findings: string;
  readonly findingCount: number;
  readonly worst: Severity;
}

export interface PlanPicture {
  /** The plan that it shows. */
  readonly root: string;
  readonly columns: readonly PlanColumn[];
  readonly rows: readonly PlanRow[];
  readonly cards: readonly PlanCard[];
}

/** No plan holds more, and no page could. */
const mostCards = 200_000;
const mostRows = 20_000;

const count: Check<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= -1;
const kind = exactly<PlaceKind>('part', 'lacking', 'exempt');
const column = shape<PlanColumn>({
  id: text,
  kind,
  name: text,
  state: text,
  isLate: flag,
  dates: text,
  goal: text,
  done: count,
  total: count,
  progress: text,
  load: text,
  isOver: flag,
  measures: listOf(text),
});
const row = shape<PlanRow>({
  id: text,
  kind,
  name: text,
  trail: text,
  depth: count,
  parent: count,
  done: count,
  total: count,
  progress: text,
  note: text,
  shown: count,
  cells: listOf(listOf(count, mostCards)),
  folded: listOf(text),
});
const card = shape<PlanCard>({
  key: text,
  id: text,
  title: text,
  status: text,
  standing: exactly<Standing>('open', 'doing', 'done', 'closed'),
  priority: text,
  necessity: text,
  isBlocking: flag,
  findings: text,
  findingCount: count,
  worst: exactly<Severity>('error', 'warning', 'information', 'hint'),
});
const picture = shape<PlanPicture>({
  root: text,
  columns: listOf(column),
  rows: listOf(row, mostRows),
  cards: listOf(card, mostCards),
});

/** Whether every cell belongs to a column, every index to a card and every parent to an earlier row too. */
export const isPlanPicture: Check<PlanPicture> = (value): value is PlanPicture => {
  if (!picture(value)) return false;
  const { columns, rows, cards } = value;
  return rows.every(
    ({ cells, folded, parent }, at) =>
      parent < at &&
      cells.length === columns.length &&
      folded.length === columns.length &&
      cells.every((cell) => cell.every((index) => index >= 0 && index < cards.length)),
  );
};
