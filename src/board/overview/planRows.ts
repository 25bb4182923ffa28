/** The rows of the Plan picture that are in view, with the cells and cards of them that are. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Mark } from './messages.ts';
import { placed } from './placed.ts';
import type { PlanCarry } from './planCarry.ts';
import {
  cardPlace,
  cardsBetween,
  columnsBetween,
  narrow,
  rowName,
  rowsBetween,
  sizes,
  type PlacedColumn,
  type PlacedRow,
  type PlanLayout,
} from './planLayout.ts';
import type { PlanPicture, PlanRow } from './planPicture.ts';
import type { PlanSpots, Spot } from './planSpot.ts';
import { cardView, rowHeader } from './planViews.ts';
import { beyond, type PlanWindow } from './planWindow.ts';
import type { Selection } from './selection.ts';
import { filled, type Words } from './words.ts';

/** All that the look of a row depends on. */
export interface RowParts {
  readonly picture: PlanPicture;
  readonly words: Words;
  readonly layout: PlanLayout;
  readonly spots: PlanSpots;
  readonly view: PlanWindow;
  readonly spot: Spot | null;
  readonly selection: Selection;
  readonly carry: PlanCarry;
  readonly mark: Mark | null;
  /** The card that a popup is about. */
  readonly described: string | null;
}

export function planRows(parts: RowParts): unknown {
  const { picture, layout, view } = parts;
  const [from, to] = columnsBetween(
    layout,
    view.drawn.left - beyond + layout.rowHead,
    view.drawn.left + view.width + beyond,
  );
  return repeat(
    rowsInView(parts),
    ({ index }) => nameOf(picture.rows[index]),
    (placedRow) => rowView(parts, placedRow, from, to),
  );
}

/** Those in view, and the one that has the focus: an element that goes away would lose it. */
function rowsInView({ layout, view, spot, spots }: RowParts): readonly PlacedRow[] {
  const { top } = view.drawn;
  const [from, to] = rowsBetween(layout, top - beyond, top + view.height + beyond);
  const rows = layout.rows.slice(from, to);
  const focused = spot && spot.kind !== 'column' ? spots.placeOfRow(spot.row) : -1;
  const far = focused < from || focused >= to ? layout.rows[focused] : undefined;
  return far ? [...rows, far] : rows;
}

function nameOf(row: PlanRow | undefined): string {
  return row ? rowName(row) : '';
}

function rowView(
  parts: RowParts,
  placedRow: PlacedRow,
  fromColumn: number,
  toColumn: number,
): TemplateResult {
  const { picture, layout, view, spot, carry, mark } = parts;
  const { index, top, height, isFolded, hasBelow } = placedRow;
  const row = picture.rows[index];
  if (!row) return html``;
  const name = rowName(row);
  const columns = layout.columns.flatMap((place, at) => {
    const isFocused = spot?.kind === 'cell' && spot.row === name && spot.column === at;
    return (at >= fromColumn && at < toColumn) || isFocused ? [{ at, place }] : [];
  });
  const canFold = hasBelow || row.shown > 0;
  return html`<div
    role="row"
    class=${`row ${row.kind} ${height <= sizes.lowRow ? 'low' : ''}`}
    aria-rowindex=${index + 2}
    aria-level=${row.depth + 1}
    aria-expanded=${canFold ? !isFolded : nothing}
    ${placed({ top, height, width: layout.width })}
  >
    ${rowHeader(row, name, layout.rowHead, {
      isFocused: spot?.kind === 'row' && spot.row === name,
      isTarget: carry.isOver(name, null),
      isMarked: mark?.kind === 'module' && row.kind === 'part' && mark.id === row.id,
      isFolded,
      canFold,
      isNarrow: view.width < narrow,
    })}
    ${repeat(
      columns,
      ({ at }) => at,
      ({ at, place }) => cellView(parts, row, name, placedRow, place, at),
    )}
  </div>`;
}

function cellView(
  parts: RowParts,
  row: PlanRow,
  name: string,
  placedRow: PlacedRow,
  place: PlacedColumn,
  at: number,
): TemplateResult {
  const { picture, words, view, spot, carry } = parts;
  const column = picture.columns[at];
  if (!column) return html``;
  const cards = placedRow.isFolded ? [] : (row.cells[at] ?? []);
  const isHere = spot?.kind === 'cell' && spot.row === name && spot.column === at;
  const top = view.drawn.top - placedRow.top;
  const [from, to] = cardsBetween(cards.length, place.perLine, top - beyond, top + view.height + beyond);
  const shown = cards.slice(from, to).map((card, after) => ({ card, at: from + after }));
  if (isHere && spot.key !== null && (spot.at < from || spot.at >= to)) {
    const card = cards[spot.at];
    if (card !== undefined) shown.push({ card, at: spot.at });
  }
  const folded = placedRow.isFolded ? (row.folded[at] ?? '') : '';
  const isBare = cards.length === 0;
  const label = folded
    ? filled(words.cell, row.trail, column.name, folded)
    : filled(words.cellEmpty, row.trail, column.name);
  const isLacking = column.kind === 'lacking' && cards.length > 0;
  return html`<div
    role="gridcell"
    class=${`cell ${carry.isOver(name, at) ? 'target' : ''} ${isLacking ? 'lacking' : ''}`}
    aria-colindex=${at + 2}
    data-cell=${at}
    data-of=${name}
    tabindex=${isBare ? (isHere ? 0 : -1) : nothing}
    aria-label=${isBare ? label : nothing}
    ${placed({ left: place.left, width: place.width })}
  >
    ${folded ? html`<div class="folded">${folded}</div>` : nothing}
    ${
      shown.length === 0
        ? nothing
        : html`<div role="listbox" aria-multiselectable="true" aria-label=${`${row.trail}, ${column.name}`}>
            ${repeat(
              shown,
              ({ card }) => picture.cards[card]?.key ?? card,
              (one) => oneCard(parts, name, one.card, one.at, cards.length, place),
            )}
          </div>`
    }
  </div>`;
}

function oneCard(
  { picture, spot, selection, carry, mark, described }: RowParts,
  row: string,
  index: number,
  at: number,
  of: number,
  column: PlacedColumn,
): TemplateResult {
  const card = picture.cards[index];
  if (!card) return html``;
  const { key } = card;
  return cardView(card, {
    at,
    of,
    place: cardPlace(at, column),
    isFocused: spot?.kind === 'cell' && spot.row === row && spot.key === key,
    isSelected: selection.cards.get(key) === row,
    isCarried: carry.holds(key),
    isMarked: mark?.kind === 'card' && mark.id === key,
    isDescribed: described === key,
  });
}
