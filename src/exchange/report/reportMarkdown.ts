/** A report as Markdown, for a wiki or a review comment. */
import { message } from '../../model/message.ts';
import { markdownLine } from '../markdownText.ts';
import type { Block, Cell } from './block.ts';
import { reportBlocks, reportDate, reportTitle } from './report.ts';
import type { ReportInput } from './reportInput.ts';

export function reportMarkdown(input: ReportInput): string {
  const { translate } = input;
  const colon = translate(message(': '));
  const parts = reportBlocks(input).map((block) => blockText(block, colon));
  return `# ${markdownLine(reportTitle(input))}\n\n${reportDate(input)}\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: Block, colon: string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${markdownLine(block.text)}`;
    case 'text':
      return markdownLine(block.text);
    case 'facts':
      return block.facts
        .map(
          ({ label, texts }) => `- **${markdownLine(label)}**${colon}${texts.map(markdownLine).join('; ')}`,
        )
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${markdownLine(item)}`).join('\n');
    case 'picture':
      return '';
    case 'table':
      return tableMarkdown(block.head, block.rows);
  }
}

/** A table without a line break at its end. */
export function tableMarkdown(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map((row) => line(row))].join('\n');
}

function line(cells: readonly Cell[]): string {
  const texts = cells.map((cell) =>
    typeof cell === 'string' ? markdownLine(cell) : cell.map(markdownLine).join('<br>'),
  );
  return `| ${texts.join(' | ')} |`;
}
