/**
 * The look of a page that leaves the editor: the reader's own light or dark, large enough to read on paper. Inside
 * of VS Code its colours take the place of the neutral ones.
 */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: var(--vscode-foreground, CanvasText);
  --quiet: var(--vscode-descriptionForeground, color-mix(in srgb, CanvasText 68%, Canvas));
  --ground: var(--vscode-editor-background, Canvas);
  --line: var(--vscode-panel-border, color-mix(in srgb, CanvasText 22%, Canvas));
  --soft: var(--vscode-textBlockQuote-background, color-mix(in srgb, CanvasText 5%, Canvas));
  --link: var(--vscode-textLink-foreground, LinkText);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 62rem;
  color: var(--text); background: var(--ground);
  font: 0.95rem/1.6 var(--vscode-font-family, system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif);
}
a { color: var(--link); }
h1 { margin: 0 0 0.25rem; font-size: 1.6rem; line-height: 1.3; }
h2 { margin: 2rem 0 0.25rem; font-size: 1.2rem; line-height: 1.35; }
h3 { margin: 0; font-size: 1rem; line-height: 1.4; }
p { margin: 0.25rem 0; }
.quiet { color: var(--quiet); }
.text { overflow-wrap: anywhere; unicode-bidi: isolate; white-space: pre-line; }
.item { margin: 0.9rem 0; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 4px; break-inside: avoid; }
.item .id { color: var(--quiet); font-weight: 400; }
.marks { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; margin: 0.35rem 0; padding: 0; list-style: none; }
.marks li { padding: 0 0.5rem; border: 1px solid var(--line); border-radius: 3px; font-size: 0.85rem; }
.marks li.strong { border-color: currentColor; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.15rem 1rem; margin: 0.35rem 0 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
.verdict { margin-top: 0.6rem; padding-top: 0.5rem; border-top: 1px dashed var(--line); color: var(--quiet); }
.end { margin: 1.25rem 0; border-top: 2px solid currentColor; text-align: center; font-weight: 600; }
.end span { display: inline-block; padding: 0.1rem 0.75rem; }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; margin: 0.75rem 0 0; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
th, td { min-width: 4.5em; padding: 0.35rem 0.6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { min-width: 6.5em; font-weight: 400; }
.text.short { overflow-wrap: normal; white-space: nowrap; }
.wide { overflow-x: auto; }
.part { margin-top: 1.5rem; }
.contents { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0.75rem 0 1rem; padding: 0; list-style: none; }
figure { margin: 0.5rem 0; }
svg.value { width: 100%; height: auto; max-width: 46rem; }
svg.value line { stroke: var(--line); }
svg.value text { fill: currentColor; font-size: 12px; }
svg.value .mark { fill: var(--ground); stroke: currentColor; }
svg.value .blocking { stroke-width: 2.5; }
@media (max-width: 36rem) { dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: 0.35rem; } }
@page landscape { size: landscape; }
@media print {
  .landscape, h2:has(+ .landscape) { page: landscape; }
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .actions { display: none; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  nav { display: none; }
  .wide { overflow: visible; }
}
`;
