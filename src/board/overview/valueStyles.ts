/** The look of the Value picture, beside what all pictures share. */
import { css } from 'lit';

export const valueStyles = css`
  :host {
    container-type: size;
  }

  .all {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    padding: 0.75rem 1rem 1.5rem;
  }

  .figure,
  .beside {
    min-width: 0;
  }

  .quadrants {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.2rem 1.5rem;
    max-width: 44rem;
    margin-top: 0.5rem;
  }

  .quadrants > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
  }

  dt {
    font-weight: 600;
  }

  .needs {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1.25rem;
    margin-top: 0.6rem;
  }

  .notes {
    margin-top: 0.6rem;
  }

  .beside h2 {
    font-size: 1em;
    font-weight: 600;
  }

  .hint {
    margin-bottom: 0.4rem;
  }

  .list {
    height: min(70vh, 48rem);
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: 4px;
  }

  @container (min-width: 52rem) {
    .all:not(.bare) {
      grid-template-columns: minmax(0, 1fr) minmax(20rem, 28rem);
      align-items: start;
    }

    .beside {
      position: sticky;
      top: 0.75rem;
    }

    .beside .list {
      height: max(14rem, calc(100cqh - 5.5rem));
    }
  }

  .list:focus-visible {
    outline: 1px solid var(--focus);
    outline-offset: -1px;
  }

  .row {
    display: flex;
    gap: 0.6rem;
    height: round(3.7em, 1px);
    padding: 0.3rem 0.6rem;
    overflow: hidden;
    cursor: pointer;
  }

  .row .number {
    flex: none;
    min-width: 1.8em;
    color: var(--quiet);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .text {
    min-width: 0;
    flex: 1;
  }

  .title,
  .facts {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .id {
    color: var(--quiet);
  }

  .facts {
    font-size: 0.92em;
  }

  .needWord,
  .quadrant {
    margin-inline: 0.3em;
  }

  .quadrant {
    padding: 0 0.4em;
    border: 1px solid var(--line);
    border-radius: 3px;
  }

  .row.hot {
    background: var(--vscode-list-hoverBackground, transparent);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .list:focus .row[aria-selected='true'] {
    color: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
    background: var(--vscode-list-activeSelectionBackground, transparent);
    outline: 1px solid var(--focus);
    outline-offset: -1px;
  }

  .list:focus .row[aria-selected='true'] :is(.quiet, .number, .id) {
    color: inherit;
  }

  .list:focus .row[aria-selected='true'] .shape:not(.blocking) {
    fill: none;
    stroke: currentcolor;
  }

  .list:focus .row[aria-selected='true'] .shape.blocking {
    fill: currentcolor;
    stroke: currentcolor;
  }
`;
