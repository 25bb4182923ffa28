/** The look that the pictures share: the colours and letters of the editor's own theme, nothing of our own. */
import { css } from 'lit';

export const pictureStyles = css`
  :host {
    --line: var(
      --vscode-contrastBorder,
      var(--vscode-panel-border, var(--vscode-widget-border, transparent))
    );
    --quiet: var(--vscode-descriptionForeground, var(--vscode-foreground));
    --focus: var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
    --gap: var(--vscode-editorWarning-foreground, var(--vscode-foreground));
    display: block;
    overflow: auto;
    color: var(--vscode-foreground);
    line-height: 1.45;
  }

  * {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  bdi {
    overflow-wrap: anywhere;
  }

  button {
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  button:focus-visible {
    outline: 1px solid var(--focus);
    outline-offset: 1px;
  }

  .quiet {
    color: var(--quiet);
  }

  .sign {
    flex: none;
    width: 1.1em;
    height: 1.1em;
    vertical-align: -0.17em;
    overflow: visible;
  }

  .sign .full {
    fill: currentcolor;
  }

  .sign .edge {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
  }

  .sign .bold {
    stroke-width: 2;
  }

  .sign .broken {
    stroke-dasharray: 3 2;
  }

  .sign .inner {
    fill: none;
    stroke: var(--vscode-editor-background);
    stroke-width: 2;
  }

  .shape {
    fill: var(--vscode-editor-background);
    stroke: var(--vscode-foreground);
    stroke-width: 1.3;
  }

  .shape.blocking {
    fill: var(--vscode-foreground);
  }

  .ground {
    fill: var(--vscode-editor-background);
  }

  .shape.none {
    stroke-width: 1.6;
  }

  .empty {
    max-width: 40em;
    margin: 12vh auto 0;
    padding: 0 1.5rem;
    text-align: center;
  }

  .empty h2 {
    margin-bottom: 0.6rem;
    font-size: 1.25em;
    font-weight: 600;
  }
`;
