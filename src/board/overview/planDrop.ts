/** What it means to drop cards somewhere in the Plan picture. */
import type { PlaceAction, PlaceTarget } from './actions.ts';
import { rowName } from './planLayout.ts';
import type { PlanPicture } from './planPicture.ts';

/** Cards that are carried, each with the row that it was taken from. */
export type Carried = ReadonlyMap<string, string>;

/** A cell, or the header of a row (the phase stays) or of a column (the module stays). */
export interface DropPlace {
  /** The row's name, `null` over the header of a column. */
  readonly row: string | null;
  /** `null` over the header of a row. */
  readonly column: number | null;
}

export type Drop =
  | { readonly kind: 'place'; readonly action: PlaceAction }
  /** It is there already. */
  | { readonly kind: 'same' }
  /** What needs no module or phase says so itself. */
  | { readonly kind: 'notHere' };

export function dropOf(picture: PlanPicture, carried: Carried, { row, column }: DropPlace): Drop {
  const target = row === null ? null : picture.rows.find((each) => rowName(each) === row);
  const phase = column === null ? null : picture.columns[column];
  if (target?.kind === 'exempt' || phase?.kind === 'exempt') return { kind: 'notHere' };
  if (target === undefined || phase === undefined) return { kind: 'same' };
  const entries = [...carried];
  const staysInRow = row === null || entries.every(([, from]) => from === row);
  const staysInColumn =
    column === null || entries.every(([key, from]) => columnOf(picture, key, from) === column);
  if (staysInRow && staysInColumn) return { kind: 'same' };
  const module: PlaceTarget =
    staysInRow || !target ? 'same' : { to: target.kind === 'part' ? target.id : null };
  const into: PlaceTarget =
    staysInColumn || !phase ? 'same' : { to: phase.kind === 'part' ? phase.id : null };
  return {
    kind: 'place',
    action: {
      kind: 'place',
      root: picture.root,
      keys: entries.map(([key]) => key),
      from: entries.map(([, from]) => (from.startsWith('=') ? from.slice(1) : '')),
      module,
      phase: into,
    },
  };
}

/** The column of a card in a row; -1 where it is not there. */
export function columnOf({ rows, cards }: PlanPicture, key: string, inRow: string): number {
  const row = rows.find((each) => rowName(each) === inRow);
  return row?.cells.findIndex((cell) => cell.some((index) => cards[index]?.key === key)) ?? -1;
}
