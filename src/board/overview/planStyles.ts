/** The look of the Plan picture, in the theme’s own colours. */
import { css } from 'lit';

export const planStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    --line: var(
      --vscode-contrastBorder,
      var(--vscode-editorGroup-border, var(--vscode-panel-border, var(--vscode-widget-border, transparent)))
    );
    --quiet: var(--vscode-descriptionForeground);
    --raised: var(--vscode-editorWidget-background, var(--vscode-editor-background));
  }

  .window {
    position: absolute;
    inset: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    background: var(--vscode-editor-background);
  }

  .head {
    position: sticky;
    z-index: 3;
    top: 0;
    box-sizing: border-box;
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--line);
  }

  .headrow {
    display: flex;
  }

  .corner,
  .column {
    box-sizing: border-box;
    flex: none;
    padding: 0.5em 0.7em;
    overflow: hidden;
  }

  .corner {
    position: sticky;
    z-index: 1;
    left: 0;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: 0.2em;
    color: var(--quiet);
    background: var(--vscode-editor-background);
    border-right: 1px solid var(--line);
  }

  .corner button {
    padding: 0;
    border: 0;
    color: var(--vscode-textLink-foreground);
    background: none;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }

  .corner button:hover {
    text-decoration: underline;
  }

  .column {
    border-right: 1px solid var(--line);
    cursor: pointer;
  }

  .column p,
  .rowhead p {
    margin: 0;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .goal,
  .note {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow-wrap: anywhere;
  }

  .quiet,
  .note {
    color: var(--quiet);
  }

  .line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.8em;
  }

  .flag {
    font-weight: 600;
  }

  .flag svg {
    width: 0.95em;
    height: 0.95em;
    margin-right: 0.3em;
    vertical-align: -0.1em;
  }

  /* Only the shapes have the colours of warnings: in light themes they are too pale for words. */
  .flag svg,
  .finding.warning svg {
    color: var(--vscode-editorWarning-foreground, inherit);
  }

  .finding.error svg {
    color: var(--vscode-errorForeground, inherit);
  }

  .bar {
    box-sizing: border-box;
    height: 0.45em;
    margin: 0.3em 0 0.15em;
    overflow: hidden;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 0.25em;
    background: color-mix(in srgb, var(--vscode-foreground) 18%, transparent);
  }

  .bar div {
    height: 100%;
    background: var(--vscode-progressBar-background, var(--vscode-charts-blue));
  }

  .body {
    position: relative;
  }

  .row {
    position: absolute;
    left: 0;
    box-sizing: border-box;
    border-bottom: 1px solid var(--line);
  }

  .rowhead {
    position: sticky;
    z-index: 2;
    left: 0;
    box-sizing: border-box;
    height: 100%;
    background: var(--vscode-editor-background);
    border-right: 1px solid var(--line);
    cursor: pointer;
  }

  .lacking > .rowhead,
  .column.lacking,
  .exempt > .rowhead,
  .column.exempt {
    font-style: italic;
  }

  .label {
    position: sticky;
    top: var(--head-height, 0);
    display: grid;
    grid-template-columns: 1.2em minmax(0, 1fr);
    box-sizing: border-box;
    max-height: 100%;
    padding: 0.45em 0.6em 0.3em;
    overflow: hidden;
    line-height: 1.25;
  }

  .low .label .note {
    display: none;
  }

  .low .name {
    -webkit-line-clamp: 1;
    line-clamp: 1;
  }

  .fold {
    width: 1.2em;
    color: var(--quiet);
  }

  .fold svg {
    width: 0.9em;
    height: 0.9em;
    vertical-align: -0.05em;
  }

  .cell {
    position: absolute;
    top: 0;
    box-sizing: border-box;
    height: 100%;
    border-right: 1px solid var(--line);
  }

  .cell.lacking {
    background: color-mix(in srgb, var(--vscode-editorWarning-foreground, transparent) 5%, transparent);
  }

  .folded {
    padding: 0.7em;
    overflow: hidden;
    color: var(--quiet);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .target {
    outline: 2px dashed var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
    outline-offset: -3px;
    background: var(--vscode-list-dropBackground, var(--vscode-list-hoverBackground));
  }

  .card {
    position: absolute;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    padding: 0.4em 0.55em 0.4em 0.7em;
    overflow: hidden;
    border: 1px solid
      var(
        --vscode-contrastBorder,
        var(--vscode-widget-border, var(--vscode-editorWidget-border, transparent))
      );
    border-left-width: 3px;
    border-radius: 4px;
    color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
    background: var(--raised);
    line-height: 1.3;
    cursor: pointer;
    user-select: none;
  }

  .card.doing {
    border-left-color: var(--vscode-charts-blue, var(--vscode-progressBar-background));
  }

  .card.done {
    border-left-color: var(--vscode-charts-green, var(--vscode-testing-iconPassed));
  }

  .card.closed .title {
    color: var(--quiet);
    text-decoration: line-through;
  }

  .card:hover {
    background: var(--vscode-list-hoverBackground, var(--raised));
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .card[aria-selected='true'] {
    color: var(--vscode-list-activeSelectionForeground, inherit);
    background: var(--vscode-list-activeSelectionBackground, var(--raised));
    outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -2px;
  }

  .card[aria-selected='true'] :is(.id, .status, .meta, .title, .blocking, .finding) {
    color: inherit;
  }

  .card.carried {
    opacity: 0.55;
    border-style: dashed;
  }

  .card.marked {
    box-shadow: 0 0 0 2px var(--vscode-focusBorder);
  }

  .marked.rowhead,
  .marked.column {
    box-shadow: inset 0 0 0 2px var(--vscode-focusBorder);
  }

  :is(.card, .cell, .rowhead, .column, .corner button):focus-visible {
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: -2px;
  }

  .top,
  .meta {
    display: flex;
    flex: none;
    gap: 0.6em;
    min-width: 0;
    font-size: 0.9em;
    white-space: nowrap;
  }

  .id {
    flex: none;
    max-width: 60%;
    overflow: hidden;
    color: var(--vscode-textLink-foreground);
    font-family: var(--vscode-editor-font-family);
    text-overflow: ellipsis;
  }

  .id:hover {
    text-decoration: underline;
  }

  .status {
    flex: 0 1 auto;
    margin-left: auto;
    overflow: hidden;
    color: var(--quiet);
    text-overflow: ellipsis;
  }

  .status svg,
  .finding svg {
    width: 0.95em;
    height: 0.95em;
    margin-right: 0.25em;
    vertical-align: -0.1em;
  }

  .title {
    display: -webkit-box;
    flex: 1 1 auto;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    max-height: 2.6em;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
  }

  .meta {
    margin-top: auto;
    overflow: hidden;
    color: var(--quiet);
  }

  .meta > * {
    flex: 0 1 auto;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .priority {
    flex: none;
    font-weight: 600;
  }

  .blocking {
    color: var(--vscode-foreground);
    font-weight: 600;
  }

  .finding {
    flex: none;
    margin-left: auto;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .ghost {
    position: fixed;
    z-index: 10;
    top: 0;
    left: 0;
    max-width: 18em;
    padding: 0.35em 0.7em;
    overflow: hidden;
    border: 1px solid var(--vscode-contrastBorder, var(--vscode-focusBorder));
    border-radius: 4px;
    color: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
    background: var(--vscode-list-activeSelectionBackground, var(--raised));
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }

  .about {
    position: fixed;
    z-index: 9;
    box-sizing: border-box;
    width: max-content;
    max-width: min(28em, 92vw);
    max-height: 60vh;
    padding: 0.6em 0.8em;
    overflow: auto;
    border: 1px solid var(--vscode-contrastBorder, var(--vscode-editorHoverWidget-border, transparent));
    border-radius: 4px;
    color: var(--vscode-editorHoverWidget-foreground, var(--vscode-foreground));
    background: var(--vscode-editorHoverWidget-background, var(--raised));
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .about p {
    margin: 0 0 0.2em;
    unicode-bidi: isolate;
  }

  .about p:first-child {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 8;
    line-clamp: 8;
    font-weight: 600;
  }

  .about .quiet {
    margin: 0.4em 0 0;
    font-size: 0.9em;
  }

  /* The headers leave room for what they head. */
  @media (max-height: 48em) {
    .measure ~ .measure {
      display: none;
    }
  }

  @media (max-height: 32em) {
    .head .measure,
    .head .goal {
      display: none;
    }
  }

  .is-narrow .measure,
  .is-narrow .note,
  .is-narrow .bar {
    display: none;
  }
`;
