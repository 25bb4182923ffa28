/** Where something lies in the Plan picture that is to be shown and marked, and what has to be unfolded for it. */
import type { Mark } from './messages.ts';
import { rowName, type PlanLayout } from './planLayout.ts';
import type { PlanPicture, PlanRow } from './planPicture.ts';
import type { PlanSpots, Spot } from './planSpot.ts';

/** The folded rows around it, and its own where that hides it. */
export function foldedAround(picture: PlanPicture, layout: PlanLayout, mark: Mark): readonly string[] {
  if (mark.kind === 'phase') return [];
  const { rows, cards } = picture;
  const card = cards.findIndex(({ key }) => key === mark.id);
  const isIt = (row: PlanRow): boolean =>
    mark.kind === 'module'
      ? row.kind === 'part' && row.id === mark.id
      : row.cells.some((cell) => cell.includes(card));
  const names: string[] = [];
  const own = rows.findIndex(isIt);
  for (let at = own; at >= 0; at = rows[at]?.parent ?? -1) {
    const row = rows[at];
    const placed = layout.rows[layout.placeOf[at] ?? -1];
    // A row that is not on show lies in a folded one, and may be folded itself.
    if (row && (placed?.isFolded ?? true) && (at !== own || mark.kind === 'card')) names.push(rowName(row));
  }
  return names;
}

/** `null` while it is not on show. */
export function spotOfMark(picture: PlanPicture, spots: PlanSpots, mark: Mark): Spot | null {
  switch (mark.kind) {
    case 'card':
      return spots.ofCard(mark.id);
    case 'module':
      return spots.ofRow(`=${mark.id}`);
    case 'phase': {
      const column = picture.columns.findIndex(({ kind, id }) => kind === 'part' && id === mark.id);
      return column < 0 ? null : { kind: 'column', column };
    }
  }
}
