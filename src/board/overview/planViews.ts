/** How the headers and cards of the Plan picture look, as templates. Texts of documents are only ever texts in them. */
import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { placed, type Place } from './placed.ts';
import type { PlanCard, PlanColumn, PlanRow } from './planPicture.ts';
import { findingShape, foldShape, standingShape } from './shapes.ts';
import { filled, type Words } from './words.ts';

/** A header shows so many metrics; the card of the phase has them all. */
const mostMeasures = 2;

interface HeaderState {
  readonly isFocused: boolean;
  readonly isTarget: boolean;
  readonly isMarked: boolean;
}

export function columnHeader(
  column: PlanColumn,
  { at, isFocused, isTarget, isMarked }: HeaderState & { readonly at: number },
  width: number,
  words: Words,
): TemplateResult {
  const { kind, name, state, isLate, dates, goal, progress, load, isOver, measures } = column;
  const more = measures.length - mostMeasures;
  return html`<div
    role="columnheader"
    class=${classMap({ column: true, [kind]: true, target: isTarget, marked: isMarked })}
    aria-colindex=${at + 2}
    data-column=${at}
    tabindex=${isFocused ? 0 : -1}
    ${placed({ width })}
  >
    <p class="name"><bdi>${name}</bdi></p>
    ${
      state || dates
        ? html`<p class="figures">
            ${state ? html`<span class=${isLate ? 'flag' : ''}>${isLate ? findingShape('warning') : nothing}${state}</span>` : nothing}
            ${dates ? html`<span class="quiet">${dates}</span>` : nothing}
          </p>`
        : nothing
    }
    ${goal ? html`<p class="goal"><bdi>${goal}</bdi></p>` : nothing} ${bar(column)}
    <p class="figures">
      <span class="quiet">${progress}</span>
      ${load ? html`<span class=${isOver ? 'flag' : 'quiet'}>${isOver ? findingShape('warning') : nothing}${load}</span>` : nothing}
    </p>
    ${measures
      .slice(0, mostMeasures)
      .map((measure) => html`<p class="measure line quiet"><bdi>${measure}</bdi></p>`)}
    ${more > 0 ? html`<p class="measure line quiet">${filled(words.moreMeasures, more)}</p>` : nothing}
  </div>`;
}

export interface RowHeaderState extends HeaderState {
  readonly isFolded: boolean;
  readonly canFold: boolean;
  readonly isNarrow: boolean;
}

export function rowHeader(
  row: PlanRow,
  name: string,
  width: number,
  { isFocused, isTarget, isMarked, isFolded, canFold, isNarrow }: RowHeaderState,
): TemplateResult {
  return html`<div
    role="rowheader"
    class=${classMap({ rowhead: true, target: isTarget, marked: isMarked })}
    aria-colindex="1"
    data-row=${name}
    tabindex=${isFocused ? 0 : -1}
    ${placed({ width })}
  >
    <div class="label">
      ${canFold ? html`<span class="fold" data-fold>${foldShape(isFolded)}</span>` : html`<span class="fold"></span>`}
      <div ${placed({ indent: row.depth * (isNarrow ? 0.4 : 0.9) })}>
        <p class="name"><bdi>${row.name}</bdi></p>
        <p class="line quiet">${row.progress}</p>
        ${bar(row)} ${row.note ? html`<p class="note"><bdi>${row.note}</bdi></p>` : nothing}
      </div>
    </div>
  </div>`;
}

/** How much is done, for the eye; beside it stand the words. */
function bar({
  done,
  total,
}: {
  readonly done: number;
  readonly total: number;
}): TemplateResult | typeof nothing {
  if (total === 0) return nothing;
  const percent = Math.round((done / total) * 100);
  return html`<div class="bar" aria-hidden="true"><div ${placed({ percent })}></div></div>`;
}

export interface CardState {
  readonly at: number;
  readonly of: number;
  readonly place: Place;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  readonly isCarried: boolean;
  readonly isMarked: boolean;
  readonly isDescribed: boolean;
}

export function cardView(card: PlanCard, state: CardState): TemplateResult {
  const { key, id, title, status, standing, priority, necessity, isBlocking, findings, findingCount, worst } =
    card;
  const { at, of, place, isFocused, isSelected, isCarried, isMarked, isDescribed } = state;
  return html`<div
    role="option"
    class=${classMap({ card: true, [standing]: true, carried: isCarried, marked: isMarked })}
    aria-selected=${isSelected}
    aria-setsize=${of}
    aria-posinset=${at + 1}
    aria-describedby=${isDescribed ? 'about' : nothing}
    data-card=${key}
    tabindex=${isFocused ? 0 : -1}
    ${placed(place)}
  >
    <div class="top">
      ${id ? html`<span class="id" data-open><bdi>${id}</bdi></span>` : nothing}
      ${status ? html`<span class="status">${standingShape(standing)}<bdi>${status}</bdi></span>` : nothing}
    </div>
    <div class="title" dir="auto">${title}</div>
    <div class="meta">
      ${priority ? html`<span class="priority">${priority}</span>` : nothing}
      ${necessity ? html`<span class=${isBlocking ? 'blocking' : ''}>${necessity}</span>` : nothing}
      ${
        findings
          ? html`<span class=${classMap({ finding: true, [worst]: true })}
              >${findingShape(worst)}<span aria-hidden="true">${findingCount}</span
              ><span class="unseen">${findings}</span></span
            >`
          : nothing
      }
    </div>
  </div>`;
}
