/** The look of the Process picture, beside what all pictures share. */
import { css } from 'lit';

export const processStyles = css`
  :host {
    container-type: inline-size;
  }

  .all {
    padding: 0.75rem 1.25rem 2rem 1rem;
  }

  .legend,
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1.1rem;
  }

  .legend {
    margin-bottom: 0.75rem;
  }

  .lane {
    padding-top: 0.75rem;
    border-top: 1px solid var(--line);
  }

  .lane + .lane {
    margin-top: 1rem;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.2rem 1.5rem;
    margin-bottom: 0.75rem;
  }

  h2 {
    font-size: 1.15em;
    font-weight: 600;
  }

  .fold {
    display: flex;
    align-items: baseline;
    gap: 0.35rem;
    padding: 0.1rem 0.3rem 0.1rem 0;
    border: 0;
    border-radius: 4px;
    background: transparent;
    font-weight: inherit;
  }

  .fold:hover {
    background: var(--vscode-toolbar-hoverBackground, transparent);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
  }

  .twist {
    flex: none;
    width: 0.9em;
    height: 0.9em;
    align-self: center;
  }

  .twist path {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
  }

  [aria-expanded='true'] .twist {
    transform: rotate(90deg);
  }

  .count {
    font-weight: 400;
    color: var(--quiet);
  }

  /* Steps stand side by side and go on in the next line. */
  .steps {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13.5rem), 1fr));
    gap: 1rem 1.4rem;
  }

  .step {
    position: relative;
    min-width: 0;
    padding: 0.6rem 0.75rem 0.7rem;
    border: 1px solid var(--line);
    border-radius: 6px;
  }

  /* The way to the next step. */
  .step:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-inline-end: -0.9rem;
    top: 1.15rem;
    width: 0.45rem;
    height: 0.45rem;
    border: solid var(--quiet);
    border-width: 2px 2px 0 0;
    transform: rotate(45deg);
  }

  @container (max-width: 30rem) {
    .step:not(:last-child)::after {
      inset-inline-end: 50%;
      top: auto;
      bottom: -0.7rem;
      transform: rotate(135deg);
    }
  }

  /* A gap is an empty place: a broken edge, nothing behind it, and a word. */
  .step.never {
    border: 2px dashed var(--gap);
    background: transparent;
  }

  .step.open {
    border-style: dashed;
  }

  h3 {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    font-size: 1em;
    font-weight: 600;
  }

  .number {
    flex: none;
    min-width: 1.1em;
    color: var(--quiet);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .stop {
    border: 0;
    border-radius: 3px;
    background: transparent;
  }

  .name {
    min-width: 0;
    padding: 0;
    font-weight: inherit;
  }

  .name:hover {
    text-decoration: underline;
  }

  .clamp {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .role,
  .need,
  .step > .word {
    display: flex;
    align-items: baseline;
    gap: 0.4rem;
    margin-top: 0.25rem;
  }

  .role .sign,
  .need .sign,
  .word .sign {
    align-self: center;
  }

  .word {
    display: flex;
    align-items: baseline;
    gap: 0.4rem;
  }

  .now > .sign,
  .sign.now {
    color: var(--vscode-testing-iconPassed, var(--vscode-foreground));
  }

  .sign.from {
    color: var(--vscode-charts-blue, var(--vscode-foreground));
  }

  .sign.open {
    color: var(--quiet);
  }

  .sign.never {
    color: var(--gap);
  }

  :is(.step > .word, .step > .need) .clamp::first-letter {
    text-transform: uppercase;
  }

  .step > .word.never {
    font-weight: 600;
  }

  .gap {
    margin-top: 0.4rem;
  }

  h4 {
    margin-top: 0.6rem;
    color: var(--quiet);
    font-size: 0.92em;
    font-weight: 400;
  }

  .items li {
    margin-top: 0.1rem;
  }

  .item {
    display: flex;
    gap: 0.4rem;
    width: 100%;
    padding: 0.15rem 0.3rem;
    margin-inline-start: -0.3rem;
  }

  .item > .sign {
    margin-top: 0.2em;
  }

  .item.stop:hover {
    background: var(--vscode-list-hoverBackground, transparent);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
  }

  .what {
    min-width: 0;
  }

  .what .clamp {
    -webkit-line-clamp: 2;
  }

  .what .note,
  .clamp,
  .gap {
    unicode-bidi: isolate;
  }

  .what .note {
    display: block;
    font-size: 0.92em;
    overflow-wrap: anywhere;
  }

  .what .need {
    display: block;
    margin: 0;
    font-size: 0.92em;
  }

  .more {
    margin-top: 0.2rem;
  }

  .unfold {
    margin-top: 0.2rem;
    padding: 0.1rem 0.3rem;
    margin-inline-start: 1.1rem;
    color: var(--vscode-textLink-foreground);
  }

  .unfold:hover {
    text-decoration: underline;
  }

  .offers {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
    margin-top: 0.6rem;
  }

  .offer {
    padding: 0.15rem 0.6rem;
    border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
    border-radius: 4px;
    color: var(--vscode-button-secondaryForeground);
    background: var(--vscode-button-secondaryBackground);
  }

  .offer:hover {
    background: var(--vscode-button-secondaryHoverBackground);
  }

  .loose {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
    gap: 0.1rem 1.5rem;
  }
`;
