/** A report as one HTML file: it needs no script, no network and no editor, and prints as it is. */
import { type Html, markup } from '../html/html.ts';
import { htmlPage } from '../html/htmlPage.ts';
import type { Block, Cell, TableBlock } from './block.ts';
import { reportBlocks, reportDate, reportTitle } from './report.ts';
import type { ReportInput } from './reportInput.ts';

/** `language` is a BCP 47 tag. */
export function reportPage(input: ReportInput, language: string): string {
  const blocks = reportBlocks(input);
  const contents = blocks.flatMap((block) =>
    block.kind === 'heading' && block.anchor !== undefined
      ? [{ anchor: block.anchor, text: block.text }]
      : [],
  );
  const title = reportTitle(input);
  const body = markup`<h1 class="text">${title}</h1>
<p class="quiet">${reportDate(input)}</p>
<nav><ul class="contents">${contents.map(({ anchor, text }) => markup`<li><a href="#${anchor}">${text}</a></li>`)}</ul></nav>
${blocks.map(blockHtml)}`;
  return htmlPage({ title, language, body });
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return block.level === 2
        ? markup`<h2 id="${block.anchor ?? ''}" class="text">${block.text}</h2>\n`
        : markup`<h3 class="part text">${block.text}</h3>\n`;
    case 'text':
      return markup`<p class="text">${block.text}</p>\n`;
    case 'facts':
      return block.facts.length === 0
        ? markup``
        : markup`<dl>${block.facts.map(({ label, texts }) => markup`<dt>${label}</dt><dd>${texts.map((text) => markup`<div class="text">${text}</div>`)}</dd>`)}</dl>\n`;
    case 'list':
      return markup`<ul>${block.items.map((item) => markup`<li class="text">${item}</li>`)}</ul>\n`;
    case 'picture':
      return markup`<figure>${block.picture}</figure>\n`;
    case 'table':
      return tableHtml(block);
  }
}

/** A word of up to so many characters, such as a status or a date, is not broken into two lines. */
const shortWord = 10;

/** More columns than this are printed across the long side of the paper. */
const mostAcrossPaper = 7;

function tableHtml({ head, rows }: TableBlock): Html {
  const isShort = head.map((name, column) =>
    [name, ...rows.map((row) => row[column] ?? '')].every(
      (cell) => typeof cell === 'string' && cell.length <= shortWord && !/\s/u.test(cell),
    ),
  );
  const className = (column: number): string => (isShort[column] ? 'text short' : 'text');
  const room = head.length > mostAcrossPaper ? 'wide landscape' : 'wide';
  return markup`<div class="${room}"><table><thead><tr>${head.map((name, column) => markup`<th scope="col" class="${className(column)}">${name}</th>`)}</tr></thead><tbody>
${rows.map((row) => markup`<tr>${row.map((cell, column) => cellHtml(cell, column === 0, className(column)))}</tr>\n`)}</tbody></table></div>\n`;
}

function cellHtml(cell: Cell, isFirst: boolean, className: string): Html {
  const lines = typeof cell === 'string' ? [cell] : cell;
  const content =
    lines.length === 1
      ? markup`${lines[0] ?? ''}`
      : lines.map((line) => markup`<div class="text">${line}</div>`);
  return isFirst
    ? markup`<th scope="row" class="${className}">${content}</th>`
    : markup`<td class="${className}">${content}</td>`;
}
